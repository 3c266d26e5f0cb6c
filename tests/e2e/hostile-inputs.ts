// Inputs of somebody who means harm, or whose keyboard a cat has found; and a watch that sees whether they did any.
import { expect, type Page } from '../test.ts';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { root } from '../sites.ts';

/** The inputs are the same all day, and with HOSTILE_SEED those of another day. */
export const seed = Number(process.env['HOSTILE_SEED'] ?? Math.floor(Date.now() / 86_400_000));

/** Calls what the watch puts into the page, where any of it is read as markup or script. */
const attacks = [
  '<img src=x onerror=harm()>',
  '<svg/onload=harm()>',
  '"><script>harm()</script>',
  "';harm();//",
  'javascript:harm()',
  'data:text/html,<script>harm()</script>',
  '{{constructor.constructor("harm()")()}}',
  '${harm()}',
  '<iframe srcdoc="<script>parent.harm()</script>">',
  '<base href=//elsewhere.invalid/>',
  '<link rel=stylesheet href=//elsewhere.invalid/x.css>',
  '<meta http-equiv=refresh content="0;url=//elsewhere.invalid">',
  '//elsewhere.invalid/x',
  '\\\\elsewhere.invalid\\x',
  'https://elsewhere.invalid/x.js',
  '../../../../etc/passwd',
  '..%2f..%2f_headers',
];
const oddities = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '[object Object]',
  'undefined',
  'null',
  'NaN',
  '-0',
  '1e999',
  '{"__proto__":{"harm":1}}',
  '%',
  '%E0%A4%A',
  '%ff%fe',
  '%00',
  '%ED%A0%80',
  '\u0000',
  '\u001b]0;title\u0007\u001b[31m\u001b[2J',
  '\u202e\u2066\u2069',
  '\ud800',
  '\ufeff',
  '‮‭',
  '(?:a+)+$',
  '((((((((((',
  '[[[]]]',
  '"unclosed',
  '`$(',
  '"" "" ""',
  '⏎ ⏎',
  'İ',
  'ﬃ',
  'Ⅷ',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  "'; DROP TABLE questions; --",
  '&lt;&amp;&#0;',
  ':~:text=docker',
  '#',
  '?q=&q=&topic=',
];
const words = ['docker', 'ssh root login', 'tdnf', 'systemctl', 'Cannot connect to the Docker daemon', '127.0.0.1'];

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...attacks) },
  { weight: 3, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.json() },
);
const input = fc.oneof(
  { weight: 12, arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')) },
  {
    weight: 1,
    arbitrary: fc.tuple(piece, fc.integer({ min: 100, max: 1_000 })).map(([text, times]) => text.repeat(times)),
  },
);

/** Inputs for one place; each place has its own. */
export function inputsFor(place: string, count: number): string[] {
  return fc.sample(input, { seed: seed ^ createHash('sha256').update(place).digest().readInt32BE(), numRuns: count });
}

/** What storage may hold that this site never wrote: any text, and JSON of any shape. */
export function keptTexts(count: number): string[] {
  const value = fc.oneof(
    input,
    fc.json({ maxDepth: 2 }),
    fc.constantFrom('null', '[]', '[null]', '{}', '0', '"text"', '[[["a"]]]', '{"length":5}', '[1e9]', '{', ''),
    fc.array(input, { maxLength: 9 }).map((texts) => JSON.stringify(texts)),
    fc.dictionary(input, fc.jsonValue(), { maxKeys: 4 }).map((values) => JSON.stringify(values)),
  );
  return fc.sample(value, { seed: seed ^ 99, numRuns: count });
}

/** What went wrong in a page since it is watched. */
export interface Watch {
  /** Notes the input that what follows is due to. */
  now(input: string): void;
  /** @throws where an input did harm; says which */
  expectNoHarm(): void;
}

/** Watches a page, from before its next navigation. */
export async function watch(page: Page): Promise<Watch> {
  const wrongs: string[] = [];
  let current = '';
  const note = (wrong: string) => wrongs.push(`${wrong} (after ${JSON.stringify(current.slice(0, 300))})`);
  await page.exposeFunction('noteHarm', note);
  await page.addInitScript(() => {
    const noteHarm = (what: string) => {
      (window as unknown as { noteHarm(what: string): void }).noteHarm(what);
    };
    Object.assign(window, { harm: () => noteHarm('A script ran.') });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      noteHarm(`The policy had to forbid ${effectiveDirective} ${blockedURI}`);
    });
    addEventListener('unhandledrejection', ({ reason }) => noteHarm(`A promise was rejected: ${String(reason)}`));
  });
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('dialog', (dialog) => {
    note(`A dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => note(`A window: ${popup.url()}`));
  const files = new Set(globSync('**/*.*', { cwd: root.dir }).map((file) => root.base + file));
  page.context().on('request', (request) => {
    const { origin, pathname, search } = new URL(request.url());
    const isOurs = origin === `http://localhost:${root.port}`;
    if (isOurs && request.isNavigationRequest() && request.frame() === page.mainFrame()) return;
    const isFile = files.has(pathname) && (search === '' || pathname.startsWith(`${root.base}pagefind/`));
    if (!isOurs || !isFile) note(`It asked for ${request.url()}`);
  });
  return {
    now: (next) => (current = next),
    expectNoHarm: () => expect(wrongs, `seed ${seed}`).toEqual([]),
  };
}
