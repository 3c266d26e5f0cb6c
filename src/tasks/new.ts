// Asks for what a new question or note needs at least, and writes a file that builds: npm run new
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { slug } from 'github-slugger';
import type { z } from 'astro/zod';
import { dump } from 'js-yaml';
import { contentDir, hints, noteSchema, questionSchema } from '../content.config.ts';
import { publish } from '../records/moved.ts';
import { topics } from '../site.ts';
import { nameCheck } from './taken-names.ts';

const help = `Usage: npm run new -- [question|note] [--question TEXT] [--topic TOPIC] [--answer TEXT] [--source URL]
                   [--source-title TEXT] [--title TEXT] [--address NAME]

Writes the file of a new question or note, and asks for whatever is not given. For a note, --title is its title.
The topics: ${topics.map(({ id }) => id).join(', ')}.`;

const given = readArguments();
const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
const typed = lines[Symbol.asyncIterator]();
const today = new Date().toISOString().slice(0, 10);

const kind = await ask('kind', 'A question or a note? (question/note)', (text) =>
  text === 'question' || text === 'note' ? undefined : 'Type "question" or "note".',
);
await (kind === 'question' ? newQuestion() : newNote());
lines.close();

async function newQuestion() {
  const fields = questionSchema.shape;
  const question = await ask('question', `The question: ${hints.faq['question'] ?? ''}`, (text) =>
    wrong(fields.question, text),
  );
  const ids = topics.map(({ id }) => id as string);
  const numbered = topics.map(({ id, title }, index) => `  ${index + 1}  ${id}  (${title})`).join('\n');
  const chosen = await ask('topic', `Its topic, by number or name:\n${numbered}`, (text) =>
    ids.includes(text) || ids[Number(text) - 1]
      ? undefined
      : `That is no topic. Type a number from 1 to ${ids.length}.`,
  );
  const topic = ids[Number(chosen) - 1] ?? chosen;
  const answer = await ask('answer', `The answer: ${hints.faq['answer'] ?? ''}`, (text) => wrong(fields.answer, text));
  const url = await ask('source', 'A source: an address, https://…', (text) =>
    wrong(fields.sources, [{ title: text, url: text }], 'url'),
  );
  const title = await ask('source-title', 'What that source is, in a few words', (text) =>
    wrong(noteSchema.shape.title, text),
  );

  const slug = await askForAddress('faq', question);
  const path = join(contentDir, 'faq', topic, `${slug}.mdx`);
  write(
    path,
    `/faq/${slug}/`,
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
    `{/* Sections, in this order, each left out where there is nothing to say:
    ## You see, ## Do, ## Check, ## Why, ## On other releases */}
`,
  );
  tell([
    'releases: the ones the answer applies to',
    'symptoms: the error texts and other wordings people search by',
    'related, tags, order: where it belongs',
    'the text: fill the sections, and take out those with nothing to say',
  ]);
}

async function newNote() {
  const title = await ask('title', 'The title', (text) => wrong(noteSchema.shape.title, text));
  const slug = await askForAddress('notes', title);
  const path = join(contentDir, 'notes', `${slug}.mdx`);
  write(path, `/notes/${slug}/`, { title, tags: [], created: today, modified: today, sources: [], checked: today }, '');
  tell(['tags', 'sources: what the note rests on', 'the text']);
}

/** The page's address, which can hardly be changed later: it is suggested, and the writer decides. */
async function askForAddress(collection: 'faq' | 'notes', text: string): Promise<string> {
  const mistakeIn = nameCheck(contentDir, collection);
  const apt = suggested(text);
  const offered = mistakeIn(apt) ? undefined : apt;
  const what = `Its address, /${collection}/…/: a–z, 0–9 and "-"${offered ? `; Enter takes ${offered}` : ''}`;
  return ask('address', what, mistakeIn, offered);
}

/**
 * What was given as an argument, else what is typed, asked for until it is right.
 *
 * @param name name of the argument
 * @param mistakeIn what is wrong with a text, as a sentence; undefined where nothing is
 * @param usual what Enter alone stands for
 */
async function ask(
  name: string,
  what: string,
  mistakeIn: (text: string) => string | undefined,
  usual?: string,
): Promise<string> {
  const argument = given[name]?.trim();
  if (argument !== undefined) {
    const mistake = argument === '' ? 'It is empty.' : mistakeIn(argument);
    if (mistake === undefined) return argument;
    leave(`${name === 'kind' ? '' : `--${name} `}"${argument}": ${mistake}`, 2);
  }
  for (;;) {
    process.stdout.write(`${what}\n> `);
    const { value, done } = await typed.next();
    if (done) leave(`\nNothing was written: the answer to “${what.split('\n')[0] ?? ''}” is missing.`, 1);
    const text = value.trim() || usual || '';
    const mistake = text === '' ? 'Type something, or press Ctrl+C to leave.' : mistakeIn(text);
    if (mistake === undefined) return text;
    console.log(mistake);
  }
}

function leave(message: string, status: number): never {
  console.error(message);
  process.exit(status);
}

function readArguments(): Record<string, string | undefined> {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...{
          question: text,
          topic: text,
          answer: text,
          source: text,
          'source-title': text,
          title: text,
          address: text,
        },
      },
    });
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    if (positionals.length > 1) throw new Error(`"${positionals[1] ?? ''}" is one word too many: put texts in quotes.`);
    return { ...values, help: undefined, kind: positionals[0] };
  } catch (error) {
    leave(`${error instanceof Error ? error.message : String(error)}\n\n${help}`, 2);
  }
}

/** What is wrong with a value, as a sentence. A union tells the mistake of its part that has a field. */
function wrong(schema: z.ZodType, value: unknown, field?: string): string | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  const inner =
    issue?.code === 'invalid_union' ? issue.errors.flat().find(({ path }) => path.at(-1) === field) : undefined;
  const message = (inner ?? issue)?.message;
  return message && `What you typed ${message}.`;
}

/** The words of a text that carry something, as an address. */
function suggested(text: string): string {
  const idle = new Set(
    'a an and are do does how i in is it my of on the to what where which why isn’t'.replaceAll('’', '').split(' '),
  );
  const words = slug(text.replaceAll(/[`’']/g, ''))
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word) && !idle.has(word));
  return words.slice(0, 5).join('-') || 'a-few-words';
}

function write(path: string, address: string, frontMatter: object, body: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `---\n${dump(frontMatter, { lineWidth: -1 })}---\n\n${body}`);
  publish(contentDir, address);
  console.log(`\nWrote ${path}. It will be at ${address}`);
}

function tell(fields: string[]) {
  console.log(`Now fill in:\n${fields.map((field) => `  ${field}`).join('\n')}`);
  console.log('Then look at it with `npm run dev`, and check it with `npm test`.');
}
