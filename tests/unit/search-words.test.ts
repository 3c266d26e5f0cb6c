// Words of a query: tokens, noise, stems and spelling.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutNoise } from '../../src/search/noise.ts';
import { correctionOf, distance } from '../../src/search/spelling.ts';
import { termOf, wordsOfToken } from '../../src/search/terms.ts';
import { normalized, tokensOf } from '../../src/search/tokens.ts';

describe('tokens', () => {
  test.each([
    ['docker.sock', 'docker.sock', ['docker', 'sock']],
    ['/etc/ssh/sshd_config', 'etc/ssh/sshd_config', ['etc', 'ssh', 'sshd', 'config']],
    ['Error(1011)', 'error(1011)', ['error', '1011']],
    ['--installroot', 'installroot', ['installroot']],
    ['tcp://0.0.0.0:2375', 'tcp://0.0.0.0:2375', ['tcp', '0', '0', '0', '0', '2375']],
    ['(publickey).', 'publickey', ['publickey']],
    ['can’t', 'cant', ['cant']],
    ['“quoted”', 'quoted', ['quoted']],
    ['machine’s', 'machine', ['machine']],
    ['Ｄｏｃｋｅｒ', 'docker', ['docker']],
  ])('of %s are found whole and in parts', (text, whole, parts) => {
    expect(tokensOf(normalized(text))).toEqual([{ whole, parts }]);
  });

  test('have no colours of a terminal and no control characters in them', () => {
    expect(normalized('\u001b[1;31mfailed\u001b[0m\u0007 \u202eto\u2066 \u001b]0;title\u0007start')).toMatch(
      /^failed\s+to\s+start$/,
    );
  });

  test('can be made of any text, and hold nothing but letters, digits and what is between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { whole, parts } of tokensOf(normalized(text))) {
          expect(whole).not.toMatch(/\s/);
          expect(parts.length).toBeGreaterThan(0);
          for (const part of parts) expect(part).toMatch(/^[\p{L}\p{N}]+$/u);
        }
      }),
    );
  });

  test('give the words that are worth looking up', () => {
    const words = (text: string) => tokensOf(normalized(text)).flatMap(wordsOfToken);
    expect(words('why is the docker.sock of 4.0 not there')).toEqual(['docker', 'sock', 'docker.sock', '4.0']);
  });
});

describe('noise', () => {
  test.each([
    ['Nov 22 08:00:01 photon-5 dockerd[612]: failed to start', 'dockerd : failed to start'],
    ['2025-11-22T08:00:01.123456Z error while loading', 'error while loading'],
    ['[    3.141592] ext4-fs error', 'ext4-fs error'],
    ['root@photon-5 [ ~ ]# docker ps', 'docker ps'],
    ['connect to host 192.0.2.17 port 22: connection refused', 'connect to host port 22: connection refused'],
    ['lease of fe80::1ff:fe23:4567:890a on eth0', 'lease of on eth0'],
    ['container 4f1c2a9be77d exited', 'container exited'],
    ['boot 1f6a2b3c-0000-4000-8000-0123456789ab', 'boot'],
    ['00:50:56:ab:cd:ef up', 'up'],
  ])('is taken out of %s', (line, rest) => {
    expect(withoutNoise(line.toLowerCase()).replace(/\s+/g, ' ').trim()).toBe(rest);
  });

  test.each([
    'error(1011) : no matching packages',
    'http://localhost:2375',
    'iptables -a input --dport 8080',
    'deadbeef.service',
    'curl#56',
    'added',
  ])('is not what tells errors apart: %s', (line) => {
    expect(withoutNoise(line)).toBe(line);
  });
});

describe('spelling', () => {
  test.each([
    ['dokcer', 'docker', 1],
    ['docker', 'docker', 0],
    ['dcker', 'docker', 1],
    ['dockers', 'docker', 1],
    ['abc', 'xyz', 2],
  ])('%s is %s with %i mistakes', (one, other, mistakes) => {
    expect(distance(one, other, 1)).toBe(mistakes);
  });

  test('distances are the same in both directions, and never less than the difference of lengths', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const mistakes = distance(one, other, 8);
        expect(mistakes).toBe(distance(other, one, 8));
        expect(mistakes).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
        expect(mistakes === 0).toBe(one === other);
      }),
    );
  });

  test('corrects to the nearest word, then to the most frequent one, and leaves short words and numbers alone', () => {
    const known = new Map([
      ['docker', 9],
      ['locker', 1],
      ['kubernetes', 3],
      ['ps', 4],
      ['1011', 1],
    ]);
    expect(correctionOf('dokcer', known)).toBe('docker');
    expect(correctionOf('ocker', known)).toBe('docker');
    expect(correctionOf('kubrenetse', known)).toBe('kubernetes');
    expect(correctionOf('hubrenetse', known)).toBeUndefined();
    expect(correctionOf('px', known)).toBeUndefined();
    expect(correctionOf('1012', known)).toBeUndefined();
    expect(correctionOf('powershell', known)).toBeUndefined();
  });

  test('no known word that is near enough is passed over', () => {
    const letter = fc.constantFrom('a', 'b', 'é', 'z', 'ж');
    const word = fc.string({ unit: letter, minLength: 5, maxLength: 9 });
    // Words drawn by themselves are hardly ever near each other.
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(1), fc.string({ unit: letter, maxLength: 1 })), { maxLength: 3 });
    const mistyped = fc.tuple(word, edits).map(([known, places]) => {
      const typed = places.reduce((text, [place, taken, put]) => {
        const at = place % text.length;
        return text.slice(0, at) + put + text.slice(at + taken);
      }, known);
      return [typed.padEnd(5, 'a'), known] as const;
    });
    fc.assert(
      fc.property(mistyped, ([typed, known]) => {
        const allowed = typed.length < 9 || typed[0] !== known[0] ? 1 : 2;
        const isNear = distance(typed, known, allowed) <= allowed;
        expect(correctionOf(typed, new Map([[known, 1]]))).toBe(isNear ? known : undefined);
      }),
    );
  });
});

test('stems make forms of a word one, and leave names with digits alone', () => {
  expect(new Set(['container', 'containers'].map(termOf)).size).toBe(1);
  expect(new Set(['installing', 'installed', 'installs'].map(termOf)).size).toBe(1);
  expect(termOf('eth0')).toBe('eth0');
});
