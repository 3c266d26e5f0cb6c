// Logging in over SSH: what the client asks and says, and whom the sshd of this machine lets in.
import { accountsOf, groupName, identityOf, type Account } from './accounts.ts';
import { lookUp, nameErrors, reach } from './connection.ts';
import { FileError, Files, root } from './files.ts';
import { log } from './journal.ts';
import type { Identity, Machine } from './model.ts';
import { linkOf } from './network.ts';
import { opens, refusalOf } from './passwords.ts';
import { NotSimulated, type Call } from './program.ts';
import { hostnameOf } from './shell-environment.ts';
import { sshdValue } from './sshd.ts';
import { fingerprint, keyNames, readPrivate, readPublicLine, type KeyType, type PublicKey } from './ssh-keys.ts';
import { matches } from './unit-files.ts';

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

/** Who one is on the other side. */
export interface Login {
  user: Identity;
  account: Account;
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
export function readOption(text: string): [keyword: string, value: string] {
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

const isOn = (value: string | undefined, fallback: boolean) =>
  value === undefined ? fallback : /^(?:yes|true)$/i.test(value);

/**
 * Connects, checks the host's key, and logs in.
 *
 * @throws {SshError} where that fails
 */
export async function logIn(call: Call, target: Target): Promise<Login> {
  const { machine } = call;
  const { host, options } = target;
  const answer = lookUp(machine, host);
  if (typeof answer === 'string') throw new SshError(`ssh: Could not resolve hostname ${host}: ${nameErrors[answer]}`);
  for (const file of target.identities) {
    if (!call.files.exists(call.path(expanded(call, file)))) {
      call.err(`Warning: Identity file ${file} not accessible: No such file or directory.\n`);
    }
  }
  const address = await connected(call, target, answer.addresses);
  if (!linkOf(machine, address)) throw new NotSimulated(`the SSH server of ${host}`);
  await checkHost(call, target, address);
  const strict = isOn(options.get('batchmode'), false);
  return authenticated(call, target, address, strict);
}

async function connected(call: Call, { host, port, options }: Target, addresses: string[]): Promise<string> {
  const { machine } = call;
  const failures = {
    refused: 'Connection refused',
    'no-route': 'Network is unreachable',
    'no-host': 'No route to host',
  };
  let message = '';
  for (const address of addresses) {
    const result = reach(machine, address, { protocol: 'tcp', port });
    if (result === 'open') return address;
    if (result === 'silent') {
      await call.sleep(Math.min(133, Number(options.get('connecttimeout') ?? 133)) * 1000);
      message = 'Connection timed out';
    } else {
      if (result === 'no-host') await call.sleep(3_060);
      message = failures[result];
    }
  }
  throw new SshError(`ssh: connect to host ${host} port ${String(port)}: ${message}`);
}

// The host's key

function expanded(call: Call, path: string): string {
  const home = accountsOf(call.machine).find(({ uid }) => uid === call.user.uid)?.home ?? '/';
  return path.replace(/^~(?=\/|$)/, home);
}

/** The host keys of this machine, in the order in which a client prefers them. */
function hostKeys(machine: Machine): PublicKey[] {
  const order: KeyType[] = machine.release === '3.0' ? ['ecdsa', 'ed25519', 'rsa'] : ['ed25519', 'ecdsa', 'rsa'];
  return order.flatMap((type) => {
    const path = `/etc/ssh/ssh_host_${type}_key.pub`;
    const entry = machine.files[path];
    if (entry?.type !== 'file') return [];
    const read = readPublicLine(entry.content);
    // A host key of this machine may have nothing in it; then its file's text and age stand for it.
    const blob = read?.blob ?? btoa(`${keyNames[type]} ${entry.content.length.toString()} ${String(entry.mtime)}`);
    return [{ type, blob, comment: '', bits: read?.bits ?? 256 }];
  });
}

/** "localhost", "[localhost]:2222". */
export function hostEntry(host: string, port: number): string {
  return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${String(port)}`;
}

/** The lines of a known_hosts file that are about a host, with their numbers from one. */
export function knownLines(text: string, name: string): { line: number; key: PublicKey; text: string }[] {
  return text.split('\n').flatMap((line, index) => {
    const [hosts = ''] = line.trim().split(/\s+/);
    const key = readPublicLine(line);
    return key && hosts.split(',').includes(name) ? [{ line: index + 1, key, text: line }] : [];
  });
}

function knownHosts(call: Call, { options }: Target): string {
  return call.path(expanded(call, options.get('userknownhostsfile') ?? '~/.ssh/known_hosts'));
}

async function checkHost(call: Call, target: Target, address: string): Promise<void> {
  const { machine } = call;
  const path = knownHosts(call, target);
  const name = hostEntry(target.host, target.port);
  const text = call.files.exists(path) ? call.files.read(path) : '';
  const known = knownLines(text, name);
  const offered = hostKeys(machine);
  // A type that is known already is asked for first.
  const key = offered.find(({ type }) => known.some((line) => line.key.type === type)) ?? offered[0];
  if (!key) throw new NotSimulated('a server without host keys');
  if (known.some((line) => line.key.blob === key.blob)) return;
  const label = key.type.toUpperCase();
  const strict = (target.options.get('stricthostkeychecking') ?? 'ask').toLowerCase();
  if (known.length > 0) {
    const offending = known.find((line) => line.key.type === key.type) ?? known[0];
    throw new SshError(await changedText(path, target.host, key, offending));
  }
  if (strict === 'yes') {
    throw new SshError(
      `No ${label} host key is known for ${name} and you have requested strict checking.\nHost key verification failed.`,
    );
  }
  if (strict === 'ask') {
    if (isOn(target.options.get('batchmode'), false)) throw new SshError('Host key verification failed.');
    await confirm(call, target.host, address, key);
  }
  remember(call, path, name, [key]);
  call.err(`Warning: Permanently added '${name}' (${label}) to the list of known hosts.\n`);
}

async function confirm(call: Call, host: string, address: string, key: PublicKey): Promise<void> {
  const { release } = call.machine;
  const old = release === '3.0';
  const others = old ? '' : `This key is not known by any other names${release === '5.0' ? '.' : ''}\n`;
  let question =
    `The authenticity of host '${host} (${address})' can't be established.\n` +
    `${key.type.toUpperCase()} key fingerprint is ${await fingerprint(key)}.\n${others}` +
    `Are you sure you want to continue connecting (yes/no${old ? '' : '/[fingerprint]'})? `;
  for (;;) {
    const answer = (await call.ask(question))?.trim();
    if (answer === undefined || /^no$/i.test(answer)) throw new SshError('Host key verification failed.');
    if (/^yes$/i.test(answer) || (!old && answer === (await fingerprint(key)))) return;
    question = `Please type 'yes'${old ? " or 'no'" : ", 'no' or the fingerprint"}: `;
  }
}

async function changedText(
  path: string,
  host: string,
  key: PublicKey,
  offending: { line: number; key: PublicKey } | undefined,
): Promise<string> {
  const line = '@'.repeat(59);
  const label = key.type.toUpperCase();
  return [
    line,
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
    line,
    'IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!',
    'Someone could be eavesdropping on you right now (man-in-the-middle attack)!',
    'It is also possible that a host key has just been changed.',
    `The fingerprint for the ${label} key sent by the remote host is`,
    `${await fingerprint(key)}.`,
    'Please contact your system administrator.',
    `Add correct host key in ${path} to get rid of this message.`,
    `Offending ${(offending?.key.type ?? key.type).toUpperCase()} key in ${path}:${String(offending?.line ?? 1)}`,
    `Host key for ${host} has changed and you have requested strict checking.`,
    'Host key verification failed.',
  ].join('\n');
}

function remember(call: Call, path: string, name: string, keys: PublicKey[]): void {
  const directory = path.replace(/\/[^/]*$/, '');
  if (!call.files.exists(directory)) call.files.mkdir(directory, { mode: 0o700 });
  call.files.append(path, keys.map((key) => `${name} ${keyNames[key.type]} ${key.blob}\n`).join(''));
}

// Who may

interface Attempt {
  /** What the server says to whom it lets in. */
  method: 'publickey' | 'keyboard-interactive/pam' | 'password';
  key?: PublicKey;
}

async function authenticated(call: Call, target: Target, address: string, batch: boolean): Promise<Login> {
  const { machine } = call;
  const { options, user: name } = target;
  const server = new Server(machine, name, address);
  const wanted = options.get('preferredauthentications')?.split(',');
  const may = (method: string, keyword: string) =>
    server.methods.includes(method) &&
    isOn(options.get(keyword), true) &&
    (wanted === undefined || wanted.includes(method));

  if (may('publickey', 'pubkeyauthentication')) {
    for (const found of await ownKeys(call, target, batch)) {
      if (server.takesKey(found)) return finished(call, target, server, { method: 'publickey', key: found });
      server.fail();
    }
  }
  const prompts = Number(options.get('numberofpasswordprompts') ?? 3);
  if (!batch) {
    const where = machine.release === '3.0' ? '' : `(${name}@${target.host}) `;
    if (may('keyboard-interactive', 'kbdinteractiveauthentication')) {
      for (let count = 0; count < prompts; count += 1) {
        const password = await call.ask(`${where}Password: `, true);
        if (password === undefined) break;
        if (server.takesPassword(password))
          return finished(call, target, server, { method: 'keyboard-interactive/pam' });
        await call.sleep(2_000);
        server.note(`error: PAM: Authentication failure for ${server.shown} from ${address}`);
        server.fail();
      }
    }
    if (may('password', 'passwordauthentication')) {
      for (let count = 0; count < prompts; count += 1) {
        if (count > 0) call.err('Permission denied, please try again.\n');
        const password = await call.ask(`${name}@${target.host}'s password: `, true);
        if (password === undefined) break;
        if (server.takesPassword(password)) return finished(call, target, server, { method: 'password' });
        await call.sleep(2_000);
        server.note(`Failed password for ${server.shown} from ${address} port ${String(server.port)} ssh2`);
        server.fail();
      }
    }
  }
  throw new SshError(`${name}@${target.host}: Permission denied (${server.methods.join(',')}).`);
}

/** The client's own keys that may be offered, in order; a passphrase is asked for only where the server takes the key. */
async function ownKeys(call: Call, target: Target, batch: boolean): Promise<PublicKey[]> {
  const names = ['id_rsa', 'id_ecdsa', 'id_ed25519'].map((name) => `~/.ssh/${name}`);
  const keys: PublicKey[] = [];
  for (const written of target.identities.length > 0 ? target.identities : names) {
    const path = call.path(expanded(call, written));
    let text: string;
    try {
      text = call.files.read(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      continue;
    }
    const mode = call.files.stat(path).mode & 0o777;
    if ((mode & 0o077) !== 0) {
      call.err(tooOpen(path, mode));
      continue;
    }
    const found = readPrivate(text);
    if (!found) throw new NotSimulated(`the key file ${path}`);
    if (found.encrypted) {
      let opened = false;
      for (let count = 0; count < 3 && !batch && !opened; count += 1) {
        const passphrase = await call.ask(`Enter passphrase for key '${path}': `, true);
        if (!passphrase) break;
        opened = found.opens(passphrase);
      }
      if (!opened) continue;
    }
    keys.push(found.key);
  }
  return keys;
}

function tooOpen(path: string, mode: number): string {
  const line = '@'.repeat(59);
  return [
    line,
    '@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @',
    line,
    `Permissions 0${mode.toString(8)} for '${path}' are too open.`,
    'It is required that your private key files are NOT accessible by others.',
    'This private key will be ignored.',
    `Load key "${path}": bad permissions`,
    '',
  ].join('\n');
}

/** The sshd of this machine, as it deals with one client. */
class Server {
  readonly port: number;
  /** "alice", "invalid user bob". */
  readonly shown: string;
  readonly methods: string[];
  readonly account: Account | undefined;
  private readonly machine: Machine;
  private readonly name: string;
  private readonly address: string;
  private failures = 0;

  constructor(machine: Machine, name: string, address: string) {
    this.machine = machine;
    this.name = name;
    this.address = address;
    this.port = 40_000 + (machine.journal.length % 20_000);
    this.account = accountsOf(machine).find((account) => account.name === name);
    this.shown = this.account ? name : `invalid user ${name}`;
    const on = (keyword: string) => isOn(sshdValue(machine, keyword), true);
    this.methods = [
      ...(on('pubkeyauthentication') ? ['publickey'] : []),
      ...(on('passwordauthentication') ? ['password'] : []),
      ...(on('kbdinteractiveauthentication') ? ['keyboard-interactive'] : []),
    ];
    if (!this.account) this.note(`Invalid user ${name} from ${address} port ${String(this.port)}`);
  }

  note(message: string): void {
    const pid = this.machine.nextPid;
    log(this.machine, { unit: 'sshd.service', identifier: 'sshd', pid, message });
  }

  /** Counts a failure. @throws {SshError} where there were too many */
  fail(): void {
    this.failures += 1;
    if (this.failures < Number(sshdValue(this.machine, 'maxauthtries') ?? 6)) return;
    const where = `${this.address} port 22`;
    this.note(
      `error: maximum authentication attempts exceeded for ${this.shown} from ${this.address} port ${String(this.port)} ssh2 [preauth]`,
    );
    throw new SshError(
      `Received disconnect from ${where}:2: Too many authentication failures\nDisconnected from ${where}`,
    );
  }

  /** Whether the lists of users and groups, and the account itself, allow a login at all. */
  private allowed(): boolean {
    const identity = identityOf(this.machine, this.name);
    if (!identity || !this.account) return false;
    const groups = identity.groups.map((gid) => groupName(this.machine, gid));
    const listed = (keyword: string, names: string[]) => {
      const value = sshdValue(this.machine, keyword);
      if (value === undefined) return undefined;
      return value.split(/\s+/).some((pattern) => {
        const [who = '', from] = pattern.split('@');
        return names.some((name) => matches(who, name)) && (from === undefined || matches(from, this.address));
      });
    };
    if (listed('denyusers', [this.name]) || listed('denygroups', groups)) return false;
    if (listed('allowusers', [this.name]) === false || listed('allowgroups', groups) === false) return false;
    return refusalOf(this.machine, this.name) !== 'account';
  }

  private rootRule(): string {
    return (sshdValue(this.machine, 'permitrootlogin') ?? 'prohibit-password').toLowerCase();
  }

  takesPassword(password: string): boolean {
    const rootAllowed = this.account?.uid !== 0 || this.rootRule() === 'yes';
    return this.allowed() && rootAllowed && opens(this.machine, this.name, password);
  }

  /** Whether a key is in the account's authorized_keys, whose directory nobody else may write to. */
  takesKey(key: PublicKey): boolean {
    const { account } = this;
    if (!account || !this.allowed() || (account.uid === 0 && this.rootRule() === 'no')) return false;
    if (account.uid === 0 && this.rootRule() === 'forced-commands-only') throw new NotSimulated('forced commands');
    const files = new Files(this.machine, root);
    const strict = isOn(sshdValue(this.machine, 'strictmodes'), true);
    return (sshdValue(this.machine, 'authorizedkeysfile') ?? '.ssh/authorized_keys').split(/\s+/).some((written) => {
      const named = written.replaceAll('%u', account.name).replaceAll('%h', account.home);
      const path = files.resolve(named, account.home);
      if (!files.exists(path)) return false;
      const places = [path, path.replace(/\/[^/]*$/, ''), ...(path.startsWith(account.home) ? [account.home] : [])];
      const bad = places.find((place) => {
        const { mode, uid } = files.stat(place);
        return (mode & 0o022) !== 0 || (uid !== 0 && uid !== account.uid);
      });
      if (strict && bad !== undefined) {
        const kind = bad === path ? 'file' : 'directory';
        this.note(`Authentication refused: bad ownership or modes for ${kind} ${bad}`);
        return false;
      }
      return files
        .read(path)
        .split('\n')
        .some((line) => readPublicLine(line)?.blob === key.blob);
    });
  }
}

async function finished(call: Call, target: Target, server: Server, { method, key }: Attempt): Promise<Login> {
  const { machine } = call;
  const { user: name } = target;
  const account = server.account;
  const user = identityOf(machine, name);
  if (!account || !user) throw new SshError('');
  const from = `from ${addressIn(call, target)} port ${String(server.port)} ssh2`;
  const which = key ? `: ${key.type.toUpperCase()} ${await fingerprint(key)}` : '';
  server.note(`Accepted ${method} for ${name} ${from}${which}`);
  server.note(`pam_unix(sshd:session): session opened for user ${name}(uid=${String(user.uid)}) by (uid=0)`);
  const refusal = refusalOf(machine, name);
  if (refusal) throw new NotSimulated('a login whose password has expired');
  // Since 8.5 the client learns the host's other keys too, once it is in.
  if (machine.release !== '3.0') {
    const path = knownHosts(call, target);
    const entry = hostEntry(target.host, target.port);
    const known = call.files.exists(path) ? knownLines(call.files.read(path), entry) : [];
    const missing = hostKeys(machine).filter(({ blob }) => !known.some((line) => line.key.blob === blob));
    const order: KeyType[] = ['rsa', 'ecdsa', 'ed25519'];
    const sorted = missing.toSorted((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
    if (known.length > 0 && sorted.length > 0) {
      // It writes the file anew and keeps the one before.
      const text = call.files.read(path);
      call.files.rename(path, `${path}.old`);
      call.files.write(path, text, 0o600);
      remember(call, path, entry, sorted);
    }
  }
  return { account, user };
}

function addressIn({ machine }: Call, { host }: Target): string {
  const answer = lookUp(machine, host);
  return typeof answer === 'string' ? host : (answer.addresses[0] ?? host);
}

/** Where and how a command of the user who logged in runs. */
export function sessionOf({ machine }: Call, { account, user }: Login) {
  const path =
    account.uid === 0 ? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' : '/usr/local/bin:/usr/bin:/bin';
  const { home, shell, name } = account;
  const cwd = new Files(machine, root).exists(home) ? home : '/';
  return { user, cwd, env: { HOME: home, SHELL: shell, USER: name, LOGNAME: name, PATH: path } };
}

/** The name in a new key's comment: "root@photon-machine". */
export function ownComment({ machine, user }: Call): string {
  return `${user.name}@${hostnameOf(machine)}`;
}
