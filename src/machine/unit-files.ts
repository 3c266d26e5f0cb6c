// Unit files: where they lie, and what they say.
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { basename } from './paths.ts';

/** One file that systemd read for a unit, as it was then. */
export interface UnitSource {
  path: string;
  text: string;
}

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

/** The types of units, in the order in which systemctl names them. */
export const unitTypes = [
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
/** Where the administrator's own unit files lie, and the links that enable units. */
export const etc = '/etc/systemd/system';

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
function unitDirectories(machine: Machine): string[] {
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

/** A command of a unit file without the marks in front of it. */
export function commandLine(line: string): string {
  return line.replace(/^[-@:+!]+/, '');
}

/** Whether the failure of a command of a unit file counts for nothing: it has a "-" in front. */
export function ignored(line: string): boolean {
  return /^[@:+!]*-/.test(line);
}

/** A span of time as systemd reads it, in milliseconds: "2", "100ms", "1min 30s", "60s". */
export function seconds(text: string): number {
  const units: Record<string, number> = {
    ms: 1,
    s: 1000,
    sec: 1000,
    '': 1000,
    m: 60_000,
    min: 60_000,
    h: 3_600_000,
    d: 86_400_000,
  };
  return [...text.matchAll(/(\d+)\s*([a-z]*)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0),
    0,
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

/** Whether a name fits a pattern with "*" and "?", as the shell's. */
export function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(name);
}

/** Whether anything lies at a path, be it a link that leads nowhere. */
export function linkExists(files: Files, path: string): boolean {
  try {
    files.lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** Where a link leads, as it is written; undefined for what is no link. */
export function linkTarget(files: Files, path: string): string | undefined {
  try {
    return files.readlink(path);
  } catch {
    return undefined;
  }
}

/** The text of a file; undefined where it cannot be read. */
export function readText(files: Files, path: string): string | undefined {
  try {
    return files.read(path);
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** The names in a directory; none where it cannot be listed. */
export function listOf(files: Files, path: string): string[] {
  try {
    return files.list(path);
  } catch {
    return [];
  }
}
