// Asks for what a new question or note needs at least, and writes a file that builds.
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { slug } from 'github-slugger';
import { dump } from 'js-yaml';
import { contentDir, hints, noteSchema, questionSchema, slugOf } from '../content.config.ts';
import { topics } from '../site.ts';

const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
const typed = lines[Symbol.asyncIterator]();
const today = new Date().toISOString().slice(0, 10);

const kind = await ask('A question or a note? (question/note)', (text) =>
  text === 'question' || text === 'note' ? undefined : 'Type "question" or "note".',
);
await (kind === 'question' ? newQuestion() : newNote());
lines.close();

async function newQuestion() {
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

  const slug = await askForAddress('faq', question);
  const path = join(contentDir, 'faq', topic, `${slug}.mdx`);
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
  const title = await ask('The title', (text) => wrong(noteSchema.shape.title, text));
  const path = join(contentDir, 'notes', `${await askForAddress('notes', title)}.mdx`);
  write(path, { title, tags: [], created: today, modified: today, sources: [], checked: today }, '');
  tell(['tags', 'sources: what the note rests on', 'the text']);
}

/** The page's address, which can hardly be changed later: it is suggested, and the writer decides. */
async function askForAddress(collection: 'faq' | 'notes', text: string): Promise<string> {
  const taken = new Set(globSync('**/*.{md,mdx}', { cwd: join(contentDir, collection) }).map(slugOf));
  return ask(`Its address: /${collection}/…/ For example: ${suggested(text)}`, (typed) => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed)) return 'Use a–z, 0–9 and single "-" only.';
    return taken.has(typed) ? 'That address is taken.' : undefined;
  });
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

/** The words of a text that carry something, as an address. */
function suggested(text: string): string {
  const idle = new Set('a an and are do does how i in is it my of on the to what where which why'.split(' '));
  const words = slug(text.replaceAll(/[`’']/g, ''))
    .split('-')
    .filter((word) => /^[a-z0-9]+$/.test(word) && !idle.has(word));
  return words.slice(0, 5).join('-') || 'a-few-words';
}

function write(path: string, frontMatter: object, body: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `---\n${dump(frontMatter, { lineWidth: -1 })}---\n\n${body}`);
  console.log(`\nWrote ${path}.`);
}

function tell(fields: string[]) {
  console.log(`Now fill in:\n${fields.map((field) => `  ${field}`).join('\n')}`);
  console.log('Then look at it with `npm run dev`, and check it with `npm test`.');
}
