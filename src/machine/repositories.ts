// Package repositories: /etc/yum.repos.d, /etc/tdnf/tdnf.conf, and which of the addresses in them answer.
import type { Collection } from './catalogue/index.ts';
import type { Files } from './files.ts';
import type { Machine, Release } from './model.ts';
import { dirname } from './paths.ts';

/** One section of a .repo file. */
export interface Repository {
  id: string;
  name: string;
  /** With $releasever and $basearch replaced. */
  baseUrls: string[];
  enabled: boolean;
  gpgCheck: boolean;
  /** "file:///etc/pki/rpm-gpg/VMWARE-RPM-GPG-KEY". */
  gpgKeys: string[];
  skipIfUnavailable: boolean;
  /** The lowest is looked at first. */
  priority: number;
  /** For how long what was fetched is good, in seconds; negative for ever. */
  metadataExpire: number;
  retries: number;
}

/** /etc/tdnf/tdnf.conf. */
export interface TdnfConfig {
  repoDir: string;
  cacheDir: string;
  keepCache: boolean;
  cleanRequirementsOnRemove: boolean;
  /** Names or patterns. */
  excludes: string[];
  /** "name=version": older ones are not looked at. */
  minVersions: string[];
  /** Packages that are never removed. */
  protectedPackages: string[];
  /** Packages that stay as they are. */
  locks: string[];
  /** Whether check-update shows what dnf's does. */
  checkUpdateCompat: boolean;
  reinstallChanged: boolean;
}

/** A file in the format of an INI file: section, then key and value, in order. */
type Sections = { name: string; values: Map<string, string> }[];

/** Takes an INI file apart. Lines before the first section belong to none and are left out. */
function sectionsOf(text: string): Sections {
  const sections: Sections = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const header = /^\[(.+)\]$/.exec(line)?.[1];
    const [, key = '', value = ''] = /^([^=#;]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (header !== undefined) sections.push({ name: header, values: new Map() });
    else if (key) sections.at(-1)?.values.set(key, value);
  }
  return sections;
}

/**
 * What tdnf.conf says, with the defaults of its client/config.c.
 *
 * @throws {FileError} where the file cannot be read
 */
export function readConfig(files: Files, path: string): TdnfConfig {
  const values = sectionsOf(files.read(path))[0]?.values ?? new Map<string, string>();
  const list = (key: string) => words(values.get(key));
  const directory = dirname(path);
  return {
    repoDir: values.get('reposdir') ?? values.get('repodir') ?? '/etc/yum.repos.d',
    cacheDir: values.get('cachedir') ?? '/var/cache/tdnf',
    keepCache: isTrue(values.get('keepcache')),
    cleanRequirementsOnRemove: isTrue(values.get('clean_requirements_on_remove')),
    excludes: list('excludepkgs'),
    minVersions: [...list('minversions'), ...linesIn(files, `${directory}/minversions.d`)],
    protectedPackages: linesIn(files, `${directory}/protected.d`),
    locks: linesIn(files, `${directory}/locks.d`),
    checkUpdateCompat: isTrue(values.get('dnf_check_update_compat')),
    reinstallChanged: isTrue(values.get('distrosync_reinstall_changed')),
  };
}

/** The lines of all .conf files in a directory, as client/config.c reads them. */
function linesIn(files: Files, directory: string): string[] {
  if (!files.exists(directory)) return [];
  return files
    .list(directory)
    .filter((name) => name.endsWith('.conf'))
    .flatMap((name) => files.read(`${directory}/${name}`).split('\n'))
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
}

/**
 * All repositories of a directory, by file name.
 *
 * @param releasever what $releasever stands for
 * @throws {FileError} where it cannot be read
 */
// Unverified: the order of the files; tdnf takes them as the file system lists them
export function readRepositories(files: Files, directory: string, releasever: string): Repository[] {
  const expanded = (text: string) => text.replaceAll('$releasever', releasever).replaceAll('$basearch', 'x86_64');
  return files
    .list(directory)
    .filter((name) => name.endsWith('.repo') && name.length > '.repo'.length)
    .flatMap((name) => sectionsOf(files.read(`${directory}/${name}`)))
    .map(({ name: id, values }) => ({
      id,
      name: expanded(values.get('name') ?? ''),
      baseUrls: words(values.get('baseurl')).map(expanded),
      enabled: isTrue(values.get('enabled')),
      gpgCheck: isTrue(values.get('gpgcheck') ?? '1'),
      gpgKeys: words(values.get('gpgkey')).map(expanded),
      skipIfUnavailable: isTrue(values.get('skip_if_unavailable')),
      priority: Number(values.get('priority') ?? 50),
      metadataExpire: seconds(values.get('metadata_expire') ?? '172800'),
      retries: Number(values.get('retries') ?? 10),
    }));
}

/** "1", "true" or any other number but 0 (isTrue of client/repolist.c). */
export function isTrue(value = '0'): boolean {
  return value.toLowerCase() === 'true' || (Number.parseInt(value, 10) || 0) !== 0;
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function seconds(written: string): number {
  if (written === 'never') return -1;
  const units: Record<string, number> = { d: 86_400, h: 3_600, m: 60, s: 1 };
  const [, number = '0', unit = 's'] = /^(-?\d+)([dhms]?)/.exec(written) ?? [];
  return Number(number) * (units[unit] ?? 1);
}

/** What a request to a repository meets. */
export type Answer =
  | { kind: 'found'; release: Release; collection: Collection | 'none' }
  /** A status of HTTP from 400 up. */
  | { kind: 'refused'; status: number }
  /** An error number of curl. */
  | { kind: 'failed'; curl: 6 | 7 | 37 };

const layout =
  /^https?:\/\/(packages\.(?:broadcom|vmware)\.com)\/photon\/([345]\.0)\/photon_(?:([a-z]+)_)?([345]\.0)_x86_64\/?$/;

/** From then on the host that the packages themselves name has nothing any more: issues 1611 and 1645 of vmware/photon. */
const moved = Date.UTC(2025, 9, 1);

/** What a repository's base URL answers. */
export function answerOf(machine: Machine, baseUrl: string): Answer {
  if (baseUrl.startsWith('file://')) return localAnswer(machine, baseUrl.slice('file://'.length));
  const host = /^https?:\/\/([^/:]+)/.exec(baseUrl)?.[1] ?? '';
  if (!machine.world.online || !hosts.includes(host)) return { kind: 'failed', curl: 6 };
  const [, place, release = '', kind = 'all', again = ''] = layout.exec(baseUrl) ?? [];
  const gone = place === 'packages.vmware.com' && machine.now >= moved;
  if (gone || !isRelease(release) || release !== again) return { kind: 'refused', status: 404 };
  if (kind === 'release' || kind === 'updates' || kind === 'all') return { kind: 'found', release, collection: kind };
  // Unverified: which packages are in the extras of each release; here there are none.
  return ['extras', 'debuginfo', 'srpms'].includes(kind)
    ? { kind: 'found', release, collection: 'none' }
    : { kind: 'refused', status: 404 };
}

// github.com/vmware/photon issue 1645 (2026): packages.broadcom.com is the place, packages.vmware.com answers 404; before
// both, images pointed to dl.bintray.com, for which issue 922 shows a 404.
const hosts = ['packages.broadcom.com', 'packages.vmware.com', 'dl.bintray.com'];

function isRelease(text: string): text is Release {
  return text === '3.0' || text === '4.0' || text === '5.0';
}

/** The disc holds what the release was first made of. */
function localAnswer(machine: Machine, path: string): Answer {
  const disc = machine.mounts.find(({ type, target }) => type === 'iso9660' && path === `${target}/RPMS`);
  if (!disc || machine.world.drive !== 'photon-iso') return { kind: 'failed', curl: 37 };
  return { kind: 'found', release: machine.release, collection: 'release' };
}
