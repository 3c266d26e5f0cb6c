// What a command of tdnf asks for: the packages that its words mean, and what follows from them.
// Sources: client/resolve.c and client/goal.c of vmware/tdnf, stable-3.1, stable-3.3 and stable-3.5.
import { compareEvr } from '../packages.ts';
import { NotSimulated, type Call } from '../program.ts';
import { readPackageFile } from './rpm-transaction.ts';
import { codes, TdnfError } from './tdnf-errors.ts';
import { isGlob, isSet, matches, select, type Handle } from './tdnf-handle.ts';
import { best } from './tdnf-queries.ts';
import { solve, unneeded, Unsolvable, type Candidate, type Pool, type Solution, type Wishes } from './tdnf-solver.ts';

/** What a command does with the packages it names. */
export type Change = 'install' | 'reinstall' | 'upgrade' | 'downgrade' | 'erase' | 'autoerase' | 'distro-sync';

/**
 * What a command asks of the solver.
 *
 * @param words of the command line, behind the command
 * @param unknown gets the patterns that match nothing
 * @throws {TdnfError} for a word that means no package, and for a package that is protected
 */
export async function wishesOf(
  handle: Handle,
  kind: Change,
  words: string[],
  pool: Pool,
  unknown: string[],
): Promise<Wishes> {
  const { call, config, options } = handle;
  const allowErasing = options.flags.has('allowerasing');
  const skipBroken = options.flags.has('skip-broken');
  const advisories =
    isSet(options, 'security') ||
    isSet(options, 'reboot-required') ||
    options.settings.some(([name]) => name === 'sec-severity');
  if ((kind === 'upgrade' && words.length === 0) || kind === 'distro-sync') {
    const newer = kind === 'upgrade' ? upgrades(pool) : differing(pool);
    if (advisories && newer.length > 0) throw new NotSimulated('which updates an advisory is about');
    return { install: newer.filter(({ name }) => !isLocked(handle, name)), skipBroken: true };
  }
  if (kind === 'autoerase' && words.length === 0) {
    if (call.machine.release !== '5.0') return {};
    return { erase: orphans(call, pool), protectedPackages: config.protectedPackages };
  }
  const named: Candidate[] = [];
  for (const word of kind === 'downgrade' && words.length === 0 ? pool.installed.map(({ name }) => name) : words) {
    if (isGlob(word)) {
      const found = pool.available.filter(({ name }) => matches(word, name));
      if (found.length === 0) unknown.push(word);
      for (const name of new Set(found.map((build) => build.name)))
        named.push(...(await prepare(handle, kind, name, pool)));
    } else named.push(...(await prepare(handle, kind, word, pool)));
  }
  if (kind !== 'erase' && kind !== 'autoerase') return { install: [...new Set(named)], allowErasing, skipBroken };
  protect(handle, named);
  const clean =
    kind === 'autoerase' ||
    (config.cleanRequirementsOnRemove && call.machine.release !== '3.0' && !options.flags.has('noautoremove'));
  const erase = clean && call.machine.release === '5.0' ? withUnneeded(call, pool, named) : named;
  return { erase, protectedPackages: call.machine.release === '5.0' ? config.protectedPackages : [] };
}

/** What one word of the command line asks for (TDNFPrepareSinglePkg of client/resolve.c). */
async function prepare(handle: Handle, kind: Change, word: string, pool: Pool): Promise<Candidate[]> {
  const { call, options } = handle;
  if (word.endsWith('.rpm')) return packageFile(handle, word);
  if (select(handle, word, [...pool.installed, ...pool.available]).length === 0) {
    call.err(`${word} package not found or not installed\n`);
    if (options.flags.has('skip-broken')) return [];
    throw new TdnfError(codes.noMatch);
  }
  if (kind === 'erase' || kind === 'autoerase') return select(handle, word, pool.installed);
  if (kind === 'reinstall') {
    const [installed] = select(handle, word, pool.installed);
    const same =
      installed && pool.available.find((build) => build.name === installed.name && compareEvr(build, installed) === 0);
    if (!same) throw new TdnfError(codes.noMatch);
    return [same];
  }
  if (kind === 'downgrade') return [...older(handle, word, pool)];
  const build = best(handle, word, pool);
  if (!build) throw new TdnfError(codes.noMatch);
  const installed = pool.installed.find(({ name }) => name === build.name);
  if (kind === 'upgrade') {
    if (!installed) throw new TdnfError(codes.noMatch);
    return compareEvr(build, installed) > 0 ? [build] : [];
  }
  if (!installed || compareEvr(build, installed) !== 0) return [build];
  const entry = call.machine.packages[build.name];
  if (entry && call.machine.release !== '3.0') entry.userInstalled = true;
  call.err(`Package ${word} is already installed.\n`);
  return [];
}

/** The newest build that is older than what is installed. */
function older(handle: Handle, word: string, pool: Pool): Candidate[] {
  const [first] = select(handle, word, pool.available);
  const installed = pool.installed.find(({ name }) => name === first?.name);
  if (!first || !installed) throw new TdnfError(codes.noMatch);
  const builds = select(handle, word, pool.available).filter((build) => compareEvr(build, installed) < 0);
  const newest = builds.sort((one, other) => compareEvr(other, one))[0];
  if (!newest) handle.call.err(`There is no downgrade path for ${word}.\n`);
  return newest ? [newest] : [];
}

/** A package in a file of its own. */
async function packageFile({ call }: Handle, word: string): Promise<Candidate[]> {
  const path = call.path(word);
  if (/^[a-z]+:\/\//.test(word)) throw new NotSimulated('a package by its URL');
  if (!call.files.exists(path)) {
    // 3.5 passes over it; before, it was looked for as a name.
    if (call.machine.release === '5.0') return [];
    call.err(`${word} package not found or not installed\n`);
    throw new TdnfError(codes.noMatch);
  }
  const build = await readPackageFile(call, path);
  if (!build) throw new TdnfError(codes.invalidArgument);
  return [{ ...build, repo: '@cmdline' }];
}

function upgrades({ installed, available }: Pool): Candidate[] {
  return installed.flatMap((entry) => {
    const newer = available.filter((build) => build.name === entry.name && compareEvr(build, entry) > 0);
    return newer.sort((one, other) => compareEvr(other, one)).slice(0, 1);
  });
}

/** What distro-sync brings: the newest build there is of each, older than what is installed or not. */
function differing({ installed, available }: Pool): Candidate[] {
  return installed.flatMap((entry) => {
    const builds = available.filter((build) => build.name === entry.name).sort((one, other) => compareEvr(other, one));
    const [newest] = builds;
    return newest && compareEvr(newest, entry) !== 0 ? [newest] : [];
  });
}

function orphans(call: Call, { installed }: Pool): Candidate[] {
  return unneeded(installed, (name) => call.machine.packages[name]?.userInstalled ?? false);
}

function withUnneeded(call: Call, { installed }: Pool, going: Candidate[]): Candidate[] {
  const wanted = (name: string) => call.machine.packages[name]?.userInstalled ?? false;
  const before = unneeded(installed, wanted);
  const after = unneeded(
    installed.filter((build) => !going.includes(build)),
    wanted,
  );
  return [...going, ...after.filter((build) => !before.includes(build) && !going.includes(build))];
}

// client/goal.c of stable-3.5 looks at what was asked for; before, the whole transaction is looked at for tdnf itself.
function protect({ call, config }: Handle, named: Candidate[]): void {
  if (call.machine.release !== '5.0') return;
  const build = named.find(({ name }) => config.protectedPackages.includes(name));
  if (!build) return;
  call.err(`package ${build.name} is protected\n`);
  throw new TdnfError(codes.protected);
}

/** Whether locks.d keeps an installed package as it is: since 3.3 (TDNFSolvAddPkgLocks). */
function isLocked({ call, config }: Handle, name: string): boolean {
  return call.machine.release !== '3.0' && config.locks.includes(name);
}

/** Whether minversions.d hides a build from the solver (TDNFSolvAddMinVersions); 3.1 only minds it in a downgrade. */
export function isTooOld({ config }: Handle, build: Candidate): boolean {
  return config.minVersions.some((line) => {
    const [name, written = ''] = line.split('=');
    const [, epoch = '0', version = '', release = ''] = /^(?:(\d+):)?([^-]*)-?(.*)$/.exec(written) ?? [];
    return name === build.name && version !== '' && compareEvr(build, { epoch: Number(epoch), version, release }) < 0;
  });
}

/**
 * @throws {TdnfError} for a downgrade that minversions.d forbids on 3.0
 * @throws {NotSimulated} for a build that it hides since: how libsolv puts that is not known
 */
export function demandAllowed(handle: Handle, kind: Change, builds: Candidate[]): void {
  if (handle.call.machine.release === '3.0') {
    if (kind === 'downgrade' && builds.some((build) => isTooOld(handle, build))) throw new TdnfError(1035);
    return;
  }
  const old = builds.find((build) => isTooOld(handle, build));
  if (old) throw new NotSimulated(`a wish for ${old.name}, which minversions hides,`);
}

/** @throws {NotSimulated} for a transaction that locks.d forbids: how libsolv puts that is not known */
export function demandUnlocked(handle: Handle, solution: Solution): void {
  const { upgrade, downgrade, reinstall, remove, obsoleted } = solution;
  const locked = [...upgrade, ...downgrade, ...reinstall, ...remove, ...obsoleted].find(({ name }) =>
    isLocked(handle, name),
  );
  if (locked) throw new NotSimulated(`changing ${locked.name}, which is locked,`);
}

/** Whether a name is excluded, by tdnf.conf or --exclude; those of tdnf.conf are named to the user. */
export function exclusions({ config, options, info }: Handle): (name: string) => boolean {
  const own = options.flags.has('disableexcludes') ? [] : config.excludes;
  if (own.length > 0)
    info(`Warning: The following packages are excluded from tdnf.conf:\n${own.map((name) => `  ${name}\n`).join('')}`);
  const patterns = [...own, ...options.settings.filter(([name]) => name === 'exclude').map(([, value]) => value)];
  return (name) => patterns.some((pattern) => matches(pattern, name));
}

/**
 * What is to be done for what is wished.
 *
 * @throws {TdnfError} where that cannot be; the problems are printed
 */
export function solved({ call }: Handle, pool: Pool, wishes: Wishes): Solution {
  try {
    return solve(pool, wishes);
  } catch (error) {
    if (!(error instanceof Unsolvable)) throw error;
    for (const [index, problem] of error.problems.entries()) call.err(`${index + 1}. ${problem}\n`);
    call.err(`Found ${error.problems.length} problem(s) while resolving\n`);
    throw new TdnfError(codes.unsolvable);
  }
}
