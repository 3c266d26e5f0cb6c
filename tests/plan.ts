// The plan of entries: slugs, places and fragments that stay, because others link to them.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const planFile = 'tests/fixtures/plan.tsv';

/** One line of the plan. */
export interface Row {
  slug: string;
  /** Folder below content/. */
  place: string;
  /** Fragments of the original wiki page that lead to the entry. */
  anchors: string[];
  /** Number of the line, from 1. */
  line: number;
}

/** All lines of the plan. */
export const plan: Row[] = readFileSync(planFile, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((text, index) => {
    const [slug = '', place = '', anchors = ''] = text.split('\t');
    return { slug, place, anchors: anchors.split(',').filter(Boolean), line: index + 2 };
  });

/** Each fragment with the question it leads to. */
export const anchors = plan.flatMap(({ slug, anchors }) => anchors.map((anchor) => ({ anchor, slug })));

/** An entry as it is now. */
export interface PlannedEntry {
  /** As in content/faq/about/support.mdx. */
  file: string;
  slug: string;
  formerly: string[];
  anchors: string[];
}

/**
 * Where the content does not follow the plan.
 *
 * @param retired addresses of entries that were taken out
 * @returns for each difference what is wrong, which line of which file to change, and how
 */
export function planMistakes(rows: Row[], entries: PlannedEntry[], retired: string[]): string[] {
  return rows.flatMap((row) => {
    const entry = entries.find(({ slug }) => slug === row.slug);
    return entry ? [...misplaced(row, entry), ...misled(row, entry, rows, entries)] : [missing(row, entries, retired)];
  });
}

function missing({ slug, place, anchors, line }: Row, entries: PlannedEntry[], retired: string[]): string {
  const row = `${planFile}, line ${line}: "${slug}"`;
  const heir = entries.find(({ formerly }) => formerly.includes(slug));
  if (heir) return `${row} is called "${heir.slug}" now (${heir.file}). Write that into the column "slug".`;
  const left =
    anchors.length === 0
      ? ''
      : ` Old links still name its fragments: give them to a question that answers them, in its line and its anchors: ${anchors.join(', ')}.`;
  if (retired.includes(`/${place.split('/')[0] ?? ''}/${slug}/`)) {
    return `${row} is retired (content/retired.yaml). Delete the line.${left}`;
  }
  const file = `content/${place}/${slug}.mdx`;
  return `${row} has no file. Bring ${file} back, or retire it: content/retired.yaml says what answers it, and the line goes.${left}`;
}

function misplaced({ slug, place, line }: Row, { file }: PlannedEntry): string[] {
  const now = dirname(file).replace('content/', '');
  if (now === place) return [];
  const cure = `Write ${now} into the column "place", or move the file back.`;
  return [`${planFile}, line ${line}: "${slug}" should stand in content/${place}/, and is ${file}. ${cure}`];
}

function misled(row: Row, entry: PlannedEntry, rows: Row[], entries: PlannedEntry[]): string[] {
  const place = `${planFile}, line ${row.line}`;
  const lost = row.anchors.filter((anchor) => !entry.anchors.includes(anchor));
  const added = entry.anchors.filter((anchor) => !row.anchors.includes(anchor));
  return [
    ...lost.map((anchor) => {
      const other = entries.find(({ anchors }) => anchors.includes(anchor));
      return other
        ? `${place}: "${anchor}" leads to ${other.file} now. Move it from the column "anchors" to that of "${other.slug}".`
        : `${entry.file}: anchors: "${anchor}" is missing. Add it: ${place}, says that it leads here.`;
    }),
    ...added
      .filter((anchor) => !rows.some(({ anchors }) => anchors.includes(anchor)))
      .map((anchor) => `${place}: "${anchor}" is missing. Add it to the column "anchors": ${entry.file} has it.`),
  ];
}
