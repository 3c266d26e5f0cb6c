// The search on a small site of its own: what is read in a query, what comes first, and what is said of it.
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { SearchEngine, type SearchRequest } from '../../src/search/engine.ts';
import { packedPages, unpackedPages, type Place } from '../../src/search/full-text-data.ts';
import { FullText, type Hit } from '../../src/search/full-text.ts';
import { packed, packedFurther, unpackedEntries, type Entry, type SearchData } from '../../src/search/search-data.ts';

const entry = (
  path: string,
  title: string,
  answer: string,
  symptoms: string[] = [],
  more: Partial<Entry> = {},
): Entry => ({
  path: `faq/${path}/`,
  title,
  answer,
  symptoms,
  tags: [],
  searches: [],
  topic: 'system',
  releases: ['4.0', '5.0'],
  ...more,
});
const data: SearchData = {
  entries: [
    entry(
      'docker',
      'Why isn’t docker ps working?',
      'The daemon does not run: start it.',
      [
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
        'docker service is inactive',
      ],
      { topic: 'docker' },
    ),
    entry(
      'docker-permission',
      'Why is permission denied on the Docker socket?',
      'You are not in the group docker.',
      ['permission denied while trying to connect to the Docker daemon socket'],
      { topic: 'docker' },
    ),
    entry('tdnf', 'Why does tdnf find no package?', 'Its name is wrong, or a repository is off.', [
      'Error(1011) : No matching packages',
    ]),
    entry(
      'password',
      'How do I reset a lost root password?',
      'Change the boot line and set a new one.',
      ['forgot the root password'],
      { releases: ['5.0'] },
    ),
    entry('firewall', 'Why is my port blocked?', 'The firewall drops what no rule lets through.', [
      'Connection timed out',
    ]),
    entry('ssh', 'Why can’t I SSH in as root?', 'sshd_config says PermitRootLogin no.', [
      'Permission denied, please try again.',
    ]),
    entry('photon', 'What is Photon OS?', 'A small Linux that hosts containers.'),
    {
      path: 'notes/kickstart/',
      title: 'Rebuilding the ISO',
      answer: 'A machine that installs itself.',
      symptoms: [],
      tags: [],
      searches: [],
    },
  ],
  topics: { docker: 'Docker', system: 'System' },
  equivalents: ['container docker', 'login ssh'],
  lookalikes: ['dockers'],
};

const engine = SearchEngine.on(packed(data));
engine.addSearches(packedFurther(data));
const ask = (query: string, more: Omit<SearchRequest, 'query'> = {}) => engine.first({ query, ...more });
const paths = (query: string, more: Omit<SearchRequest, 'query'> = {}) =>
  ask(query, more).results.map(({ path }) => path);

test('what is packed is the same when it is unpacked', () => {
  expect(unpackedEntries(packed(data), packedFurther(data).searches, packedFurther(data).tags)).toEqual(data.entries);
});

describe('first comes', () => {
  test.each([
    ['docker ps not working', 'faq/docker/'],
    ['dokcer ps', 'faq/docker/'],
    ['container inactive', 'faq/docker/'],
    ['permission denied docker.sock', 'faq/docker-permission/'],
    ['1011', 'faq/tdnf/'],
    ['Error(1011)', 'faq/tdnf/'],
    ['forgotten root password', 'faq/password/'],
    ['sshd_config', 'faq/ssh/'],
    ['cant login as root', 'faq/ssh/'],
    ['what is photon os', 'faq/photon/'],
  ])('for "%s" %s', (query, path) => {
    expect(paths(query)[0]).toBe(path);
  });

  test.each(data.entries.map(({ title, path }) => [title, path]))('for its own words, "%s"', (title, path) => {
    expect(paths(title)[0]).toBe(path);
    expect(ask(title).confidence).toBe('answer');
  });

  test('the error of a pasted log, whatever else is in it', () => {
    const log = `root@photon-5 [ ~ ]# docker ps
\u001b[31mNov 22 08:00:01 photon-5 dockerd[612]: time="2025-11-22T08:00:01.123Z" level=info msg="Starting up"
Nov 22 08:00:02 photon-5 systemd[1]: docker.service: Main process exited, code=exited, status=1/FAILURE
Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
${'Nov 22 08:00:03 photon-5 kernel: eth0: link 4f1c2a9be77d up at 192.0.2.4\n'.repeat(60)}`;
    expect(log.length).toBeGreaterThan(4_000);
    expect(paths(log)[0]).toBe('faq/docker/');
  });
});

describe('it says', () => {
  test('what was corrected, and takes a word as it was typed where that is asked', () => {
    expect(ask('dokcer ps').corrected).toEqual([['dokcer', 'docker']]);
    expect(ask('dokcer ps', { literal: true })).toMatchObject({ corrected: [] });
  });

  test('which words were looked for besides', () => {
    expect(ask('container inactive').added).toEqual(['docker']);
  });

  test('that there is no answer, instead of showing what only shares a beginning', () => {
    for (const query of ['zzzzqqqq', 'dockerqqqq', 'powershell', '!!! ???']) {
      expect(ask(query)).toMatchObject({ confidence: 'none', results: [] });
    }
  });

  test('what matched, mark by mark, and the symptom that is meant', () => {
    const [result] = ask('is the docker daemon running').results;
    expect(result?.title.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['docker']);
    expect(result?.symptom?.map(({ text }) => text).join('')).toBe(data.entries[0]?.symptoms[0]);
  });
});

test('an unfinished last word stands for what begins with it', () => {
  expect(paths('passw', { typing: true })[0]).toBe('faq/password/');
  expect(paths('docker perm', { typing: true })[0]).toBe('faq/docker-permission/');
});

test('words in quotes must stand side by side', () => {
  expect(paths('"docker daemon socket"')).toEqual(['faq/docker-permission/']);
  expect(paths('"the root password" reset')).toEqual(['faq/password/']);
});

test('quotes around a value in an error are no phrase, and one word in quotes is no answer', () => {
  expect(paths('Error: no package "docker-extras" found')[0]).toBe('faq/tdnf/');
  expect(paths('{"msg":"permission denied on the docker socket","host":"photon-5"}')[0]).toBe('faq/docker-permission/');
  expect(ask('"docker" blockchain wallet ethereum prices').confidence).not.toBe('answer');
});

test('a line break makes no answer of what has none', () => {
  for (const query of ['Bitcoin\npassword', 'my flexbox is odd\nmargin collapses\ndocker']) {
    expect(ask(query).confidence).not.toBe('answer');
  }
  expect(paths('What is\nPhoton OS?')[0]).toBe('faq/photon/');
});

test('topic and release leave out what is not of them; a note is of every release and of no topic', () => {
  expect(paths('permission denied')).toContain('faq/ssh/');
  expect(paths('permission denied', { topic: 'docker' })).not.toContain('faq/ssh/');
  expect(paths('reset root password', { release: '4.0' })).not.toContain('faq/password/');
  expect(paths('rebuilding iso', { release: '4.0' })).toEqual(['notes/kickstart/']);
  expect(paths('rebuilding iso', { topic: 'docker' })).toEqual([]);
});

describe('the full text', () => {
  const hits: Record<string, Hit[]> = {
    '"bootloader"': [{ id: 'p', score: 3, words: [41] }],
    '"edit the bootloader"': [{ id: 'p', score: 3, words: [40] }],
  };
  let asked: string[];
  const joined = SearchEngine.on(packed(data));
  joined.addSearches(packedFurther(data));
  const places: Place[] = [
    ['by-hand', 'By hand', 10],
    ['in-a-script', 'In a script', 60],
  ];
  joined.addFullText(
    new FullText(
      async (terms) => {
        asked.push(...terms);
        return Promise.resolve(terms.map((term) => hits[term] ?? []));
      },
      packedPages(['a', 'b', 'c', 'p'].map((id) => ({ id, places: id === 'p' ? places : [] }))),
    ),
  );
  beforeEach(() => {
    asked = [];
  });

  test('finds what only stands in the text of a page, and leads to the place', async () => {
    const { results, dropped } = await joined.complete({ query: 'bootloader grubby' });
    expect(results[0]).toMatchObject({ path: 'faq/password/#by-hand', place: 'By hand' });
    expect(dropped).toEqual(['grubby']);
  });

  test('is written with the fragments of headings left out where they follow from these', () => {
    const pages = [
      { id: 'en_1', places: [] },
      { id: 'en_2', places: [...places, ['by-hand-1', 'By hand', 90]] satisfies Place[] },
      { id: 'en_3', places: [['überall', 'Überall', 7]] satisfies Place[] },
    ];
    expect(unpackedPages(packedPages(pages))).toEqual(pages);
    expect(packedPages(pages).places).toContain('In a script\nBy hand\tby-hand-1');
  });

  test('says which words and phrases are on no page', async () => {
    expect((await joined.complete({ query: 'docker on powershell' })).dropped).toEqual(['powershell']);
    expect((await joined.complete({ query: 'dokcer ps', literal: true })).dropped).toEqual(['dokcer']);
    expect((await joined.complete({ query: '"daemon docker" ps' })).missingPhrases).toEqual(['daemon docker']);
  });

  test('is asked for phrases as they stand', async () => {
    const { results } = await joined.complete({ query: '"edit the bootloader" docker' });
    expect(results.map(({ path }) => path)).toEqual(['faq/password/#by-hand']);
  });

  test('is not asked for what the questions know, for corrected words, and for the names in a log', async () => {
    for (const query of [
      'docker not working',
      'dokcer',
      `a log\n${Array.from({ length: 30 }, (_, at) => `host${at}x`).join(' ')}`,
    ]) {
      expect(joined.needsFullText({ query })).toBe(false);
      await joined.complete({ query });
    }
    expect(asked).toEqual([]);
  });
});

describe('whatever is typed,', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'docker',
          '<img src=x onerror=alert(1)>',
          '"',
          '\ud800',
          '\u202e',
          '\u0000',
          '%00',
          '__proto__',
          'constructor',
          '\n',
          '(',
          '⏎',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(' ')),
  );

  test('nothing breaks, and what is shown is the text of the site', () => {
    const texts = new Set(data.entries.map(({ title }) => title));
    fc.assert(
      fc.property(hostile, fc.boolean(), (query, typing) => {
        for (const { title } of ask(query, { typing }).results) {
          expect(texts).toContain(title.map(({ text }) => text).join(''));
        }
      }),
    );
  });

  test('more than a screen of it is cut', () => {
    expect(paths(`${'x '.repeat(50_000)} docker ${'x '.repeat(50_000)}`)).toEqual([]);
    expect(paths(`${'x '.repeat(50_000)} docker ps`)[0]).toBe('faq/docker/');
    expect(paths(`docker ps ${'y'.repeat(100_000)}`)[0]).toBe('faq/docker/');
  });
});
