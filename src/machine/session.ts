// A terminal on a simulated machine: what is typed runs, what it prints comes back, and all can be taken back.
import { identityOf } from './accounts.ts';
import { changesBetween } from './changes.ts';
import { Clock } from './clock.ts';
import { root } from './files.ts';
import type { Identity, Machine } from './model.ts';
import { machineOf } from './profiles/index.ts';
import { SessionOutput, type Piece } from './session-output.ts';
import { Shell } from './shell.ts';
import { promptOf } from './shell-environment.ts';
import type { Host } from './shell-host.ts';
import { forgetEnded, jobLine } from './shell-jobs.ts';
import { Runaway } from './shell-limits.ts';
import type { ShellSnapshot } from './shell-state.ts';

/** What came of a command. */
export interface Outcome {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** All that was printed, in true order. */
  output: Piece[];
  /** How many of the given answers were taken. */
  answered: number;
  /** What is different on the machine now, one sentence each. */
  changes: string[];
  /** Set where the command was stopped; the machine is as it was before it. Says why, for the reader. */
  stopped?: string;
  /** Set where a program's file did not arrive; the machine is as it was before the command. */
  failed?: string;
}

/** A session as plain JSON. */
export interface SessionSnapshot {
  machine: Machine;
  /** Shells from the first to the innermost, for each of the two prompts. */
  shells: Record<Prompt, ShellSnapshot[]>;
  prompt: Prompt;
  history: string[];
}

/** "#" for root, "$" for the ordinary user. */
export type Prompt = '#' | '$';

/** What a session asks of whoever watches it. */
export interface Watcher {
  /** Called with each piece of output as it appears. */
  printed?(piece: Piece): void;
  /** A program asks; the answer is a line, or undefined for the end of input. */
  ask?(question: string, hidden: boolean): Promise<string | undefined>;
  /** A program opens the editor; the answer is the text to save, or undefined. */
  edit?(path: string, text: string): Promise<string | undefined>;
  /** Fetches a program's file; whoever watches may tell the reader. */
  load?<T>(load: () => Promise<T>): Promise<T>;
  /** Waits in the reader's time for a span of the machine's, both in milliseconds. */
  pace?(milliseconds: number): Promise<void>;
}

/** How a command is run. */
export interface RunOptions {
  /** Which user types: by default, the one who typed last. */
  prompt?: Prompt;
  /** Whether the shell ends after it, as it does behind `bash -c`. */
  last?: boolean;
  /** Answers to questions, in order; after them the watcher is asked. */
  input?: string[];
}

/** More jobs than this in one command, and it is stopped. */
const mostJobs = 40;
/** Machine time that passes with each command, in milliseconds. */
const tick = 1_000;
/** What ps shows as the shell of a login; see sessionOf in processes.ts. */
const loginShell = 672;
/** The ordinary user of every profile. */
const ordinary = 'photon';

/** One terminal on one machine. */
export class Session {
  machine: Machine;
  private shells: Record<Prompt, Shell[]> = { '#': [], $: [] };
  private prompt: Prompt = '#';
  private history: string[] = [];
  private readonly watcher: Watcher;
  private readonly clock: Clock;
  private output = new SessionOutput();
  private answers: string[] = [];
  private failure: string | undefined;
  private jobs = 0;
  private abort = new AbortController();
  private interactive: boolean;

  /**
   * @param machine changed in place by what is run
   * @param watcher sees output as it appears, and answers questions
   * @param interactive whether it is a login shell at a terminal: "-bash", with notices of jobs
   */
  constructor(machine: Machine, watcher: Watcher = {}, interactive = true) {
    this.machine = machine;
    this.watcher = watcher;
    this.interactive = interactive;
    this.clock = new Clock(
      () => this.machine,
      async (milliseconds) => this.watcher.pace?.(milliseconds),
    );
  }

  /** A session on a new machine. @param profile see profiles/index.ts @throws where there is none of that name */
  static open(profile: string, watcher?: Watcher, interactive = true): Session {
    return new Session(machineOf(profile), watcher, interactive);
  }

  /** The session that {@link snapshot} has kept. */
  static restore(snapshot: SessionSnapshot, watcher?: Watcher, interactive = true): Session {
    const session = new Session(snapshot.machine, watcher, interactive);
    session.putBack(snapshot);
    return session;
  }

  /** All of it as plain JSON. Background jobs are not kept: to whoever restores it, they have ended. */
  snapshot(): SessionSnapshot {
    const shells = (key: Prompt) => this.shells[key].map((shell) => shell.snapshot());
    return structuredClone({
      machine: this.machine,
      shells: { '#': shells('#'), $: shells('$') },
      prompt: this.prompt,
      history: [...this.history],
    });
  }

  /** The prompt as the machine prints it: "root@photon-machine [ ~ ]# ". */
  get promptText(): string {
    const shell = this.shell(this.prompt);
    return promptOf(this.machine, shell.user, shell.cwd);
  }

  /** Where the innermost shell stands. */
  get cwd(): string {
    return this.shell(this.prompt).cwd;
  }

  /**
   * Runs what was typed.
   *
   * @param source a command, or several lines
   */
  async run(source: string, options: RunOptions = {}): Promise<Outcome> {
    const before = this.snapshot();
    if (options.prompt) this.prompt = options.prompt;
    this.output = new SessionOutput();
    this.failure = undefined;
    this.jobs = 0;
    this.abort = new AbortController();
    this.answers = [...(options.input ?? [])];
    if (source.trim() && this.interactive) this.history.push(source);

    const shell = this.shell(this.prompt);
    let stopped: string | undefined;
    let exitCode = 130;
    try {
      exitCode = await this.clock.foreground(async () => {
        const status = await shell.run(source);
        if (options.last) await shell.leave(status);
        return options.last ? shell.status : status;
      });
      await this.clock.pass(tick);
      if (this.abort.signal.aborted) throw new Runaway('stopped');
      if (this.interactive) {
        for (const job of shell.jobs) if (job.state !== 'Running') this.print(2, jobLine(shell, job));
        forgetEnded(shell);
      }
      this.leaveShells();
    } catch (error) {
      if (!(error instanceof Runaway)) throw error;
      this.abort.abort();
      const what = this.output.overflow ? 'It printed without end' : 'It did not come to an end';
      stopped = `${what}, so it was stopped. The machine is as it was before this command.`;
      this.putBack(before);
    }
    const failed = this.failure as string | undefined;
    return {
      stdout: this.output.text(1),
      stderr: this.output.text(2),
      exitCode,
      output: this.output.joined(),
      answered: (options.input?.length ?? 0) - this.answers.length,
      changes: changesBetween(before.machine, this.machine),
      ...(stopped !== undefined && failed === undefined ? { stopped } : {}),
      ...(failed === undefined ? {} : { failed }),
    };
  }

  /** Asks what runs now to end, as Ctrl+C does. */
  interrupt() {
    this.shells[this.prompt].at(-1)?.interrupt();
  }

  private putBack(snapshot: SessionSnapshot) {
    const { machine, shells, history, prompt } = structuredClone(snapshot);
    this.machine = machine;
    const host = this.host();
    for (const key of ['#', '$'] as const) this.shells[key] = shells[key].map((shell) => Shell.restore(host, shell));
    this.history.splice(0, this.history.length, ...history);
    this.prompt = prompt;
  }

  /** The innermost shell behind a prompt; logs the user in where there is none. */
  private shell(prompt: Prompt): Shell {
    const stack = this.shells[prompt];
    const top = stack.at(-1);
    if (top) return top;
    const user: Identity = prompt === '#' ? root : (identityOf(this.machine, ordinary) ?? root);
    // The umask of /etc/profile is for logins; a script has the usual one.
    const shell = this.interactive
      ? new Shell(this.host(), user, { name: '-bash', umask: 0o027, pid: loginShell })
      : new Shell(this.host(), user);
    stack.push(shell);
    return shell;
  }

  private leaveShells() {
    for (const key of ['#', '$'] as const) this.shells[key] = this.shells[key].filter((shell) => !shell.left);
    if (this.machine.power === 'off') return;
    // After a reboot everyone has to log in again.
    for (const key of ['#', '$'] as const) {
      this.shells[key] = this.shells[key].filter((shell) => shell.bootId === this.machine.bootId);
    }
  }

  private host(): Host {
    return {
      machine: this.machine,
      clock: this.clock,
      columns: 80,
      interactive: this.interactive,
      history: this.history,
      print: this.print.bind(this),
      ask: this.ask.bind(this),
      edit: async (path, text) => this.watcher.edit?.(path, text),
      load: this.load.bind(this),
      signal: () => this.abort.signal,
      mayFork: () => {
        this.jobs += 1;
        if (this.jobs > mostJobs) this.abort.abort();
        return this.jobs <= mostJobs;
      },
      enter: (shell) => this.shells[this.prompt].push(shell),
    };
  }

  private print(stream: 0 | 1 | 2, text: string) {
    const piece = this.output.add(stream, text);
    if (!piece) return;
    this.watcher.printed?.(piece);
    if (this.output.overflow) this.abort.abort();
  }

  private async load<T>(load: () => Promise<T>): Promise<T> {
    try {
      return await (this.watcher.load ? this.watcher.load(load) : load());
    } catch (error) {
      this.failure = 'A file of the machine could not be loaded.';
      this.abort.abort();
      throw error;
    }
  }

  private async ask(question: string, hidden: boolean): Promise<string | undefined> {
    this.print(0, question);
    const given = this.answers.shift();
    const answer = given ?? (await this.watcher.ask?.(question, hidden));
    this.print(0, `${hidden ? '' : (answer ?? '')}\n`);
    return answer;
  }
}
