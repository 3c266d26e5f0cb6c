// What a writer's MDX is as plain Markdown.
import { expect, test } from 'vitest';
import { releases } from '../../src/site.ts';
import { plainMarkdown } from '../../src/plain-markdown/text.ts';

const place = { file: 'content/faq/docker/x.mdx', title: 'What is it?', from: 'faq/x.md' };
const plain = (source: string) => plainMarkdown(source, place);

test('leaves alone what is plain already', () => {
  const text =
    '## Do\n\nRun `a_b` – “twice” – *now*, see [there](https://example.org/a_b).\n\n| a | b |\n| - | - |\n| 1 | 2 |';
  expect(plain(text)).toBe(text);
});

test('says before a snippet what can go wrong and what it is, and after it what to fill in and why it is not run', () => {
  const source =
    '```sh norun="needs a second machine" title="On your own computer" danger="Opens a port."\nssh {{user=alice}}@HOST\n```';
  expect(plain(source)).toBe(`> **Careful.** Opens a port.

On your own computer:

\`\`\`sh
ssh alice@HOST
\`\`\`

Put in your own: user (\`alice\`).

Not run here: needs a second machine.`);
});

test('keeps a session with its output, without what tells the tests how to run it', () => {
  expect(plain('```console exit=3 input="y"\n# docker ps\n...\n[..] done\n```')).toBe(
    '```console\n# docker ps\n...\n[..] done\n```',
  );
});

test('keeps the template of another program, and a fence and empty lines within a file', () => {
  const file = '````text\n```sh\na\n\n\n\nb\n```\n````';
  expect(plain(file)).toBe(file);
  expect(plain("```console\n$ docker ps --format '{{.Names}}'\nweb\n```")).toContain("'{{.Names}}'");
});

test('keeps a snippet within its list or quotation', () => {
  expect(plain('1. First:\n\n   ```sh norun="an example"\n   a\n   b\n   ```\n\n2. Then')).toBe(
    '1. First:\n\n   ```sh\n   a\n   b\n   ```\n\n   Not run here: an example.\n\n2. Then',
  );
  expect(plain('> ```text\n> a\n> b\n> ```')).toBe('> ```text\n> a\n> b\n> ```');
});

test('leads to the Markdown of questions and notes, and to the page of anything else', () => {
  expect(plain('[a](/faq/get-started/#check), [b](/notes/kickstart/ "t"), [c](/machine/), [d](/faq/), [e](#do)')).toBe(
    '[a](../faq/get-started.md#check), [b](../notes/kickstart.md "t"), [c](../machine/), [d](../faq.md), [e](#do)',
  );
  expect(plainMarkdown('[a](/) [b](/faq/x/)', { ...place, from: 'llms-full.txt' })).toBe('[a](./) [b](faq/x.md)');
  expect(plain('[a][r] ![p](/p.png)\n\n[r]: /faq/x/')).toBe('[a][r] ![p](../p.png)\n\n[r]: ../faq/x.md');
});

test('leads from a link that is given as a tag where it leads from any other', () => {
  expect(
    plain('A <a href="/faq/x/">tag</a>, <a href="https://example.org/">one</a>.\n\n<img src="/p.png" alt="p" />'),
  ).toBe('A <a href="../faq/x.md">tag</a>, <a href="https://example.org/">one</a>.\n\n<img src="../p.png" alt="p" />');
});

test('puts components in words', () => {
  const text = plain('Before.\n\n<SupportTimeline />\n\nAfter.');
  for (const { id, kernel } of releases) expect(text).toContain(`| ${id} | ${kernel} |`);
  expect(plain('<PhotonStack />')).toMatch(/^At the bottom Photon OS/);
});

test('drops comments and imports, and writes out quoted text', () => {
  expect(plain("import x from './x.js';\n\n{/* later */}\n\nType {'<name>'} here.")).toBe('Type \\<name> here.');
});

test('stops at what it cannot put in words, and says what to do', () => {
  expect(() => plain('<Chart />')).toThrow(
    'content/faq/docker/x.mdx: <Chart> is nothing that plain Markdown can say. Put it in words in src/plain-markdown/figures.ts.',
  );
  expect(() => plain('There are {count} of them.')).toThrow(
    'content/faq/docker/x.mdx: {count} is nothing that plain Markdown can say. Write the text itself.',
  );
});

test('says the title once, and takes braces of a plain file as they are', () => {
  const file = 'content/notes/x.md';
  expect(plainMarkdown('# What is it?\n\nText {here}.\n\n# More {#more}', { ...place, file })).toBe(
    'Text {here}.\n\n## More',
  );
});
