// The SSH client's arguments: whom it connects to, and what -o may say.
import { accountsOf } from './accounts.ts';
import { NotSimulated, type Call } from './program.ts';

/** The client's failure: its message is the lines for stderr, without the last newline; its exit status is 255. */
export class SshError extends Error {
  override name = 'SshError';
}

export interface Target {
  user: string;
  /** As written. */
  host: string;
  port: number;
  /** Key files that were named. */
  identities: string[];
  /** Values of -o by keyword in lower case. */
  options: Map<string, string>;
}

const knownOptions = new Set([
  'addressfamily', 'batchmode', 'connecttimeout', 'identitiesonly', 'identityfile', 'kbdinteractiveauthentication',
  'loglevel', 'numberofpasswordprompts', 'passwordauthentication', 'port', 'preferredauthentications',
  'pubkeyauthentication', 'serveraliveinterval', 'serveralivecountmax', 'stricthostkeychecking', 'user',
  'userknownhostsfile',
]); // prettier-ignore

const otherOptions = new Set([
  'addkeystoagent', 'bindaddress', 'bindinterface', 'canonicaldomains', 'canonicalizehostname', 'certificatefile',
  'checkhostip', 'ciphers', 'clearallforwardings', 'compression', 'connectionattempts', 'controlmaster', 'controlpath',
  'controlpersist', 'dynamicforward', 'enablesshkeysign', 'escapechar', 'exitonforwardfailure', 'fingerprinthash',
  'forkafterauthentication', 'forwardagent', 'forwardx11', 'gatewayports', 'globalknownhostsfile',
  'gssapiauthentication', 'hashknownhosts', 'host', 'hostbasedauthentication', 'hostkeyalgorithms', 'hostkeyalias',
  'hostname', 'identityagent', 'include', 'ipqos', 'kexalgorithms', 'localcommand', 'localforward', 'macs', 'match',
  'permitlocalcommand', 'proxycommand', 'proxyjump', 'pubkeyacceptedalgorithms', 'rekeylimit', 'remotecommand',
  'remoteforward', 'requesttty', 'sendenv', 'sessiontype', 'setenv', 'stdinnull', 'tcpkeepalive', 'tunnel',
  'updatehostkeys', 'verifyhostkeydns', 'visualhostkey', 'xauthlocation',
]); // prettier-ignore

/**
 * Reads "KEYWORD=VALUE" of -o.
 *
 * @throws {SshError} for a keyword that there is not
 */
function readOption(text: string): [keyword: string, value: string] {
  const [, written = '', value = ''] = /^\s*(\S+?)\s*(?:=\s*|\s+|$)(.*)$/.exec(text) ?? [];
  const keyword = written.toLowerCase();
  if (otherOptions.has(keyword)) throw new NotSimulated(`option '-o ${written}'`);
  if (!knownOptions.has(keyword)) throw new SshError(`command-line: line 0: Bad configuration option: ${keyword}`);
  return [keyword, value];
}

/**
 * Reads "[USER@]HOST" or "ssh://[USER@]HOST[:PORT]".
 *
 * @param more what options said; the user and the port of `written` count before the defaults
 * @throws {SshError} for a port that is none
 */
export function readTarget(
  call: Call,
  written: string,
  more: { user?: string; port?: string; identities?: string[]; options?: string[] } = {},
): Target {
  const options = new Map((more.options ?? []).map(readOption));
  const url = /^ssh:\/\/(?:([^@/]*)@)?(\[[^\]]*\]|[^:/]*)(?::(\d+))?\/?$/.exec(written);
  const at = written.lastIndexOf('@');
  const host = url ? (url[2] ?? '') : written.slice(at + 1);
  const user = more.user ?? (url ? url[1] : at < 0 ? undefined : written.slice(0, at)) ?? options.get('user');
  const port = more.port ?? url?.[3] ?? options.get('port') ?? '22';
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) throw new SshError(`Bad port '${port}'`);
  return {
    user: user ?? call.user.name,
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port),
    identities: [...(more.identities ?? []), ...[options.get('identityfile')].flatMap((file) => file ?? [])],
    options,
  };
}

/** Whether a switch of ssh_config(5) or sshd_config(5) is on. @param value "yes", "No", "true"; undefined where it is not set */
export function isOn(value: string | undefined, fallback: boolean): boolean {
  return value === undefined ? fallback : /^(?:yes|true)$/i.test(value);
}

/** A path with "~" replaced by the home of whoever runs the client. */
export function expanded(call: Call, path: string): string {
  const home = accountsOf(call.machine).find(({ uid }) => uid === call.user.uid)?.home ?? '/';
  return path.replace(/^~(?=\/|$)/, home);
}
