// Commands of tdnf that change the machine: what they show, what they ask, and what they fetch and have rpm do.
// Sources: tools/cli/lib/installcmd.c and client/rpmtrans.c of vmware/tdnf, stable-3.1, stable-3.3 and stable-3.5.
import { nvra } from '../packages.ts';
import { basename } from '../paths.ts';
import { NotSimulated } from '../program.ts';
import { runTransaction } from './rpm-transaction.ts';
import { cachePath, locationOf, makeDirectory, rpmMagic } from './tdnf-cache.ts';
import { codes, TdnfError } from './tdnf-errors.ts';
import { demandAllowed, demandUnlocked, exclusions, isTooOld, solved, wishesOf, type Change } from './tdnf-goal.ts';
import { installedPackages, select, type Handle } from './tdnf-handle.ts';
import { history, record } from './tdnf-history.ts';
import { formatSize, widths } from './tdnf-queries.ts';
import { isEmpty, steps, type Candidate, type Solution } from './tdnf-solver.ts';

/** tdnf install, update, remove… */
export async function change(handle: Handle, kind: Change): Promise<void> {
  const { options } = handle;
  const words = options.words.slice(1);
  if (['install', 'reinstall', 'erase'].includes(kind) && words.length === 0)
    throw new TdnfError(codes.packageRequired);
  const pool = await handle.pool();
  const unknown: string[] = [];
  const wishes = await wishesOf(handle, kind, words, pool, unknown);
  const excluded = exclusions(handle);
  const chosen = (wishes.install ?? []).filter(({ name }) => !excluded(name));
  const asked = chosen.length + (wishes.erase?.length ?? 0);
  if (asked === 0) throw new TdnfError(codes.nothingToDo);
  demandAllowed(handle, kind, chosen);
  const { release } = handle.call.machine;
  const hidden = (build: Candidate) => release !== '3.0' && isTooOld(handle, build);
  const allowed = { ...pool, available: pool.available.filter((build) => !hidden(build)) };
  const solution = solved(handle, allowed, { ...wishes, install: chosen, isExcluded: excluded });
  demandUnlocked(handle, solution);
  const userWishes = kind === 'install' ? chosen.map(({ name }) => name) : [];
  await carryOut(handle, solution, userWishes, unknown);
}

/** tdnf history undo, redo and rollback; listing it is done by then. */
export async function changeHistory(handle: Handle): Promise<void> {
  const wanted = history(handle);
  if (!wanted) return;
  const pool = await handle.pool();
  const find = (names: string[], builds: Candidate[]) =>
    names.map((name) => [name, builds.find((build) => nvra(build) === name)] as const);
  const back = find(wanted.install, pool.available);
  const missing = back.filter(([, build]) => !build).map(([name]) => name);
  if (missing.length > 0) {
    handle.call.out(`The following packages could not be resolved:\n\n${missing.map((name) => `${name}\n`).join('')}`);
    handle.call.out(
      '\nThe package(s) may have been moved out of the enabled repositories since the\n' +
        'last time they were installed. You may be able to resolve this by enabling\n' +
        'additional repositories.\n',
    );
    throw new TdnfError(codes.noMatch);
  }
  const builds = back.flatMap(([, build]) => build ?? []);
  const replaced = new Set(builds.map(({ name }) => name));
  const erase = find(wanted.erase, pool.installed).flatMap(([, build]) =>
    build && !replaced.has(build.name) ? build : [],
  );
  const solution = solved(handle, pool, { install: builds, erase, allowErasing: true });
  await carryOut(handle, solution, [], []);
}

/** tdnf mark */
export async function mark(handle: Handle): Promise<void> {
  const { call, options } = handle;
  const [, action, ...words] = options.words;
  if (action === undefined) {
    call.out("need action ('install' or 'remove') as argument\n");
    throw new TdnfError(codes.invalidArgument);
  }
  if (action !== 'install' && action !== 'remove') {
    call.out(`unknown action '${action}'\n`);
    throw new TdnfError(902);
  }
  if (words.length === 0) {
    call.out('need package spec(s) as argument\n');
    throw new TdnfError(codes.invalidArgument);
  }
  const installed = await installedPackages(call);
  const found = words.flatMap((word) => select(handle, word, installed));
  if (found.length === 0) throw new TdnfError(codes.noMatch);
  if (call.user.uid !== 0) throw new NotSimulated('marking packages without the rights for it');
  record(call, installed.length, [], []);
  for (const { name } of found) {
    handle.info(`marking ${name} as ${action === 'remove' ? 'auto' : 'user'}installed\n`);
    const entry = call.machine.packages[name];
    if (entry) entry.userInstalled = action === 'install';
  }
}

const headings = [
  ['install', 'Installing'],
  ['upgrade', 'Upgrading'],
  ['downgrade', 'Downgrading'],
  ['remove', 'Removing'],
  ['reinstall', 'Reinstalling'],
  ['obsoleted', 'Obsoleting'],
] as const;

/** Shows what is to be done, asks, and does it. @param wanted names that the user asked for */
async function carryOut(handle: Handle, solution: Solution, wanted: string[], unknown: string[]): Promise<void> {
  const { call, options, info } = handle;
  const { release } = call.machine;
  const silent = options.flags.has('quiet') && options.flags.has('assumeyes');
  if (!silent) for (const word of unknown) info(`No package \u001b[1m\u001b[30m${word} \u001b[0mavailable\n`);
  if (isEmpty(solution)) throw new TdnfError(unknown.length > 0 ? codes.noMatch : codes.nothingToDo);
  if (release !== '5.0' && solution.remove.some(({ name }) => name === 'tdnf')) throw new TdnfError(codes.protected);
  if (!silent) {
    for (const [key, heading] of headings) if (solution[key].length > 0) table(handle, heading, solution[key]);
    if (options.flags.has('downloadonly')) info('tdnf will only download packages needed for the transaction\n');
  }
  if (!(await confirmed(handle))) throw new TdnfError(codes.aborted);
  const { incoming, outgoing } = steps(solution);
  const fetched = [...solution.install, ...solution.reinstall, ...solution.upgrade, ...solution.downgrade];
  // 3.5 says neither that it downloads nor that it is done.
  if (release !== '5.0' && fetched.length > 0) info('\nDownloading:\n');
  const paths = download(handle, fetched);
  if (!options.flags.has('downloadonly')) {
    info('Testing transaction\n');
    if (options.flags.has('testonly')) return;
    info('Running transaction\n');
    await runTransaction(handle, incoming, outgoing, wanted);
    if (!handle.config.keepCache) for (const path of paths) call.files.remove(path);
  }
  if (release === '5.0') return;
  info('\nComplete!\n');
  if (!options.flags.has('downloadonly')) return;
  const directory = options.settings.findLast(([name]) => name === 'downloaddir')?.[1];
  info(`Packages have been downloaded to ${directory ?? 'cache'}.\n`);
}

// PrintAction of tools/cli/lib/installcmd.c: five columns up to 3.3, with the size to download six in 3.5.
function table(handle: Handle, heading: string, builds: Candidate[]): void {
  const { call, info } = handle;
  const isNew = call.machine.release === '5.0';
  const columns = widths(handle, isNew ? [20, 15, 20, 15, 10, 10] : [30, 15, 20, 15, 10]);
  info(`\n${heading}:\n`);
  for (const build of builds) {
    const evr = `${build.epoch > 0 ? `${build.epoch}:` : ''}${build.version}-${build.release}`;
    const cells = [build.name, build.arch, evr, build.repo, formatSize(handle, build.size)];
    if (isNew) cells.push(formatSize(handle, build.download));
    const last = cells.length - 1;
    const padded = cells.map((cell, n) => (n === last ? cell.padStart(columns[n] ?? 0) : cell.padEnd(columns[n] ?? 0)));
    info(`${padded.join(' ')}\n`);
  }
  const sum = (size: (build: Candidate) => number) => builds.reduce((total, build) => total + size(build), 0);
  info(
    `\nTotal installed size: ${formatSize(
      handle,
      sum(({ size }) => size),
    )}\n`,
  );
  if (isNew)
    info(
      `Total download size: ${formatSize(
        handle,
        sum(({ download: size }) => size),
      )}\n`,
    );
}

/** TDNFYesOrNo of common/utils.c: anything but yes, no or an empty line asks again. */
async function confirmed({ call, options }: Handle): Promise<boolean> {
  if (options.flags.has('assumeyes')) return true;
  if (options.flags.has('assumeno')) return false;
  const piped = call.stdin ? call.stdin.split('\n') : undefined;
  for (;;) {
    if (piped) call.out('Is this ok [y/N]: ');
    const answer = piped ? piped.shift() : await call.ask('Is this ok [y/N]: ');
    // The file has ended: fgets gives nothing.
    if (answer === undefined || (piped?.length === 0 && answer === '')) throw new TdnfError(1033);
    if (/^(?:y|yes|n|no|)$/i.test(answer)) return /^y/i.test(answer);
  }
}

// The installer has rpm import the keys in /etc/pki/rpm-gpg (photon_installer/installer.py), so tdnf never asks to do so.
/** Fetches packages into the cache, or into --downloaddir; gives the paths of what was fetched. */
function download(handle: Handle, builds: Candidate[]): string[] {
  const { call, config, options, repositories, info } = handle;
  const { release } = call.machine;
  const directory = options.settings.findLast(([name]) => name === 'downloaddir')?.[1];
  if (directory !== undefined && !call.files.exists(call.path(directory))) throw new TdnfError(codes.noSuchFile);
  const paths: string[] = [];
  for (const build of builds) {
    const repository = repositories.find(({ id }) => id === build.repo);
    if (!repository || repository.baseUrls.some((url) => url.startsWith('file://'))) continue;
    const location = locationOf(build);
    const path =
      directory === undefined
        ? `${cachePath(call, config.cacheDir, repository)}/rpms/${location}`
        : `${call.path(directory)}/${basename(location)}`;
    if (call.files.exists(path)) {
      info(`${build.name} package already downloaded\n`);
      continue;
    }
    if (directory === undefined) makeDirectory(call, path.slice(0, path.lastIndexOf('/')));
    call.files.writeBytes(path, rpmMagic, 0o644);
    paths.push(path);
    const percent = release === '5.0' ? '100%' : '  100%';
    // Only a terminal shows how it goes; up to 3.3 the line is ended all the same.
    if (call.toTerminal || options.flags.has('verbose')) {
      const progress = call.toTerminal
        ? `${build.name.padEnd(35)} ${String(build.download).padStart(10)} ${percent}`
        : `${build.name} 100% ${build.download}`;
      info(`${progress}\n`);
    } else if (release !== '5.0') info('\n');
  }
  return paths;
}
