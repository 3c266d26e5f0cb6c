// What packages need of each other: "glibc >= 2.32-1", "(coreutils or coreutils-selinux)".
import { compareEvr, type Evr } from './packages.ts';

/** What a package asks for or offers. */
export interface Capability {
  name: string;
  /** "=", ">=", "<"…; empty where any version will do. */
  operator: string;
  evr: Evr;
}

/** As much of a package as its dependencies need. */
export interface Dependent extends Evr {
  name: string;
  requires: string[];
  provides: string[];
  obsoletes: string[];
  conflicts: string[];
  files: string[];
}

const anyBuild: Evr = { epoch: 0, version: '', release: '' };

/** Takes one capability apart: "glibc >= 2.32-1". */
export function parseCapability(text: string): Capability {
  const [, name = text.trim(), operator = '', version = ''] =
    /^\s*(\S+)(?:\s*(<=|>=|<|>|=)\s*(\S+))?\s*$/.exec(text) ?? [];
  if (!operator) return { name, operator, evr: anyBuild };
  const [, epoch = '0', number = '', release = ''] = /^(?:(\d+):)?([^-]*)(?:-(.*))?$/.exec(version) ?? [];
  return { name, operator, evr: { epoch: Number(epoch), version: number, release } };
}

/** The capabilities one of which is enough. */
export function alternatives(dependency: string): Capability[] {
  const choice = /^\((.*)\)$/.exec(dependency.trim())?.[1];
  return (choice ?? dependency).split(/\s+or\s+/).map(parseCapability);
}

/** Whether a package offers a capability: by its name, by what it provides, or by a file. */
export function offers(build: Dependent, wanted: Capability): boolean {
  if (build.name === wanted.name && meets(build, wanted)) return true;
  if (wanted.name.startsWith('/') && build.files.includes(wanted.name)) return true;
  return build.provides.some((text) => {
    const provided = parseCapability(text);
    if (provided.name !== wanted.name) return false;
    return !provided.operator ? !wanted.operator : meets(provided.evr, wanted);
  });
}

/** Whether a build is of the versions asked for. */
export function meets(build: Evr, { operator, evr }: Capability): boolean {
  if (!operator) return true;
  const order = compareEvr(build, evr);
  return (
    (order === 0 && operator.includes('=')) ||
    (order < 0 && operator.includes('<')) ||
    (order > 0 && operator.includes('>'))
  );
}

/** Whether some package offers what a dependency asks for. */
export function isMet(dependency: string, builds: Iterable<Dependent>): boolean {
  const wanted = alternatives(dependency);
  for (const build of builds) if (wanted.some((capability) => offers(build, capability))) return true;
  return false;
}

/** The packages that cannot stay once others are gone, those that go first included; in the order in which they fall. */
export function withDependents<Build extends Dependent>(going: Build[], installed: Build[]): Build[] {
  const gone = [...going];
  let remaining = installed.filter((build) => !gone.includes(build));
  for (let found = true; found;) {
    // What was not met before does not fall now: lists of what packages offer are not complete.
    const broken = remaining.filter((build) =>
      build.requires.some((dependency) => isMet(dependency, gone) && !isMet(dependency, remaining)),
    );
    gone.push(...broken);
    remaining = remaining.filter((build) => !broken.includes(build));
    found = broken.length > 0;
  }
  return gone;
}

/** Dependencies first, then what needs them: the order in which rpm installs. */
export function inOrder<Build extends Dependent>(builds: Build[]): Build[] {
  const ordered: Build[] = [];
  const seen = new Set<Build>();
  const visit = (build: Build) => {
    if (seen.has(build)) return;
    seen.add(build);
    for (const dependency of build.requires) {
      const wanted = alternatives(dependency);
      for (const other of builds) if (wanted.some((capability) => offers(other, capability))) visit(other);
    }
    ordered.push(build);
  };
  for (const build of builds) visit(build);
  return ordered;
}
