// scp: copies files to and from another machine, with the rights of the user who logs in there.
import { FileError } from '../file-error.ts';
import { Files } from '../files.ts';
import { basename } from '../paths.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { logIn } from '../ssh-login.ts';
import { readTarget, SshError } from '../ssh-options.ts';

/** One side of a copy. */
interface Side {
  files: Files;
  /** Absolute. */
  path: string;
  /** As it was written, without the host. */
  written: string;
  remote: boolean;
}

class ScpError extends Error {
  override name = 'ScpError';
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

export const scp: Program = async (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: { '-r': 'recursive', '-p': 'preserve', '-q': 'quiet', '-B': 'batch', '-4': 'ipv4', '-6': 'ipv6' },
      values: { '-P': 'port', '-i': 'identity', '-o': 'option' },
      unmodelled: ['-3', '-A', '-C', '-c', '-D', '-F', '-J', '-l', '-O', '-R', '-S', '-s', '-T', '-v', '-X'],
    });
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    demandNew(call);
    call.err(
      `scp: ${error.missing ? 'option requires an argument' : 'unknown option'} -- ${error.option.slice(1)}\n${usage}`,
    );
    return 1;
  }
  const target = options.words.at(-1);
  const sources = options.words.slice(0, -1);
  if (target === undefined || sources.length === 0) {
    demandNew(call);
    call.err(usage);
    return 1;
  }
  let status = 0;
  try {
    const to = await sideOf(call, options, target);
    for (const source of sources) {
      const from = await sideOf(call, options, source);
      if (!from.remote && !to.remote) throw new NotSimulated('a copy within this machine');
      if (from.remote && to.remote) throw new NotSimulated('a copy between two other machines');
      status = copy(call, options, from, to, sources.length > 1) || status;
    }
  } catch (error) {
    if (error instanceof SshError) {
      call.err(`${error.message}\n`);
      call.err(call.machine.release === '3.0' ? 'lost connection\n' : 'scp: Connection closed\n');
      return call.machine.release === '3.0' ? 1 : 255;
    }
    if (!(error instanceof ScpError)) throw error;
    demandNew(call);
    call.err(`${error.message}\n`);
    return error.status;
  }
  return status;
};

/** Up to 8.9 scp spoke its own protocol, with other words for what went wrong. */
function demandNew({ machine }: Call): void {
  if (machine.release !== '5.0') throw new NotSimulated("scp's complaint in this version");
}

async function sideOf(call: Call, options: Options, written: string): Promise<Side> {
  const match = /^([^/:]+|\[[^\]]*\]|[^/:]*@\[[^\]]*\]):(.*)$/.exec(written);
  if (!match) return { files: call.files, path: call.path(written), written, remote: false };
  const [, host = '', path = ''] = match;
  const port = options.value('port');
  const { user, account } = await logIn(
    call,
    readTarget(call, host, {
      ...(port === undefined ? {} : { port }),
      identities: options.values('identity'),
      options: [...options.values('option'), ...(options.has('batch') ? ['BatchMode=yes'] : [])],
    }),
  );
  const files = new Files(call.machine, user);
  const absolute = files.resolve(path.replace(/^~\/?/, '') || '.', account.home);
  return {
    files,
    path: path.endsWith('/') && absolute !== '/' ? `${absolute}/` : absolute,
    written: path || '.',
    remote: true,
  };
}

function copy(call: Call, options: Options, from: Side, to: Side, several: boolean): number {
  let kind: string;
  try {
    kind = from.files.stat(from.path).type;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (from.remote) throw new ScpError(`scp: ${from.written}: ${error.message}`);
    throw new ScpError(`scp: stat local "${from.written}": ${error.message}`, 255);
  }
  if (kind === 'directory' && !options.has('recursive')) {
    const what = from.remote
      ? `scp: download ${from.written}: not a regular file`
      : `scp: local "${from.written}" is not a regular file`;
    if (from.remote) throw new NotSimulated('fetching a directory without -r');
    throw new ScpError(`${what}\n${failed(from, to)}`);
  }
  const into = isDirectory(to) || several ? `${to.path.replace(/\/$/, '')}/${basename(from.path)}` : to.path;
  if (several && !isDirectory(to)) throw new NotSimulated('several files into what is no directory');
  try {
    copyTree(from, to, from.path, into, (name, size) => {
      if (call.toTerminal && !options.has('quiet')) call.out(meter(name, size, call.columns));
    });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (!to.remote) throw new NotSimulated(`a file that cannot be written here (${error.message})`);
    throw new ScpError(`scp: dest open "${into}": ${error.message}\n${failed(from, to)}`);
  }
  return 0;
}

const failed = (from: Side, to: Side) => `scp: failed to upload file ${from.written} to ${to.written}`;

function isDirectory({ files, path }: Side): boolean {
  try {
    return files.stat(path.replace(/(?<=.)\/$/, '')).type === 'directory';
  } catch {
    return false;
  }
}

/** The line that scp shows of a file: first empty, then full. Here all comes at once, at the speed of a recording. */
function meter(name: string, size: number, columns: number): string {
  const [unit, shown] = size < 10_000 ? [' ', size] : ['KB', Math.floor((size + 512) / 1024)];
  const line = (percent: number, amount: string, rate: string, time: string) =>
    `\r${name.slice(0, columns - 34).padEnd(columns - 34)}${String(percent).padStart(3)}% ${amount} ${rate}/s   ${time}`;
  const amount = `${String(shown).padStart(4)}${unit.padEnd(2)}`;
  return `${line(0, '   0  ', '  0.0KB', '--:-- ETA')}${line(100, amount, ' 28.1KB', '00:00    ')}\n`;
}

function copyTree(
  from: Side,
  to: Side,
  source: string,
  target: string,
  done: (name: string, size: number) => void,
): void {
  const { type, mode } = from.files.stat(source);
  if (type === 'directory') {
    if (!to.files.exists(target)) to.files.mkdir(target, { mode: mode & 0o755 });
    for (const name of from.files.list(source)) copyTree(from, to, `${source}/${name}`, `${target}/${name}`, done);
    return;
  }
  if (target.endsWith('/')) throw new FileError('ENOENT', target);
  to.files.writeBytes(target, from.files.readBytes(source), mode & 0o777);
  done(basename(source), from.files.stat(source).size);
}

const usage = `usage: scp [-346ABCOpqRrsTv] [-c cipher] [-D sftp_server_path] [-F ssh_config]
           [-i identity_file] [-J destination] [-l limit] [-o ssh_option]
           [-P port] [-S program] [-X sftp_option] source ... target
`;
