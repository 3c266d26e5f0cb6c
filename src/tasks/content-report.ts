// Says of each entry how long it is, what of it is tried, what it rests on, and who links to it: npm run content:report
import { globSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { contentDir, noteSchema, questionSchema, slugOf } from '../content.config.ts';
import { parted } from '../front-matter.ts';
import { snippetsOf } from '../snippets/page.ts';

interface Row {
  slug: string;
  words: number;
  commands: number;
  run: number;
  sources: number;
  /** Days since it was compared with its sources; undefined where nobody said. */
  age: number | undefined;
  /** Slugs it leads to. */
  out: Set<string>;
}

const today = Date.now();
const rows = globSync(`${contentDir}/{faq,notes}/**/[^_]*.{md,mdx}`).sort().map(rowOf);
const slugs = new Set(rows.map(({ slug }) => slug));
const linksTo = (slug: string) => rows.filter((row) => row.slug !== slug && row.out.has(slug)).length;

const headings = ['entry', 'words', 'commands', 'run', 'sources', 'checked', 'links out', 'links in'];
const share = (row: Pick<Row, 'run' | 'commands'>) =>
  row.commands ? `${Math.round((100 * row.run) / row.commands)} %` : '–';
const cells = rows.map((row) => [
  row.slug,
  String(row.words),
  String(row.commands),
  share(row),
  String(row.sources),
  row.age === undefined ? '–' : `${row.age} d`,
  String([...row.out].filter((slug) => slugs.has(slug) && slug !== row.slug).length),
  String(linksTo(row.slug)),
]);
const widths = headings.map((heading, column) =>
  Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
);
for (const row of [headings, ...cells]) {
  console.log(
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
}

const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0);
const all = { run: sum(({ run }) => run), commands: sum(({ commands }) => commands) };
console.log(
  `\n${rows.length} entries, ${sum(({ words }) => words)} words, ${all.commands} commands, ${share(all)} of them run by the tests.`,
);
const lonely = rows.filter(({ slug }) => linksTo(slug) === 0).map(({ slug }) => slug);
console.log(lonely.length > 0 ? `No entry leads to: ${lonely.join(', ')}` : 'Each entry is led to by another.');

function rowOf(file: string): Row {
  const text = readFileSync(file, 'utf8');
  const { frontMatter = '', body } = parted(text);
  const isNote = file.includes('/notes/');
  const fields: unknown = load(frontMatter);
  const { sources, checked, related } = isNote
    ? { ...noteSchema.parse(fields), related: [] }
    : questionSchema.parse(fields);
  const snippets = snippetsOf(text, file.endsWith('.mdx'));
  const prose = body.replace(/^ *(`{3,})[\s\S]*?^ *\1$/gm, ' ').replace(/\]\([^)]*\)/g, ']');
  return {
    slug: slugOf(file),
    words: prose.match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu)?.length ?? 0,
    commands: snippets.reduce((count, { steps }) => count + steps.length, 0),
    run: snippets.reduce((count, { fence, steps }) => count + (fence.run ? steps.length : 0), 0),
    sources: sources.length,
    age: checked === undefined ? undefined : Math.floor((today - Date.parse(checked)) / 86_400_000),
    out: new Set([
      ...related,
      ...Array.from(body.matchAll(/\]\(\/(?:faq|notes)\/([\w-]+)\//g), ([, slug = '']) => slug),
    ]),
  };
}
