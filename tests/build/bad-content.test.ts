// What a writer reads when something is wrong: each mistake is put into a copy of the content and built.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtPages } from '../../src/checks/built-pages.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const question = {
  question: 'Why is it so?',
  answer: 'Because it is.',
  releases: 'all',
  sources: '[{ title: A page, url: "https://example.org/" }]',
  checked: '2026-01-31',
  order: '900',
};

/** Writes a question; a field set to undefined is left out. */
function write(path: string, changes: Record<string, string | undefined> = {}, body = 'Text.') {
  const fields = Object.entries<string | undefined>({ ...question, ...changes });
  const head = fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}`)).join('\n');
  writeRaw(path, `---\n${head}\n---\n\n${body}\n`);
}

function writeRaw(path: string, text: string) {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function build(environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    'node_modules/.bin/astro',
    ['build', '--force', '--outDir', join(dir, 'dist')],
    {
      env: { ...process.env, CONTENT_DIR: dir, NO_COLOR: '1', ASTRO_TELEMETRY_DISABLED: '1', ...environment },
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  return { status, output: stdout + stderr };
}

describe('front matter', () => {
  test('all mistakes of all files are told at once', () => {
    write('faq/docker/first.mdx', { colour: 'red', answer: undefined, order: '1.5' });
    write('faq/docker/second.mdx', {
      answer: 'x'.repeat(201),
      releases: "['9.9']",
      checked: '2026-02-30',
      related: '[frist]',
      sources: '[]',
    });
    write('faq/docker/third.mdx', { checked: '2999-01-01', question: 'No question' });
    write('faq/docker/fourth.mdx', {
      checked: 'last spring',
      symptoms: '[Error: no space left]',
      searches: '[docker]',
    });
    write('faq/dokcer/fifth.mdx');
    write('faq/docker/Sixth_one.mdx');
    write('faq/docker/seventh.mdx', { anchors: '[q-one]' });
    write('faq/network/eighth.mdx', { anchors: '[q-one, seventh]', sources: '[{ title: A page }]' });
    write('faq/network/seventh.mdx');
    writeRaw('faq/network/ninth.mdx', 'No front matter.');
    writeRaw('faq/network/tenth.mdx', '---\nquestion: "open\n---\n');
    writeRaw('notes/note.md', '---\ntitle: A note\ncreated: 2020-01-01\nauthor: me\n---\n');

    const { status, output } = build();

    expect(status).not.toBe(0);
    const told = output.split('\n').filter((line) => line.includes(dir.split('/').at(-1) ?? ''));
    const lines = told.map((line) => line.slice(line.search(/(faq|notes)\//)));
    expect(lines).toEqual([
      'faq/docker/Sixth_one.mdx: file name: "Sixth_one" cannot be an address. Use a–z, 0–9 and single "-" only.',
      'faq/docker/first.mdx: answer: is missing. Write the short answer: one or two sentences, at most 200 characters.',
      'faq/docker/first.mdx: order: should be int, not number. Write a whole number: the place within the topic, smallest first.',
      'faq/docker/first.mdx: colour: is an unknown field. The fields are: question, answer, releases, symptoms, searches, related, family, message, formerly, anchors, sources, checked, tags, machine, order.',
      'faq/docker/fourth.mdx: symptoms (entry 1): has ": " in it: put the whole text in quotes. Write a list of error texts and other wordings people search by.',
      'faq/docker/fourth.mdx: searches: is no text of lines. Write what people may type into a search who need this, a line each, below "searches: |".',
      'faq/docker/fourth.mdx: checked: is no date. Write the day the answer was last compared with its sources, as YYYY-MM-DD.',
      'faq/docker/second.mdx: answer: has 201 characters, 200 are allowed. Write the short answer: one or two sentences, at most 200 characters.',
      'faq/docker/second.mdx: releases (entry 1): is an unknown release. Write "all", or a list of 1.0, 2.0, 3.0, 4.0, 5.0.',
      'faq/docker/second.mdx: sources: is empty. Write a list of at least one source, each with "title" and either "url" (https://…) or "path" (owner/repository@branch:path).',
      'faq/docker/second.mdx: checked: is no day of the calendar. Write the day the answer was last compared with its sources, as YYYY-MM-DD.',
      'faq/docker/third.mdx: question: does not end with "?". Write the question in the reader’s own words, ending with "?".',
      'faq/docker/third.mdx: checked: lies in the future. Write the day the answer was last compared with its sources, as YYYY-MM-DD.',
      'faq/dokcer/fifth.mdx: folder: "dokcer" is no topic. Move the file to a folder of its topic: getting-started, packages, access, network, docker, system, about.',
      'faq/network/eighth.mdx: sources (entry 1): is no source. Write a list of at least one source, each with "title" and either "url" (https://…) or "path" (owner/repository@branch:path).',
      'faq/network/ninth.mdx: front matter: there is none. Begin the file with a line "---", the fields, and a line "---".',
      expect.stringMatching(/^faq\/network\/tenth\.mdx: front matter: .+/),
      'notes/note.md: modified: is missing. Write when the note was last changed, as YYYY-MM-DD or an ISO time.',
      'notes/note.md: author: is an unknown field. The fields are: title, tags, formerly, created, modified, symptoms, searches, sources, machine, checked.',
      expect.stringContaining('faq/network/seventh.mdx: file name: its address /faq/seventh/ belongs to '),
    ]);
  });

  test('what only shows between files is told too', () => {
    write('faq/docker/one.mdx', { anchors: '[q-one]', related: '[tow-parts]' });
    write('faq/docker/two-parts.mdx', { anchors: '[q-one, one]', related: '[two-parts]' });

    const { status, output } = build();

    expect(status).not.toBe(0);
    expect(output).toContain('one.mdx: related: there is no question "tow-parts". Did you mean "two-parts"?');
    expect(output).toMatch(/two-parts\.mdx: anchors: "q-one" leads to .*one\.mdx already\. Keep it in one of them\./);
    expect(output).toMatch(/two-parts\.mdx: anchors: "one" leads to .*one\.mdx already\./);
    expect(output).toContain('two-parts.mdx: related: "two-parts" is the question itself. Leave it out.');
  });
});

describe('text', () => {
  beforeEach(() => {
    cpSync('content', dir, { recursive: true });
  });

  test('links that lead nowhere, pictures without text and forbidden styles stop the build', () => {
    write(
      'faq/docker/bad.mdx',
      { related: '[docker-ps-not-working]' },
      [
        'A [page](/faq/nowhere/), a [page without its slash](/faq/docker-ps-not-working),',
        'a [fragment](/faq/docker-ps-not-working/#nowhere), an [own one](#nope), a [place](#here), a [file](/nothing.pdf).',
        '',
        '## Here',
        '',
        '![](/favicon.svg)',
        '',
        '<p style="color: red">Red</p>',
        '',
        'A [broken one](/faq/%zz/).',
        '',
        '## Empty',
        '',
        '## Also empty',
      ].join('\n'),
    );

    const { status, output } = build();

    expect(status).not.toBe(0);
    expect(output).toContain('bad.mdx: the link "/faq/nowhere/" leads to no page.');
    expect(output).toContain(
      'bad.mdx: the link "/faq/docker-ps-not-working" leads to no page. Put a slash at its end.',
    );
    expect(output).toMatch(
      /bad\.mdx: the link "\/faq\/docker-ps-not-working\/#nowhere" leads to no place .* you-see, do, check/,
    );
    expect(output).toContain('bad.mdx: the link "/faq/bad/#nope" leads to no place on that page.');
    expect(output).toContain('bad.mdx: the link "/nothing.pdf" leads to no page.');
    expect(output).toContain('bad.mdx: the picture "/favicon.svg" has no text alternative.');
    expect(output).toContain('bad.mdx: <p style="color: red"> would be blocked by the security policy.');
    expect(output).toContain('bad.mdx: the link "/faq/%zz/" is not an address.');
    expect(output).toContain('bad.mdx: the section "Empty" is empty. Fill it or take its heading out.');
    expect(output).toContain('bad.mdx: the section "Also empty" is empty.');
    expect(output).not.toContain('#here');
    expect(output).not.toMatch(/stack trace/i);
  });

  test('links and pictures given as tags follow the base path too', () => {
    write('faq/docker/tags.mdx', {}, 'A <a href="/faq/support/">tag</a>.\n\n<img src="/favicon.svg" alt="The sign" />');

    const { status, output } = build({ BASE_PATH: '/photon/' });

    expect(output).not.toContain('leads to no page');
    expect(status).toBe(0);
  });

  test('the site shows where it is, and offers to suggest a change, when it is told its addresses', () => {
    const { status } = build({ SITE_URL: 'https://example.org/photon', REPOSITORY_URL: 'https://example.org/code/' });

    expect(status).toBe(0);
    const [page] = builtPages(join(dir, 'dist/faq/support'), '/');
    expect(page?.$('link[rel=canonical]').attr('href')).toBe('https://example.org/photon/faq/support/');
    expect(page?.$('a[href^="https://example.org/code/edit/main/"]').attr('href')).toMatch(/faq\/about\/support\.mdx$/);
  });

  test('an address of the site that is none is named', () => {
    const { status, output } = build({ SITE_URL: 'example.org' });

    expect(status).not.toBe(0);
    expect(output).toContain('SITE_URL is "example.org", which is no address.');
  });

  test('wrong fences stop the build and are named with their lines', () => {
    write('faq/docker/bad.mdx', {}, '```sh tilte="x"\nls\n```\n\n```console\nno prompt\n```');

    const { status, output } = build();

    expect(status).not.toBe(0);
    expect(output).toContain(
      'bad.mdx: snippet (line 10): "tilte="x"" is not known behind ```sh. You may write: title="…"',
    );
    expect(output).toContain('bad.mdx: snippet (line 14): ');
  });

  test('a plain Markdown note as another program wrote it builds, with one h1', () => {
    cpSync('tests/fixtures/notes/from-another-program.md', join(dir, 'notes/from-another-program.md'));

    const { status, output } = build();

    expect(output).not.toContain('ERROR');
    expect(status).toBe(0);
    const [page] = builtPages(join(dir, 'dist/notes/from-another-program'), '/');
    expect(page?.$('h1').text()).toBe('photonos');
    expect(page?.$('article').text()).toContain('an arrow, and a');
  });
});
