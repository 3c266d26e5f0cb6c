// tdnf, and yum and tyum, which are links to it: packages from repositories (3.1.15, 3.3.12 and 3.5.11).
// Sources: tools/cli/main.c and tools/cli/lib/api.c of vmware/tdnf, stable-3.1, stable-3.3 and stable-3.5.
import { FileError } from '../file-error.ts';
import type { Release } from '../model.ts';
import { compareEvr } from '../packages.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';
import { readPackageFile } from './rpm-transaction.ts';
import { cacheParts, cachePath, removePart } from './tdnf-cache.ts';
import { codes, errorText, TdnfError } from './tdnf-errors.ts';
import type { Change } from './tdnf-goal.ts';
import { openHandle, type Handle } from './tdnf-handle.ts';
import { parseOptions, type TdnfOptions } from './tdnf-options.ts';
import { checkUpdate, count, info, list, provides, repolist, repoquery, search } from './tdnf-queries.ts';
import { change, changeHistory, mark } from './tdnf-transaction.ts';

interface Command {
  /** May give an exit status; 0 otherwise. */
  run: (handle: Handle) => unknown;
  /** Releases on which only root may; all commands ask for root on 3.0. */
  root?: Release[];
  /** The first release that has it; 3.0 if not given. */
  since?: '4.0' | '5.0';
}

const altering = (kind: Change): Command => ({ run: async (handle) => change(handle, kind), root: ['4.0', '5.0'] });
const refused = (what: string): Command => ({
  run: () => {
    throw new NotSimulated(what);
  },
});

const autoremove: Command = {
  run: async (handle) => {
    if (handle.call.machine.release === '3.0') throw new NotSimulated('autoremove');
    await change(handle, 'autoerase');
  },
  root: ['4.0', '5.0'],
};

// arCmdMap of tools/cli/main.c.
const commands: Record<string, Command> = {
  autoerase: autoremove,
  autoremove,
  check: { run: check },
  'check-local': { run: checkLocal },
  'check-update': { run: checkUpdate },
  clean: { run: clean, root: ['4.0'] },
  count: { run: count },
  'distro-sync': altering('distro-sync'),
  downgrade: altering('downgrade'),
  erase: altering('erase'),
  help: { run: async ({ call }) => showHelp(call) },
  history: { run: changeHistory, root: ['5.0'], since: '5.0' },
  info: { run: info },
  install: altering('install'),
  list: { run: list },
  makecache: { run: makeCache, root: ['4.0'] },
  mark: { run: mark, since: '5.0' },
  provides: { run: provides },
  whatprovides: { run: provides },
  reinstall: altering('reinstall'),
  remove: altering('erase'),
  repolist: { run: repolist },
  reposync: refused('reposync'),
  repoquery: { run: repoquery, since: '4.0' },
  search: { run: search },
  update: altering('upgrade'),
  'update-to': altering('upgrade'),
  upgrade: altering('upgrade'),
  'upgrade-to': altering('upgrade'),
  updateinfo: { run: updateInfo },
};

export const tdnf: Program = async (call) => {
  if (call.name === 'tdnfj') throw new NotSimulated('output as JSON');
  let options: TdnfOptions | undefined;
  try {
    // 3.1 asks who calls before it looks at anything else.
    if (call.machine.release === '3.0' && call.user.uid !== 0) throw new TdnfError(codes.notRoot);
    options = parseOptions(call);
    return await dispatch(call, options);
  } catch (error) {
    if (error instanceof FileError)
      return printError(call, error.code === 'EACCES' ? codes.permissionDenied : codes.invalidArgument);
    if (!(error instanceof TdnfError)) throw error;
    return printError(call, error.code);
  }
};

async function dispatch(call: Call, options: TdnfOptions): Promise<number> {
  const { release } = call.machine;
  const [name] = options.words;
  if (options.flags.has('version')) {
    call.out(`tdnf: ${call.machine.packages['tdnf']?.version ?? ''}\n`);
    return 0;
  }
  if (options.flags.has('help')) return showHelp(call);
  if (name === undefined) {
    call.out('You need to give some command\n');
    await showHelp(call);
    if (release === '5.0') throw new TdnfError(912);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || Number(command.since ?? '3.0') > Number(release)) {
    call.out(`No such command: ${name}. Please use /usr/bin/tdnf --help\n`);
    throw new TdnfError(912);
  }
  if (command.root?.includes(release) && call.user.uid !== 0) throw new TdnfError(codes.notRoot);
  if (name === 'makecache') options.flags.add('refresh');
  const handle = openHandle(call, options);
  const set = options.settings.map(([key, value]) =>
    key === 'setopt' ? value.replace('=', ' = ') : `${key} = ${value}`,
  );
  if (options.flags.has('verbose') && set.length > 0)
    handle.info(`Setting options:\n${set.map((line) => `\t${line}\n`).join('')}`);
  const status = await command.run(handle);
  return typeof status === 'number' ? status : 0;
}

/** "Nothing to do." and "No data available" are no errors; all others give the last eight bits of their number. */
function printError(call: Call, code: number): number {
  const text = errorText(code, call.machine);
  const harmless = code === codes.nothingToDo || code === codes.noData;
  call.err(harmless ? `${text}\n` : `Error(${code}) : ${text}\n`);
  return harmless ? 0 : code & 255;
}

async function showHelp(call: Call): Promise<number> {
  call.out((await import('./tdnf-help.ts')).help[call.machine.release]);
  return 0;
}

async function makeCache(handle: Handle): Promise<void> {
  const { call } = handle;
  try {
    await handle.pool();
  } catch (error) {
    if (error instanceof TdnfError && error.code === codes.permissionDenied && call.user.uid !== 0) {
      call.err(
        '\ntdnf repo cache needs to be refreshed but you have insufficient permissions\n' +
          'You can use one of the below methods to workaround this\n' +
          '1. Login as root and refresh cache\n' +
          "2. Use -c (--config) with a configuration file that has 'cachedir' set to a directory where you have access\n" +
          '3. Use -C (--cacheonly) and use the existing cache in the system\n\n',
      );
    }
    throw error;
  }
  call.out('Metadata cache created.\n');
}

// TDNFClean: 3.5 goes through all repositories and takes single parts too, older ones the enabled ones and all of it.
function clean(handle: Handle): void {
  const { call, config, info: print, options, repositories } = handle;
  const kind = options.words[1]?.toLowerCase();
  if (kind === undefined) throw new TdnfError(903);
  const isNew = call.machine.release === '5.0';
  const kinds = [...Object.keys(cacheParts), 'expire-cache', 'plugins', 'all'].filter(
    (name) => isNew || name !== 'keys',
  );
  if (!kinds.includes(kind)) throw new TdnfError(901);
  if (kind === 'plugins' || (!isNew && kind !== 'all')) throw new TdnfError(1016);
  const parts = [...Object.entries(cacheParts), ['expire-cache', 'lastrefresh'] as const].filter(
    ([name]) => kind === 'all' || kind === name,
  );
  const chosen = isNew ? repositories : repositories.filter(({ enabled }) => enabled);
  for (const repository of chosen) {
    if (isNew) print(`cleaning ${repository.id}:`);
    for (const [name, part] of parts) {
      if (isNew) print(` ${name}`);
      removePart(call, cachePath(call, config.cacheDir, repository), part);
    }
    if (isNew) print('\n');
  }
  print(isNew ? 'Done.\n' : `Cleaning repos: ${chosen.map(({ id }) => id).join(' ')}\nCleaning up everything\n`);
}

/** Whether all packages of the repositories can be installed: some of them exclude each other, which libsolv lists. */
function check(): never {
  throw new NotSimulated('the check of all packages');
}

async function checkLocal({ call, options, info: print }: Handle): Promise<void> {
  const [, directory] = options.words;
  if (directory === undefined) throw new TdnfError(906);
  print(`Checking all packages from: ${directory}\n`);
  const path = call.path(directory);
  if (!call.files.exists(path)) throw new TdnfError(codes.noSuchFile);
  const files = call.files.list(path).filter((name) => name.endsWith('.rpm'));
  const builds = await Promise.all(files.map(async (name) => readPackageFile(call, `${path}/${name}`)));
  if (builds.some((build) => build && build.requires.length > 0))
    throw new NotSimulated('the check of packages that need others');
  print(`Found ${builds.filter(Boolean).length} packages\n`);
  call.out('Check completed without issues\n');
}

/** The advisories are not known; without newer packages there are none that concern the machine. */
async function updateInfo(handle: Handle): Promise<void> {
  const pool = await handle.pool();
  const newer = pool.available.some((build) => {
    const installed = pool.installed.find(({ name }) => name === build.name);
    return installed && compareEvr(build, installed) > 0;
  });
  if (newer) throw new NotSimulated('which updates an advisory is about');
  handle.call.out('\n0 updates.\n');
  throw new TdnfError(codes.noData);
}
