// How a program of awk(1) runs: step by step, since a command it asks for must be run before it can go on.
import type { ToolResult } from './tool.ts';

/** Ends the program; `message` is what stands behind "awk: ". */
export class FatalError extends Error {
  override name = 'FatalError';
}

/** A command that must be run before the program can go on. */
interface Request {
  command: string;
  stdin: string;
}

/** A step of the program: it hands out the commands to run, takes what they print, and gives its value. */
export type Run<T> = Generator<Request, T, ToolResult>;

/** What leaves the order of statements. */
export type Jump = 'next' | 'nextfile' | 'break' | 'continue' | 'exit' | 'return';
