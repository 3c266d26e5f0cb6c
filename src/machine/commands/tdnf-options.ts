// The command line of tdnf, taken apart as tools/cli/lib/parseargs.c does: with getopt_long_only(3).
import type { Release } from '../model.ts';
import { NotSimulated, type Call } from '../program.ts';
import { TdnfError } from './tdnf-errors.ts';

export interface TdnfOptions {
  /** Names of the flags that are set: "assumeyes", "refresh". */
  flags: Set<string>;
  /** Options that take a value or choose among things, in order: ["enablerepo", "photon"]. */
  settings: [name: string, value: string][];
  /** Command and arguments. */
  words: string[];
}

interface Option {
  /** Whether it takes a value. */
  value?: true;
  /** "flag" is on or off, "setting" is kept in order with its value; left out where it is not modelled. */
  kind?: 'flag' | 'setting';
  /** The first release that has it; 3.0 if not given. */
  since?: '4.0' | '5.0';
}

const flag = (since?: '4.0' | '5.0'): Option => ({ kind: 'flag', ...(since && { since }) });
const setting = (since?: '4.0' | '5.0'): Option => ({ kind: 'setting', value: true, ...(since && { since }) });
const choice = (since?: '4.0' | '5.0'): Option => ({ kind: 'setting', ...(since && { since }) });
const refused = (since?: '4.0' | '5.0', value?: true): Option => ({ ...(since && { since }), ...(value && { value }) });

// pstOptions of tools/cli/lib/parseargs.c, branches stable-3.1, stable-3.3 and stable-3.5.
const options: Record<string, Option> = {
  4: flag(),
  6: flag(),
  alldeps: refused(),
  allowerasing: flag(),
  assumeno: flag(),
  assumeyes: flag(),
  best: flag(),
  builddeps: refused('5.0'),
  cacheonly: flag(),
  config: setting(),
  debuglevel: setting(),
  debugsolver: refused(),
  disableexcludes: flag(),
  disableplugin: setting(),
  disablerepo: setting(),
  downloaddir: setting(),
  downloadonly: flag(),
  enableplugin: setting(),
  enablerepo: setting(),
  exclude: setting(),
  help: flag(),
  installroot: setting(),
  json: refused('4.0'),
  noautoremove: flag('4.0'),
  nodeps: refused('5.0'),
  nogpgcheck: flag(),
  noplugins: choice(),
  quiet: flag(),
  refresh: flag(),
  releasever: setting(),
  'reboot-required': choice(),
  repo: setting('4.0'),
  repofromdir: refused('5.0', true),
  repofrompath: refused('4.0', true),
  repoid: setting('4.0'),
  rpmverbosity: setting(),
  rpmdefine: refused('5.0', true),
  'sec-severity': setting(),
  security: choice(),
  setopt: setting(),
  'skip-broken': flag('5.0'),
  skipconflicts: refused(),
  skipdigest: choice(),
  skipobsoletes: refused(),
  skipsignature: choice(),
  source: refused(),
  testonly: flag('5.0'),
  verbose: flag(),
  version: flag(),
  arch: setting(),
  delete: refused(),
  'download-metadata': refused(),
  'download-path': refused(undefined, true),
  gpgcheck: refused(),
  'metadata-path': refused(undefined, true),
  'newest-only': refused(),
  norepopath: refused(),
  urls: refused(),
  available: choice('4.0'),
  extras: choice('4.0'),
  file: setting('4.0'),
  userinstalled: choice('5.0'),
  upgrades: choice('4.0'),
  whatdepends: refused('4.0', true),
  whatprovides: setting('4.0'),
  whatobsoletes: refused('4.0', true),
  whatconflicts: refused('4.0', true),
  whatrequires: setting('4.0'),
  whatrecommends: refused('4.0', true),
  whatsuggests: refused('4.0', true),
  whatsupplements: refused('4.0', true),
  whatenhances: refused('4.0', true),
  changelogs: refused('4.0'),
  conflicts: choice('4.0'),
  depends: refused('4.0'),
  duplicates: choice('4.0'),
  enhances: refused('4.0'),
  installed: choice('4.0'),
  list: choice('4.0'),
  obsoletes: choice('4.0'),
  provides: choice('4.0'),
  recommends: refused('4.0'),
  requires: choice('4.0'),
  'requires-pre': refused('4.0'),
  suggests: refused('4.0'),
  supplements: refused('4.0'),
  all: choice('4.0'),
  info: choice('4.0'),
  summary: choice('4.0'),
  recent: choice('4.0'),
  updates: choice('4.0'),
  downgrades: choice('4.0'),
  to: setting('5.0'),
  from: setting('5.0'),
  reverse: choice('5.0'),
};

const short: Record<string, string> = {
  4: '4',
  6: '6',
  b: 'best',
  C: 'cacheonly',
  c: 'config',
  d: 'debuglevel',
  h: 'help',
  i: 'installroot',
  q: 'quiet',
  v: 'verbose',
  y: 'assumeyes',
};
/** Options that are taken and change nothing. */
const idle = { flags: 'x', values: 'e' };

/**
 * Takes the command line apart.
 *
 * @throws {TdnfError} for an option that this release of tdnf does not know, or that lacks its value; it is printed here
 * @throws {NotSimulated} for one that is not modelled
 */
export function parseOptions(call: Call): TdnfOptions {
  const { release } = call.machine;
  const known = Object.keys(options).filter((name) => since(options[name]?.since) <= since(release));
  const found: TdnfOptions = { flags: new Set(), settings: [], words: [] };
  const rest = [...call.args];
  const note = (name: string, written: string, given: string | undefined) => {
    const option = options[name];
    const value = option?.value ? (given ?? rest.shift()) : '1';
    if (value === undefined) {
      call.err(`Option ${written} requires an argument\n`);
      throw new TdnfError(909);
    }
    if (!option?.kind) throw new NotSimulated(`option '--${name}'`);
    if (option.kind === 'flag') found.flags.add(name);
    else if (name === 'exclude') for (const one of value.split(/[,:]/)) found.settings.push([name, one]);
    else found.settings.push([name, value]);
  };
  const unknown = (written: string) => {
    call.out(`No such option: ${written}. Please use /usr/bin/tdnf --help\n`);
    return new TdnfError(908);
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      found.words.push(...rest);
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      found.words.push(arg);
      continue;
    }
    const [, dashes = '', typed = '', given] = /^(--?)([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
    // A single letter behind one dash is a short option; more letters are tried as a long one first.
    const long = dashes === '-' && typed.length === 1 && isShort(typed) ? undefined : longName(typed, known);
    if (long !== undefined) {
      if (given !== undefined && !options[long]?.value) throw unknown(arg);
      note(long, arg, given);
    } else if (dashes === '--' || !isShort(typed[0] ?? '')) throw unknown(arg);
    else {
      for (let at = 1; at < arg.length; at += 1) {
        const letter = arg[at] ?? '';
        const behind = arg.slice(at + 1) || undefined;
        if (idle.values.includes(letter)) {
          if (behind === undefined) rest.shift();
          break;
        }
        if (idle.flags.includes(letter)) continue;
        const name = short[letter];
        if (name === undefined) throw unknown(arg);
        note(name, arg, behind);
        if (options[name]?.value) break;
      }
    }
  }
  check(found);
  return found;
}

function check({ flags, settings }: TdnfOptions): void {
  for (const [name, value] of settings) {
    if (name === 'setopt' && !value.includes('=')) throw new TdnfError(911);
    if (name === 'setopt' && !/^(?:reposdir|tsflags)=/.test(value))
      throw new NotSimulated(`option '--setopt ${value}'`);
    if (name === 'installroot' && value !== '/') throw new NotSimulated("option '--installroot'");
    if (name === 'downloaddir' && !flags.has('downloadonly')) throw new TdnfError(913);
  }
}

function isShort(letter: string): boolean {
  return letter in short || idle.flags.includes(letter) || idle.values.includes(letter);
}

function longName(typed: string, known: string[]): string | undefined {
  if (known.includes(typed)) return typed;
  const longer = known.filter((name) => name.startsWith(typed));
  return longer.length === 1 ? longer[0] : undefined;
}

function since(release: Release | undefined): number {
  return Number(release ?? '3.0');
}
