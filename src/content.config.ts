// Both collections: which front matter a question and a note may have, and what to write when it is wrong.
import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { profiles, usualProfile } from './machine/profiles/names.ts';
import { families, releaseIds, type FamilyId, type ReleaseId } from './site.ts';

/** Where the writers' files lie; CONTENT_DIR points the build at another folder. */
export const contentDir = process.env['CONTENT_DIR'] ?? 'content';

/** Longest short answer, in characters: what a search result and a feed show whole. */
export const answerLength = 200;

/** What to write in each field: the second half of every message about it. */
export const hints: Record<'faq' | 'notes', Record<string, string>> = {
  faq: {
    question: 'the question in the reader’s own words, ending with "?"',
    answer: `the short answer: one or two sentences, at most ${answerLength} characters`,
    releases: `"all", or a list of ${releaseIds.join(', ')}`,
    symptoms: 'a list of error texts and other wordings people search by',
    searches: 'what people may type into a search who need this, a line each, below "searches: |"',
    related: 'a list of slugs of other questions',
    family: `the questions it is mixed up with: ${Object.keys(families).join(', ')}`,
    message: 'by which message or sign one tells it from the others of its family; code in backticks',
    formerly: 'a list of the file names it had before, without ending: their addresses go on leading here',
    anchors: 'a list of fragments of the original wiki page that lead here, without "#"',
    sources:
      'a list of at least one source, each with "title" and either "url" (https://…) or "path" (owner/repository@branch:path)',
    checked: 'the day the answer was last compared with its sources, as YYYY-MM-DD',
    tags: 'a list of words of a–z, 0–9 and "-"',
    machine:
      'what the simulated machine is like at the start: "profile", "date", "setup" (a list of commands run before, unseen), "drive", "shares", "online"',
    order: 'a whole number: the place within the topic, smallest first',
  },
  notes: {
    title: 'the title of the note',
    tags: 'a list of words of a–z, 0–9 and "-"',
    formerly: 'a list of the file names it had before, without ending: their addresses go on leading here',
    created: 'when the note was first written, as YYYY-MM-DD or an ISO time',
    modified: 'when the note was last changed, as YYYY-MM-DD or an ISO time',
    symptoms: 'a list of error texts and other wordings people search by',
    searches: 'what people may type into a search who need this, a line each, below "searches: |"',
    sources:
      'a list of sources, each with "title" and either "url" (https://…) or "path" (owner/repository@branch:path)',
    machine:
      'what the simulated machine is like at the start: "profile", "date", "setup" (a list of commands run before, unseen), "drive", "shares", "online"',
    checked: 'the day the note was last compared with its sources, as YYYY-MM-DD',
  },
};

const text = z.string().trim().min(1, 'is empty');
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'has something else than a–z, 0–9 and single "-" in it');

/** YAML reads an unquoted date as a Date and a quoted one as a string: both are taken. */
const moment = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/, { error: 'is no date', abort: true })
    .refine(isRealDate, { error: 'is no day of the calendar', abort: true })
    .refine((value) => !isFuture(value), 'lies in the future'),
);
const day = moment.transform((value) => value.slice(0, 10));
const timestamp = moment.transform((value) => new Date(value).toISOString());

const source = z.union(
  [
    z.strictObject({ title: text, url: z.url({ protocol: /^https?$/, error: 'is no web address' }) }),
    z.strictObject({
      title: text,
      path: z.string().regex(/^[\w.-]+\/[\w.-]+@[\w./-]+:.+$/),
    }),
  ],
  'is no source',
);

/** `3.0` without quotes reaches us as the number 3. */
const release = z.preprocess(
  (value) => (typeof value === 'number' ? value.toFixed(1) : value),
  z.enum(releaseIds as [ReleaseId, ...ReleaseId[]], 'is an unknown release'),
);

const unique = (values: unknown[]) => new Set(values).size === values.length;
/** What people type or paste who have this problem. */
const symptoms = z.array(text).refine(unique, 'has the same entry twice').default([]);
/** What people may type who need the page; it is not shown, and helps the search to know their words. */
const searches = z
  .string('is no text of lines')
  .default('')
  .transform((lines) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .refine(unique, 'has the same line twice');
const slugs = z.array(slug).refine(unique, 'has the same entry twice');

const profileNames = Object.keys(profiles) as (keyof typeof profiles)[];

/** The machine behind a page's snippets. */
const machine = z
  .strictObject({
    profile: z
      .enum(profileNames, { error: `is no profile. The profiles are: ${profileNames.join(', ')}` })
      .default(usualProfile),
    date: z
      .preprocess(
        (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
        z
          .string()
          .regex(/^\d{4}-\d\d-\d\d$/, { error: 'is no date', abort: true })
          .refine(isRealDate, 'is no day of the calendar'),
      )
      .optional(),
    setup: z.array(text).default([]),
    drive: z.enum(['empty', 'photon-iso']).optional(),
    shares: z.record(text, z.record(text, z.string())).optional(),
    online: z.boolean().optional(),
  })
  .prefault({});

/** The fields with their hints: editors show them beside the front matter. */
function described<Shape extends z.ZodRawShape>(shape: Shape, texts: Record<string, string>): Shape {
  const fields = Object.entries(shape).map(([name, field]) => {
    const text = texts[name];
    return [name, text ? (field as z.ZodType).describe(text) : field];
  });
  return Object.fromEntries(fields) as Shape;
}

/** Front matter of a question. */
export const questionSchema = z
  .strictObject(
    described(
      {
        question: text.regex(/\?$/, 'does not end with "?"'),
        answer: text.max(answerLength, {
          error: (issue) => `has ${(issue.input as string).length} characters, ${answerLength} are allowed`,
        }),
        releases: z.preprocess(
          (value) => (value === 'all' ? [...releaseIds] : value),
          z.array(release).min(1, 'is empty').refine(unique, 'has the same entry twice'),
        ),
        symptoms,
        searches,
        related: slugs.default([]),
        formerly: slugs.default([]),
        family: z.enum(Object.keys(families) as [FamilyId, ...FamilyId[]], 'is an unknown family').optional(),
        message: text.max(120, 'is longer than 120 characters').optional(),
        anchors: z
          .array(z.string().regex(/^[\w-]+$/, 'has something else than letters, digits and "-" in it'))
          .refine(unique, 'has the same entry twice')
          .default([]),
        sources: z.array(source).min(1, 'is empty'),
        checked: day,
        tags: slugs.default([]),
        machine,
        order: z.int(),
      },
      hints.faq,
    ),
  )
  .refine(({ family, message }) => (family === undefined) === (message === undefined), {
    error: 'is missing: "family" and "message" go together',
    path: ['message'],
  });

/** Front matter of a note. A note from another program may come as it is: its ISO times are taken. */
export const noteSchema = z.strictObject(
  described(
    {
      title: text,
      tags: slugs.default([]),
      formerly: slugs.default([]),
      created: timestamp,
      modified: timestamp,
      symptoms,
      searches,
      sources: z.array(source).default([]),
      machine,
      checked: day.optional(),
    },
    hints.notes,
  ),
);

export type QuestionFields = z.infer<typeof questionSchema>;
export type NoteFields = z.infer<typeof noteSchema>;
export type Source = z.infer<typeof source>;

/** Slug of a file: its name without folder and ending. It is the page's address. */
export function slugOf(file: string): string {
  return file.replace(/^.*[\\/]/, '').replace(/\.mdx?$/, '');
}

const files = '**/[^_]*.{md,mdx}';

export const collections = {
  faq: defineCollection({
    loader: glob({
      pattern: files,
      base: `${contentDir}/faq`,
      generateId: ({ entry }) => slugOf(entry),
      retainBody: false,
    }),
    schema: questionSchema,
  }),
  notes: defineCollection({
    loader: glob({
      pattern: files,
      base: `${contentDir}/notes`,
      generateId: ({ entry }) => slugOf(entry),
      retainBody: false,
    }),
    schema: noteSchema,
  }),
};

function isRealDate(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && new Date(value.slice(0, 10)).toISOString().startsWith(value.slice(0, 10));
}

/** A day counts as begun as soon as it has begun anywhere on Earth (UTC+14). */
function isFuture(value: string): boolean {
  return new Date(value).getTime() > Date.now() + 14 * 3_600_000;
}
