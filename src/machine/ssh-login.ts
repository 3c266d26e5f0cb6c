// Logging in over SSH: the client connects, checks the host, and offers keys and passwords.
import { identityOf, type Account } from './accounts.ts';
import { lookUp, nameErrors, reach } from './connection.ts';
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import { checkHost, learnHostKeys } from './known-hosts.ts';
import type { Identity } from './model.ts';
import { linkOf } from './network.ts';
import { changePassword } from './password-change.ts';
import { opens, refusalOf, refusals } from './passwords.ts';
import { NotSimulated, type Call } from './program.ts';
import { unprotectedKey } from './ssh-key-mode.ts';
import { fingerprint, readPrivate, type PublicKey } from './ssh-keys.ts';
import { expanded, isOn, SshError, type Target } from './ssh-options.ts';
import { Server } from './sshd-authentication.ts';

/** Who one is on the other side. */
export interface Login {
  user: Identity;
  account: Account;
}

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
        const password = await call.ask(`${where}${server.notice}Password: `, true);
        if (password === undefined) break;
        if (server.takesPassword(password) && (await renewed(call, name, where)))
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

/**
 * Has a password that has run out replaced, in the same exchange: auth-pam.c, where PAM's lines stand before its next
 * question.
 *
 * @returns whether the password is good now
 */
async function renewed(call: Call, name: string, where: string): Promise<boolean> {
  const { machine } = call;
  const refusal = refusalOf(machine, name);
  if (!refusal || machine.release === '3.0') return true;
  let said = `${refusals[refusal]}\nChanging password for ${name}.\n`;
  const asks = async (question: string) => {
    const shown = `${where}${said}${question}`;
    said = '';
    return call.ask(shown, true);
  };
  const old = await asks('Current password: ');
  if (old === undefined || !opens(machine, name, old)) return false;
  const says = (text: string) => {
    said += text;
  };
  return (await changePassword(machine, { name, old, weak: 'refused', asks, says })) === undefined;
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
    const warning = unprotectedKey(path, call.files.stat(path).mode & 0o777);
    if (warning.length > 0) {
      call.err(`${warning.join('\n')}\nLoad key "${path}": bad permissions\n`);
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
  learnHostKeys(call, target);
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
