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
import type { Identity } from './model.ts';
import { commandsOf, isOwnCommand, programScript } from './shell-commands.ts';
import { isInstalled } from './shell-path.ts';
import { environmentOf, homeOf } from './shell-environment.ts';
import { shellFiles } from './shell-files.ts';
import type { Host } from './shell-host.ts';
import { startJob, type Job } from './shell-jobs.ts';
import { limits, Runaway } from './shell-limits.ts';
import { bashMessage } from './shell-messages.ts';
import { readingCommand, type ReadingCommand } from './shell-nodes.ts';
import { functionInOrder, inner, inOrder } from './shell-order.ts';
import { ShellProcess, type ShellOptions } from './shell-process.ts';
import { Recall } from './shell-recall.ts';
import { prepareState, restoreState, stateSnapshot, type ShellSnapshot, type State } from './shell-state.ts';
import { syntaxError } from './shell-syntax.ts';
import { bundled } from './shell-tools/bundled.ts';

/** A shell, until it is left. */
export class Shell extends ShellProcess {
  /** Hears what the script tells at its end. */
  recall: Recall;

  private readonly bash: Bash;
  private script: ScriptNode | undefined;

  /** As for any process; see shell-process.ts. */
  constructor(host: Host, user: Identity, more: ShellOptions = {}) {
    super(host, user, more);
    const terminal = {
      open: () => this.printing.flush(),
      print: this.printing.fromCommand.bind(this.printing),
    };
    const isProgram = (name: string) => isOwnCommand(name) || this.programAt(`/usr/sbin/${name}`) !== undefined;
    this.bash = new Bash({
      fs: shellFiles(this.files, terminal, isProgram, programScript),
      cwd: more.cwd ?? homeOf(host.machine, user),
      env: more.env ?? environmentOf(host.machine, user),
      commands: [...bundled],
      executionLimits: limits,
      defenseInDepth: false,
      processInfo: { pid: this.pid, ppid: 1, uid: user.uid, gid: user.gid },
      sleep: (milliseconds) => host.clock.sleep(milliseconds, this.running?.signal),
    });
    prepareState(this.state, this.name);
    this.recall = new Recall(this.state, this.functions);
    this.bash.registerTransformPlugin({
      name: 'photon:in-order',
      transform: ({ ast }) => {
        const script = this.script ?? ast;
        this.script = undefined;
        return { ast: script };
      },
    });
    for (const [name, command] of commandsOf(this)) {
      const run: Parameters<typeof defineCommand>[1] = async (args, context) =>
        command({
          args,
          cwd: context.cwd,
          variables: context.env,
          exported: context.exportedEnv,
          get stdin() {
            return decodeBytesToUtf8(context.stdin);
          },
          get stdinBytes() {
            return latin1FromBytes(context.stdin);
          },
          original: context.origCommand?.bind(context),
        });
      this.bash.registerCommand(defineCommand(name, run));
    }
    // `type` and `command -v` of just-bash take what is registered for what is there.
    const { commands } = this.bash as unknown as { commands: Map<string, unknown> };
    const registered = commands.has.bind(commands);
    commands.has = (name) => registered(name) && (isOwnCommand(name) || isInstalled(name, this.files));
  }

  /** just-bash's own state, behind its `private`. */
  get state(): State {
    return (this.bash as unknown as { state: State }).state;
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
      this.printing.fromCommand(
        2,
        this.printing.named(bashMessage(error instanceof SyntaxError ? message : `bash: syntax error: ${message}\n`)),
      );
      this.printing.flush();
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
    const recall = new Recall(state, this.functions);
    this.recall = recall;
    const order = inOrder(script, this);
    const all = [...order.statements];
    const flat = this.flattened.bind(this);
    Object.defineProperty(all, Symbol.iterator, {
      *value() {
        yield* flat(script, all);
        for (const question of recall.questions()) yield* parse(question).statements;
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
    this.printing.flush();
    const { saved } = recall;
    if (!saved && result.exitCode === 126 && /limit|exceeded|maximum|too many/i.test(result.stderr)) {
      throw new Runaway(result.stderr);
    }
    const stopped = this.running.signal.aborted || this.host.signal().aborted;
    // What no single command printed: messages of the shell itself.
    if (result.stderr && !stopped) this.printing.fromCommand(2, result.stderr);
    if (result.stdout) this.printing.fromCommand(1, result.stdout);
    this.printing.flush();

    // A shell that reads no terminal ends at an error of expansion, and then with this status.
    const fatal =
      !saved &&
      !this.host.interactive &&
      (/: unbound variable\n$/.test(result.stderr) || /\$\{\w+:?\?/.test(this.source));
    const status = saved?.status ?? (fatal ? 127 : result.exitCode);
    recall.takeOver(result.env, status);
    const leaving = this.leaving as boolean;
    if (!saved && (leaving || (state.options['errexit'] && status !== 0))) await this.leave(status);
    else if (status !== 0 && this.traps['ERR']) await this.runTrap('ERR', status);
    return status;
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
      const words = readingCommand(original);
      this.read = undefined;
      if (words) yield* readingStatements(words);
      const text = this.read as string | undefined;
      const inside = text === undefined ? undefined : parsed(text);
      if (inside) yield* this.flattened(inside, inOrder(inside, this).statements);
      else yield statement;
    }
  }

  /** A shell of its own for a user, whose output goes where `print` says. */
  child(
    user: Identity,
    more: {
      cwd?: string | undefined;
      env?: Record<string, string> | undefined;
      print?: Host['print'];
      name?: string;
      umask?: number | undefined;
    },
  ): Shell {
    const host: Host = more.print ? { ...this.host, print: more.print } : this.host;
    return new Shell(host, user, {
      login: this.login,
      name: more.name ?? 'bash',
      cwd: more.cwd ?? this.cwd,
      env: more.env ?? this.environment,
      umask: more.umask ?? this.files.umask,
    });
  }

  /** A copy with all variables and functions, as a background job or subshell has. */
  fork(): Shell {
    const copy = Shell.restore(this.host, this.snapshot());
    copy.jobs = [];
    copy.traps = {};
    return copy;
  }

  /** Puts a login shell for a user on top of this one. @param env exported variables it begins with */
  enter(user: Identity, cwd: string, env: Record<string, string>, umask: number) {
    this.host.enter(new Shell(this.host, user, { login: this.login, name: '-bash', cwd, env, umask }));
  }

  snapshot(): ShellSnapshot {
    return structuredClone({
      user: this.user,
      login: this.login,
      name: this.name,
      umask: this.files.umask,
      functions: this.functions,
      traps: this.traps,
      ...stateSnapshot(this.state),
    });
  }

  static restore(host: Host, snapshot: ShellSnapshot): Shell {
    const copy = structuredClone(snapshot);
    const shell = new Shell(host, copy.user, { login: copy.login, name: copy.name, cwd: copy.cwd, umask: copy.umask });
    restoreState(shell.state, copy);
    Object.assign(shell.functions, copy.functions);
    shell.traps = copy.traps;
    return shell;
  }

  /** Starts a kept command as a job; undefined where there are too many. @param text as it was typed */
  start(number: number, text: string): Job | undefined {
    const command = this.kept[number];
    const script: ScriptNode = { type: 'Script', statements: command ? [command] : [] };
    return startJob(this, async (copy) => copy.execute(script), text);
  }
}

/** The command that reads what `eval` or `source` is about to run. */
function readingStatements({ name, args }: ReadingCommand): StatementNode[] {
  const { statements } = parse(`${inner.read} ${name}`);
  for (const { pipelines } of statements) {
    const [own] = pipelines[0]?.commands ?? [];
    if (own?.type === 'SimpleCommand') own.args.push(...structuredClone(args));
  }
  return statements;
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
