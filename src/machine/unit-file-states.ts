// States of unit files: enabled, static, masked; and what disabling, masking and reverting do to the links.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { basename, dirname } from './paths.ts';
import {
  etc,
  linkExists,
  linkTarget,
  listOf,
  readUnit,
  settingsOf,
  templateOf,
  valueOf,
  vendorDirectory,
  wordsOf,
} from './unit-files.ts';
import { InstallError, type Changes } from './unit-install.ts';

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
