// rpm: the packages on the machine, one by one (4.14.3, 4.16.1.3 and 4.18.2; texts of 4.18).
import { loadCatalogue, loadTexts, type CataloguePackage } from '../catalogue/index.ts';
import { alternatives, isMet, meets, offers, parseCapability, withDependents } from '../dependencies.ts';
import { FileError } from '../files.ts';
import { compareEvr, evrText, nvra } from '../packages.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { matches } from './tdnf-handle.ts';
import { put, readPackageFile, take } from './tdnf-transaction.ts';

const table = {
  flags: {
    '-q': 'query', '--query': 'query', '-a': 'all', '--all': 'all', '-f': 'file', '--file': 'file', '-l': 'list', '--list': 'list',
    '-c': 'config', '--configfiles': 'config', '-d': 'docs', '--docfiles': 'docs', '-i': 'i', '--install': 'install',
    '-U': 'upgrade', '--upgrade': 'upgrade', '-F': 'freshen', '--freshen': 'freshen', '-e': 'erase', '--erase': 'erase',
    '-v': 'verbose', '--verbose': 'verbose', '-h': 'hash', '--hash': 'hash', '-R': 'requires', '--requires': 'requires',
    '--provides': 'provides', '--obsoletes': 'obsoletes', '--conflicts': 'conflicts', '--whatprovides': 'whatprovides',
    '--whatrequires': 'whatrequires', '--nodeps': 'nodeps', '--test': 'test', '--oldpackage': 'oldpackage',
    '--replacepkgs': 'replacepkgs', '--force': 'force', '--noscripts': 'noscripts', '--nosignature': 'idle', '--nodigest': 'idle',
    '--quiet': 'idle', '--import': 'import', '--version': 'version',
  },
  values: { '--qf': 'format', '--queryformat': 'format' },
  unmodelled: [
    '-g', '--group', '-p', '--package', '--pkgid', '--hdrid', '--triggeredby', '--whatconflicts', '--whatobsoletes',
    '--whatrecommends', '--whatsuggests', '--whatsupplements', '--whatenhances', '--nomanifest', '-L', '--licensefiles', '-A',
    '--artifactfiles', '--noghost', '--noconfig', '--noartifact', '--dump', '-s', '--state', '--nofiledigest', '--nofiles',
    '--noscript', '--allfiles', '--allmatches', '--badreloc', '--excludedocs', '--excludepath', '--ignorearch', '--ignoreos',
    '--ignoresize', '--noverify', '--justdb', '--nodb', '--nocontexts', '--nocaps', '--noorder', '--notriggers', '--percent',
    '--prefix', '--relocate', '--replacefiles', '--reinstall', '--restore', '-D', '--define', '--undefine', '-E', '--eval',
    '--target', '--macros', '--load', '--noplugins', '--rcfile', '-r', '--root', '--dbpath', '--querytags', '--showrc', '-?',
    '--help', '--usage', '--scripts', '--recommends', '--suggests', '--supplements', '--enhances', '--info', '--changelog',
    '--changes', '--xml', '--triggers', '--filetriggers', '--last', '--dupes', '--filesbypkg', '--fileclass', '--filecolor',
    '--fileprovide', '--filerequire', '--filecaps', '-V', '--verify', '-K', '--checksig', '--initdb', '--rebuilddb',
    '--verifydb', '--setperms', '--setugids', '--setcaps', '--path',
  ],
}; // prettier-ignore

/** A package of the database, with what is known of it besides. */
type Installed = CataloguePackage & { installedAt: number };
type Build = CataloguePackage;

/** Prints an error and ends with status 1. */
class RpmError extends Error {
  override name = 'RpmError';
}

export const rpm: Program = async (call) => {
  try {
    const options = optionsOf(call.args, table);
    const chosen = (...names: string[]) => names.some((name) => options.has(name));
    if (chosen('version')) {
      call.out(`RPM version ${call.machine.packages['rpm']?.version ?? ''}\n`);
      return 0;
    }
    if (chosen('query')) {
      if (chosen('i')) throw new NotSimulated("option '-i' of a query");
      return await query(call, options);
    }
    if (chosen('import')) return importKeys(call, options.words);
    if (chosen('erase')) return await erase(call, options);
    if (chosen('i', 'install', 'upgrade', 'freshen')) return await installFiles(call, options);
    throw new NotSimulated('what rpm says without a mode');
  } catch (error) {
    if (error instanceof UnknownOption)
      call.err(`rpm: ${error.option}: ${error.missing ? 'missing argument' : 'unknown option'}\n`);
    else if (error instanceof RpmError) call.err(`${error.message}\n`);
    else throw error;
    return 1;
  }
};

async function installedBuilds(call: Call): Promise<Installed[]> {
  const catalogue = await loadCatalogue(call.machine.release);
  return Object.values(call.machine.packages).map((entry) => {
    const known = catalogue.find(entry.name, entry);
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
    return { ...blank, conflicts: [], files: [], ...known, ...entry };
  });
}

async function query(call: Call, options: Options): Promise<number> {
  const builds = await installedBuilds(call);
  const show = await display(call, options);
  const { words } = options;
  if (options.has('all')) {
    // Arguments choose among all; what they do not match is no error.
    for (const build of builds.filter((one) => words.length === 0 || words.some((word) => matches(word, one.name))))
      show(build);
    return 0;
  }
  if (words.length === 0) throw new RpmError('rpm: no arguments given for query');
  let missing = 0;
  for (const word of words) {
    const found = packagesOf(call, options, builds, word);
    if (typeof found === 'string') {
      missing += 1;
      if (found.startsWith('error: ')) call.err(`${found}\n`);
      else call.out(`${found}\n`);
    } else for (const build of found) show(build);
  }
  return missing;
}

/** The packages a word of a query means, or why there are none. */
function packagesOf(call: Call, options: Options, builds: Installed[], word: string): Installed[] | string {
  const isPath = word.startsWith('/');
  if (options.has('file') || (isPath && options.has('whatprovides'))) {
    const path = call.path(word);
    const owners = builds.filter(({ files }) => files.includes(path));
    if (owners.length > 0) return owners;
    return call.files.exists(path)
      ? `file ${word} is not owned by any package`
      : `error: file ${word}: No such file or directory`;
  }
  if (options.has('whatprovides')) {
    const providers = builds.filter((build) => offers(build, parseCapability(word)));
    return providers.length > 0 ? providers : `no package provides ${word}`;
  }
  if (options.has('whatrequires')) {
    const dependents = builds.filter(({ requires }) =>
      requires.some((text) => alternatives(text).some(({ name }) => name === word)),
    );
    return dependents.length > 0 ? dependents : `no package requires ${word}`;
  }
  const named = builds.filter((build) => labels(build).includes(word));
  return named.length > 0 ? named : `package ${word} is not installed`;
}

/** All ways in which rpm takes a package's name: with version, release and architecture, or less. */
function labels(build: Build): string[] {
  const { name, version, arch } = build;
  const full = `${name}-${evrText({ ...build, epoch: 0 })}`;
  return [name, `${name}.${arch}`, `${name}-${version}`, full, `${full}.${arch}`];
}

// Unverified: lists of files and of requirements; files are those known here, requirements those of the spec files
async function display(call: Call, options: Options): Promise<(build: Installed) => void> {
  const format = options.value('format');
  const parts: ((build: Installed) => string[])[] = [];
  const own = (text: string[]) => [...new Set(text)].sort();
  const general = [
    'rpmlib(CompressedFileNames) <= 3.0.4-1',
    'rpmlib(FileDigests) <= 4.6.0-1',
    'rpmlib(PayloadFilesHavePrefix) <= 4.0-1',
  ];
  if (options.has('requires')) parts.push(({ requires }) => own([...requires, ...general]));
  if (options.has('provides')) parts.push((build) => own([...provided(build), ...build.provides]));
  if (options.has('obsoletes')) parts.push(({ obsoletes }) => own(obsoletes));
  if (options.has('conflicts')) parts.push(({ conflicts }) => own(conflicts));
  const picks = [
    ...(options.has('config') ? [(path: string) => path.startsWith('/etc/')] : []),
    ...(options.has('docs')
      ? [(path: string) => path.startsWith('/usr/share/doc/') || path.startsWith('/usr/share/man/')]
      : []),
  ];
  if (options.has('list') || picks.length > 0) {
    parts.push(({ files }) => {
      if (files.length === 0) return ['(contains no files)'];
      return own(files).filter((path) => picks.length === 0 || picks.some((pick) => pick(path)));
    });
  }
  if (format !== undefined) {
    const texts = /%[-\d]*\{LICENSE|DESCRIPTION/i.test(format) ? await loadTexts(call.machine.release) : undefined;
    return (build) => {
      call.out(formatted(format, build, texts?.get(build.name)));
    };
  }
  return (build) => {
    const lines = parts.length === 0 ? [nvra(build)] : parts.flatMap((part) => part(build));
    for (const line of lines) call.out(`${line}\n`);
  };
}

function provided(build: Build): string[] {
  const mark = build.arch === 'noarch' ? [] : [`${build.name}(x86-64) = ${evrText(build)}`];
  return [`${build.name} = ${evrText(build)}`, ...mark];
}

/** Fills in a --queryformat: "%{NAME}", "%-20{NAME}", "\n". */
function formatted(format: string, build: Installed, text?: { licence: string; description: string }): string {
  const short = { ...build, epoch: 0 };
  const label = `${build.name}-${evrText(short)}`;
  const epoch = build.epoch > 0 ? String(build.epoch) : '(none)';
  const tags: Record<string, string> = {
    NAME: build.name,
    VERSION: build.version,
    RELEASE: build.release,
    ARCH: build.arch,
    EPOCH: epoch,
    EPOCHNUM: String(build.epoch),
    SUMMARY: build.summary,
    DESCRIPTION: text?.description ?? '(none)',
    LICENSE: text?.licence ?? '(none)',
    URL: build.url || '(none)',
    VENDOR: 'VMware, Inc.',
    SIZE: String(build.size),
    INSTALLTIME: String(Math.floor(build.installedAt / 1000)),
    EVR: evrText(build),
    NVR: label,
    NEVR: build.epoch > 0 ? `${build.name}-${evrText(build)}` : label,
    NVRA: nvra(build),
    NEVRA: build.epoch > 0 ? `${build.name}-${evrText(build)}.${build.arch}` : nvra(build),
  };
  if (format.includes('[')) throw new NotSimulated("an array in '--queryformat'");
  return format.replace(/%%|%(-?\d*)\{([^}]*)\}|\\(.)/g, (whole, width?: string, tag?: string, escaped?: string) => {
    if (whole === '%%') return '%';
    if (escaped !== undefined)
      return { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' }[escaped] ?? escaped;
    const value = tags[(tag ?? '').toUpperCase().replace(/^RPMTAG_/, '')];
    if (value === undefined) throw new NotSimulated(`the tag '${tag ?? ''}' of '--queryformat'`);
    const columns = Number(width ?? 0);
    return columns < 0 ? value.padEnd(-columns) : value.padStart(columns);
  });
}

function importKeys(call: Call, paths: string[]): number {
  if (paths.length === 0) throw new RpmError('rpm: no arguments given');
  demandRoot(call);
  let failed = 0;
  for (const path of paths) {
    if (/^[a-z]+:\/\//.test(path)) throw new NotSimulated('a key by its URL');
    try {
      if (call.files.read(call.path(path)).includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) continue;
      call.err(`error: ${path}: import read failed(0).\n`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`error: ${path}: import read failed(2).\n`);
    }
    failed += 1;
  }
  return failed;
}

/** Changing the database is for root; what others are told depends on where it lies. */
function demandRoot(call: Call): void {
  if (call.user.uid !== 0) throw new NotSimulated('rpm without the rights to change packages');
}

async function erase(call: Call, options: Options): Promise<number> {
  const { words } = options;
  if (words.length === 0) throw new RpmError('rpm: no packages given for erase');
  const builds = await installedBuilds(call);
  const unknown = words.filter((word) => !builds.some((build) => labels(build).includes(word)));
  for (const word of unknown) call.err(`error: package ${word} is not installed\n`);
  if (unknown.length > 0) return unknown.length;
  const going = builds.filter((build) => labels(build).some((label) => words.includes(label)));
  if (!options.has('nodeps')) {
    const broken = brokenBy(going, builds);
    if (broken.length > 0) {
      call.err(`error: Failed dependencies:\n${broken.map((line) => `\t${line}\n`).join('')}`);
      return going.length;
    }
  }
  demandRoot(call);
  if (options.has('test')) return 0;
  if (options.has('hash')) throw new NotSimulated("option '-h' of '-e'");
  if (options.has('verbose')) call.out('Preparing packages...\n');
  for (const build of withDependents(going, going).reverse()) {
    if (options.has('verbose')) call.out(`${nvra(build)}\n`);
    await take(call, build);
  }
  return 0;
}

/** "X is needed by (installed) Y", for what would lack something. */
function brokenBy(going: Build[], builds: Build[]): string[] {
  const staying = builds.filter((build) => !going.includes(build));
  return going.flatMap((gone) =>
    staying.flatMap((build) =>
      build.requires
        .filter((text) => isMet(text, [gone]) && !isMet(text, staying))
        .map((text) => `${text} is needed by (installed) ${nvra(build)}`),
    ),
  );
}

async function installFiles(call: Call, options: Options): Promise<number> {
  const { words } = options;
  if (words.length === 0) throw new RpmError('rpm: no packages given for install');
  const incoming: Build[] = [];
  for (const word of words) {
    if (/^[a-z]+:\/\//.test(word)) throw new NotSimulated('a package by its URL');
    if (!call.files.exists(call.path(word))) {
      call.err(`error: open of ${word} failed: No such file or directory\n`);
      continue;
    }
    const build = await readPackageFile(call, call.path(word));
    if (!build) throw new NotSimulated(`a file that is no package: '${word}'`);
    incoming.push(build);
  }
  if (incoming.length < words.length) return words.length - incoming.length;
  const installed = await installedBuilds(call);
  const before = (build: Build) => installed.find(({ name }) => name === build.name);
  const update = options.has('upgrade') || options.has('freshen');
  const chosen = options.has('freshen') ? incoming.filter((build) => isOlder(before(build), build)) : incoming;
  if (chosen.length === 0) return 0;
  const refused = options.has('nodeps') ? [] : lacking(chosen, installed, update);
  if (refused.length > 0) {
    call.err(`error: Failed dependencies:\n${refused.map((line) => `\t${line}\n`).join('')}`);
    return chosen.length;
  }
  const problems = options.has('force') ? [] : chosen.flatMap((build) => alreadyThere(build, before(build), options));
  if (problems.length > 0) {
    for (const problem of problems) call.err(`\t${problem}\n`);
    return chosen.length + (update ? problems.length : 0);
  }
  demandRoot(call);
  if (options.has('test')) return 0;
  if (!update && chosen.some(before)) throw new NotSimulated('two builds of one package side by side');
  await carryOut(call, options, chosen, before);
  return 0;
}

async function carryOut(
  call: Call,
  options: Options,
  chosen: Build[],
  before: (build: Build) => Installed | undefined,
) {
  const verbose = options.has('verbose');
  const hash = options.has('hash');
  // A terminal sees a number before each name and a percentage behind the line; a pipe sees a longer line.
  const line = (label: string, index?: number) => {
    if (!call.toTerminal) return `${label.padEnd(38)}${'#'.repeat(40)}\n`;
    const numbered = index === undefined ? label : `${String(index + 1).padStart(4)}:${label}`;
    return `${numbered.padEnd(38)}${'#'.repeat(33)} [100%]\n`;
  };
  const label = (build: Build) => `${build.name}-${build.version}-${build.release}`;
  if (hash) call.out(`${line('Preparing...')}Updating / installing...\n`);
  else if (verbose) call.out('Preparing packages...\n');
  const replaced: Build[] = [];
  for (const [index, build] of chosen.entries()) {
    if (hash) call.out(line(label(build), index));
    else if (verbose) call.out(`${nvra(build)}\n`);
    const old = before(build);
    if (old) replaced.push(old);
    await put(call, build, true);
  }
  if (replaced.length === 0) return;
  if (hash) call.out('Cleaning up / removing...\n');
  for (const [index, old] of replaced.entries()) {
    if (hash) call.out(line(label(old), chosen.length + index));
    else if (verbose) call.out(`${nvra(old)}\n`);
  }
}

function isOlder(installed: Build | undefined, build: Build): boolean {
  return installed !== undefined && compareEvr(installed, build) < 0;
}

/** What new packages need and nobody offers, and what installed ones would lose by them. */
function lacking(incoming: Build[], installed: Installed[], update: boolean): string[] {
  const names = new Set(incoming.map(({ name }) => name));
  const after = [...installed.filter(({ name }) => !update || !names.has(name)), ...incoming];
  const needs = incoming.flatMap((build) =>
    build.requires.filter((text) => !isMet(text, after)).map((text) => `${text} is needed by ${nvra(build)}`),
  );
  const losses = installed
    .filter(({ name }) => !names.has(name))
    .flatMap((build) =>
      build.requires
        .filter((text) => isMet(text, installed) && !isMet(text, after))
        .map((text) => `${text} is needed by (installed) ${nvra(build)}`),
    );
  const conflicts = incoming.flatMap((build) =>
    build.conflicts
      .filter((text) =>
        after.some(
          (other) =>
            other !== build && other.name === parseCapability(text).name && meets(other, parseCapability(text)),
        ),
      )
      .map((text) => `${text} conflicts with ${nvra(build)}`),
  );
  return [...needs, ...losses, ...conflicts];
}

function alreadyThere(build: Build, installed: Installed | undefined, options: Options): string[] {
  if (!installed) return [];
  const order = compareEvr(installed, build);
  if (order === 0) return options.has('replacepkgs') ? [] : [`package ${nvra(build)} is already installed`];
  if (order < 0 || options.has('oldpackage')) return [];
  return [`package ${nvra(installed)} (which is newer than ${nvra(build)}) is already installed`];
}
