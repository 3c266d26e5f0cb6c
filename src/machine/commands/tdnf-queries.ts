// The commands of tdnf that only look: list, info, search, provides, repolist, check-update, repoquery, count.
// Sources: tools/cli/lib/api.c, solv/tdnfquery.c and client/api.c of vmware/tdnf, stable-3.1, stable-3.3 and stable-3.5.
import { loadTexts } from '../catalogue/index.ts';
import { alternatives, offers } from '../dependencies.ts';
import { compareEvr, evrText, nvra, programFiles } from '../packages.ts';
import { NotSimulated } from '../program.ts';
import { codes, TdnfError } from './tdnf-errors.ts';
import { isPath, isSet, select, type Handle } from './tdnf-handle.ts';
import type { Candidate, Pool } from './tdnf-solver.ts';
import { isObsolete } from './tdnf-solver.ts';

const scopes = ['all', 'installed', 'available', 'extras', 'obsoletes', 'recent', 'upgrades', 'updates', 'downgrades'];

/** tdnf list */
export async function list(handle: Handle): Promise<void> {
  const { call } = handle;
  const builds = await inScope(handle);
  const [name, version, repo] = widths(handle, [55, 25, 15]);
  const gap = call.machine.release === '5.0' ? ' ' : '';
  for (const build of builds) {
    const cells = [
      `${build.name}.${build.arch} `.padEnd(name ?? 0),
      `${shownEvr(handle, build)} `.padEnd(version ?? 0),
      build.repo.padStart(repo ?? 0),
    ];
    call.out(`${cells.join(gap)}\n`);
  }
}

/** tdnf info */
export async function info(handle: Handle): Promise<void> {
  const { call } = handle;
  const builds = await inScope(handle);
  const texts = builds.length > 0 ? await loadTexts(call.machine.release) : undefined;
  let total = 0;
  for (const build of builds) {
    const text = texts?.get(build.name);
    const lines = [
      `Name          : ${build.name}`,
      `Arch          : ${build.arch}`,
      `Epoch         : ${build.epoch}`,
      `Version       : ${build.version}`,
      `Release       : ${build.release}`,
      `Install Size  : ${formatSize(handle, build.size)} (${build.size})`,
      ...(call.machine.release === '5.0' && build.download > 0
        ? [`Download Size  : ${formatSize(handle, build.download)} (${build.download})`]
        : []),
      `Repo          : ${build.repo}`,
      `Summary       : ${build.summary}`,
      `URL           : ${build.url || '(null)'}`,
      `License       : ${text?.licence ?? '(null)'}`,
      `Description   : ${text?.description ?? '(null)'}`,
    ];
    call.out(`${lines.join('\n')}\n\n`);
    total += build.size;
  }
  if (builds.length > 0) call.out(`\nTotal Size: ${formatSize(handle, total)} (${total})\n`);
}

/** The builds that `list` and `info` are about; scope and names are on the command line. */
async function inScope(handle: Handle): Promise<Candidate[]> {
  const { options } = handle;
  const [, first = '', ...others] = options.words;
  const given = scopes.includes(first.toLowerCase()) ? first.toLowerCase() : undefined;
  // The scope may be an option too: "--installed".
  const scope = given ?? options.settings.findLast(([name]) => scopes.includes(name))?.[0] ?? 'all';
  const names = given === undefined ? options.words.slice(1) : others;
  const pool = await handle.pool();
  const builds =
    scope === 'upgrades' || scope === 'updates' || scope === 'downgrades'
      ? candidates(handle, pool, names, scope !== 'downgrades')
      : named(
          handle,
          names,
          scope === 'installed' ? pool.installed : scope === 'available' ? pool.available : everything(pool),
        );
  if (builds.length === 0 && names.length > 0) throw new TdnfError(codes.noMatch);
  return builds;
}

function everything({ installed, available }: Pool): Candidate[] {
  return [...installed, ...available];
}

function named(handle: Handle, names: string[], builds: Candidate[]): Candidate[] {
  return names.length === 0 ? builds : names.flatMap((name) => select(handle, name, builds));
}

/** Newer, or older, builds of what is installed (SolvFindAllUpDownCandidates). */
function candidates(handle: Handle, pool: Pool, names: string[], up: boolean): Candidate[] {
  return named(handle, names, pool.installed).flatMap((installed) =>
    pool.available.filter((build) => {
      if (build.name !== installed.name) return false;
      const order = compareEvr(build, installed);
      return up ? order > 0 : order < 0;
    }),
  );
}

/** tdnf check-update */
export async function checkUpdate(handle: Handle): Promise<number> {
  const { call, config, options } = handle;
  const { release } = call.machine;
  const builds = candidates(handle, await handle.pool(), options.words.slice(1), true);
  if (config.checkUpdateCompat && release === '5.0') {
    const [name, version, repo] = widths(handle, [55, 25, 15]);
    for (const build of builds) {
      const cells = [
        `${build.name}.${build.arch} `.padEnd(name ?? 0),
        `${evrText(build)} `.padEnd(version ?? 0),
        build.repo.padStart(repo ?? 0),
      ];
      call.out(`${cells.join(' ')}\n`);
    }
    return builds.length > 0 ? 100 : 0;
  }
  for (const build of builds) {
    // Each part is printed over the one before; 3.5 lost the version, whose format begins with two percent signs.
    const version = release === '5.0' ? '%s' : `${build.version.padStart(50)}-${build.release}`;
    const parts = [build.repo.padStart(80), version, `${build.name}.${build.arch}`];
    call.out(call.toTerminal ? `${overlay(parts)}\n` : `${parts.join('\r')}\n`);
  }
  return 0;
}

/** What is left to see of texts that were printed over each other. */
function overlay(parts: string[]): string {
  return parts.reduce((shown, part) => part + shown.slice(part.length), '');
}

/** tdnf search */
export async function search(handle: Handle): Promise<void> {
  const { call, options } = handle;
  const words = options.words.slice(options.words[1]?.toLowerCase().startsWith('all') ? 2 : 1);
  const builds = everything(await handle.pool());
  const texts = await loadTexts(call.machine.release);
  const found = words.flatMap((word) => {
    const wanted = word.toLowerCase();
    return builds.filter((build) =>
      [build.name, build.summary, texts.get(build.name)?.description ?? ''].some((text) =>
        text.toLowerCase().includes(wanted),
      ),
    );
  });
  if (found.length === 0) throw new TdnfError(codes.noSearchResults);
  for (const build of found) call.out(`${build.name} : ${build.summary}\n`);
}

/** tdnf provides */
export async function provides(handle: Handle): Promise<void> {
  const { call, options } = handle;
  const [, word] = options.words;
  if (word === undefined) throw new TdnfError(907);
  const pool = await handle.pool();
  // The catalogue names few files of a package; those of the programs that are simulated are known besides.
  const builds = everything(pool).map((build) => {
    const own = programFiles(build.name, call.machine.release).map(({ path }) => path);
    return { ...build, files: [...new Set([...build.files, ...own])] };
  });
  const found = select(handle, word, builds, true);
  if (found.length === 0) {
    // The lists of files are not complete: that nothing has this one cannot be said.
    if (isPath(word) && pool.available.length > 0) throw new NotSimulated(`which package has '${word}'`);
    throw new TdnfError(codes.noData);
  }
  for (const build of found.reverse()) {
    call.out(`${build.name}-${shownEvr(handle, build)}.${build.arch} : ${build.summary}\nRepo\t : ${build.repo}\n`);
  }
}

/** tdnf repolist */
export function repolist({ call, options, repositories }: Handle): void {
  const filter = (options.words[1] ?? 'enabled').toLowerCase();
  if (!['all', 'enabled', 'disabled'].includes(filter)) throw new TdnfError(901);
  const shown = repositories.filter(({ enabled }) => filter === 'all' || enabled === (filter === 'enabled'));
  const isNew = call.machine.release === '5.0';
  if (shown.length > 0)
    call.out(
      isNew
        ? row(['repo id', 'repo name', 'status'], [20, 41, 9])
        : row(['repo id', 'repo name', 'status'], [20, 40, 10]),
    );
  for (const { id, name, enabled } of shown) {
    const status = enabled ? 'enabled' : 'disabled';
    call.out(
      isNew
        ? row([`${id.padEnd(19)} `, `${name.padEnd(40)} `, status], [0, 0, 9])
        : row([id, name, status], [20, 40, 10]),
    );
  }
}

function row(cells: string[], columns: number[]): string {
  return `${cells.map((cell, index) => cell.padEnd(columns[index] ?? 0)).join('')}\n`;
}

/** tdnf count */
export async function count(handle: Handle): Promise<void> {
  const { installed, available } = await handle.pool();
  handle.call.out(`Package count = ${installed.length + available.length}\n`);
}

const dependencyKeys = ['provides', 'obsoletes', 'conflicts', 'requires'] as const;

/** tdnf repoquery */
// Unverified: the requirements that rpm itself adds when it builds a package, of libraries and scripts, are not known
export async function repoquery(handle: Handle): Promise<void> {
  const { call, options } = handle;
  const chosen = (name: string) => isSet(options, name);
  if (chosen('list')) throw new NotSimulated("option '--list'");
  if (options.words.length > 2) throw new TdnfError(902);
  const keys = dependencyKeys.filter(chosen);
  if (keys.length > 1) throw new TdnfError(914);
  const [key] = keys;
  const onlyInstalled = chosen('installed') || chosen('userinstalled') || chosen('duplicates') || chosen('extras');
  if (chosen('extras') && (chosen('installed') || chosen('available') || chosen('duplicates')))
    throw new TdnfError(codes.invalidArgument);
  const pool = await handle.pool();
  let builds = onlyInstalled && !chosen('available') ? pool.installed : pool.available;
  const [, word] = options.words;
  if (word !== undefined) builds = select(handle, word, builds);
  for (const [name, value] of options.settings) {
    const wanted = value.split(',').flatMap(alternatives);
    if (name === 'arch') builds = builds.filter(({ arch }) => arch === value);
    if (name === 'file') builds = builds.filter(({ files }) => files.includes(value));
    if (name === 'whatrequires') {
      builds = builds.filter(({ requires }) =>
        requires.some((text) => alternatives(text).some((own) => wanted.some((one) => one.name === own.name))),
      );
    }
    if (name === 'whatprovides')
      builds = builds.filter((build) => wanted.some((one) => offers({ ...build, files: [] }, one)));
  }
  if (chosen('userinstalled')) builds = builds.filter(({ name }) => call.machine.packages[name]?.userInstalled);
  if (chosen('duplicates')) builds = [];
  if (chosen('extras')) {
    builds = builds.filter(
      (build) => !pool.available.some((other) => other.name === build.name && compareEvr(other, build) === 0),
    );
  }
  if (builds.length === 0) throw new TdnfError(codes.noData);
  if (key === undefined) {
    for (const build of builds) call.out(`${nvra(build)}\n`);
    return;
  }
  const own = (build: Candidate) =>
    key === 'provides' ? [`${build.name} = ${evrText(build)}`, ...build.provides] : build[key];
  for (const line of [...new Set(builds.flatMap(own))].sort()) call.out(`${line}\n`);
}

/** Widths of columns from their share of the terminal; 80 columns where there is none (tools/cli/lib/output.c). */
export function widths({ call }: Handle, percents: number[]): number[] {
  const columns = call.toTerminal ? call.columns : 80;
  return percents.map((percent) => Math.floor((columns * percent) / 100));
}

/** "406.96k"; up to 3.3 the number of bytes stands behind it (TDNFUtilsFormatSize). */
export function formatSize({ call }: Handle, bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (unit < 4 && size > 1024) [size, unit] = [size / 1024, unit + 1];
  const text = `${size.toFixed(2).padStart(6)}${'bkMG'[unit] ?? ''}`;
  return call.machine.release === '5.0' ? text : `${text} ${bytes}`;
}

/** With the epoch since 3.5. */
function shownEvr({ call }: Handle, build: Candidate): string {
  return call.machine.release === '5.0' ? evrText(build) : `${build.version}-${build.release}`;
}

/** The newest build of a name, those that replace it included; what is installed counts too from 3.5 on. */
export function best(handle: Handle, word: string, pool: Pool): Candidate | undefined {
  const isNew = handle.call.machine.release === '5.0';
  const all = isNew ? everything(pool) : pool.available;
  const newest = (builds: Candidate[]) => builds.toSorted((one, other) => compareEvr(other, one))[0];
  const own = isNew ? newest(all.filter(({ name }) => name === word)) : undefined;
  if (!own) return newest(select(handle, word, pool.available));
  const successor = all.filter(
    ({ name, obsoletes }) => name !== word && obsoletes.some((text) => isObsolete(own, text)),
  );
  return newest(successor.filter((build) => offers(build, { name: word, operator: '', evr: build }))) ?? own;
}
