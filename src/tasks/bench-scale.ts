// Measures what the site is with N questions, alone or beside Starlight: npm run bench:scale -- N [--against starlight]
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { contentDir } from '../content.config.ts';
import { toolEnvironment } from './built.ts';
import { costOf, type Cost } from './cost.ts';
import { generateContent } from './generated-content.ts';
import { searchTransfers, type SearchPlace, type Transfer } from './search-bytes.ts';
import { starlightPackages, starlightProject } from './starlight.ts';
import { printTable } from './table.ts';

const { values, positionals } = parseArgs({
  options: { against: { type: 'string' }, runs: { type: 'string', default: '1' }, keep: { type: 'string' } },
  allowPositionals: true,
});
const count = Number(positionals[0]);
const runs = Number(values.runs);
if (!(count > 0 && runs > 0) || (values.against !== undefined && values.against !== 'starlight')) {
  console.error('How many questions? npm run bench:scale -- N [--against starlight] [--runs N] [--keep DIR]');
  process.exit(1);
}

const work = mkdtempSync(join(tmpdir(), 'scale-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
const content = join(work, 'content');
try {
  generateContent(contentDir, content, count);
  const subjects = [thisSite(), ...peers()];
  const costs = new Map(subjects.map((subject): [Subject, Cost[]] => [subject, []]));
  // In turn, for a machine is faster in one minute than in the next.
  for (let run = 1; run <= runs; run += 1) {
    for (const [subject, of] of costs) {
      console.log(`${subject.name}: build ${String(run)} of ${String(runs)}`);
      try {
        of.push(subject.build());
      } catch (error) {
        if (subject === subjects[0]) throw error;
        tellWithout(error);
        costs.delete(subject);
      }
    }
  }
  if (values.keep) cpSync(join(work, 'site'), values.keep, { recursive: true });
  const columns: Column[] = [];
  for (const [subject, of] of costs) columns.push(await column(subject, least(of)));
  console.log(
    `\n${String(count)} questions, ${new Date().toISOString().slice(0, 10)}, ` +
      `${String(cpus().length)} × ${cpus()[0]?.model ?? 'processor'}, Node.js ${process.versions.node}` +
      (runs > 1 ? `; times are the least of ${String(runs)} builds` : ''),
  );
  const [first = [], ...others] = columns;
  printTable(first.map(([label, figure], row) => [label, figure, ...others.map((other) => other[row]?.[1] ?? '')]));
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

type Column = [label: string, figure: string][];

interface Subject {
  name: string;
  /** Folder of the built site. */
  site: string;
  /** Builds it, with nothing left of a build before. */
  build: () => Cost;
  place: SearchPlace;
}

function thisSite(): Subject {
  const site = join(work, 'site');
  return {
    name: 'this site',
    site,
    build() {
      rmSync(site, { recursive: true, force: true });
      const words = ['astro', 'build', '--force', '--outDir', site];
      return costOf(words, '.', { ...toolEnvironment, CONTENT_DIR: content });
    },
    place: {
      page: 'faq/docker-ps-not-working/',
      field: 'search-dialog dialog input[type=search]',
      result: 'search-dialog dialog [role=option]',
    },
  };
}

function starlight(): Subject {
  const { dir, astro } = starlightProject(content);
  return {
    name: `Starlight ${starlightPackages['@astrojs/starlight']}`,
    site: join(dir, 'dist'),
    build() {
      for (const left of ['dist', '.astro', 'node_modules/.astro'])
        rmSync(join(dir, left), { recursive: true, force: true });
      return costOf([resolve(astro), 'build', '--force'], dir, toolEnvironment);
    },
    place: {
      page: 'faq/docker/docker-ps-not-working/',
      field: 'site-search dialog input',
      result: '.pagefind-ui__result',
    },
  };
}

/** What is to stand beside this site; where it cannot be installed, that is said. */
function peers(): Subject[] {
  if (!values.against) return [];
  try {
    return [starlight()];
  } catch (error) {
    tellWithout(error);
    return [];
  }
}

function tellWithout(error: unknown) {
  console.error(`\nWithout Starlight: ${error instanceof Error ? error.message : String(error)}`);
}

/** Other work on the machine only ever adds: of each figure, the least of the runs. */
function least(costs: Cost[]): Cost {
  const of = (figure: keyof Cost) => Math.min(...costs.map((cost) => cost[figure]));
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

async function column({ name, site, place }: Subject, cost: Cost): Promise<Column> {
  const pages = globSync('**/*.html', { cwd: site }).sort();
  // What Pagefind is to take in: here and with Starlight, entries have it, and lists of them do not.
  const isAnswer = (file: string) =>
    /^(?:faq|notes)\//.test(file) && /<\w[^>]* data-pagefind-body/.test(readFileSync(join(site, file), 'utf8'));
  const entries = new Set(pages.filter(isAnswer));
  const answers = everyNth([...entries], 200).map((file) => compressed(join(site, file)));
  answers.sort((one, other) => one - other);
  const lists = largest(
    site,
    pages.filter((file) => !entries.has(file)),
    20,
  ).map((file) => compressed(join(site, file)));
  const output = sizeOf(site, '**/*');
  const index = sizeOf(site, 'pagefind/**/*');
  const own = sizeOf(site, 'search/**/*.json');
  const searches = await searchTransfers(site, place);
  return [
    ['', name],
    ['build, by the clock', `${cost.wall.toFixed(1)} s`],
    ['build, processor', `${cost.cpu.toFixed(1)} s`],
    ['build, memory at most', `${(cost.memory / 1e6).toFixed(0)} MB`],
    ['output', `${(output.bytes / 1e6).toFixed(1)} MB in ${String(output.files)} files`],
    ['search index', `${((index.bytes + own.bytes) / 1e6).toFixed(2)} MB in ${String(index.files + own.files)} files`],
    [
      'an answer’s page, brotli',
      `${[0, 0.5, 1].map((part) => answers[Math.round(part * (answers.length - 1))]).join(' / ')} bytes`,
    ],
    ['largest other page, brotli', `${String(Math.max(...lists))} bytes`],
    ['first search', shown(searches[0])],
    ['a later search', shown(searches[1])],
  ];
}

function shown(transfer: Transfer | undefined): string {
  return transfer ? `${(transfer.bytes / 1024).toFixed(1)} KB in ${String(transfer.requests)} requests` : '–';
}

function compressed(file: string): number {
  return brotliCompressSync(readFileSync(file)).length;
}

function everyNth<Item>(items: Item[], most: number): Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, at) => at % step === 0);
}

function largest(dir: string, files: string[], most: number): string[] {
  const size = (file: string) => statSync(join(dir, file)).size;
  return files.sort((one, other) => size(other) - size(one)).slice(0, most);
}

function sizeOf(dir: string, pattern: string): { bytes: number; files: number } {
  const sizes = globSync(pattern, { cwd: dir })
    .map((file) => statSync(join(dir, file)))
    .filter((file) => file.isFile())
    .map((file) => file.size);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
}
