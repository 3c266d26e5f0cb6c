// The commands that just-bash is given: the machine's programs, its tools, bash's built-in commands, and those by which a
// script talks to its shell.
import { programs } from './commands/index.ts';
import { basename } from './paths.ts';
import { NotSimulated, UnknownOption } from './program.ts';
import { randomNumber } from './random.ts';
import type { Shell } from './shell.ts';
import { builtins, type Builtin } from './shell-builtins.ts';
import { inner, replaced } from './shell-order.ts';
import { directoriesAt, sourceText } from './shell-path.ts';
import { callProgram, capture } from './shell-programs.ts';
import { shellTools } from './shell-tools/index.ts';

/** What a command has printed, where that does not go to the terminal, and its exit status. */
export interface Result {
  stdout: string;
  stderr: string;
  exitCode: number;
  stdoutKind?: 'bytes' | 'text';
}

/** One call of a command. */
export interface CommandCall {
  args: string[];
  cwd: string;
  /** All variables. */
  variables: ReadonlyMap<string, string>;
  exported: Record<string, string> | undefined;
  readonly stdin: string;
  /** The same, one character a byte. */
  readonly stdinBytes: string;
  /** Calls what just-bash has under this name. */
  original: ((args: string[]) => Promise<Result>) | undefined;
}

type Command = (call: CommandCall) => Promise<Result> | Result;

/** The name under which the shell calls a program that has the name of a built-in command. */
const behind = (name: string) => (name in builtins ? `__program_${name}` : name);

/** Names that are commands wherever they stand. */
const own = new Set<string>([
  ...Object.values(inner),
  ...Object.keys(builtins),
  ...programs.filter(({ name }) => name in builtins).map(({ name }) => behind(name)),
  ...replaced.values(),
  'alias',
  'unalias',
]);

/** Whether a name is a command of the shell itself. */
export function isOwnCommand(name: string): boolean {
  return own.has(name);
}

/** What the shell takes for a script of its own is a program: one that is simulated, or not. @param path of the program */
export function programScript(path: string): string {
  const program = programs.find((known) => known.path === path);
  return program ? `${program.name} "$@"\n` : `${inner.foreign} ${basename(path)}\n`;
}

/** All commands of a shell, by name; of two with one name, the later counts. */
export function commandsOf(shell: Shell): [name: string, command: Command][] {
  return [
    ...innerCommands(shell),
    ...Object.entries(shellTools).map(([name, load]): [string, Command] => [
      replaced.get(name) ?? name,
      async (call) => callTool(shell, name, load, call),
    ]),
    ...programs.flatMap((program): [string, Command][] => {
      const load = program.load?.bind(program);
      return load ? [[behind(program.name), async (call) => callProgram(shell, program.name, load, call)]] : [];
    }),
    ...Object.entries(builtins).map(([name, builtin]): [string, Command] => [
      name,
      async (call) => callBuiltin(shell, name, builtin, call),
    ]),
  ];
}

function done(exitCode = 0, stdout = ''): Result {
  return { stdout, stderr: '', exitCode };
}

function failed(exitCode: number, stderr: string): Result {
  return { stdout: '', stderr, exitCode };
}

/** What a script tells and asks its shell; see shell-order.ts. */
function innerCommands(shell: Shell): [string, Command][] {
  const { host, printing } = shell;
  return [
    [
      inner.remember,
      ({ args, cwd }) => {
        shell.recall.hear(args, cwd);
        return done();
      },
    ],
    [
      inner.read,
      ({ args: [name = '', ...args], cwd }) => {
        const [file = '', ...rest] = args;
        if (name === 'eval') shell.read = args.join(' ');
        else if (rest.length === 0)
          shell.read = sourceText(file, { files: shell.files, cwd, path: shell.path }) ?? shell.read;
        return done(shell.status);
      },
    ],
    [
      inner.leave,
      () => {
        shell.leaving = true;
        return done(shell.status);
      },
    ],
    [inner.random, () => done(0, `${String(randomNumber(host.machine) & 0x7fff)}\n`)],
    [inner.foreign, ({ args: [name = ''] }) => failed(125, `${name}: this program is not simulated here\n`)],
    [
      inner.directories,
      ({ args: [pattern = ''], cwd }) => {
        const found = directoriesAt(pattern, { files: shell.files, cwd });
        if (found.some((path) => /\s/.test(path)))
          return failed(125, 'bash: a pattern of directories with blanks in their names is not simulated here\n');
        return done(0, `${(found.length > 0 ? found : [pattern]).join('\n')}\n`);
      },
    ],
    [inner.lastJob, () => done(0, `${shell.state.env.get('!') ?? ''}\n`)],
    [
      inner.now,
      ({ args: [what] }) => {
        const { now, bootedAt } = host.machine;
        return done(0, `${String(Math.floor((what === 'SECONDS' ? now - bootedAt : now) / 1000))}\n`);
      },
    ],
    [
      inner.background,
      ({ args: [number = '0', text = ''] }) => {
        const job = shell.start(Number(number), text);
        if (!job) return failed(254, 'bash: fork: retry: Resource temporarily unavailable\n');
        if (shell.name === '-bash') printing.fromCommand(2, `[${String(job.number)}] ${String(job.pid)}\n`);
        return done();
      },
    ],
    [inner.readLine, async (call) => readLine(shell, call)],
  ];
}

/** Asks for the line that `read` is about to read from the terminal. */
async function readLine(shell: Shell, { args, stdin }: CommandCall): Promise<Result> {
  shell.typed = undefined;
  if (shell.captured > 0 || shell.fed > 0 || stdin) return done();
  const at = args.findIndex((arg) => /^-\w*p/.test(arg));
  const question = at === -1 ? '' : args[at]?.replace(/^-\w*?p/, '') || args[at + 1] || '';
  shell.printing.flush();
  shell.typed = await shell.host.ask(
    question,
    args.some((arg) => /^-\w*s/.test(arg)),
  );
  return done();
}

async function callTool(
  shell: Shell,
  name: string,
  load: (typeof shellTools)[string],
  { args, cwd, variables, exported, stdin, stdinBytes, original }: CommandCall,
): Promise<Result> {
  const tool = await shell.host.load(load);
  const { binary, ...result } = await tool(args, {
    name,
    files: shell.files,
    cwd,
    env: replaced.has(name) ? Object.fromEntries(variables) : (exported ?? {}),
    stdin,
    stdinBytes,
    toTerminal: shell.printing.toTerminal,
    columns: shell.host.columns,
    exec: async (words, as = {}) =>
      capture(shell, words, { cwd: as.cwd ?? cwd, env: as.env ?? exported, stdin: as.stdin }),
    original: async (again) => {
      if (!original) throw new Error('no tool of that name');
      return original(again);
    },
  });
  return { ...result, stdoutKind: binary ? 'bytes' : 'text' };
}

async function callBuiltin(
  shell: Shell,
  name: string,
  builtin: Builtin,
  { args, cwd, exported, stdin }: CommandCall,
): Promise<Result> {
  const { print, kept } = shell.printing.printer();
  const call = { shell, name: name.replace('__', ''), args, stdin, cwd, env: { ...exported }, print };
  const out = (text: string) => {
    print(1, text);
  };
  const err = (text: string) => {
    print(2, shell.printing.named(text));
  };
  let exitCode: number;
  try {
    exitCode = await builtin(call, { out, err });
  } catch (error) {
    if (!(error instanceof NotSimulated || error instanceof UnknownOption)) throw error;
    err(`${call.name}: ${error.message}\n`);
    exitCode = 125;
  }
  return { stdout: kept[1], stderr: kept[2], exitCode };
}
