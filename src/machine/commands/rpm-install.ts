// rpm -i, -U, -F and -e: installs, updates and erases packages, where their requirements allow it.
import { isMet, meets, parseCapability, withDependents } from '../dependencies.ts';
import { compareEvr, nvra } from '../packages.ts';
import { NotSimulated, type Call, type Options } from '../program.ts';
import { demandRoot, installedBuilds, labels, RpmError, type Build, type Installed } from './rpm-database.ts';
import { put, readPackageFile, take } from './rpm-transaction.ts';

/**
 * rpm -i, -U and -F.
 *
 * @returns the exit status: how many packages were refused
 * @throws {RpmError} where there are no words
 */
export async function installFiles(call: Call, options: Options): Promise<number> {
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

/**
 * rpm -e.
 *
 * @returns the exit status: how many packages were refused
 * @throws {RpmError} where there are no words
 */
export async function erase(call: Call, options: Options): Promise<number> {
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
