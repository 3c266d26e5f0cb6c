// Answers to a program's questions: typed at the terminal, or from a pipe where something is piped in.
import type { Call } from './program.ts';

/** Asks a question whose answer stays unseen; gives undefined where the input has ended. */
export type Asks = (question: string) => Promise<string | undefined>;

/** What asks for a call: lines of its input, the question then going to stderr, or else the user. */
export function answersOf(call: Call): Asks {
  if (!call.stdin) return async (question) => call.ask(question, true);
  const lines = call.stdin.replace(/\n$/, '').split('\n');
  return async (question) => {
    call.err(question);
    return Promise.resolve(lines.shift());
  };
}
