// ssh-keygen: makes keys, shows their fingerprints, and tends known_hosts.
import { accountsOf } from '../accounts.ts';
import { FileError } from '../file-error.ts';
import { hostKeys, knownLines } from '../known-hosts.ts';
import { hostnameOf } from '../shell-environment.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { fingerprint, newKey, publicLine, randomArt, readPrivate, readPublicLine, type KeyType } from '../ssh-keys.ts';
import { hostKeyKinds, hostKeyPath } from '../sshd-host-keys.ts';

class KeygenError extends Error {
  override name = 'KeygenError';
  readonly status: number;

  constructor(message: string, status = 255) {
    super(message);
    this.status = status;
  }
}

export const sshKeygen: Program = async (call) => {
  try {
    const options = optionsOf(call.args, {
      flags: { '-q': 'quiet', '-l': 'show', '-y': 'public', '-A': 'hosts' },
      values: {
        '-t': 'type', '-b': 'bits', '-C': 'comment', '-f': 'file', '-N': 'passphrase', '-F': 'find', '-R': 'remove', '-P': 'old',
      },
      unmodelled: [
        '-a', '-m', '-O', '-w', '-Z', '-p', '-i', '-e', '-c', '-E', '-v', '-B', '-D', '-H', '-K', '-r', '-g', '-M', '-I', '-s',
        '-h', '-U', '-n', '-V', '-z', '-L', '-k', '-u', '-Q', '-Y', '-o',
      ],
    }); // prettier-ignore
    const home = accountsOf(call.machine).find(({ uid }) => uid === call.user.uid)?.home ?? '/';
    const file = options.value('file');
    const at = file === undefined ? undefined : call.path(file);
    if (options.has('hosts')) return makeHostKeys(call);
    const host = options.value('find') ?? options.value('remove');
    if (host !== undefined) return hosts(call, options, host, at ?? `${home}/.ssh/known_hosts`);
    if (options.has('show')) return await show(call, file ?? `${home}/.ssh/id_rsa`, at ?? `${home}/.ssh/id_rsa`);
    if (options.has('public')) return derive(call, file, at);
    return await generate(call, options, home);
  } catch (error) {
    if (error instanceof UnknownOption) throw new NotSimulated('the help of this program');
    if (!(error instanceof KeygenError)) throw error;
    call.err(`${error.message}\n`);
    return error.status;
  }
};

async function generate(call: Call, options: Options, home: string): Promise<number> {
  const { machine } = call;
  const old = machine.release === '3.0';
  const type = options.value('type') ?? 'rsa';
  if (type === 'dsa' || type.endsWith('-sk')) throw new NotSimulated(`a key of type ${type}`);
  if (!['ed25519', 'rsa', 'ecdsa'].includes(type)) throw new KeygenError(`unknown key type ${type}`);
  const bits = Number(options.value('bits') ?? (old ? 2048 : 3072));
  if (type === 'rsa' && (!Number.isInteger(bits) || bits < 1024 || bits > 16384 || bits % 8 !== 0)) {
    throw new NotSimulated(`a key of ${options.value('bits') ?? ''} bits`);
  }
  const quiet = options.has('quiet');
  const say = (text: string) => {
    if (!quiet) call.out(text);
  };
  say(`Generating public/private ${type} key pair.\n`);
  let file = options.value('file');
  if (file === undefined) {
    const standard = `${home}/.ssh/id_${type}`;
    const given = await call.ask(`Enter file in which to save the key (${standard}): `);
    if (given === undefined) throw new NotSimulated('the end of its input');
    file = given.trim() || standard;
  }
  makeDirectory(call, `${home}/.ssh`, file, quiet);
  const path = call.path(file);
  if (call.files.exists(path)) {
    call.out(`${file} already exists.\n`);
    const answer = await call.ask('Overwrite (y/n)? ');
    if (!/^y/i.test(answer ?? '')) return 1;
  }
  const passphrase = options.value('passphrase') ?? (await newPassphrase(call));
  const comment = options.value('comment') ?? `${call.user.name}@${hostnameOf(machine)}`;
  const { key, privateText } = newKey(machine, type as KeyType, { bits, comment, passphrase });
  try {
    if (call.files.exists(path)) call.files.remove(path);
    call.files.write(path, privateText, 0o600);
    call.files.write(`${path}.pub`, publicLine(key));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new KeygenError(`Saving key "${file}" failed: ${error.message}`, 1);
  }
  const dot = old ? '.' : '';
  say(`Your identification has been saved in ${file}${dot}\n`);
  say(`Your public key has been saved in ${file}.pub${dot}\n`);
  say(`The key fingerprint is:\n${await fingerprint(key)} ${comment}\n`);
  say(`The key's randomart image is:\n${await randomArt(key)}`);
  return 0;
}

/** Makes ~/.ssh where the new key is to lie in it. */
function makeDirectory(call: Call, directory: string, file: string, quiet: boolean): void {
  if (!file.startsWith(`${directory}/`) || call.files.exists(directory)) return;
  try {
    call.files.mkdir(directory, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const old = call.machine.release === '3.0';
    call.err(`Could not create directory '${directory}'${old ? `: ${error.message}` : ` (${error.message}).`}\r\n`);
    return;
  }
  const text = `Created directory '${directory}'.`;
  if (quiet) return;
  // Newer ones log this: hostfile.c, hostfile_create_user_ssh_dir.
  if (call.machine.release === '3.0') call.out(`${text}\n`);
  else call.err(`${text}\r\n`);
}

async function newPassphrase(call: Call): Promise<string> {
  for (;;) {
    const first = await call.ask('Enter passphrase (empty for no passphrase): ', true);
    const second = await call.ask('Enter same passphrase again: ', true);
    if (first === undefined || second === undefined) throw new NotSimulated('the end of its input');
    if (first === second) {
      if (first.length > 0 && first.length < 5) throw new NotSimulated('a passphrase of less than five characters');
      return first;
    }
    call.out('Passphrases do not match.  Try again.\n');
  }
}

/** Reads the key of a file, public or private: as ssh-keygen does, a ".pub" beside a private one counts. */
function keyIn(call: Call, written: string, path: string) {
  let text: string;
  try {
    text = call.files.read(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new KeygenError(`ssh-keygen: ${written}: ${error.message}`);
  }
  const found = readPrivate(text);
  const line = found && call.files.exists(`${path}.pub`) ? call.files.read(`${path}.pub`) : text;
  const key =
    readPublicLine(line.split('\n').find((each) => readPublicLine(each)) ?? '') ?? found?.key ?? hostKey(call, path);
  if (!key) throw new KeygenError(`${written} is not a public key file.`);
  return key;
}

/** A host key that this machine was delivered with: its file has nothing in it, known-hosts.ts has what stands for it. */
function hostKey({ machine }: Call, path: string) {
  return hostKeys(machine).find(({ type }) => path.replace(/\.pub$/, '') === hostKeyPath(type));
}

async function show(call: Call, written: string, path: string): Promise<number> {
  const key = keyIn(call, written, path);
  const comment = key.comment || 'no comment';
  call.out(`${String(key.bits)} ${await fingerprint(key)} ${comment} (${key.type.toUpperCase()})\n`);
  return 0;
}

function derive(call: Call, written: string | undefined, path: string | undefined): number {
  if (written === undefined || path === undefined) throw new NotSimulated("'-y' without '-f'");
  const key = keyIn(call, written, path);
  const entry = call.files.stat(path);
  const found = readPrivate(call.files.read(path));
  if (!found || found.encrypted || (entry.mode & 0o077) !== 0) throw new NotSimulated('this key');
  call.out(publicLine(key));
  return 0;
}

function hosts(call: Call, options: Options, host: string, path: string): number {
  if (!call.files.exists(path)) throw new KeygenError(`Cannot stat ${path}: No such file or directory`);
  const text = call.files.read(path);
  const found = knownLines(text, host.toLowerCase());
  if (options.has('find')) {
    for (const { line, text: own } of found) call.out(`# Host ${host} found: line ${String(line)} \n${own}\n`);
    return found.length > 0 ? 0 : 1;
  }
  if (found.length === 0) {
    call.err(`Host ${host} not found in ${path}\n`);
    return 0;
  }
  for (const { line } of found) call.out(`# Host ${host} found: line ${String(line)}\n`);
  const gone = new Set(found.map(({ line }) => line));
  call.files.write(`${path}.old`, text, 0o600);
  call.files.write(
    path,
    text
      .split('\n')
      .filter((_, index) => !gone.has(index + 1))
      .join('\n'),
  );
  call.out(`${path} updated.\nOriginal contents retained as ${path}.old\n`);
  return 0;
}

/** Makes the host keys that are missing. */
function makeHostKeys(call: Call): number {
  const { machine } = call;
  const missing = hostKeyKinds.filter((kind) => !call.files.exists(`/etc/ssh/ssh_host_${kind}_key`));
  if (missing.length === 0) return 0;
  call.out(`ssh-keygen: generating new host keys: ${missing.map((kind) => `${kind.toUpperCase()} `).join('')}\n`);
  for (const kind of missing) {
    const comment = `root@${hostnameOf(machine)}`;
    const { key, privateText } = newKey(machine, kind, { bits: 3072, comment, passphrase: '' });
    const path = `/etc/ssh/ssh_host_${kind}_key`;
    try {
      call.files.write(path, privateText, 0o600);
      call.files.write(`${path}.pub`, publicLine(key));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new NotSimulated('host keys for other users than root');
    }
    call.files.chmod(`${path}.pub`, 0o644);
  }
  return 0;
}
