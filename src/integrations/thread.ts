// The other side of own-thread.ts: calls the function and hands over what it gives.
import { parentPort, workerData } from 'node:worker_threads';
import type { Call } from './own-thread.ts';

const { module, name, parameters } = workerData as Call;
const functions = (await import(module)) as Record<string, (...parameters: unknown[]) => unknown>;
parentPort?.postMessage(await functions[name]?.(...parameters));
