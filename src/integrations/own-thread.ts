// Works on a built site beside the build. The garbage collector goes through all that a build still holds of every page
// again and again; in a thread of its own it has next to nothing to go through. At 1,000 questions that halves such work.
import { Worker } from 'node:worker_threads';

/**
 * Calls a function of a module in a thread of its own.
 *
 * @param module address of its file
 * @param name under which the module exports the function
 * @param parameters what can be cloned to another thread
 * @returns what the function gives, which must be such, too
 * @throws what the function throws
 */
export async function inOwnThread<Result = void>(module: URL, name: string, ...parameters: unknown[]): Promise<Result> {
  const workerData = { module: module.href, name, parameters };
  const worker = new Worker(new URL('thread.mjs', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${name} ended with status ${String(code)}.`)));
  });
}
