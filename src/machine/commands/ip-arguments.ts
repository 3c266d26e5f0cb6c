// What ip's objects share: the words behind a verb, and errors.
import { parsePrefix } from '../addresses.ts';
import type { Machine } from '../model.ts';
import { linkNamed, type Link } from '../network.ts';
import { NotSimulated, type Call } from '../program.ts';

/** What `ip` says and the exit status it ends with. */
export class IpError extends Error {
  override name = 'IpError';
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The kernel's refusal by the number of an error. @param message as strerror(3) words it */
export const answers = (message: string) => new IpError(`RTNETLINK answers: ${message}`, 2);
/** The kernel's refusal in words of its own. */
export const kernel = (message: string) => new IpError(`Error: ${message}`, 2);

/** The options in front of an object. */
export interface Options {
  family?: 'ipv4' | 'ipv6';
  brief: boolean;
  oneline: boolean;
  statistics: boolean;
}

/** Takes the words behind a verb apart: those named in `keys` have a value; what has no name is under "". */
export function parameters(words: string[], keys: string[], flags: string[] = []): Map<string, string> {
  const found = new Map<string, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (flags.includes(word)) found.set(word, '');
    else if (keys.includes(word)) {
      const value = rest.shift();
      if (value === undefined) throw new IpError('Command line is not complete. Try option "help"', 255);
      found.set(word, value);
    } else if (found.has('')) throw new NotSimulated(`'${word}'`);
    else found.set('', word);
  }
  return found;
}

/** The link of a name. @throws {IpError} where there is none */
export function device(machine: Machine, name: string): Link {
  const link = linkNamed(machine, name);
  if (!link) throw new IpError(`Cannot find device "${name}"`, 1);
  return link;
}

/** @throws {IpError} for anyone but root */
export function mayChange(call: Call): void {
  if (call.user.uid !== 0) throw answers('Operation not permitted');
}

/** An address with the length of its network. @throws {IpError} for what is none */
export function prefixOf(text: string) {
  const prefix = parsePrefix(text);
  if (!prefix) throw new IpError(`Error: any valid prefix is expected rather than "${text}".`, 1);
  return prefix;
}
