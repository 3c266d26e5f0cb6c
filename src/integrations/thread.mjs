// The other side of own-thread.ts: calls the function and hands over what it gives.
import { parentPort, workerData } from 'node:worker_threads';

const functions = await import(workerData.module);
parentPort.postMessage(await functions[workerData.name](...workerData.parameters));
