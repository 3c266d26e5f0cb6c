// What every command of tdnf begins with: its configuration, the repositories, and the packages in them.
import { loadCatalogue } from '../catalogue/index.ts';
import { FileError } from '../file-error.ts';
import { evrText, nvra } from '../packages.ts';
import type { Call } from '../program.ts';
import { answerOf, isTrue, readConfig, readRepositories, type Repository, type TdnfConfig } from '../repositories.ts';
import { alternatives, meets, offers } from '../dependencies.ts';
import { synchronize } from './tdnf-cache.ts';
import { codes, TdnfError } from './tdnf-errors.ts';
import type { TdnfOptions } from './tdnf-options.ts';
import type { Candidate, Pool } from './tdnf-solver.ts';

/** One run of tdnf. */
export interface Handle {
  call: Call;
  options: TdnfOptions;
  config: TdnfConfig;
  repositories: Repository[];
  /** Prints what -q hides (pr_info). */
  info: (text: string) => void;
  /** The packages of all enabled repositories; asks those whose lists are too old. */
  pool: () => Promise<Pool>;
}

/**
 * Reads configuration and repositories (TDNFOpenHandle of client/api.c).
 *
 * @throws {TdnfError} where they cannot be read
 */
export function openHandle(call: Call, options: TdnfOptions): Handle {
  const value = (name: string) => options.settings.findLast(([key]) => key === name)?.[1];
  const config = reading(() => readConfig(call.files, call.path(value('config') ?? '/etc/tdnf/tdnf.conf')));
  const setopt = options.settings.findLast(([key, text]) => key === 'setopt' && text.startsWith('reposdir='))?.[1];
  const directory = setopt?.slice('reposdir='.length) ?? config.repoDir;
  if (!call.files.exists(directory)) throw new TdnfError(1005);
  const releasever = value('releasever') ?? call.machine.packages['photon-release']?.version ?? call.machine.release;
  const repositories = reading(() => readRepositories(call.files, directory, releasever));
  const twice = repositories.find(({ id }, index) => repositories.findIndex((other) => other.id === id) < index);
  if (twice && call.machine.release === '5.0') {
    call.err(`ERROR: duplicate repo id: ${twice.id}\n`);
    throw new TdnfError(1037);
  }
  chooseRepositories(repositories, options);
  const quiet = options.flags.has('quiet');
  let loaded: Promise<Pool> | undefined;
  const handle: Handle = {
    call,
    options,
    config,
    repositories,
    info: (text) => {
      if (!quiet) call.out(text);
    },
    pool: async () => (loaded ??= loadPool(handle)),
  };
  return handle;
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new TdnfError(error.code === 'EACCES' ? codes.permissionDenied : codes.noSuchFile);
  }
}

/** --enablerepo, --disablerepo and --repo, in the order in which they stand (TDNFRepoListFinalize of client/repolist.c). */
function chooseRepositories(repositories: Repository[], options: TdnfOptions): void {
  let alone = false;
  for (const [name, pattern] of options.settings) {
    if (!['enablerepo', 'disablerepo', 'repo', 'repoid'].includes(name)) continue;
    if (name.startsWith('repo') && !alone) {
      for (const repository of repositories) repository.enabled = false;
      alone = true;
    }
    for (const repository of repositories) {
      if (matches(pattern, repository.id)) repository.enabled = name !== 'disablerepo';
    }
  }
}

/** Whether a name fits a shell pattern; only "*", "?" and "[" make a pattern. */
export function matches(pattern: string, name: string): boolean {
  if (!isGlob(pattern)) return pattern === name;
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('[!', '[^');
  return new RegExp(`^${source}$`).test(name);
}

export function isGlob(text: string): boolean {
  return /[*?[]/.test(text);
}

/** Asks the enabled repositories (TDNFRefreshSack of client/init.c). */
async function loadPool(handle: Handle): Promise<Pool> {
  const { call, config, options, repositories } = handle;
  const pool: Pool = { installed: await installedPackages(call), available: [] };
  const enabled = repositories.filter(({ enabled: on }) => on).sort((one, other) => one.priority - other.priority);
  const settings = {
    refresh: options.flags.has('refresh'),
    cacheOnly: options.flags.has('cacheonly'),
    quiet: options.flags.has('quiet'),
  };
  for (const repository of enabled) {
    if (call.machine.release === '4.0' && cannotRefresh(handle, repository)) return pool;
    try {
      synchronize(call, repository, config.cacheDir, settings);
    } catch (error) {
      if (!(error instanceof TdnfError) || !repository.skipIfUnavailable) throw error;
      // A user without rights may be told so, but the repository stays.
      if (error.code === codes.permissionDenied && call.machine.release === '5.0') throw error;
      repository.enabled = false;
      handle.info(`Disabling Repo: '${repository.name}'\n`);
      continue;
    }
    pool.available.push(...(await packagesOf(call, repository)));
  }
  return pool;
}

// client/init.c of stable-3.3: only root renews the lists there.
function cannotRefresh({ call, config, options }: Handle, repository: Repository): boolean {
  if (call.user.uid === 0 || options.flags.has('cacheonly')) return false;
  const marker = `${config.cacheDir}/${repository.id}/lastrefresh`;
  const age = call.files.exists(marker) ? call.machine.now - call.files.stat(marker).mtime : Infinity;
  if (repository.metadataExpire < 0 || age <= repository.metadataExpire * 1000) return false;
  call.err(
    '\ntdnf repo cache needs to be refreshed\n' +
      'You can use one of the below methods to workaround this\n' +
      '1. Login as root & refresh cache\n' +
      '2. Use -c (--config) option & create repo cache where you have access\n' +
      '3. Use -C (--cacheonly) & use existing cache in the system\n\n',
  );
  return true;
}

async function packagesOf(call: Call, { id, baseUrls: [url = ''] }: Repository): Promise<Candidate[]> {
  const answer = answerOf({ ...call.machine, world: { ...call.machine.world, online: true } }, url);
  if (answer.kind !== 'found' || answer.collection === 'none') return [];
  const catalogue = await loadCatalogue(answer.release);
  return catalogue.collection(answer.collection).map((build) => ({ ...build, repo: id }));
}

/** What is installed, with all that is known of it. */
export async function installedPackages(call: Call): Promise<Candidate[]> {
  const catalogue = await loadCatalogue(call.machine.release);
  return Object.values(call.machine.packages).map((entry) => {
    const known = catalogue.find(entry.name, entry);
    const own = {
      name: entry.name,
      epoch: entry.epoch,
      version: entry.version,
      release: entry.release,
      arch: entry.arch,
    };
    const blank = {
      source: entry.name,
      summary: '',
      url: '',
      size: 0,
      download: 0,
      requires: [],
      provides: [],
      obsoletes: [],
    };
    return { ...blank, conflicts: [], files: [], ...known, ...own, download: 0, repo: '@System' };
  });
}

/**
 * The packages that a word on the command line means: a name or pattern, with version or architecture, a requirement, or
 * what a package provides (SELECTION_* of libsolv, as SolvGenerateCommonJob of solv/tdnfquery.c uses it).
 *
 * @param files whether paths are looked for too
 */
export function select(handle: Handle, word: string, builds: Candidate[], files = false): Candidate[] {
  const exact = selection(word, builds, files);
  if (exact.builds.length > 0) {
    if (exact.by) handle.info(`[using ${exact.by} match for '${word}']\n`);
    return exact.builds;
  }
  const lower = builds.map((build) => ({ build, folded: { ...build, name: build.name.toLowerCase() } }));
  const folded = selection(
    word.toLowerCase(),
    lower.map((pair) => pair.folded),
    files,
  );
  if (folded.builds.length === 0) return [];
  handle.info(`[ignoring case for '${word}']\n`);
  return lower.filter((pair) => folded.builds.includes(pair.folded)).map((pair) => pair.build);
}

/** Whether a word is looked for among the files of packages: "/usr/bin/tr", or a pattern with a slash. */
export function isPath(word: string): boolean {
  return /^(?:\/|[*?[].*\/)/.test(word);
}

function selection(word: string, builds: Candidate[], files: boolean): { builds: Candidate[]; by?: string } {
  if (files && isPath(word)) {
    const owners = builds.filter((build) => build.files.some((path) => matches(word, path)));
    if (owners.length > 0) return { builds: owners, by: 'file list' };
  }
  const named = builds.filter(
    (build) => matches(word, build.name) || spellings(build).some((text) => matches(word, text)),
  );
  if (named.length > 0) return { builds: named };
  const [wanted] = alternatives(word.replace(/(<=|>=|<|>|=)/, ' $1 '));
  if (wanted?.operator) {
    const fitting = builds.filter((build) => build.name === wanted.name && meets(build, wanted));
    if (fitting.length > 0) return { builds: fitting };
  }
  const capable = builds.filter((build) =>
    isGlob(word)
      ? build.provides.some((text) => matches(word, text.split(' ')[0] ?? ''))
      : wanted !== undefined && offers({ ...build, files: files ? build.files : [] }, wanted),
  );
  return capable.length > 0 ? { builds: capable, by: 'capability' } : { builds: [] };
}

/** All ways to write one build: "bash.x86_64", "bash-5.2", "bash-5.2-7.ph5", "bash-5.2-7.ph5.x86_64". */
function spellings(build: Candidate): string[] {
  const { name, arch, version } = build;
  return [
    `${name}.${arch}`,
    `${name}-${version}`,
    `${name}-${evrText(build)}`,
    nvra(build),
    `${name}-${evrText(build)}.${arch}`,
  ];
}

/** Whether a setting of the command line is on: "--security". */
export function isSet({ settings }: TdnfOptions, name: string): boolean {
  return settings.some(([key, value]) => key === name && isTrue(value));
}
