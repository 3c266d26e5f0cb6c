// What a command of tdnf comes to: which packages are installed, upgraded, removed with it. It stands for libsolv, whose
// rules for these repositories come down to few: one build of each name, all that is required, nothing that conflicts.
import type { CataloguePackage } from '../catalogue/index.ts';
import { alternatives, inOrder, isMet, meets, offers, parseCapability, withDependents } from '../dependencies.ts';
import { compareEvr, nvra } from '../packages.ts';

/** A build in a repository, or on the machine. */
export interface Candidate extends CataloguePackage {
  /** "photon-updates"; "@System" for what is installed. */
  repo: string;
}

/** All that tdnf knows of, in its order. */
export interface Pool {
  installed: Candidate[];
  available: Candidate[];
}

/** What is to be done, each list in the order in which it is shown. */
export interface Solution {
  install: Candidate[];
  upgrade: Candidate[];
  downgrade: Candidate[];
  reinstall: Candidate[];
  remove: Candidate[];
  obsoleted: Candidate[];
}

/** The request cannot be met; the lines say why, as solver_problemruleinfo2str of libsolv's src/problems.c has them. */
export class Unsolvable extends Error {
  override name = 'Unsolvable';
  readonly problems: string[];

  constructor(problems: string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

export interface Wishes {
  /** Builds that shall be on the machine, in place of others of their name. */
  install?: Candidate[];
  /** Installed packages that shall go, with what needs them. */
  erase?: Candidate[];
  /** Names of packages that must not go. */
  protectedPackages?: string[];
  /** Whether others may be removed so that the wish comes true. */
  allowErasing?: boolean;
  /** Leave out what cannot be installed. */
  skipBroken?: boolean;
  /** Names or patterns of packages that are not looked at. */
  isExcluded?: (name: string) => boolean;
}

/** @throws {Unsolvable} */
export function solve(pool: Pool, wishes: Wishes): Solution {
  const { protectedPackages = [], isExcluded = () => false } = wishes;
  const available = pool.available.filter(({ name }) => !isExcluded(name));
  const fallen = wishes.erase ? withDependents(wishes.erase, pool.installed) : [];
  const kept = fallen.find(
    ({ name }) => protectedPackages.includes(name) && !wishes.erase?.some((build) => build.name === name),
  );
  if (kept) throw new Unsolvable([requirementProblem(kept, fallen)]);

  const state = new Map(pool.installed.filter((build) => !fallen.includes(build)).map((build) => [build.name, build]));
  const chosen: Candidate[] = [];
  const obsoleted: Candidate[] = [];
  const problems: string[] = [];
  for (const wish of wishes.install ?? []) {
    const attempt = { state: new Map(state), chosen: [...chosen], obsoleted: [...obsoleted], available };
    const problem = add(wish, attempt, wishes.allowErasing ?? false, protectedPackages);
    if (problem === undefined) {
      state.clear();
      for (const [name, build] of attempt.state) state.set(name, build);
      chosen.splice(0, chosen.length, ...attempt.chosen);
      obsoleted.splice(0, obsoleted.length, ...attempt.obsoleted);
    } else if (!wishes.skipBroken) problems.push(problem);
  }
  if (problems.length > 0) throw new Unsolvable(problems);
  return solutionOf(pool, state, chosen, obsoleted);
}

interface State {
  state: Map<string, Candidate>;
  chosen: Candidate[];
  obsoleted: Candidate[];
  available: Candidate[];
}

/** Adds a build and all it needs; gives what stands in the way. */
function add(wish: Candidate, now: State, allowErasing: boolean, protectedPackages: string[]): string | undefined {
  const queue = [wish];
  for (let build = queue.shift(); build; build = queue.shift()) {
    const current: Candidate = build;
    if (now.chosen.includes(current)) continue;
    const conflict = conflictOf(current, now.state);
    if (conflict) {
      if (!allowErasing || protectedPackages.includes(conflict.other.name)) return conflict.problem;
      for (const gone of withDependents([conflict.other], [...now.state.values()])) now.state.delete(gone.name);
    }
    for (const old of obsoletedBy(current, now.state)) {
      now.state.delete(old.name);
      now.obsoleted.push(old);
    }
    now.state.set(current.name, current);
    now.chosen.push(current);
    for (const dependency of current.requires) {
      const provider =
        isMet(dependency, now.state.values()) || isMet(dependency, queue) ? undefined : providerOf(dependency, now);
      if (provider) queue.push(provider);
      else if (!isMet(dependency, now.state.values()) && !isMet(dependency, queue)) {
        return now.available.some((other) => alternatives(dependency).some(({ name }) => other.name === name))
          ? `package ${nvra(current)} requires ${dependency}, but none of the providers can be installed`
          : `nothing provides ${dependency} needed by ${nvra(current)}`;
      }
    }
    // Installed packages that were bound to the build that goes need one of their own that fits.
    for (const bound of brokenBy(current, now.state)) {
      const fitting = now.available
        .filter(({ name }) => name === bound.name)
        .filter((other) => other.requires.every((text) => !concerns(text, current) || isMet(text, [current])))
        .sort((one, other) => compareEvr(other, one))[0];
      if (fitting) queue.push(fitting);
      else if (allowErasing && !protectedPackages.includes(bound.name)) {
        for (const gone of withDependents([bound], [...now.state.values()])) now.state.delete(gone.name);
      } else {
        const dependency =
          bound.requires.find((text) => concerns(text, current) && !isMet(text, now.state.values())) ?? '';
        return `package ${nvra(bound)} requires ${dependency}, but none of the providers can be installed`;
      }
    }
  }
  return undefined;
}

/** The build that meets a dependency best: one of the name asked for before others, the newest before older ones. */
function providerOf(dependency: string, { available, state }: State): Candidate | undefined {
  for (const wanted of alternatives(dependency)) {
    const fitting = available.filter((build) => offers(build, wanted) && !conflictOf(build, state));
    const best = fitting.sort(
      (one, other) =>
        Number(other.name === wanted.name) - Number(one.name === wanted.name) ||
        one.name.length - other.name.length ||
        compareEvr(other, one),
    )[0];
    if (best) return best;
  }
  return undefined;
}

function conflictOf(
  build: Candidate,
  state: Map<string, Candidate>,
): { other: Candidate; problem: string } | undefined {
  for (const other of state.values()) {
    if (other.name === build.name) continue;
    for (const [text, from, to] of [
      ...build.conflicts.map((text) => [text, build, other] as const),
      ...other.conflicts.map((text) => [text, other, build] as const),
    ]) {
      if (offers(to, parseCapability(text))) {
        return { other, problem: `package ${nvra(from)} conflicts with ${text} provided by ${nvra(to)}` };
      }
    }
    const obsolete = other.obsoletes.find((text) => isObsolete(build, text));
    if (obsolete !== undefined) {
      return { other, problem: `installed package ${nvra(other)} obsoletes ${obsolete} provided by ${nvra(build)}` };
    }
  }
  return undefined;
}

function obsoletedBy(build: Candidate, state: Map<string, Candidate>): Candidate[] {
  return [...state.values()].filter(
    (other) => other.name !== build.name && build.obsoletes.some((text) => isObsolete(other, text)),
  );
}

/** Obsoletes look at names only, not at what is provided. */
export function isObsolete(build: Candidate, obsoletes: string): boolean {
  const wanted = parseCapability(obsoletes);
  return wanted.name === build.name && meets(build, wanted);
}

function brokenBy(replacement: Candidate, state: Map<string, Candidate>): Candidate[] {
  const builds = [...state.values()];
  return builds.filter(
    (build) =>
      build !== replacement && build.requires.some((text) => concerns(text, replacement) && !isMet(text, builds)),
  );
}

function concerns(dependency: string, { name }: Candidate): boolean {
  return alternatives(dependency).some((wanted) => wanted.name === name);
}

function requirementProblem(build: Candidate, gone: Candidate[]): string {
  const dependency = build.requires.find((text) => isMet(text, gone)) ?? '';
  return `package ${nvra(build)} requires ${dependency}, but none of the providers can be installed`;
}

// Unverified: the order of the packages in the tables of tdnf; libsolv's is that of its decisions, turned round
function solutionOf(pool: Pool, state: Map<string, Candidate>, chosen: Candidate[], obsoleted: Candidate[]): Solution {
  const before = new Map(pool.installed.map((build) => [build.name, build]));
  const shown = [...new Set(chosen)].filter((build) => state.get(build.name) === build).reverse();
  const order = (build: Candidate) => compareEvr(build, before.get(build.name) ?? build);
  const has = (build: Candidate) => before.has(build.name);
  return {
    install: shown.filter((build) => !has(build)),
    upgrade: shown.filter((build) => has(build) && order(build) > 0),
    downgrade: shown.filter((build) => has(build) && order(build) < 0),
    reinstall: shown.filter((build) => has(build) && order(build) === 0),
    remove: pool.installed
      .filter(({ name }) => !state.has(name) && !obsoleted.some((old) => old.name === name))
      .reverse(),
    obsoleted: obsoleted.reverse(),
  };
}

/** Whether there is anything to do. */
export function isEmpty(solution: Solution): boolean {
  const { install, upgrade, downgrade, reinstall, remove, obsoleted } = solution;
  return [install, upgrade, downgrade, reinstall, remove, obsoleted].every((list) => list.length === 0);
}

/** Packages that nobody asked for and nobody needs any more. */
export function unneeded(installed: Candidate[], isWanted: (name: string) => boolean): Candidate[] {
  const needed = new Set(installed.filter(({ name }) => isWanted(name)));
  for (const build of needed) {
    for (const dependency of build.requires) {
      const wanted = alternatives(dependency);
      for (const other of installed) if (wanted.some((capability) => offers(other, capability))) needed.add(other);
    }
  }
  return installed.filter((build) => !needed.has(build));
}

/** The order in which rpm carries out a solution: new builds after what they need, then what goes. */
export function steps(solution: Solution): { incoming: Candidate[]; outgoing: Candidate[] } {
  const incoming = inOrder([...solution.install, ...solution.upgrade, ...solution.downgrade, ...solution.reinstall]);
  return { incoming, outgoing: inOrder([...solution.remove, ...solution.obsoleted]).reverse() };
}
