// The login shell: just-bash, made to remember, to print in order and to know the machine's users and programs.
// The only file that runs just-bash; it relies on how version 3.4.2 keeps its state, which package.json pins.
import {
  Bash,
  decodeBytesToUtf8,
  defineCommand,
  latin1FromBytes,
  parse,
  type ScriptNode,
  type StatementNode,
} from 'just-bash';
import type { Clock } from './clock.ts';
import { builtins } from './shell-builtins.ts';
import { programs } from './commands/index.ts';
import { basename, Files, FileError } from './files.ts';
import type { Identity, Machine } from './model.ts';
import { terminalOf } from './processes.ts';
import { NotSimulated, UnknownOption, type Call } from './program.ts';
import { randomNumber } from './random.ts';
import { environmentOf, homeOf } from './shell-environment.ts';
import { shellFiles } from './shell-files.ts';
import { bashMessage } from './shell-messages.ts';
import { functionInOrder, inner, inOrder, replaced, type Order } from './shell-order.ts';
import { syntaxError } from './shell-syntax.ts';
import { bundled } from './shell-tools/bundled.ts';
import { globRegex } from './shell-tools/glob.ts';
import { shellTools } from './shell-tools/index.ts';

type FunctionNode = Parameters<Order['defined']>[1];
type Context = Parameters<Parameters<typeof defineCommand>[1]>[1];
interface Result {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Where a shell lives: the machine, its time, and the terminal. */
export interface Host {
  machine: Machine;
  clock: Clock;
  columns: number;
  /** Whether what is printed goes to a terminal. */
  interactive: boolean;
  print(stream: 1 | 2, text: string): void;
  ask(question: string, hidden: boolean): Promise<string | undefined>;
  edit(path: string, text: string): Promise<string | undefined>;
  /** Puts a shell on top of this one, as `su -` does. */
  enter(shell: Shell): void;
  /** The lines that were typed. */
  history: string[];
  /** Fetches the file of a program or tool. */
  load<T>(load: () => Promise<T>): Promise<T>;
  /** Aborted where the whole command is stopped, with all its jobs. */
  signal(): AbortSignal;
  /** Counts a new process of this command; false where there are too many. */
  mayFork(): boolean;
}

/** A shell as plain JSON. */
export interface ShellSnapshot {
  user: Identity;
  login: Identity;
  name: string;
  cwd: string;
  umask: number;
  env: Record<string, string>;
  arrays: [name: string, kind: 'indexed' | 'associative', elements: [string, string][]][];
  attributes: Record<string, string[]>;
  options: Record<string, boolean>;
  optional: Record<string, boolean>;
  functions: Record<string, FunctionNode>;
  traps: Record<string, string>;
  status: number;
  lastArgument: string;
}

export interface Job {
  number: number;
  pid: number;
  text: string;
  state: 'Running' | 'Done' | 'Terminated' | `Exit ${number}`;
  /** Its exit status, once it has ended. */
  ended: Promise<number>;
  stop(): void;
}

/** The part of just-bash's private state that outlives a command. */
interface State {
  env: Map<string, string>;
  arrays: Map<string, { kind: 'indexed' | 'associative'; elements: Map<string, string> }>;
  functions: Map<string, FunctionNode>;
  options: Record<string, boolean>;
  shoptOptions: Record<string, boolean>;
  cwd: string;
  previousDir: string;
  lastExitCode: number;
  lastArg: string;
  fileDescriptors: Map<number, string>;
  [attribute: string]: unknown;
}

/** Sets of variable names that just-bash makes when first needed; made before, they are shared by all runs. */
const attributes = [
  'exportedVars',
  'readonlyVars',
  'associativeArrays',
  'integerVars',
  'lowercaseVars',
  'uppercaseVars',
  'namerefs',
  'boundNamerefs',
  'invalidNamerefs',
  'declaredVars',
];

/** What one command may do before it is stopped: far more than any page needs, far less than freezes a browser. */
const limits = {
  maxCommandCount: 20_000,
  maxLoopIterations: 20_000,
  maxAwkIterations: 200_000,
  maxSedIterations: 200_000,
  maxOutputSize: 4 * 1024 * 1024,
  maxStringLength: 8 * 1024 * 1024,
  maxHeredocSize: 1024 * 1024,
  maxLiveBytes: 64 * 1024 * 1024,
  maxFileSystemBytes: 64 * 1024 * 1024,
  maxBraceExpansionResults: 10_000,
  maxCallDepth: 100,
};

/** Programs that have the name of a built-in command, by the name under which the shell can still call them. */
const behind = programs.filter(({ name }) => name in builtins).map(({ name }) => `__program_${name}`);

/** Where the shell finds its programs by itself. */
const systemDirectory = /^\/(?:usr\/)?bin\//;

/** Thrown out of a command that ran away; the machine must be put back as it was before. */
export class Runaway extends Error {
  override name = 'Runaway';
}

export class Shell implements Order {
  readonly host: Host;
  readonly user: Identity;
  readonly login: Identity;
  /** "-bash" for a login shell, "bash" otherwise: how it names itself in messages. */
  readonly name: string;
  readonly files: Files;
  /** The boot it was opened in. */
  readonly bootId: string;
  /** What $$ gives. */
  readonly pid: number;
  traps: Record<string, string> = {};
  jobs: Job[] = [];
  /** Whether it has ended by `exit`. */
  left = false;
  captured = 0;
  fed = 0;
  typed: string | undefined;

  private readonly bash: Bash;
  private readonly functions: Record<string, FunctionNode> = {};
  private kept: StatementNode[] = [];
  private script: ScriptNode | undefined;
  private leaving = false;
  private held = '';
  private source = '';
  private running: AbortController | undefined;

  /**
   * @param host where it lives
   * @param user who it acts as
   * @param more.login who logged in, where that was another
   * @param more.env exported variables it begins with
   */
  constructor(
    host: Host,
    user: Identity,
    more: {
      login?: Identity;
      name?: string;
      cwd?: string;
      env?: Record<string, string>;
      umask?: number;
      pid?: number;
    } = {},
  ) {
    this.host = host;
    this.user = user;
    this.login = more.login ?? user;
    this.name = more.name ?? 'bash';
    this.files = new Files(host.machine, user, more.umask ?? 0o022);
    const terminal = { open: () => this.flush(), print: this.fromCommand.bind(this) };
    const own = new Set<string>([
      ...Object.values(inner),
      ...Object.keys(builtins),
      ...behind,
      ...replaced.values(),
      'alias',
      'unalias',
    ]);
    const isProgram = (name: string) => own.has(name) || this.programAt(`/usr/sbin/${name}`) !== undefined;
    // What the shell takes for a script of its own is a program: one that is simulated, or not.
    const scriptOf = (path: string) => {
      const program = programs.find((known) => known.path === path);
      return program ? `${program.name} "$@"\n` : `${inner.foreign} ${basename(path)}\n`;
    };
    this.bootId = host.machine.bootId;
    this.pid = more.pid ?? host.machine.nextPid;
    if (more.pid === undefined) host.machine.nextPid += 1;
    this.bash = new Bash({
      fs: shellFiles(this.files, terminal, isProgram, scriptOf),
      cwd: more.cwd ?? homeOf(host.machine, user),
      env: more.env ?? environmentOf(host.machine, user),
      commands: [...bundled],
      executionLimits: limits,
      defenseInDepth: false,
      processInfo: { pid: this.pid, ppid: 1, uid: user.uid, gid: user.gid },
      sleep: (milliseconds) => host.clock.sleep(milliseconds, this.running?.signal),
    });
    const { state } = this;
    for (const attribute of attributes) state[attribute] ??= new Set();
    state.fileDescriptors = new Map();
    // An interactive shell expands aliases.
    state.shoptOptions['expand_aliases'] = true;
    state.env.set('0', this.name);
    this.bash.registerTransformPlugin({
      name: 'photon:in-order',
      transform: ({ ast }) => {
        const script = this.script ?? ast;
        this.script = undefined;
        return { ast: script };
      },
    });
    this.register();
  }

  /** The machine's state behind just-bash's `private`. */
  private get state(): State {
    return (this.bash as unknown as { state: State }).state;
  }

  get cwd(): string {
    return this.state.cwd;
  }

  /** Exit status of the last command. */
  get status(): number {
    return this.state.lastExitCode;
  }

  /** Exported variables. */
  get environment(): Record<string, string> {
    const exported = this.state['exportedVars'] as Set<string>;
    return Object.fromEntries([...this.state.env].filter(([name]) => exported.has(name)));
  }

  /**
   * Runs what was typed. What it prints goes to the host.
   *
   * @param source one command or several, as typed
   * @param args words put behind the first command, past all expansion
   * @param stdin text the commands read
   * @returns the exit status
   * @throws {Runaway} where it does not come to an end
   */
  async run(source: string, args?: string[], stdin?: string): Promise<number> {
    let script: ScriptNode;
    this.source = source;
    try {
      const wrong = syntaxError(source);
      if (wrong) throw new SyntaxError(wrong);
      script = parse(source);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.fromCommand(
        2,
        this.named(bashMessage(error instanceof SyntaxError ? message : `bash: syntax error: ${message}\n`)),
      );
      this.flush();
      this.state.lastExitCode = 2;
      return 2;
    }
    return this.execute(script, args, stdin);
  }

  /** Runs one program with its arguments, past functions and expansion. */
  async runWords(words: string[], stdin?: string): Promise<number> {
    const [first = '', ...rest] = words;
    return this.execute(parse('command'), [this.programAt(first) ?? first, ...rest], stdin);
  }

  private async execute(script: ScriptNode, args?: string[], stdin?: string): Promise<number> {
    const { state } = this;
    let arrays: string[] | undefined;
    let saved: { status: number; statuses: string[]; argument: string; cwd: string } | undefined;
    const kept: State['arrays'] = new Map();

    this.remember = (context, words) => {
      const [what, ...values] = words;
      if (what === 'state') {
        const [status = '0', argument = '', indexed = '', associative = '', functions = '', ...statuses] = values;
        saved = { status: Number(status), argument, statuses, cwd: context.cwd };
        if (this.redirected(1)) return;
        arrays = [...`${indexed}\n${associative}`.matchAll(/^declare -\w+ (\w+)/gm)].map(([, name = '']) => name);
        const known = new Set([...functions.matchAll(/^declare -f\w* (\S+)/gm)].map(([, name]) => name));
        for (const name of Object.keys(this.functions))
          if (!known.has(name)) Reflect.deleteProperty(this.functions, name);
      } else {
        const [name = '', count = '0', ...both] = values;
        const size = Number(count);
        const associative = (state['associativeArrays'] as Set<string>).has(name);
        const elements = new Map(both.slice(0, size).map((key, index) => [key, both[size + index] ?? '']));
        kept.set(name, { kind: associative ? 'associative' : 'indexed', elements });
      }
    };

    const order = inOrder(script, this);
    const all = [...order.statements];
    const flat = this.flattened.bind(this);
    // just-bash sends what $(…) prints to wherever `exec` has sent stdout, so nothing can be asked of it then.
    const asked = () => (this.redirected(1) ? `'' '' ''` : `"$(declare -a)" "$(declare -A)" "$(declare -F)"`);
    Object.defineProperty(all, Symbol.iterator, {
      *value() {
        yield* flat(script, all);
        yield* parse(`${inner.remember} state "$?" "$_" ${asked()} "\${PIPESTATUS[@]}"`).statements;
        for (const name of arrays ?? []) {
          if (/^(?:BASH_|PIPESTATUS|FUNCNAME|DIRSTACK|GROUPS)/.test(name)) continue;
          yield* parse(`${inner.remember} array ${name} "\${#${name}[@]}" "\${!${name}[@]}" "\${${name}[@]}"`)
            .statements;
        }
      },
    });
    this.script = { ...order, statements: all };
    this.leaving = false;
    state.functions = new Map(
      Object.entries(this.functions).map(([name, definition]) => [name, functionInOrder(definition, this)]),
    );

    const before = { captured: this.captured, fed: this.fed };
    if (stdin !== undefined) this.fed += 1;
    this.running = new AbortController();
    let result: Awaited<ReturnType<Bash['exec']>>;
    try {
      result = await this.bash.exec(':', {
        rawScript: true,
        signal: AbortSignal.any([this.running.signal, this.host.signal()]),
        ...(args ? { args } : {}),
        ...(stdin === undefined ? {} : { stdin }),
      });
    } finally {
      Object.assign(this, before);
      this.script = undefined;
    }
    this.flush();
    if (!saved && result.exitCode === 126 && /limit|exceeded|maximum|too many/i.test(result.stderr)) {
      throw new Runaway(result.stderr);
    }
    const stopped = this.running.signal.aborted || this.host.signal().aborted;
    // What no single command printed: messages of the shell itself.
    if (result.stderr && !stopped) this.fromCommand(2, result.stderr);
    if (result.stdout) this.fromCommand(1, result.stdout);
    this.flush();

    // A shell that reads no terminal ends at an error of expansion, and then with this status.
    const fatal =
      !saved &&
      !this.host.interactive &&
      (/: unbound variable\n$/.test(result.stderr) || /\$\{\w+:?\?/.test(this.source));
    const status = saved?.status ?? (fatal ? 127 : result.exitCode);
    state.env = new Map(Object.entries(result.env));
    state.cwd = saved?.cwd ?? state.cwd;
    state.previousDir = state.env.get('OLDPWD') ?? state.previousDir;
    state.lastArg = saved?.argument ?? '';
    if (saved && arrays) state.arrays = kept;
    state.lastExitCode = status;
    state.env.set('?', String(status));
    if (saved) {
      state.arrays.set('PIPESTATUS', {
        kind: 'indexed',
        elements: new Map(saved.statuses.map((value, index) => [String(index), value])),
      });
    }
    // A stream that was sent to the terminal is as it was at first.
    for (const [fd, target] of state.fileDescriptors) {
      if (fd <= 2 && target.endsWith('/dev/tty')) state.fileDescriptors.delete(fd);
    }
    const on = new Set((state.env.get('SHELLOPTS') ?? '').split(':'));
    for (const option of Object.keys(state.options)) state.options[option] = on.has(option);
    const leaving = this.leaving as boolean;
    if (!saved && (leaving || (state.options['errexit'] && status !== 0))) await this.leave(status);
    else if (status !== 0 && this.traps['ERR']) await this.runTrap('ERR', status);
    return status;
  }

  /**
   * Runs a script to its end, as a process of its own does.
   *
   * @param name what $0 gives
   * @param args what $1 and so on give
   */
  async runScript(source: string, name: string, args: string[], stdin?: string): Promise<number> {
    const { env } = this.state;
    env.set('0', name);
    env.set('#', String(args.length));
    env.set('@', args.join(' '));
    for (const [index, arg] of args.entries()) env.set(String(index + 1), arg);
    const status = await this.run(source, undefined, stdin);
    if (!this.left) await this.leave(status);
    return this.status;
  }

  /**
   * The statements of a script, in order; in place of `eval` and `source` those that they run, so that what these define
   * lives on like all else.
   */
  private *flattened(script: ScriptNode, ordered: StatementNode[]): Generator<StatementNode> {
    // The list is walked by its numbers: walking it by itself would begin this walk anew.
    for (let at = 0; at < ordered.length; at += 1) {
      const statement = ordered[at];
      const original = script.statements[at];
      if (!statement || !original) continue;
      const read = readingStatement(original);
      this.read = undefined;
      if (read) yield read;
      const text = this.read as string | undefined;
      const inside = text === undefined ? undefined : parsed(text);
      if (inside) yield* this.flattened(inside, inOrder(inside, this).statements);
      else yield statement;
    }
  }

  /** Ends the shell, as `exit` does. */
  async leave(status: number): Promise<void> {
    if (this.left) return;
    this.left = true;
    await this.runTrap('EXIT', status);
    this.state.lastExitCode = status;
  }

  /** Runs what `trap` has set for a signal; true where there was something. */
  async runTrap(signal: string, status = this.status): Promise<boolean> {
    const command = this.traps[signal];
    if (command === undefined) return false;
    if (signal === 'EXIT') Reflect.deleteProperty(this.traps, 'EXIT');
    // A trap does not set itself off again.
    const traps = this.traps;
    this.traps = {};
    this.state.env.set('?', String(status));
    this.state.lastExitCode = status;
    if (command) await this.run(command);
    this.traps = traps;
    return true;
  }

  /** Stops what runs now, at the next command. */
  interrupt() {
    this.running?.abort();
  }

  /** A shell of its own for a user, whose output goes where `print` says. */
  child(
    user: Identity,
    more: { cwd?: string | undefined; env?: Record<string, string> | undefined; print?: Host['print']; name?: string },
  ): Shell {
    const host: Host = more.print ? { ...this.host, print: more.print } : this.host;
    return new Shell(host, user, {
      login: this.login,
      name: more.name ?? 'bash',
      cwd: more.cwd ?? this.cwd,
      env: more.env ?? this.environment,
      umask: this.files.umask,
    });
  }

  /** A copy with all variables and functions, as a background job or subshell has. */
  fork(): Shell {
    const copy = Shell.restore(this.host, this.snapshot());
    copy.jobs = [];
    copy.traps = {};
    return copy;
  }

  snapshot(): ShellSnapshot {
    const { state } = this;
    const sets = attributes.map((name): [string, string[]] => [name, [...(state[name] as Set<string>)]]);
    return structuredClone({
      user: this.user,
      login: this.login,
      name: this.name,
      cwd: state.cwd,
      umask: this.files.umask,
      env: Object.fromEntries(state.env),
      arrays: [...state.arrays].map(([name, { kind, elements }]) => [name, kind, [...elements]]),
      attributes: Object.fromEntries(sets),
      options: state.options,
      optional: state.shoptOptions,
      functions: this.functions,
      traps: this.traps,
      status: state.lastExitCode,
      lastArgument: state.lastArg,
    } satisfies ShellSnapshot);
  }

  static restore(host: Host, snapshot: ShellSnapshot): Shell {
    const copy = structuredClone(snapshot);
    const shell = new Shell(host, copy.user, { login: copy.login, name: copy.name, cwd: copy.cwd, umask: copy.umask });
    const { state } = shell;
    state.env = new Map(Object.entries(copy.env));
    state.arrays = new Map(copy.arrays.map(([name, kind, elements]) => [name, { kind, elements: new Map(elements) }]));
    for (const [name, values] of Object.entries(copy.attributes)) state[name] = new Set(values);
    Object.assign(state.options, copy.options);
    Object.assign(state.shoptOptions, copy.optional);
    Object.assign(shell.functions, copy.functions);
    state.lastExitCode = copy.status;
    state.lastArg = copy.lastArgument;
    shell.traps = copy.traps;
    return shell;
  }

  // What a running script tells.

  redirected(stream: 1 | 2): boolean {
    return this.state.fileDescriptors.has(stream);
  }

  defined(name: string, definition: FunctionNode) {
    this.functions[name] = definition;
  }

  keep(command: StatementNode): number {
    return this.kept.push(command) - 1;
  }

  isAlias(name: string): boolean {
    return this.state.env.has(`BASH_ALIAS_${name}`);
  }

  programAt(path: string): string | undefined {
    if (!path.includes('/')) return undefined;
    const full = this.files.resolve(path, this.cwd);
    if (systemDirectory.test(full)) return undefined;
    return programs.find(
      (program) => full.replace(/^\/sbin\//, '/usr/sbin/') === program.path && this.files.exists(full),
    )?.name;
  }

  scriptAt(name: string): string | undefined {
    const isScript = (path: string) => {
      if (!this.files.may(path, 5)) return false;
      const { type, mode } = this.files.stat(path);
      return type === 'file' && (mode & 0o111) !== 0 && !this.files.read(path).startsWith('\x7fELF');
    };
    if (name.includes('/')) {
      const path = this.files.resolve(name, this.cwd);
      return !this.programAt(name) && !systemDirectory.test(path) && isScript(path) ? name : undefined;
    }
    if (programs.some((program) => program.name === name) || name in this.functions) return undefined;
    const directories = (this.state.env.get('PATH') ?? '').split(':').filter(Boolean);
    return directories.map((directory) => this.files.resolve(name, directory)).find(isScript);
  }

  /** Starts a kept command as a job. */
  start(number: number, text: string): Job | undefined {
    if (!this.host.mayFork()) return undefined;
    const shell = this.fork();
    const command = this.kept[number];
    const pid = this.host.machine.nextPid;
    this.host.machine.nextPid += 1;
    const job: Job = {
      number: Math.max(0, ...this.jobs.map((other) => other.number)) + 1,
      pid,
      text: text.replace(/\s*&\s*$/, ''),
      state: 'Running',
      ended: Promise.resolve(0),
      stop: () => {
        job.state = 'Terminated';
        shell.interrupt();
      },
    };
    const script: ScriptNode = { type: 'Script', statements: command ? [command] : [] };
    job.ended = this.host.clock.background(async () => {
      const status = await shell.execute(script);
      if (job.state === 'Running') job.state = status === 0 ? 'Done' : `Exit ${status}`;
      return status;
    });
    const { machine } = this.host;
    const terminal = terminalOf(this.login);
    machine.processes.push({
      pid,
      ppid: this.pid,
      uid: this.user.uid,
      command: job.text,
      startedAt: machine.now,
      terminal,
    });
    const forget = () => {
      machine.processes = machine.processes.filter((process) => process.pid !== pid);
    };
    void job.ended.then(forget, forget);
    this.jobs.push(job);
    this.state.env.set('!', String(pid));
    return job;
  }

  /** The text that `eval` or `source` is about to run. */
  private read: string | undefined;
  private remember: (context: Context, words: string[]) => void = () => undefined;

  /** The directories that a pattern with a slash at its end names, one a line; the pattern itself where there are none. */
  private directories(pattern: string, cwd: string): Result {
    let found = [pattern.startsWith('/') ? '/' : ''];
    for (const part of pattern.split('/').filter(Boolean)) {
      const expression = globRegex(part);
      found = found.flatMap((start) => {
        const at = this.files.resolve(start || '.', cwd);
        const names = this.files.exists(at) && this.files.may(at, 4) ? this.files.list(at) : [];
        return names
          .filter((name) => expression.test(name) && (part.startsWith('.') || !name.startsWith('.')))
          .filter((name) => this.files.exists(`${at}/${name}`) && this.files.stat(`${at}/${name}`).type === 'directory')
          .map((name) => `${start}${name}/`);
      });
    }
    if (found.some((path) => /\s/.test(path))) {
      const stderr = 'bash: a pattern of directories with blanks in their names is not simulated here\n';
      return { stdout: '', stderr, exitCode: 125 };
    }
    return { stdout: `${(found.length > 0 ? found : [pattern]).join('\n')}\n`, stderr: '', exitCode: 0 };
  }

  private scriptOnPath(name: string): string | undefined {
    const directories = (this.state.env.get('PATH') ?? '').split(':').filter(Boolean);
    return directories.map((directory) => this.files.resolve(name, directory)).find((path) => this.files.exists(path));
  }

  private register() {
    const command = (name: string, run: (args: string[], context: Context) => Promise<Result> | Result) => {
      this.bash.registerCommand(defineCommand(name, async (args, context) => run(args, context)));
    };
    const done = (exitCode = 0, stdout = ''): Result => ({ stdout, stderr: '', exitCode });

    command(inner.remember, (args, context) => {
      this.remember(context, args);
      return done();
    });
    command(inner.read, ([name = '', ...args], context) => {
      const [file = '', ...rest] = args;
      if (name === 'eval') this.read = args.join(' ');
      else if (rest.length === 0) {
        const path = file.includes('/')
          ? this.files.resolve(file, context.cwd)
          : (this.scriptOnPath(file) ?? this.files.resolve(file, context.cwd));
        if (this.files.may(path, 4) && this.files.stat(path).type === 'file') this.read = this.files.read(path);
      }
      return done(this.status);
    });
    command(inner.leave, () => {
      this.leaving = true;
      return done(this.status);
    });
    command(inner.random, () => done(0, `${String(randomNumber(this.host.machine) & 0x7fff)}\n`));
    command(inner.foreign, ([name = '']) => ({
      stdout: '',
      stderr: `${name}: this program is not simulated here\n`,
      exitCode: 125,
    }));
    command(inner.directories, ([pattern = ''], context) => this.directories(pattern, context.cwd));
    command(inner.lastJob, () => done(0, `${this.state.env.get('!') ?? ''}\n`));
    command(inner.now, ([what]) => {
      const { now, bootedAt } = this.host.machine;
      return done(0, `${String(Math.floor((what === 'SECONDS' ? now - bootedAt : now) / 1000))}\n`);
    });
    command(inner.background, ([number = '0', text = '']) => {
      const job = this.start(Number(number), text);
      if (!job) return { stdout: '', stderr: 'bash: fork: retry: Resource temporarily unavailable\n', exitCode: 254 };
      if (this.name === '-bash') this.fromCommand(2, `[${String(job.number)}] ${String(job.pid)}\n`);
      return done();
    });
    command(inner.readLine, async (args, context) => {
      this.typed = undefined;
      if (this.captured > 0 || this.fed > 0 || decodeBytesToUtf8(context.stdin)) return done();
      const at = args.findIndex((arg) => /^-\w*p/.test(arg));
      const question = at === -1 ? '' : args[at]?.replace(/^-\w*?p/, '') || args[at + 1] || '';
      this.flush();
      const line = await this.host.ask(
        question,
        args.some((arg) => /^-\w*s/.test(arg)),
      );
      this.typed = line;
      return done();
    });
    for (const [name, load] of Object.entries(shellTools)) {
      command(replaced.get(name) ?? name, async (args, context) => {
        const tool = await this.host.load(load);
        const result = await tool(args, {
          name,
          files: this.files,
          cwd: context.cwd,
          env: replaced.has(name) ? Object.fromEntries(context.env) : (context.exportedEnv ?? {}),
          stdin: decodeBytesToUtf8(context.stdin),
          stdinBytes: latin1FromBytes(context.stdin),
          toTerminal: this.toTerminal,
          columns: this.host.columns,
          exec: async (words, as = {}) => {
            const printed: Record<1 | 2, string> = { 1: '', 2: '' };
            const shell = this.child(this.user, {
              cwd: as.cwd ?? context.cwd,
              env: as.env ?? context.exportedEnv,
              print: (stream, text) => (printed[stream] += text),
            });
            const exitCode = await shell.runWords(words, as.stdin);
            return { stdout: printed[1], stderr: printed[2], exitCode };
          },
          original: async (again) => {
            if (!context.origCommand) throw new Error('no tool of that name');
            return context.origCommand(again);
          },
        });
        return { ...result, stdoutKind: result.binary ? ('bytes' as const) : ('text' as const) };
      });
    }
    for (const program of programs) {
      const { name } = program;
      const load = program.load?.bind(program);
      const called = name in builtins ? `__program_${name}` : name;
      if (load) command(called, (args, context) => this.call(name, load, args, context));
    }
    for (const [name, builtin] of Object.entries(builtins)) {
      command(name, async (args, context) => {
        const { print, kept } = this.printer();
        const stdin = decodeBytesToUtf8(context.stdin);
        const own = {
          shell: this,
          name: name.replace('__', ''),
          args,
          stdin,
          cwd: context.cwd,
          env: { ...context.exportedEnv },
          print,
        };
        const out = (text: string) => {
          print(1, text);
        };
        const err = (text: string) => {
          print(2, this.named(text));
        };
        let exitCode: number;
        try {
          exitCode = await builtin(own, { out, err });
        } catch (error) {
          if (!(error instanceof NotSimulated)) throw error;
          err(`${own.name}: ${error.message}\n`);
          exitCode = 125;
        }
        return { stdout: kept[1], stderr: kept[2], exitCode };
      });
    }
  }

  /** Runs a program of the machine; what it prints to the terminal appears at once. */
  private async call(
    name: string,
    load: NonNullable<(typeof programs)[number]['load']>,
    args: string[],
    context: Context,
  ): Promise<Result> {
    const { toTerminal } = this;
    const { print, kept } = this.printer();
    const { clock, machine } = this.host;
    const call: Call = {
      name,
      args,
      machine,
      files: this.files,
      user: this.user,
      login: this.login,
      cwd: context.cwd,
      env: { ...context.exportedEnv },
      stdin: decodeBytesToUtf8(context.stdin),
      toTerminal,
      columns: this.host.columns,
      path: (written) => this.files.resolve(written, context.cwd),
      out: (text) => {
        print(1, text);
      },
      err: (text) => {
        print(2, text);
      },
      ask: async (question, hidden = false) => {
        this.flush();
        return this.host.ask(question, hidden);
      },
      edit: async (path, text) => this.host.edit(path, text),
      sleep: async (milliseconds) => clock.sleep(milliseconds),
      run: async (words, as = {}) => {
        const shell = this.child(as.user ?? this.user, {
          cwd: as.cwd ?? context.cwd,
          env: as.env ?? context.exportedEnv,
          print,
        });
        const [first = '', ...rest] = words;
        if (
          /^-?(?:.*\/)?(?:ba)?sh$/.test(first) &&
          rest.every((word) => /^-[il]+$|^--login$/.test(word)) &&
          as.stdin === undefined &&
          decodeBytesToUtf8(context.stdin) === ''
        ) {
          const home = { ...as.env, ...environmentOf(machine, shell.user) };
          const own = { login: this.login, name: '-bash', cwd: as.cwd ?? context.cwd, env: as.env ?? home };
          this.host.enter(new Shell(this.host, shell.user, own));
          return 0;
        }
        return shell.runWords(words, as.stdin);
      },
      capture: async (words, as = {}) => {
        const printed: Record<1 | 2, string> = { 1: '', 2: '' };
        const shell = this.child(as.user ?? this.user, {
          cwd: as.cwd ?? context.cwd,
          env: context.exportedEnv,
          print: (stream, text) => (printed[stream] += text),
        });
        const exitCode = await shell.runWords(words, as.stdin);
        return { stdout: printed[1], stderr: printed[2], exitCode };
      },
    };
    let exitCode: number;
    try {
      const program = await this.host.load(load);
      exitCode = await program(call);
    } catch (error) {
      if (error instanceof NotSimulated) print(2, `${name}: ${error.message}\n`);
      else if (error instanceof UnknownOption) print(2, `${name}: option '${error.option}' is not simulated here\n`);
      else if (error instanceof FileError) print(2, `${name}: ${error.path}: ${error.message}\n`);
      else throw error;
      exitCode = error instanceof FileError ? 1 : 125;
    }
    return { stdout: kept[1], stderr: kept[2], exitCode };
  }

  private get toTerminal(): boolean {
    return this.host.interactive && this.captured === 0 && !this.redirected(1);
  }

  /** Prints to the terminal at once, or keeps what goes elsewhere. */
  private printer() {
    const direct = this.captured === 0 && !this.redirected(1) && !this.redirected(2);
    const kept: Record<1 | 2, string> = { 1: '', 2: '' };
    const print = (stream: 1 | 2, text: string) => {
      if (direct) {
        this.flush();
        this.host.print(stream, text);
      } else kept[stream] += text;
    };
    return { print, kept };
  }

  /** What a command prints through its redirections. The errors of a command come before its output, as from a buffer. */
  private fromCommand(stream: 1 | 2, text: string) {
    if (stream === 1) this.held += text;
    else this.host.print(2, this.named(bashMessage(this.redirectionMessage(text), this.source)));
  }

  /** A file that could not be opened for a redirection, in bash's words and by the path that was typed. */
  private redirectionMessage(text: string): string {
    return text
      .replace(/^(bash: (\/?[^:\n]+): )Permission denied$/gm, (whole, before: string, path: string) => {
        const full = this.files.resolve(path, this.cwd);
        return path.includes('/') && this.files.exists(full) && this.files.stat(full).type === 'directory'
          ? `${before}Is a directory`
          : whole;
      })
      .replace(/^(bash: [^:\n]+: command not )available in browser environments.*$/gm, '$1found')
      .replace(/^(?:bash: )?[A-Z]+: (\w[^,]*), open '([^']*)'$/gm, (_, reason: string, path: string) => {
        // The shell knows only the absolute path: what stands in the command is its longest end.
        const ends = path.split('/').map((_part, index, parts) => parts.slice(index).join('/'));
        const typed = ends.find((end) => end && this.source.includes(end)) ?? path;
        return `bash: ${typed}: ${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
      });
  }

  private flush() {
    if (this.held) this.host.print(1, this.held);
    this.held = '';
  }

  /** Messages in the name this shell has. */
  private named(text: string): string {
    return this.name === 'bash' ? text : text.replace(/^bash: /gm, `${this.name}: `);
  }
}

/** The words of a plain `eval` or `source`, handed to the command that reads what they run. */
function readingStatement(statement: StatementNode): StatementNode | undefined {
  const [pipeline, ...others] = statement.pipelines;
  const [command, ...more] = pipeline?.commands ?? [];
  if (!pipeline || others.length > 0 || more.length > 0 || statement.background || pipeline.negated || pipeline.timed)
    return undefined;
  if (command?.type !== 'SimpleCommand' || command.redirections.length > 0 || command.assignments.length > 0)
    return undefined;
  const [part, ...parts] = command.name?.parts ?? [];
  if (part?.type !== 'Literal' || parts.length > 0 || !['eval', 'source', '.'].includes(part.value)) return undefined;
  return parse(`${inner.read} ${part.value}`).statements.map((read) => {
    const [own] = read.pipelines[0]?.commands ?? [];
    if (own?.type === 'SimpleCommand') own.args.push(...structuredClone(command.args));
    return read;
  })[0];
}

/** A script's tree; undefined where it is none, or holds what only `source` itself understands. */
function parsed(text: string): ScriptNode | undefined {
  if (/\breturn\b/.test(text)) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
