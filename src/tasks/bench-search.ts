// Measures the search on queries with known answers: npm run bench:search -- FILE.tsv
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { siteIn } from './built.ts';
import { entrySlugs, openPagefind, openSearch } from './search-site.ts';
import { measured, readCases, type Outcome } from './search-cases.ts';
import { printTable } from './table.ts';

const { values, positionals } = parseArgs({
  options: { dir: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined) {
  console.error('Which queries? npm run bench:search -- FILE.tsv (columns: query, form, entries)');
  process.exit(1);
}
const site = siteIn(values.dir);

const engine = await openSearch(site);
const pagefind = await openPagefind(site);
const known = new Set(entrySlugs(site));
const { cases, left } = readCases(readFileSync(file, 'utf8'), known);

const ours: Outcome[] = [];
const plain: Outcome[] = [];
for (const each of cases) {
  const { results, confidence } = await engine.complete({ query: each.query });
  ours.push({ ...each, found: results.map(({ path }) => slugOf(path)), confident: confidence === 'answer' });
  const { results: hits } = await pagefind.search(each.query);
  const pages = await Promise.all(hits.slice(0, 10).map(async (hit) => (await hit.data()).url));
  plain.push({ ...each, found: pages.map(slugOf), confident: pages.length > 0 });
}

const forms = [...new Set(cases.map(({ form }) => form))];
const heading = ['form', 'queries', 'success@1', 'success@3', 'MRR@10', 'empty', 'none: confident'];
const table = (outcomes: readonly Outcome[]) =>
  ['all', ...forms].map((form) => {
    const of = outcomes.filter((outcome) => form === 'all' || outcome.form === form);
    const { queries, first, third, reciprocal, empty, confident } = measured(of);
    return [
      form,
      String(queries),
      ...[first, third, reciprocal, empty, confident].map((value) => value?.toFixed(3) ?? '–'),
    ];
  });
print('This search', table(ours));
print('Plain Pagefind on the same index', table(plain));
if (left.length > 0) console.log(`\n${left.length} queries were left out: none of their entries is on the site.`);

console.log('\nMisses:');
for (const { query, form, entries, found, confident } of ours) {
  if (entries.length === 0 ? !confident : entries.includes(found[0] ?? '')) continue;
  const wanted = entries.length === 0 ? 'no answer' : entries.join(', ');
  console.log(
    `- [${form}] ${query.replace(/\s+/g, ' ').slice(0, 120)}\n  wanted ${wanted}; got ${found.slice(0, 3).join(', ') || 'nothing'}`,
  );
}

function print(title: string, rows: string[][]) {
  console.log(`\n${title}`);
  printTable([heading, ...rows]);
}

function slugOf(path: string): string {
  return path.replace(/#.*/, '').split('/').findLast(Boolean) ?? '';
}
