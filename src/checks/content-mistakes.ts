// Finds every mistake in the writers' files before the site is built, so that all are reported at once.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { load, YAMLException } from 'js-yaml';
import { hints, noteSchema, questionSchema, slugOf } from '../content.config.ts';
import type { NoteFields, QuestionFields } from '../content.config.ts';
import { parted } from '../front-matter.ts';
import { topics } from '../site.ts';
import { deadLinkMistakes } from '../records/dead-links.ts';
import { movedMistakes } from '../records/moved.ts';
import { snippetMistakes } from '../snippets/page.ts';

type Collection = 'faq' | 'notes';

interface Entry {
  /** Path as the writer knows it: content/faq/docker/docker-ps-not-working.mdx */
  file: string;
  collection: Collection;
  slug: string;
  /** Front matter; undefined where it has mistakes of its own. */
  fields?: QuestionFields | NoteFields;
}

const schemas = { faq: questionSchema, notes: noteSchema };

/**
 * All mistakes in the front matter, the fences, the names and the places of the files below a content folder, in the order of
 * the files: each a line that says which file, which field, what is wrong and what to write instead.
 *
 * @param dir path of the folder that holds `faq/` and `notes/`
 * @returns the messages; none when all is well
 */
export function contentMistakes(dir: string): string[] {
  const mistakes: string[] = [];
  const entries: Entry[] = [];

  for (const collection of ['faq', 'notes'] as const) {
    for (const place of globSync('**/*.{md,mdx}', { cwd: join(dir, collection) }).sort()) {
      const path = join(dir, collection, place);
      const slug = slugOf(path);
      if (slug.startsWith('_')) continue;
      const file = relative('.', path);
      const { fields, mistakes: own } = checkedFile(file, readFileSync(path, 'utf8'), collection);
      const entry: Entry = { file, collection, slug, ...(fields && { fields }) };
      entries.push(entry);
      mistakes.push(...placeMistakes(entry, place), ...own);
    }
  }
  const living = entries.map(({ file, collection, slug, fields }) => ({
    file,
    address: `/${collection}/${slug}/`,
    formerly: fields?.formerly ?? [],
  }));
  return [...mistakes, ...crossMistakes(entries), ...movedMistakes(dir, living), ...deadLinkMistakes(dir)];
}

/**
 * The front matter of one file of a writer, and the mistakes in it and in the fences, worded as those of all files.
 *
 * @param file path as the writer knows it
 * @param text the file's
 * @param collection by default, what the last folder of either name in the path says; a question where there is none
 * @returns `fields` is left out where the front matter has mistakes
 */
export function checkedFile(
  file: string,
  text: string,
  collection = collectionOf(file),
): { fields?: QuestionFields | NoteFields; mistakes: string[] } {
  const mistakes = snippetMistakes(text, file.endsWith('.mdx')).map(
    ({ line, message }) => `${file}: snippet (line ${line}): ${message}`,
  );
  try {
    const { data, error } = schemas[collection].safeParse(frontMatterOf(text));
    if (!error) return { fields: data, mistakes };
    return { mistakes: [...error.issues.flatMap((issue) => inWords(file, collection, issue)), ...mistakes] };
  } catch (error) {
    if (!(error instanceof FrontMatterError || error instanceof YAMLException)) throw error;
    return { mistakes: [`${file}: front matter: ${error.message}`, ...mistakes] };
  }
}

function collectionOf(file: string): Collection {
  const folder = file.split(/[\\/]/).findLast((name) => name === 'faq' || name === 'notes');
  return folder === 'notes' ? 'notes' : 'faq';
}

class FrontMatterError extends Error {}

/**
 * The fields at the head of a writer's file, as YAML gives them.
 *
 * @throws where there is no head, or it is no YAML
 */
export function frontMatterOf(text: string): unknown {
  const { frontMatter } = parted(text);
  if (frontMatter === undefined) {
    throw new FrontMatterError('there is none. Begin the file with a line "---", the fields, and a line "---".');
  }
  return load(frontMatter) ?? {};
}

function placeMistakes({ file, collection, slug }: Entry, place: string): string[] {
  const mistakes: string[] = [];
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    mistakes.push(`${file}: file name: "${slug}" cannot be an address. Use a–z, 0–9 and single "-" only.`);
  }
  if (collection === 'faq' && topics.some((topic) => topic.id === slug)) {
    mistakes.push(`${file}: file name: the address /faq/${slug}/ belongs to the topic. Choose another name.`);
  }
  const folders = place.split(/[/\\]/).slice(0, -1);
  if (collection === 'faq' && !(folders.length === 1 && topics.some((topic) => topic.id === folders[0]))) {
    const known = topics.map((topic) => topic.id).join(', ');
    mistakes.push(
      `${file}: folder: "${folders.join('/')}" is no topic. Move the file to a folder of its topic: ${known}.`,
    );
  }
  return mistakes;
}

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
}

function inWords(file: string, collection: Collection, issue: Issue): string[] {
  const fields = hints[collection];
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
    return (issue.keys ?? []).map(
      (key) => `${file}: ${key}: is an unknown field. The fields are: ${Object.keys(fields).join(', ')}.`,
    );
  }
  const field = String(issue.path[0] ?? 'front matter');
  const place = issue.path.length > 1 && typeof issue.path[1] === 'number' ? ` (entry ${issue.path[1] + 1})` : '';
  const problem = problemOf(issue);
  return [`${file}: ${field}${place}: ${problem}. Write ${fields[field] ?? 'one of the known fields'}.`];
}

function problemOf({ code, message }: Issue): string {
  if (code !== 'invalid_type') return message;
  if (message.endsWith('received undefined')) return 'is missing';
  // YAML takes "- Error: no space" for a table with the key "Error".
  if (/expected string, received object/.test(message)) return 'has ": " in it: put the whole text in quotes';
  return message.replace('Invalid input: expected', 'should be').replace(', received', ', not');
}

/** What only shows when all files are seen together. */
function crossMistakes(entries: Entry[]): string[] {
  const mistakes: string[] = [];
  const files = new Map<string, string>();
  for (const { file, collection, slug } of entries) {
    const address = `/${collection}/${slug}/`;
    const other = files.get(address);
    if (other) {
      mistakes.push(`${file}: file name: its address ${address} belongs to ${other} already. Rename one of them.`);
    }
    files.set(address, file);
  }

  const anchors = new Map<string, string>();
  const questions = entries.filter((entry) => entry.collection === 'faq');
  const known = new Set(questions.map((entry) => entry.slug));
  for (const { file, slug, fields } of questions) {
    const question = fields as QuestionFields | undefined;
    for (const anchor of question?.anchors ?? []) {
      const other = known.has(anchor) ? files.get(`/faq/${anchor}/`) : anchors.get(anchor);
      if (other) {
        mistakes.push(`${file}: anchors: "${anchor}" leads to ${other} already. Keep it in one of them.`);
      }
      anchors.set(anchor, file);
    }
    for (const related of question?.related ?? []) {
      if (related === slug) {
        mistakes.push(`${file}: related: "${related}" is the question itself. Leave it out.`);
      } else if (!known.has(related)) {
        mistakes.push(`${file}: related: there is no question "${related}".${nearest(related, known)}`);
      }
    }
  }
  return mistakes;
}

function nearest(word: string, known: Set<string>): string {
  const parts = word.split('-');
  const likeness = (slug: string) => slug.split('-').filter((part) => parts.includes(part)).length;
  const [best] = [...known].sort((a, b) => likeness(b) - likeness(a));
  return best && likeness(best) > 0
    ? ` Did you mean "${best}"?`
    : ' Write the file name of a question, without ending.';
}
