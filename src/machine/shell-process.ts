// A shell as a process of the machine: who it acts as, its jobs and traps, how it ends, and what its scripts tell it.
import type { StatementNode } from 'just-bash';
import { Files } from './files.ts';
import type { Identity } from './model.ts';
import type { Host } from './shell-host.ts';
import type { Job } from './shell-jobs.ts';
import type { FunctionNode } from './shell-nodes.ts';
import type { Order } from './shell-order.ts';
import { programAt, scriptAt, type Place } from './shell-path.ts';
import { Printing } from './shell-printing.ts';
import type { State } from './shell-state.ts';

/** How a shell begins. */
export interface ShellOptions {
  /** Who logged in, where that was another. */
  login?: Identity;
  /** "-bash" for a login shell; "bash" where it is left out. */
  name?: string;
  /** Where it stands; the user's home where it is left out. */
  cwd?: string;
  /** Exported variables it begins with. */
  env?: Record<string, string>;
  /** 0o022 where it is left out. */
  umask?: number;
  /** A new one where it is left out. */
  pid?: number;
}

/** All of a shell but the running of scripts. */
export abstract class ShellProcess implements Order, Place {
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
  readonly printing = new Printing(this);
  traps: Record<string, string> = {};
  jobs: Job[] = [];
  /** Whether it has ended by `exit`. */
  left = false;
  captured = 0;
  fed = 0;
  typed: string | undefined;
  /** What was typed last. */
  source = '';
  /** The text that `eval` or `source` is about to run. */
  read: string | undefined;
  /** Whether the script ends the shell. */
  leaving = false;

  /** Functions that live on, as they were defined. */
  protected readonly functions: Record<string, FunctionNode> = {};
  /** Commands that wait to be run in the background. */
  protected readonly kept: StatementNode[] = [];
  protected running: AbortController | undefined;

  /**
   * @param host where it lives
   * @param user who it acts as
   */
  constructor(host: Host, user: Identity, more: ShellOptions) {
    this.host = host;
    this.user = user;
    this.login = more.login ?? user;
    this.name = more.name ?? 'bash';
    this.files = new Files(host.machine, user, more.umask ?? 0o022);
    this.bootId = host.machine.bootId;
    this.pid = more.pid ?? host.machine.nextPid;
    if (more.pid === undefined) host.machine.nextPid += 1;
  }

  /** just-bash's own state. */
  abstract get state(): State;

  /** Runs what was typed; see shell.ts. */
  abstract run(source: string, args?: string[], stdin?: string): Promise<number>;

  get cwd(): string {
    return this.state.cwd;
  }

  get path(): string {
    return this.state.env.get('PATH') ?? '';
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
    return programAt(path, this);
  }

  scriptAt(name: string): string | undefined {
    return scriptAt(name, this, (word) => word in this.functions);
  }
}
