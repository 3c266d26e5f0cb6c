// What the programs in containers do, a shell with its scripts among them.
import type { Container, Run } from '../docker.ts';
import { FileError } from '../file-error.ts';
import { Files, root } from '../files.ts';
import type { Machine } from '../model.ts';
import { kernelRelease } from '../processes.ts';
import { NotSimulated } from '../program.ts';
import { pairOf } from './docker-arguments.ts';
import { mayHave, type WorldImage } from './docker-hub.ts';
import { statements } from './docker-script.ts';

/** What a program in a container asks of the machine, or is refused. */
export interface Inside {
  machine: Machine;
  image: WorldImage;
  container: Pick<Container, 'id' | 'hostname' | 'user' | 'binds'>;
  env: Map<string, string>;
  cwd: string;
}

/** A program that cannot be started, as runc says. */
export class StartFailure extends Error {
  override name = 'StartFailure';
  /** 126 where it is no program, 127 where there is none, 125 where the user is unknown. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** What a shell or a program did: its lines, how long it took, its status. */
export interface Progress {
  lines: Run['lines'];
  /** Milliseconds since its start; Infinity where it never ends. */
  time: number;
  status: number;
}

/** The shell was told to exit. */
export class Exit extends Error {}

/**
 * Runs one command.
 *
 * @param argv the program with its arguments
 * @param progress takes what it prints, and how long it takes
 * @param first whether runc starts it, not a shell
 * @param input what it reads; undefined where its input is closed
 * @returns its exit status; -1 where a shell's command is missing
 * @throws {StartFailure} where runc cannot start it
 * @throws {NotSimulated} for what is not known of it
 */
export function call(inside: Inside, argv: string[], progress: Progress, first = false, input?: string): number {
  const [written = '', ...args] = argv;
  const name = written.replace(/^(\/usr)?(\/local)?\/s?bin\//, '');
  const { image, machine, container } = inside;
  const out = (text: string) => progress.lines.push({ stream: 'stdout', text, after: progress.time });
  const err = (text: string) => progress.lines.push({ stream: 'stderr', text, after: progress.time });
  const user = container.user.split(':')[0] ?? '';
  const bare = (text: string): number => {
    if (args.length > 0) throw inContainer(argv);
    out(`${text}\n`);
    return 0;
  };
  switch (name) {
    case 'sh':
    case 'bash':
    case 'ash': {
      if ((name === 'bash' && image.kind === 'busybox') || (name === 'ash' && image.kind !== 'busybox')) break;
      const text = args[0] === '-c' ? args[1] : args.length === 0 ? (input ?? '') : undefined;
      if (text === undefined || args.length > 2) throw inContainer(argv);
      try {
        return script({ ...inside, env: new Map(inside.env) }, text, progress, name);
      } catch (error) {
        if (error instanceof Exit) return progress.status;
        throw error;
      }
    }
    case 'true':
      return 0;
    case 'false':
      return 1;
    case 'echo': {
      const plain = args[0] === '-n';
      if (/^-[eE]/.test(args[0] ?? '')) throw inContainer(argv);
      out(args.slice(plain ? 1 : 0).join(' ') + (plain ? '' : '\n'));
      return 0;
    }
    case 'pwd':
      return bare(inside.cwd);
    case 'hostname':
      return bare(container.hostname);
    case 'whoami':
      if (user === '' || user === 'root' || user === '0') return bare('root');
      if (user === 'nobody') return bare('nobody');
      if (image.kind !== 'busybox') throw inContainer(argv);
      err(`whoami: unknown uid ${user}\n`);
      return 1;
    case 'env':
      if (args.length > 0) throw inContainer(argv);
      for (const [key, value] of inside.env) out(`${key}=${value}\n`);
      return 0;
    case 'uname': {
      const answers: Record<string, string> = { '': 'Linux', '-s': 'Linux', '-n': container.hostname, '-r': kernelRelease(machine), '-m': 'x86_64' }; // prettier-ignore
      const answer = answers[args.join(' ')];
      if (answer === undefined) throw inContainer(argv);
      out(`${answer}\n`);
      return 0;
    }
    case 'cat': {
      let status = 0;
      for (const path of args) {
        if (path.startsWith('-')) throw inContainer(argv);
        const text = fileText(inside, path);
        if (text !== undefined) out(text);
        else {
          if (image.kind === 'photon') throw inContainer(argv);
          const busybox = image.kind === 'busybox';
          err(`cat: ${busybox ? `can't open '${path}'` : path}: No such file or directory\n`);
          status = 1;
        }
      }
      if (args.length === 0 && input === undefined) throw inContainer(argv);
      if (args.length === 0) out(input ?? '');
      return status;
    }
    case 'sleep': {
      const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(args[0] ?? '') ?? [];
      if (args[0] === 'infinity') progress.time = Infinity;
      else if (count !== undefined && args.length === 1) {
        progress.time += Number(count) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit] ?? 1) * 1000;
      } else if (image.kind === 'busybox' && args.length === 1) {
        err(`sleep: invalid number '${args[0] ?? ''}'\n`);
        return 1;
      } else throw inContainer(argv);
      return 0;
    }
    case 'tail':
      if (args.join(' ') !== '-f /dev/null') throw inContainer(argv);
      progress.time = Infinity;
      return 0;
  }
  if (mayHave(image, name)) throw inContainer(argv);
  if (first) {
    if (!written.startsWith('/')) throw missing(written);
    if (/^\/(etc|bin|usr|lib|var|tmp|root|home|proc|sys|dev|)(\/[a-z]+)?\/?$/.test(written)) {
      throw new StartFailure(`exec: "${written}": permission denied: unknown`, 126);
    }
    throw new StartFailure(`exec: "${written}": stat ${written}: no such file or directory: unknown`, 127);
  }
  return -1;
}

function inContainer(argv: string[]): NotSimulated {
  return new NotSimulated(`running '${argv.join(' ')}' inside a container`);
}

/** What runc says of a program that no directory of PATH has. */
export function missing(program: string): StartFailure {
  return new StartFailure(`exec: "${program}": executable file not found in $PATH: unknown`, 127);
}

/** A file's text as the container sees it; undefined where there is none. */
function fileText(inside: Inside, written: string): string | undefined {
  const path = new Files(inside.machine, root).resolve(written, inside.cwd);
  const bind = inside.container.binds
    .filter(({ target }) => path === target || path.startsWith(`${target}/`))
    .sort((one, other) => other.target.length - one.target.length)[0];
  if (bind) {
    const source = bind.source.startsWith('/') ? bind.source : `/var/lib/docker/volumes/${bind.source}/_data`;
    try {
      return new Files(inside.machine, root).read(source + path.slice(bind.target.length));
    } catch (error) {
      if (error instanceof FileError && error.code === 'ENOENT') return undefined;
      throw new NotSimulated(`reading ${path} inside a container`);
    }
  }
  if (path === '/etc/hostname') return `${inside.container.hostname}\n`;
  if (path === '/dev/null') return '';
  const known = inside.image.files?.[path];
  if (known !== undefined) return known;
  if (/^\/(bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(\/|$)/.test(path)) {
    throw new NotSimulated(`reading ${path} inside a container`);
  }
  return undefined;
}

/**
 * Runs a script of commands joined by newlines, ";", "&&" and "||".
 *
 * @param progress takes what it prints, and how long it takes
 * @param shell its name, as it stands in front of its messages
 * @returns its exit status
 * @throws {Exit} where it runs "exit", with the status in `progress`
 */
export function script(inside: Inside, text: string, progress: Progress, shell: string): number {
  let skip = false;
  for (const { words, joined, stderr } of statements(
    text,
    () => inside.env,
    () => progress.status,
  )) {
    if ((joined === '&&' && (progress.status !== 0 || skip)) || (joined === '||' && progress.status === 0)) {
      skip = joined === '&&' ? true : skip;
      continue;
    }
    skip = false;
    if (words.length === 0) continue;
    const before = progress.lines.length;
    progress.status = statement(inside, words, progress, shell);
    if (stderr) for (const line of progress.lines.slice(before)) line.stream = 'stderr';
    if (progress.time === Infinity) break;
  }
  return progress.status;
}

function statement(inside: Inside, words: string[], progress: Progress, shell: string): number {
  const [name = '', ...args] = words;
  const assignment = /^(\w+)=([^]*)$/.exec(name);
  if (assignment && args.length === 0) {
    inside.env.set(assignment[1] ?? '', assignment[2] ?? '');
    return 0;
  }
  if (assignment) throw inContainer(words);
  if (name === 'exit') {
    progress.status = args[0] === undefined ? progress.status : Number(args[0]) & 255;
    throw new Exit();
  }
  if (name === 'export' && args.every((arg) => arg.includes('='))) {
    for (const arg of args) inside.env.set(...pairOf(arg));
    return 0;
  }
  if (name === ':') return 0;
  if (name === 'exec') return call(inside, args, progress);
  if (name === 'cd') {
    const path = new Files(inside.machine, root).resolve(args[0] ?? inside.env.get('HOME') ?? '/', inside.cwd);
    if (!/^\/(bin|etc|home|root|tmp|usr|var|)$/.test(path)) throw inContainer(words);
    inside.cwd = path;
    return 0;
  }
  const status = call(inside, words, progress);
  if (status >= 0) return status;
  const gnu = inside.image.kind !== 'busybox';
  const bash = shell === 'bash' || inside.image.kind === 'photon';
  const said = bash
    ? `${shell}: line 1: ${name}: command not found`
    : `${shell}: ${gnu ? '1: ' : ''}${name}: not found`;
  progress.lines.push({ stream: 'stderr', text: `${said}\n`, after: progress.time });
  return 127;
}
