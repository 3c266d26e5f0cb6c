// Enabling unit files: the links that their [Install] sections ask for, and what presets say.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { dirname } from './paths.ts';
import {
  etc,
  linkExists,
  linkTarget,
  listOf,
  matches,
  readText,
  readUnit,
  settingsOf,
  templateOf,
  valueOf,
  wordsOf,
  type UnitFile,
} from './unit-files.ts';

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

function installable(machine: Machine, name: string): UnitFile {
  const unit = readUnit(machine, name);
  if (!unit) throw new InstallError(`Unit file ${name} does not exist.`);
  if (unit.masked) throw new InstallError(`Unit file ${unit.path} is masked.`);
  return unit;
}
