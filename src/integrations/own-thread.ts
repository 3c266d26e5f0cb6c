// Works on a built site beside the build. The garbage collector goes through all that a build still holds of every page
// again and again; in a thread of its own it has next to nothing to go through. At 1,000 questions that halves such work.
import { SHARE_ENV, Worker } from 'node:worker_threads';

type Callable<Of> = Of extends (...parameters: infer Parameters) => infer Answer
  ? [Parameters, Awaited<Answer>]
  : never;

/**
 * Calls a function of a module in a thread of its own: `inOwnThread<typeof import('./a.ts'), 'f'>(url, 'f', 1)`.
 *
 * @param module address of its file
 * @param name under which the module exports the function
 * @param parameters what can be cloned to another thread
 * @returns what the function gives, which must be such, too
 * @throws what the function throws
 */
export async function inOwnThread<Module, Name extends keyof Module & string>(
  module: URL,
  name: Name,
  ...parameters: Callable<Module[Name]>[0]
): Promise<Callable<Module[Name]>[1]> {
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { module: module.href, name, parameters } satisfies Call,
    // What is set in a copy of the environment is seen by no library that is no JavaScript: see pictures/picture.ts.
    env: SHARE_ENV,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${name} ended with status ${String(code)}.`)));
  });
}

/** What the thread is told. */
export interface Call {
  module: string;
  name: string;
  parameters: unknown[];
}
