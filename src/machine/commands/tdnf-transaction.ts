// Commands of tdnf that change the machine: what they find out, what they ask, and what they do.
// Sources: tools/cli/lib/installcmd.c, client/resolve.c, client/goal.c and client/rpmtrans.c of vmware/tdnf, stable-3.1,
// stable-3.3 and stable-3.5.
import { loadCatalogue, loadContents } from '../catalogue/index.ts';
import { basename } from '../files.ts';
import { compareEvr, install, nvra, remove, type InstalledPackage, type PackageFile } from '../packages.ts';
import { NotSimulated, type Call } from '../program.ts';
import { cachePath, locationOf, rpmMagic } from './tdnf-cache.ts';
import { codes, TdnfError } from './tdnf-errors.ts';
import { installedPackages, isGlob, isSet, matches, select, type Handle } from './tdnf-handle.ts';
import { history, record } from './tdnf-history.ts';
import { best, formatSize, widths } from './tdnf-queries.ts';
import {
  isEmpty,
  solve,
  steps,
  unneeded,
  Unsolvable,
  type Candidate,
  type Pool,
  type Solution,
  type Wishes,
} from './tdnf-solver.ts';

/** What a command does with the packages it names. */
export type Change = 'install' | 'reinstall' | 'upgrade' | 'downgrade' | 'erase' | 'autoerase' | 'distro-sync';

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
  const solution = solved(handle, pool, { ...wishes, install: chosen, isExcluded: excluded });
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

async function wishesOf(handle: Handle, kind: Change, words: string[], pool: Pool, unknown: string[]): Promise<Wishes> {
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
    return { install: newer.filter(({ name }) => !config.locks.includes(name)), skipBroken: true };
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

/** The build that a file of the format RPM holds; undefined for any other file. */
export async function readPackageFile(call: Call, path: string): Promise<Omit<Candidate, 'repo'> | undefined> {
  if (!call.files.readBytes(path).startsWith(rpmMagic)) return undefined;
  const builds = (await loadCatalogue(call.machine.release)).collection('all');
  return builds.find((build) => `${nvra(build)}.rpm` === basename(path));
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

function exclusions({ config, options, info }: Handle): (name: string) => boolean {
  const own = options.flags.has('disableexcludes') ? [] : config.excludes;
  if (own.length > 0)
    info(`Warning: The following packages are excluded from tdnf.conf:\n${own.map((name) => `  ${name}\n`).join('')}`);
  const patterns = [...own, ...options.settings.filter(([name]) => name === 'exclude').map(([, value]) => value)];
  return (name) => patterns.some((pattern) => matches(pattern, name));
}

function solved({ call }: Handle, pool: Pool, wishes: Wishes): Solution {
  try {
    return solve(pool, wishes);
  } catch (error) {
    if (!(error instanceof Unsolvable)) throw error;
    for (const [index, problem] of error.problems.entries()) call.err(`${index + 1}. ${problem}\n`);
    call.err(`Found ${error.problems.length} problem(s) while resolving\n`);
    throw new TdnfError(codes.unsolvable);
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
    await run(handle, incoming, outgoing, wanted);
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

// Unverified: that the keys in /etc/pki/rpm-gpg are known to rpm from the start, so that tdnf never asks to import them
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
    if (directory === undefined) call.files.mkdir(path.slice(0, path.lastIndexOf('/')), { parents: true });
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

// Unverified: the order in which rpm installs packages that do not need each other
/** Carries out a transaction as rpm does: what comes in its order, then what goes. */
async function run(
  { call, info }: { call: Call; info: (text: string) => void },
  incoming: Candidate[],
  outgoing: Candidate[],
  wanted: string[],
) {
  const { machine } = call;
  const before = Object.keys(machine.packages).length;
  const replaced: Candidate[] = [];
  const running = await stopDocker(call, incoming);
  const changedUnits = [...incoming, ...outgoing].some(({ files }) =>
    files.some((path) => path.includes('/systemd/system/')),
  );
  for (const build of incoming) {
    info(`Installing/Updating: ${nevra(build)}\n`);
    const old = machine.packages[build.name];
    if (old) replaced.push({ ...build, ...old });
    await put(call, build, wanted.includes(build.name) || (old?.userInstalled ?? wanted.length === 0));
  }
  if (replaced.some(({ name }) => name === 'tdnf') && machine.packages['motd'])
    call.err('detected upgrade of tdnf, daemon-reload\n');
  for (const build of [...replaced].reverse()) info(`Removing: ${nevra(build)}\n`);
  for (const build of outgoing) {
    info(`Removing: ${nevra(build)}\n`);
    await take(call, build);
  }
  if (changedUnits) await call.capture(['systemctl', 'daemon-reload']);
  for (const { name } of incoming) if (!replaced.some((old) => old.name === name)) await preset(call, name);
  if (running) await call.capture(['systemctl', 'start', 'docker']);
  const added = incoming.filter((build) => !replaced.some((old) => nvra(old) === nvra(build)));
  const gone = [...replaced.filter((old) => !incoming.some((build) => nvra(old) === nvra(build))), ...outgoing];
  if (added.length > 0 || gone.length > 0) record(call, before, added, gone);
}

/** Puts one build on the machine, as rpm does without asking for what it needs. */
export async function put(call: Call, build: Omit<Candidate, 'repo'>, userInstalled: boolean): Promise<void> {
  const { name, epoch, version, release, arch } = build;
  const entry: InstalledPackage = { name, epoch, version, release, arch, installedAt: call.machine.now, userInstalled };
  install(call.machine, entry, await contentsOf(call, build));
}

/** Takes one off the machine; its units are stopped and disabled first. */
export async function take(call: Call, build: Omit<Candidate, 'repo'>): Promise<void> {
  // %preun of the package: systemctl --no-reload disable --now.
  const units = build.files
    .filter((path) => /\/systemd\/system\/[^/]+\.(?:service|socket|timer)$/.test(path))
    .map(basename);
  for (const unit of units.filter((name) => !name.includes('@')))
    await call.capture(['systemctl', '--no-reload', 'disable', '--now', unit]);
  const contents = await contentsOf(call, build);
  const others = build.files.filter((path) => !contents.some((file) => file.path === path)).map((path) => ({ path }));
  remove(call.machine, build.name, [...contents, ...others]);
}

/** All files of a build that are known: programs without text, then what has one. */
async function contentsOf(call: Call, build: Omit<Candidate, 'repo'>): Promise<PackageFile[]> {
  const texts = await loadContents(build.name, call.machine.release);
  const programs = build.files.filter(
    (path) => /^\/usr\/s?bin\//.test(path) && !texts.some((file) => file.path === path),
  );
  return [...programs.map((path) => ({ path })), ...texts];
}

// %pre and %posttrans of docker-engine in SPECS/docker/docker.spec: it is stopped for an update, and started again.
async function stopDocker(call: Call, incoming: Candidate[]): Promise<boolean> {
  if (!incoming.some(({ name }) => name === 'docker-engine') || !call.machine.packages['docker-engine']) return false;
  const { exitCode } = await call.capture(['systemctl', 'is-active', 'docker.service']);
  if (exitCode === 0) await call.capture(['systemctl', 'stop', 'docker']);
  return exitCode === 0;
}

// %systemd_post in %post of each package: SPECS/<package>/<package>.spec.
const presetUnits: Record<string, string[]> = {
  'docker-engine': ['docker.service'],
  containerd: ['containerd.service'],
  iptables: ['iptables.service'],
  'openssh-server': ['sshd.service', 'sshd-keygen.service'],
  nginx: ['nginx.service'],
  httpd: ['httpd.service'],
  rsyslog: ['rsyslog.service'],
  keepalived: ['keepalived.service'],
  'tdnf-automatic': ['tdnf-automatic.timer', 'tdnf-automatic-notifyonly.timer', 'tdnf-automatic-install.timer'],
};

// Unverified: on 5.0 systemctl's lines about what it links are shown; the macro of older releases hides them
async function preset(call: Call, name: string): Promise<void> {
  const units = presetUnits[name];
  if (!units) return;
  const { stderr, exitCode } = await call.capture(['systemctl', '--no-reload', 'preset', ...units]);
  if (exitCode === 0 && call.machine.release === '5.0') call.err(stderr);
}

/** "docker-27.3.1-5.ph5.x86_64", with the epoch where it has one. */
function nevra(build: Candidate): string {
  return build.epoch > 0 ? `${build.name}-${build.epoch}:${build.version}-${build.release}.${build.arch}` : nvra(build);
}
