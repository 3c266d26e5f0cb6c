// Unit files: where they lie, what they say, and what `systemctl enable` links where.
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { basename, dirname } from './paths.ts';
import type { UnitSource } from './systemd.ts';

/** One line of a unit file. */
export interface Setting {
  section: string;
  key: string;
  value: string;
  /** Where it stands. */
  path: string;
  line: number;
}

/** What lies on the disk for a unit name. */
export interface UnitFile {
  /** The unit's own name, where the one asked for is an alias. */
  name: string;
  /** The file that holds it; empty where there is none. */
  path: string;
  masked: boolean;
  sources: UnitSource[];
}

const unitTypes = [
  'service',
  'mount',
  'swap',
  'socket',
  'target',
  'device',
  'automount',
  'timer',
  'path',
  'slice',
  'scope',
];
const etc = '/etc/systemd/system';

/** The full name of a unit: "docker" is "docker.service", "/mnt" is "mnt.mount". */
export function unitName(written: string, type = 'service'): string {
  if (written.startsWith('/dev/')) return `${escapePath(written)}.device`;
  if (written.startsWith('/')) return `${escapePath(written)}.mount`;
  return unitTypes.includes(typeOf(written)) ? written : `${written}.${type}`;
}

/** "service" of "docker.service". */
export function typeOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function escapePath(path: string): string {
  return path.split('/').filter(Boolean).join('-') || '-';
}

/** Directories with unit files, as systemd looks through them: the first that has a name wins. */
export function unitDirectories(machine: Machine): string[] {
  return [etc, '/run/systemd/system', vendorDirectory(machine)];
}

/** Where packages put their units. */
export function vendorDirectory(machine: Machine): string {
  return machine.release === '3.0' ? '/lib/systemd/system' : '/usr/lib/systemd/system';
}

/** Reads a unit's file and its drop-ins; undefined where there is none of that name. */
export function readUnit(machine: Machine, name: string): UnitFile | undefined {
  const files = new Files(machine, root);
  const directories = unitDirectories(machine);
  const seen = new Set<string>();
  for (let asked = name; !seen.has(asked);) {
    seen.add(asked);
    const found = [asked, templateOf(asked)].flatMap((own) =>
      own ? directories.map((directory) => `${directory}/${own}`) : [],
    );
    const path = found.find((candidate) => linkExists(files, candidate));
    if (!path) return undefined;
    const target = linkTarget(files, path);
    if (target === '/dev/null') return { name: asked, path, masked: true, sources: [] };
    const real = target === undefined ? basename(path) : basename(target);
    if (target !== undefined && real !== basename(path) && real !== templateOf(asked)) {
      asked = instanceOf(asked, real);
      continue;
    }
    const text = readText(files, path);
    if (text === undefined) return undefined;
    if (text === '') return { name: asked, path, masked: true, sources: [] };
    return { name: asked, path, masked: false, sources: [{ path, text }, ...dropIns(files, directories, asked)] };
  }
  return undefined;
}

/** "getty@.service" of "getty@tty1.service". */
export function templateOf(name: string): string | undefined {
  const match = /^([^@]+@)[^@]+(\.[a-z]+)$/.exec(name);
  return match ? `${match[1] ?? ''}${match[2] ?? ''}` : undefined;
}

function instanceOf(name: string, template: string): string {
  const instance = /@([^@]+)\.[a-z]+$/.exec(name)?.[1];
  return instance && template.includes('@.') ? template.replace('@.', `@${instance}.`) : template;
}

function dropIns(files: Files, directories: string[], name: string): UnitSource[] {
  const found = new Map<string, string>();
  for (const owner of [`${typeOf(name)}.d`, `${templateOf(name) ?? name}.d`, `${name}.d`]) {
    for (const directory of directories.toReversed()) {
      for (const file of listOf(files, `${directory}/${owner}`)) {
        if (file.endsWith('.conf')) found.set(file, `${directory}/${owner}/${file}`);
      }
    }
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, path]) => ({ path, text: readText(files, path) ?? '' }));
}

/** All settings, in order. Comments and what stands before the first section are left out. */
export function settingsOf(sources: UnitSource[]): Setting[] {
  const settings: Setting[] = [];
  for (const { path, text } of sources) {
    let section = '';
    let held = '';
    for (const [index, raw] of text.split('\n').entries()) {
      const line = raw.trim();
      if (/^[#;]/.test(line)) continue;
      if (line.endsWith('\\')) {
        held += `${line.slice(0, -1)} `;
        continue;
      }
      const whole = (held + line).trim();
      held = '';
      const head = /^\[(.*)\]$/.exec(whole);
      const at = whole.indexOf('=');
      if (head) section = head[1] ?? '';
      else if (section && at > 0) {
        const key = whole.slice(0, at).trim();
        settings.push({ section, key, value: whole.slice(at + 1).trim(), path, line: index + 1 });
      }
    }
  }
  return settings;
}

/** The last value of a setting; undefined where it is not set or was set back to nothing. */
export function valueOf(settings: Setting[], section: string, key: string): string | undefined {
  return settings.findLast((setting) => setting.section === section && setting.key === key)?.value || undefined;
}

/** All lines of a setting since it was last set to nothing. */
export function linesOf(settings: Setting[], section: string, key: string): Setting[] {
  const all = settings.filter((setting) => setting.section === section && setting.key === key);
  return all.slice(all.findLastIndex(({ value }) => value === '') + 1);
}

/** All words of a setting that is a list, over all its lines. */
export function wordsOf(settings: Setting[], section: string, key: string): string[] {
  return linesOf(settings, section, key).flatMap(({ value }) => value.split(/\s+/).filter(Boolean));
}

/** The other names that links give a unit. */
export function aliasesOf(machine: Machine, name: string): string[] {
  const files = new Files(machine, root);
  return unitDirectories(machine).flatMap((directory) =>
    listOf(files, directory).filter((file) => {
      const target = linkTarget(files, `${directory}/${file}`);
      return file !== name && target !== undefined && basename(target) === name;
    }),
  );
}

/** Units that a unit pulls in through links in its .wants or .requires directories. */
export function linkedUnits(machine: Machine, name: string, kind: 'wants' | 'requires'): string[] {
  const files = new Files(machine, root);
  const found = unitDirectories(machine).flatMap((directory) => listOf(files, `${directory}/${name}.${kind}`));
  return [...new Set(found)].sort();
}

/** Names of all unit files, each once. */
export function allUnitFiles(machine: Machine): string[] {
  const files = new Files(machine, root);
  const names = unitDirectories(machine).flatMap((directory) =>
    listOf(files, directory).filter((file) => unitTypes.includes(typeOf(file))),
  );
  return [...new Set(names)];
}

/**
 * What `systemctl is-enabled` says of a unit file: "enabled", "disabled", "static", "masked", "alias", "indirect".
 * Undefined where there is no such file.
 */
export function enablement(machine: Machine, name: string): string | undefined {
  const files = new Files(machine, root);
  const unit = readUnit(machine, name);
  if (!unit) return undefined;
  if (unit.masked) return unit.path.startsWith('/run/') ? 'masked-runtime' : 'masked';
  if (unit.name !== name && machine.release !== '3.0') return 'alias';
  const settings = settingsOf(unit.sources);
  const installs = ['WantedBy', 'RequiredBy', 'Alias'].some((key) => wordsOf(settings, 'Install', key).length > 0);
  if (linksTo(files, unit.name).length > 0) return 'enabled';
  if (templateOf(unit.name) && enabledTemplate(files, unit.name)) return 'enabled';
  if (installs || valueOf(settings, 'Install', 'DefaultInstance')) return 'disabled';
  return wordsOf(settings, 'Install', 'Also').length > 0 ? 'indirect' : 'static';
}

function enabledTemplate(files: Files, name: string): boolean {
  return enablingLinks(files).some((path) => basename(path) === name);
}

/** What the preset files say of a unit: the first line that matches decides; without one it is enabled. */
export function presetOf(machine: Machine, name: string): 'enabled' | 'disabled' {
  const files = new Files(machine, root);
  const found = new Map<string, string>();
  const vendor = machine.release === '3.0' ? '/lib/systemd/system-preset' : '/usr/lib/systemd/system-preset';
  for (const directory of [vendor, '/run/systemd/system-preset', '/etc/systemd/system-preset']) {
    for (const file of listOf(files, directory)) if (file.endsWith('.preset')) found.set(file, `${directory}/${file}`);
  }
  for (const file of [...found.keys()].sort()) {
    for (const line of (readText(files, found.get(file) ?? '') ?? '').split('\n')) {
      const [action, pattern] = line.trim().split(/\s+/);
      if ((action !== 'enable' && action !== 'disable') || !pattern) continue;
      if (matches(pattern, name) || matches(pattern, templateOf(name) ?? name)) {
        return action === 'enable' ? 'enabled' : 'disabled';
      }
    }
  }
  return 'enabled';
}

/** Whether a name fits a pattern with "*" and "?", as the shell's. */
export function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(name);
}

/** What changing links did. */
export interface Changes {
  /** Links made, each with its target, and files removed, in order. */
  done: ({ made: string; target: string } | { removed: string })[];
  /** Whether any of the units had something in its [Install] section. */
  installable: boolean;
}

/** Why links were not changed: `message` is what follows "Failed to enable unit: ". */
export class InstallError extends Error {
  override name = 'InstallError';
}

/**
 * Makes the links of the [Install] sections.
 *
 * @param names full unit names
 * @throws {InstallError} where a unit does not exist or is masked; then nothing has changed
 */
export function enableUnits(machine: Machine, names: string[]): Changes {
  const files = new Files(machine, root);
  const changes: Changes = { done: [], installable: false };
  const wanted = names.map((name) => installable(machine, name));
  const seen = new Set<string>();
  for (let unit = wanted.shift(); unit; unit = wanted.shift()) {
    if (seen.has(unit.name)) continue;
    seen.add(unit.name);
    const settings = settingsOf(unit.sources);
    const own = unit.name.includes('@.')
      ? unit.name.replace('@.', `@${valueOf(settings, 'Install', 'DefaultInstance') ?? ''}.`)
      : unit.name;
    const links = [
      ...wordsOf(settings, 'Install', 'Alias').map((alias) => `${etc}/${alias}`),
      ...wordsOf(settings, 'Install', 'WantedBy').map((target) => `${etc}/${target}.wants/${own}`),
      ...wordsOf(settings, 'Install', 'RequiredBy').map((target) => `${etc}/${target}.requires/${own}`),
    ];
    const also = wordsOf(settings, 'Install', 'Also');
    if (links.length > 0 || also.length > 0) changes.installable = true;
    for (const path of links) {
      if (linkExists(files, path)) {
        if (linkTarget(files, path) === unit.path) continue;
        files.remove(path);
      }
      files.mkdir(dirname(path), { parents: true });
      files.symlink(unit.path, path);
      changes.done.push({ made: path, target: unit.path });
    }
    for (const name of also) {
      const other = readUnit(machine, name);
      if (other && !other.masked) wanted.push(other);
    }
  }
  return changes;
}

/**
 * Removes the links that enable units, wherever they lie in /etc.
 *
 * @throws {InstallError} where a unit does not exist
 */
export function disableUnits(machine: Machine, names: string[]): Changes {
  const files = new Files(machine, root);
  const changes: Changes = { done: [], installable: false };
  const units = names.map((name) => {
    const unit = readUnit(machine, name);
    if (!unit) throw new InstallError(`Unit file ${name} does not exist.`);
    return unit;
  });
  const seen = new Set<string>();
  for (let unit = units.shift(); unit; unit = units.shift()) {
    if (seen.has(unit.name)) continue;
    seen.add(unit.name);
    const settings = settingsOf(unit.sources);
    if (settings.some(({ section }) => section === 'Install')) changes.installable = true;
    for (const path of linksTo(files, unit.name)) remove(files, path, changes);
    for (const name of wordsOf(settings, 'Install', 'Also')) {
      const other = readUnit(machine, name);
      if (other) units.push(other);
    }
  }
  return changes;
}

/** Links units to /dev/null. @throws {InstallError} where a file of that name lies in /etc */
export function maskUnits(machine: Machine, names: string[]): Changes {
  const files = new Files(machine, root);
  const changes: Changes = { done: [], installable: true };
  for (const name of names) {
    const path = `${etc}/${name}`;
    if (linkExists(files, path)) {
      const target = linkTarget(files, path);
      if (target === '/dev/null') continue;
      throw new InstallError(
        target === undefined
          ? `File ${path} already exists.`
          : `File ${path} already exists and is a symlink to ${target}.`,
      );
    }
    files.symlink('/dev/null', path);
    changes.done.push({ made: path, target: '/dev/null' });
  }
  return changes;
}

/** Removes the links to /dev/null. */
export function unmaskUnits(machine: Machine, names: string[]): Changes {
  const files = new Files(machine, root);
  const changes: Changes = { done: [], installable: true };
  for (const name of names) {
    const path = `${etc}/${name}`;
    if (linkExists(files, path) && linkTarget(files, path) === '/dev/null') remove(files, path, changes);
  }
  return changes;
}

/** Removes drop-ins, and files in /etc that hide a package's. */
export function revertUnits(machine: Machine, names: string[]): Changes {
  const files = new Files(machine, root);
  const changes: Changes = { done: [], installable: true };
  for (const name of names) {
    const directory = `${etc}/${name}.d`;
    const own = `${etc}/${name}`;
    for (const file of listOf(files, directory)) remove(files, `${directory}/${file}`, changes);
    if (linkExists(files, directory)) remove(files, directory, changes);
    if (linkExists(files, own) && files.exists(`${vendorDirectory(machine)}/${name}`)) remove(files, own, changes);
  }
  return changes;
}

/** Sets /etc/systemd/system/default.target. @throws {InstallError} where there is no such target */
export function setDefaultTarget(machine: Machine, name: string): Changes {
  const files = new Files(machine, root);
  const unit = readUnit(machine, name);
  if (!unit) throw new InstallError(`Unit file ${name} does not exist.`);
  const changes: Changes = { done: [], installable: true };
  const path = `${etc}/default.target`;
  if (linkExists(files, path)) {
    if (linkTarget(files, path) === unit.path) return changes;
    remove(files, path, changes);
  }
  files.symlink(unit.path, path);
  changes.done.push({ made: path, target: unit.path });
  return changes;
}

function remove(files: Files, path: string, changes: Changes) {
  files.remove(path, { recursive: true });
  changes.done.push({ removed: path });
  const holder = dirname(path);
  // systemd leaves no empty directory behind.
  if (/\.(?:wants|requires)$/.test(holder) && files.list(holder).length === 0) files.remove(holder);
}

function installable(machine: Machine, name: string): UnitFile {
  const unit = readUnit(machine, name);
  if (!unit) throw new InstallError(`Unit file ${name} does not exist.`);
  if (unit.masked) throw new InstallError(`Unit file ${unit.path} is masked.`);
  return unit;
}

/** All links in /etc that enable something: in .wants and .requires directories, then aliases. */
function enablingLinks(files: Files): string[] {
  const names = listOf(files, etc);
  const nested = names
    .filter((name) => /\.(?:wants|requires)$/.test(name))
    .flatMap((name) => listOf(files, `${etc}/${name}`).map((file) => `${etc}/${name}/${file}`));
  return [...nested, ...names.map((name) => `${etc}/${name}`)].filter((path) => linkTarget(files, path) !== undefined);
}

function linksTo(files: Files, name: string): string[] {
  return enablingLinks(files).filter((path) => {
    const target = basename(linkTarget(files, path) ?? '');
    if (path === `${etc}/default.target`) return false;
    const inDirectory = dirname(path) !== etc;
    return target === name || (inDirectory && basename(path) === name);
  });
}

function linkExists(files: Files, path: string): boolean {
  try {
    files.lstat(path);
    return true;
  } catch {
    return false;
  }
}

function linkTarget(files: Files, path: string): string | undefined {
  try {
    return files.readlink(path);
  } catch {
    return undefined;
  }
}

function readText(files: Files, path: string): string | undefined {
  try {
    return files.read(path);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

function listOf(files: Files, path: string): string[] {
  try {
    return files.list(path);
  } catch {
    return [];
  }
}
