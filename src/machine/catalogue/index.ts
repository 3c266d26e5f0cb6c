// The packages that the repositories of each release hold. The data is generated; what it says stands in the spec files.
//
// How it was made: the branches 3.0, 4.0 and 5.0 of github.com/vmware/photon, and their tags 3.0-GA, 4.0-GA and 5.0-GA,
// were taken apart with `rpmspec -q --target x86_64` (dist tag .ph3, .ph4, .ph5), which gives name, version, licence,
// URL, summary, description, requires, provides, obsoletes and conflicts of every package; `rpmspec -P` gave the paths
// below %files that are written without a pattern; where one stands, the best known programs were added by hand. Kept
// are a minimal and a developer install, some 250 packages people install, and all they require. The branch's head is
// what "updates" holds, the tag what "release" holds.
//
// A line "=" begins a source package: name, newest build, first build ("=" where it is the same), URL. Each line below
// is one of its packages: name ("-x" is the source's name with "-x" behind it), summary, requires, provides, files
// (b/ is /usr/bin/, s/ /usr/sbin/, u/ /usr/lib/systemd/system/), size installed and to download in KiB, obsoletes,
// conflicts, and what differs from the source: "v" its newest build, "g" its first, "n" noarch. "NAME =" requires the
// package's own version. The dist tag is left out.
import type { Release } from '../model.ts';
import type { PackageUnit } from '../profiles/unit-texts.ts';
import { compareEvr, type Evr, type PackageFile } from '../packages.ts';
import { evrOf } from './evr.ts';

/** One build of a package in a repository. */
export interface CataloguePackage extends Evr {
  name: string;
  arch: 'x86_64' | 'noarch';
  /** Name of the source package. */
  source: string;
  summary: string;
  url: string;
  /** Installed, in bytes. */
  size: number;
  /** To download, in bytes. */
  download: number;
  /** "glibc", "glibc >= 2.32-1", "(coreutils or coreutils-selinux)". */
  requires: string[];
  provides: string[];
  obsoletes: string[];
  conflicts: string[];
  /** Those paths that are known. */
  // Unverified: programs whose spec file names them by a pattern only
  files: string[];
}

/** Which builds a repository on the web holds: the first ones, the newest, or both. */
export type Collection = 'release' | 'updates' | 'all';

/** All packages of a release. */
export interface Catalogue {
  /** The builds of a collection, by name, then oldest first. */
  collection(which: Collection): CataloguePackage[];
  /** One build; the newest of that name where it is not known. */
  find(name: string, evr?: Evr): CataloguePackage | undefined;
}

/** What is known of a package beyond the repositories' own lists. */
export interface PackageText {
  licence: string;
  description: string;
}

const known = new Map<Release, Catalogue>();

/** Loads the packages of a release; the data is fetched once. */
export async function loadCatalogue(release: Release): Promise<Catalogue> {
  let catalogue = known.get(release);
  if (!catalogue) {
    catalogue = parse((await load[release]()).packages, release);
    known.set(release, catalogue);
  }
  return catalogue;
}

/** Licences and descriptions of a release's packages, by package name. */
export async function loadTexts(release: Release): Promise<Map<string, PackageText>> {
  const found = new Map<string, PackageText>();
  const catalogue = await loadCatalogue(release);
  for (const { source, lines } of blocksOf((await loadText[release]()).texts)) {
    const [sourceName = '', licence = ''] = source;
    for (const [short = '', description = '', own = ''] of lines) {
      const name = fullName(sourceName, short);
      const summary = catalogue.find(name)?.summary ?? '';
      const text = description === '' ? summary : description === '.' ? `${summary}.` : description;
      found.set(name, { licence: own || licence, description: text.replaceAll('\\n', '\n') });
    }
  }
  return found;
}

/** Units, presets, configuration and links that a package brings beyond its programs. */
export async function loadContents(name: string, release: Release): Promise<PackageFile[]> {
  const { packageUnits, packagePresets, unitText } = await import('../profiles/unit-texts.ts');
  const placed = (units: PackageUnit[], directory: string) =>
    units
      .filter((unit) => unit.package === name)
      .map((unit) => ({ path: `/usr/lib/systemd/${directory}/${unit.name}`, text: unitText(unit, release) }));
  return [
    ...placed(packageUnits, 'system'),
    ...placed(packagePresets, 'system-preset'),
    ...((await import('./contents.ts')).contents[name] ?? []),
  ];
}

const load: Record<Release, () => Promise<{ packages: string }>> = {
  '3.0': () => import('./3.0.ts'),
  '4.0': () => import('./4.0.ts'),
  '5.0': () => import('./5.0.ts'),
};
const loadText: Record<Release, () => Promise<{ texts: string }>> = {
  '3.0': () => import('./texts-3.0.ts'),
  '4.0': () => import('./texts-4.0.ts'),
  '5.0': () => import('./texts-5.0.ts'),
};

interface Block {
  source: string[];
  lines: string[][];
}

function blocksOf(data: string): Block[] {
  const blocks: Block[] = [];
  for (const line of data.split('\n')) {
    if (line.startsWith('=')) blocks.push({ source: line.slice(1).split('\t'), lines: [] });
    else if (line) blocks.at(-1)?.lines.push(line.split('\t'));
    // A package that is named as its source, and has nothing else to say.
    else blocks.at(-1)?.lines.push(['']);
  }
  return blocks;
}

function fullName(source: string, short: string): string {
  return short === '' ? source : short.startsWith('-') ? source + short : short;
}

function parse(data: string, release: Release): Catalogue {
  const newest: CataloguePackage[] = [];
  const first: CataloguePackage[] = [];
  for (const { source, lines } of blocksOf(data.trimEnd())) {
    const [sourceName = '', newBuild = '', firstBuild = '', url = ''] = source;
    for (const line of lines) {
      const [
        short = '',
        summary = '',
        requires = '',
        provides = '',
        files = '',
        sizes = '',
        obsoletes = '',
        conflicts = '',
        own = '',
      ] = line;
      const differs = own.split(' ');
      const differing = (mark: string) => differs.find((word) => word.startsWith(mark))?.slice(1);
      const [size = '0', download = '0'] = sizes.split(' ');
      const name = fullName(sourceName, short);
      const build = (written: string): CataloguePackage => {
        const evr = evrOf(written, release);
        return {
          ...evr,
          name,
          arch: differs.includes('n') ? 'noarch' : 'x86_64',
          source: sourceName,
          summary,
          url,
          size: bytes(size),
          download: bytes(download),
          requires: listOf(requires).map((dependency) => withVersion(dependency, evr)),
          provides: listOf(provides).map((capability) => withVersion(capability, evr)),
          obsoletes: listOf(obsoletes),
          conflicts: listOf(conflicts),
          files: files.split(' ').filter(Boolean).map(pathOf),
        };
      };
      const current = differing('v') ?? newBuild;
      newest.push(build(current));
      const original = differing('g') ?? firstBuild;
      if (original) first.push(build(original === '=' ? current : original));
    }
  }
  return catalogueOf(first, newest, release);
}

function catalogueOf(first: CataloguePackage[], newest: CataloguePackage[], release: Release): Catalogue {
  const inRelease = new Map(first.map((build) => [build.name, build]));
  const same = (one: CataloguePackage) => {
    const other = inRelease.get(one.name);
    return other !== undefined && compareEvr(one, other) === 0;
  };
  // Unverified: which packages the 5.0 updates repository holds. It is the only one enabled there, so it must do alone.
  const updates = release === '5.0' ? newest : newest.filter((build) => !same(build));
  const sorted = (list: CataloguePackage[]) =>
    list.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : compareEvr(one, other)));
  const collections: Record<Collection, CataloguePackage[]> = {
    release: sorted(first),
    updates: sorted(updates),
    all: sorted([...first, ...newest.filter((build) => !same(build))]),
  };
  const byName = new Map<string, CataloguePackage[]>();
  for (const build of collections.all) byName.set(build.name, [...(byName.get(build.name) ?? []), build]);
  return {
    collection: (which) => collections[which],
    find: (name, evr) => {
      const builds = byName.get(name) ?? [];
      return (evr && builds.find((build) => compareEvr(build, evr) === 0)) ?? builds.at(-1);
    },
  };
}

function withVersion(dependency: string, { version, release }: Evr): string {
  if (dependency.endsWith(' ==')) return `${dependency.slice(0, -1)} ${version}`;
  return dependency.endsWith(' =') ? `${dependency} ${version}-${release}` : dependency;
}

function listOf(written: string): string[] {
  return written.split(',').filter(Boolean);
}

// Unverified: sizes of packages; they are those of the software in Debian 12, or usual ones; tdnf's own on 5.0 are real
function bytes(written: string): number {
  return written.endsWith('b') ? Number(written.slice(0, -1)) : Number(written) * 1024;
}

function pathOf(written: string): string {
  return written.replace(/^b\//, '/usr/bin/').replace(/^s\//, '/usr/sbin/').replace(/^u\//, '/usr/lib/systemd/system/');
}
