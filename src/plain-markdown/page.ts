// A question or a note as one piece of plain Markdown, for terminals and programs.
import { plainText } from '../inline-code.ts';
import { releaseIds, topicOf } from '../site.ts';
import type { Note } from '../queries/notes.ts';
import type { Question } from '../queries/faq.ts';
import { addressOf } from '../sources.ts';
import { beside, canonical } from '../to.ts';
import { escapedMarkdown, plainMarkdown } from './text.ts';

/** Questions that stand near another. */
export interface Neighbours {
  related: Question[];
  /** Those it is mixed up with, itself among them. */
  family: Question[];
}

/** A question's page. */
export function questionMarkdown(question: Question, { related, family }: Neighbours): string {
  const { topic, releases, checked, path, file, symptoms, sources, tags, entry } = question;
  const mixedUp = family
    .filter(({ slug }) => slug !== question.slug)
    .map((other) => `- ${other.message ?? ''}: ${linkTo(other)}`);
  return joined([
    `# ${question.question}`,
    question.answer,
    list([
      `Topic: ${topicOf(topic).title}`,
      `Releases: ${releases.length === releaseIds.length ? 'all' : `Photon OS ${releases.join(', ')}`}`,
      `Checked: ${checked}`,
      `Page: ${canonical(path)}`,
    ]),
    section('If you see another message', mixedUp.join('\n')),
    plainMarkdown(entry.body ?? '', { file, title: question.question }),
    section('Related questions', list(related.map(linkTo))),
    ending({ symptoms, sources, tags }),
  ]);
}

/** A note's page. */
export function noteMarkdown({ title, created, modified, checked, path, file, symptoms, sources, tags, entry }: Note) {
  return joined([
    `# ${escapedMarkdown(title)}`,
    list([
      `Created: ${created.slice(0, 10)}`,
      `Modified: ${modified.slice(0, 10)}`,
      ...(checked ? [`Checked: ${checked}`] : []),
      `Page: ${canonical(path)}`,
    ]),
    plainMarkdown(entry.body ?? '', { file, title }),
    ending({ symptoms, sources, tags }),
  ]);
}

/** A line of a list of questions: the question, leading to its Markdown, and the short answer. */
export function questionLine(question: Question): string {
  return `- ${linkTo(question)}: ${question.answer}`;
}

/** A link to the Markdown of a question or note. */
export function linkTo({ path, ...entry }: Question | Note): string {
  const title = 'question' in entry ? plainText(entry.question) : entry.title;
  return `[${title.replace(/[[\]\\]/g, String.raw`\$&`)}](${canonical(beside(path, 'md'))})`;
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
