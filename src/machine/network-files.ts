// The .network files of systemd-networkd: where they lie, what they say, and which links they are for.
import { FileError } from './file-error.ts';
import { Files } from './files.ts';
import type { Machine } from './model.ts';
import type { Link } from './network.ts';
import { listOf, matches } from './unit-files.ts';

/** The unit of systemd-networkd: what it read is in its memory. */
export const networkd = 'systemd-networkd.service';

const directories = ['/etc/systemd/network', '/run/systemd/network', '/usr/lib/systemd/network'];
/** The user that systemd-networkd runs as: it reads the files, not root. */
export const networkUser = { uid: 76, gid: 76, groups: [76], name: 'systemd-network' };

/** A .network file with its drop-ins, as it was when systemd-networkd read it. */
export interface NetworkFile {
  path: string;
  /** Its sections in order; sections may occur more than once. */
  sections: { name: string; settings: [key: string, value: string][] }[];
}

/** Reads all .network files that there are now, in the order in which they are tried. @param lines for the journal */
export function readNetworkFiles(machine: Machine, lines: string[] = []): NetworkFile[] {
  const files = new Files(machine, networkUser);
  const names = new Map<string, string>();
  for (const directory of directories) {
    for (const name of listOf(files, directory)) {
      if (name.endsWith('.network') && !names.has(name)) names.set(name, `${directory}/${name}`);
    }
  }
  return [...names]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, path]) => {
      const parts = new Map<string, string>();
      for (const directory of directories) {
        for (const part of listOf(files, `${directory}/${name}.d`)) {
          if (part.endsWith('.conf') && !parts.has(part)) parts.set(part, `${directory}/${name}.d/${part}`);
        }
      }
      const sources = [path, ...[...parts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, at]) => at)];
      const texts: string[] = [];
      for (const source of sources) {
        try {
          texts.push(files.read(source));
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          lines.push(`Failed to open configuration file '${source}': ${error.message}`);
          if (source === path) return [];
        }
      }
      return [{ path, sections: texts.flatMap(sectionsOf) }];
    });
}

/** The sections of a text in systemd's syntax, each with its settings, in order. */
export function sectionsOf(text: string): NetworkFile['sections'] {
  const sections: NetworkFile['sections'] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const name = /^\[(.*)\]$/.exec(line)?.[1];
    const setting = /^([^=#;]+?)\s*=\s*(.*)$/.exec(line);
    if (name) sections.push({ name, settings: [] });
    else if (setting) sections.at(-1)?.settings.push([setting[1] ?? '', setting[2] ?? '']);
  }
  return sections;
}

/** All values of a setting; an empty one takes back those before it. */
export function valuesOf(file: NetworkFile, section: string | string[], key: string): string[] {
  const wanted = [section].flat();
  let values: string[] = [];
  for (const { name, settings } of file.sections) {
    if (!wanted.includes(name)) continue;
    for (const [own, value] of settings) if (own === key) values = value ? [...values, value] : [];
  }
  return values;
}

/** Whether a setting has one of the words that mean yes (systemd.syntax(7)). */
export const isTrue = (value: string | undefined) => /^(?:1|yes|true|on|y|t)$/i.test(value ?? '');

/** Whether a file is for a link, by its [Match] section. */
export function fits(machine: Machine, link: Link, file: NetworkFile): boolean {
  const words = (key: string) => valuesOf(file, 'Match', key).flatMap((value) => value.split(/\s+/));
  const [names, macs, types] = [words('Name'), words('MACAddress'), words('Type')];
  // systemd 239 takes a file without conditions for all links; later ones ignore it.
  if (names.length + macs.length + types.length === 0) return machine.release === '3.0';
  const named = (pattern: string) =>
    matches(pattern, link.name) || link.aliases.some((alias) => matches(pattern, alias));
  return (
    (names.length === 0 || names.some(named)) &&
    (macs.length === 0 || macs.some((mac) => mac.toLowerCase().replaceAll('-', ':') === link.mac)) &&
    (types.length === 0 || types.includes(link.kind === 'loopback' ? 'loopback' : 'ether'))
  );
}
