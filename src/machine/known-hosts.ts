// The hosts' keys as the SSH client knows them: ~/.ssh/known_hosts, and what it asks about a host that is not in there.
import type { Machine } from './model.ts';
import { NotSimulated, type Call } from './program.ts';
import { fingerprint, keyNames, readPublicLine, type KeyType, type PublicKey } from './ssh-keys.ts';
import { expanded, isOn, SshError, type Target } from './ssh-options.ts';

/** The host keys of this machine, in the order in which a client prefers them. */
export function hostKeys(machine: Machine): PublicKey[] {
  const order: KeyType[] = machine.release === '3.0' ? ['ecdsa', 'ed25519', 'rsa'] : ['ed25519', 'ecdsa', 'rsa'];
  return order.flatMap((type) => {
    const path = `/etc/ssh/ssh_host_${type}_key.pub`;
    const entry = machine.files[path];
    if (entry?.type !== 'file') return [];
    const read = readPublicLine(entry.content);
    // A host key of this machine may have nothing in it; then its file's text and age stand for it.
    const blob = read?.blob ?? btoa(`${keyNames[type]} ${entry.content.length.toString()} ${String(entry.mtime)}`);
    const comment = entry.content.trim().split(' ').at(-1) ?? '';
    const usual = type !== 'rsa' ? 256 : machine.release === '3.0' ? 2048 : 3072;
    return [{ type, blob, comment, bits: read?.bits ?? usual }];
  });
}

/** "localhost", "[localhost]:2222". */
function hostEntry(host: string, port: number): string {
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

/**
 * Checks the key of the host against known_hosts; a new one is asked about and remembered.
 *
 * @param address the host's, as the question names it
 * @throws {SshError} where the key is not accepted
 */
export async function checkHost(call: Call, target: Target, address: string): Promise<void> {
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

/** Since 8.5 the client learns the host's other keys too, once it is in (UpdateHostKeys of ssh_config(5)). */
export function learnHostKeys(call: Call, target: Target): void {
  const { machine } = call;
  if (machine.release === '3.0') return;
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
