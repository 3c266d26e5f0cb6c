// What a shell asks of the terminal that it runs in.
import type { Clock } from './clock.ts';
import type { Machine } from './model.ts';
import type { Shell } from './shell.ts';

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
