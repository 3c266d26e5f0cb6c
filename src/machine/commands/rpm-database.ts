// The packages of rpm's database, and what its modes ask of it alike.
import type { CataloguePackage } from '../catalogue/index.ts';
import { evrText } from '../packages.ts';
import { NotSimulated, type Call } from '../program.ts';
import { installedPackages } from './tdnf-handle.ts';

/** A package of the database, with what is known of it besides. */
export type Installed = CataloguePackage & { installedAt: number };

/** A package as its file describes it. */
export type Build = CataloguePackage;

/** Prints an error and ends with status 1. */
export class RpmError extends Error {
  override name = 'RpmError';
}

/** What is installed, with all that is known of it. */
export async function installedBuilds(call: Call): Promise<Installed[]> {
  const builds = await installedPackages(call);
  return builds.map((build) => ({ ...build, installedAt: call.machine.packages[build.name]?.installedAt ?? 0 }));
}

/** All ways in which rpm takes a package's name: with version, release and architecture, or less. */
export function labels(build: Build): string[] {
  const { name, version, arch } = build;
  const full = `${name}-${evrText({ ...build, epoch: 0 })}`;
  return [name, `${name}.${arch}`, `${name}-${version}`, full, `${full}.${arch}`];
}

/** Changing the database is for root; what others are told depends on where it lies. */
export function demandRoot(call: Call): void {
  if (call.user.uid !== 0) throw new NotSimulated('rpm without the rights to change packages');
}
