// Asks for what a new question or note needs at least, and writes a file that builds.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { slug } from 'github-slugger';
import { dump } from 'js-yaml';
import { contentDir, hints, noteSchema, questionSchema } from '../content.config.ts';
import { topics } from '../site.ts';

const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
const typed = lines[Symbol.asyncIterator]();
const today = new Date().toISOString().slice(0, 10);

const kind = await ask('A question or a note? (question/note)', (text) =>
  text === 'question' || text === 'note' ? undefined : 'Type "question" or "note".',
);
const file = kind === 'question' ? await newQuestion() : await newNote();
lines.close();
console.log(`\nWrote ${file}.`);

async function newQuestion(): Promise<string> {
  const fields = questionSchema.shape;
  const question = await ask(`The question: ${hints.faq['question'] ?? ''}`, (text) => wrong(fields.question, text));
  const topic = await ask(`Its topic: ${topics.map(({ id }) => id).join(', ')}`, (text) =>
    topics.some(({ id }) => id === text) ? undefined : 'That is no topic.',
  );
  const answer = await ask(`The answer: ${hints.faq['answer'] ?? ''}`, (text) => wrong(fields.answer, text));
  const url = await ask('A source: an address, https://…', (text) =>
    wrong(fields.sources, [{ title: text, url: text }]),
  );
  const title = await ask('What that source is, in a few words', (text) => wrong(noteSchema.shape.title, text));

  const path = free(join(contentDir, 'faq', topic, `${slugFor(question)}.mdx`));
  write(
    path,
    {
      question,
      answer,
      releases: 'all',
      symptoms: [],
      related: [],
      anchors: [],
      sources: [{ title, url }],
      checked: today,
      tags: [],
      order: 100,
    },
    `## You see\n\n## Do\n\n## Check\n\n## Why\n\n## On other releases\n`,
  );
  tell([
    'releases: the ones the answer applies to',
    'symptoms: the error texts and other wordings people search by',
    'related, tags, order: where it belongs',
    'the text: fill the sections, and take out those with nothing to say',
  ]);
  return path;
}

async function newNote(): Promise<string> {
  const title = await ask('The title', (text) => wrong(noteSchema.shape.title, text));
  const path = free(join(contentDir, 'notes', `${slugFor(title)}.mdx`));
  write(path, { title, tags: [], created: today, modified: today, sources: [], checked: today }, '');
  tell(['tags', 'sources: what the note rests on', 'the text']);
  return path;
}

async function ask(what: string, mistakeIn: (text: string) => string | undefined): Promise<string> {
  for (;;) {
    process.stdout.write(`${what}\n> `);
    const { value, done } = await typed.next();
    if (done) {
      console.error('\nNothing was written.');
      process.exit(1);
    }
    const text = value.trim();
    const mistake = text === '' ? 'Type something, or press Ctrl+C to leave.' : mistakeIn(text);
    if (mistake === undefined) return text;
    console.log(mistake);
  }
}

function wrong(
  schema: { safeParse(value: unknown): { error?: { issues: { message: string }[] } | undefined } },
  value: unknown,
): string | undefined {
  const message = schema.safeParse(value).error?.issues[0]?.message;
  return message && `What you typed ${message}.`;
}

/** The address, without the words that carry nothing; it can be changed by renaming the file before it is published. */
function slugFor(text: string): string {
  const idle = new Set('a an and are do does how i in is it my of on the to what where which why'.split(' '));
  const words = slug(text.replaceAll(/[`’']/g, ''))
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  return (
    words
      .filter((word) => !idle.has(word))
      .slice(0, 6)
      .join('-') ||
    words.join('-') ||
    'untitled'
  );
}

function free(path: string): string {
  if (!existsSync(path)) return path;
  console.error(`\n${path} exists already. Nothing was written.`);
  process.exit(1);
}

function write(path: string, frontMatter: object, body: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `---\n${dump(frontMatter, { lineWidth: -1 })}---\n\n${body}`);
}

function tell(fields: string[]) {
  console.log(`\nNow fill in:\n${fields.map((field) => `  ${field}`).join('\n')}`);
  console.log('Then look at it with `npm run dev`, and check it with `npm test`.');
}
