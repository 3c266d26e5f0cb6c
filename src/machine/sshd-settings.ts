// The settings of sshd: how it reads sshd_config, what is wrong with it there, and what it uses while it runs.
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import { NotSimulated } from './program.ts';
import { keywordsOf, matchAttributes, synonyms, valueError } from './sshd-keywords.ts';

/** Values by keyword in lower case, in the order of the file. For most keywords the first one counts. */
type SshdSettings = Map<string, string[][]>;

/** What sshd makes of its configuration. */
export interface SshdConfig {
  settings: SshdSettings;
  /** What it prints to stderr, errors and warnings, in order. */
  messages: string[];
  /** Exit status of `sshd -t`: 0 where it would start. */
  exitCode: number;
}

/** The configuration that sshd reads unless it is told otherwise. */
export const sshdConfigPath = '/etc/ssh/sshd_config';

/**
 * Reads a configuration as sshd does: wrong values end it at once, unknown keywords at the end of the file.
 *
 * @param file absolute path
 * @throws {NotSimulated} for files that it includes
 */
export function readSshdConfig(machine: Machine, file = sshdConfigPath): SshdConfig {
  const config: SshdConfig = { settings: new Map(), messages: [], exitCode: 0 };
  let text: string;
  try {
    text = new Files(machine, root).read(file);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...config, messages: [`${file}: ${error.message}`], exitCode: 1 };
  }
  let bad = 0;
  let inMatch = false;
  const keywords = keywordsOf(machine.release);
  for (const [index, raw] of text.split('\n').entries()) {
    const words = wordsOf(raw);
    const [written, ...values] = words;
    if (written === undefined || written.startsWith('#')) continue;
    const place = `${file} line ${String(index + 1)}`;
    const lower = written.toLowerCase();
    const keyword = synonyms[lower] ?? lower;
    if (keyword === 'match') {
      const wrong = values
        .filter((_, at) => at % 2 === 0)
        .find((name) => !matchAttributes.includes(name.toLowerCase()));
      if (wrong !== undefined) {
        return {
          ...config,
          messages: [...config.messages, `Unsupported Match attribute ${wrong}`, `${place}: Bad Match condition`],
          exitCode: 255,
        };
      }
      inMatch = true;
      continue;
    }
    if (keyword === 'include' && machine.release !== '3.0') throw new NotSimulated(`'${written}' in ${file}`);
    const known = keywords.get(keyword);
    if (!known) {
      config.messages.push(`${file}: line ${String(index + 1)}: Bad configuration option: ${written}`);
      bad += 1;
      continue;
    }
    const { kind } = known;
    if (inMatch && known.globalOnly) {
      config.messages.push(`${place}: Directive '${written}' is not allowed within a Match block`);
      return { ...config, exitCode: 255 };
    }
    if (kind === 'deprecated' || kind === 'unsupported') {
      config.messages.push(`${place}: ${kind === 'deprecated' ? 'Deprecated' : 'Unsupported'} option ${written}`);
      continue;
    }
    if (kind === 'ignored') continue;
    if (values.length === 0 && machine.release === '3.0') {
      config.messages.push(`${place}: missing argument.`);
      return { ...config, exitCode: 255 };
    }
    if (values.length === 0) {
      config.messages.push(`${place}: no argument after keyword "${written}"`);
      bad += 1;
      continue;
    }
    const wrong = valueError(kind, machine.release === '3.0' ? '' : `${written} `, values[0] ?? '', place);
    if (wrong) return { ...config, messages: [...config.messages, wrong], exitCode: 255 };
    if (kind !== 'list' && values.length > 1 && machine.release === '3.0') {
      config.messages.push(`${place}: garbage at end of line; "${values[1] ?? ''}".`);
      return { ...config, exitCode: 255 };
    }
    if (kind !== 'list' && values.length > 1) {
      config.messages.push(`${place}: keyword ${written} extra arguments at end of line`);
      bad += 1;
      continue;
    }
    if (!inMatch) config.settings.set(keyword, [...(config.settings.get(keyword) ?? []), values]);
  }
  if (bad > 0) {
    config.messages.push(`${file}: terminating, ${String(bad)} bad configuration options`);
    config.exitCode = 255;
  }
  return config;
}

function wordsOf(line: string): string[] {
  const trimmed = line.trim().replace(/^(\w+)\s*=\s*/, '$1 ');
  const words = trimmed.startsWith('#') ? [] : (trimmed.match(/"[^"]*"|[^\s]+/g) ?? []);
  const comment = words.findIndex((word, index) => index > 0 && word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replace(/^"(.*)"$/, '$1'));
}

/** Where sshd listens: address and port, IPv4 first. */
export function listenAddresses({ settings }: SshdConfig): { address: string; port: number }[] {
  const ports = (settings.get('port') ?? [['22']]).map(([port]) => Number(port));
  const family = settings.get('addressfamily')?.[0]?.[0] ?? 'any';
  const written = settings.get('listenaddress')?.map(([address = '']) => address);
  const all = [...(family === 'inet6' ? [] : ['0.0.0.0']), ...(family === 'inet' ? [] : ['::'])];
  const found = (written ?? all).flatMap((text) => {
    const match = /^\[(.*)\](?::(\d+))?$|^([^:]+):(\d+)$/.exec(text);
    const address = match?.[1] ?? match?.[3] ?? text;
    const own = match?.[2] ?? match?.[4];
    return own ? [{ address, port: Number(own) }] : ports.map((port) => ({ address, port }));
  });
  const once = new Map(found.map((each) => [`${each.address} ${String(each.port)}`, each]));
  return [...once.values()].sort((one, other) => one.port - other.port);
}

/** The value sshd uses for a keyword; undefined where the file does not set it. @param keyword in lower case */
export function sshdValue(machine: Machine, keyword: string): string | undefined {
  const read = machine.units['sshd.service']?.memory['config'];
  const settings = new Map(JSON.parse(read ?? '[]') as [string, string[][]][]);
  return settings.get(keyword)?.[0]?.join(' ');
}
