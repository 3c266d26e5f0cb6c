// A question or a note as one piece of plain Markdown, for terminals and programs.
import { plainText } from '../inline-code.ts';
import { releaseIds, topicOf } from '../site.ts';
import { bodyOf } from '../queries/body.ts';
import type { Note } from '../queries/notes.ts';
import type { Question } from '../queries/faq.ts';
import { addressOf } from '../sources.ts';
import { beside } from '../to.ts';
import { addressIn } from './addresses.ts';
import { escapedMarkdown, plainMarkdown } from './text.ts';

/** Questions that stand near another. */
export interface Neighbours {
  related: Question[];
  /** Those it is mixed up with, itself among them. */
  family: Question[];
}

/** A question's page. @param from path of the file it stands in, for the addresses */
export function questionMarkdown(question: Question, { related, family }: Neighbours, from: string): string {
  const { topic, releases, checked, path, file, symptoms, sources, tags, entry } = question;
  const mixedUp = family
    .filter(({ slug }) => slug !== question.slug)
    .map((other) => `- ${other.message ?? ''}: ${linkTo(other, from)}`);
  return joined([
    `# ${question.question}`,
    question.answer,
    list([
      `Topic: ${topicOf(topic).title}`,
      `Releases: ${releases.length === releaseIds.length ? 'all' : `Photon OS ${releases.join(', ')}`}`,
      `Checked: ${checked}`,
      `Page: ${addressIn(from, path)}`,
    ]),
    section('If you see another message', mixedUp.join('\n')),
    plainMarkdown(bodyOf(entry), { file, title: question.question, from }),
    section('Related questions', list(related.map((other) => linkTo(other, from)))),
    ending({ symptoms, sources, tags }),
  ]);
}

/** A note's page. @param from path of the file it stands in, for the addresses */
export function noteMarkdown(note: Note, from: string): string {
  const { title, created, modified, checked, path, file, symptoms, sources, tags, entry } = note;
  return joined([
    `# ${escapedMarkdown(title)}`,
    list([
      `Created: ${created.slice(0, 10)}`,
      `Modified: ${modified.slice(0, 10)}`,
      ...(checked ? [`Checked: ${checked}`] : []),
      `Page: ${addressIn(from, path)}`,
    ]),
    plainMarkdown(bodyOf(entry), { file, title, from }),
    ending({ symptoms, sources, tags }),
  ]);
}

/** A line of a list of questions: the question, leading to its Markdown, and the short answer. @param from path of the file it stands in */
export function questionLine(question: Question, from: string): string {
  return `- ${linkTo(question, from)}: ${question.answer}`;
}

/** A link to the Markdown of a question or note. @param from path of the file it stands in */
export function linkTo(
  entry: Pick<Question, 'path' | 'question'> | Pick<Note, 'path' | 'title'>,
  from: string,
): string {
  const title = 'question' in entry ? plainText(entry.question) : entry.title;
  return `[${title.replace(/[[\]\\]/g, String.raw`\$&`)}](${addressIn(from, beside(entry.path, 'md'))})`;
}

/** Pieces of a text with a line between them, without those that are empty. */
export function joined(pieces: string[]): string {
  return `${pieces.filter(Boolean).join('\n\n')}\n`;
}

function ending({ symptoms, sources, tags }: Pick<Question | Note, 'symptoms' | 'sources' | 'tags'>): string {
  const links = sources.map((source) => `[${source.title}](<${addressOf(source)}>)`);
  return joined([
    section('Also asked as', list(symptoms.map(escapedMarkdown))),
    section('Sources', list(links)),
    tags.length > 0 ? `Tags: ${tags.join(', ')}` : '',
  ]).trimEnd();
}

function section(heading: string, text: string): string {
  return text && `## ${heading}\n\n${text}`;
}

function list(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
