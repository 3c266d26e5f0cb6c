// The simulated machine in a Web Worker: ending the worker is the one sure way to end a command that runs away.
import type { FromWorker, ToWorker } from './messages.ts';
import { Session, type Watcher } from './session.ts';
import { startSession } from './start.ts';

/** The reader waits for at most so much of a pause in the machine's time, in milliseconds. */
const longestPause = 250;

let session: Session | undefined;
let answered: ((text: string | undefined) => void) | undefined;

const say = (message: FromWorker) => {
  postMessage(message);
};
const answer = async () =>
  new Promise<string | undefined>((resolve) => {
    answered = resolve;
  });

const watcher: Watcher = {
  printed: (piece) => {
    say({ type: 'output', piece });
  },
  ask: async (question, hidden) => {
    say({ type: 'ask', question, hidden });
    return answer();
  },
  edit: async (path, text) => {
    say({ type: 'edit', path, text });
    return answer();
  },
  pace: async (milliseconds) =>
    new Promise((done) => {
      setTimeout(done, Math.min(milliseconds, longestPause));
    }),
  load: async (load) => {
    say({ type: 'fetching' });
    try {
      return await load();
    } finally {
      say({ type: 'fetched' });
    }
  },
};

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  void receive(data).catch((error: unknown) => {
    say({ type: 'broken', message: error instanceof Error ? error.message : String(error) });
  });
});

async function receive(message: ToWorker) {
  switch (message.type) {
    case 'start':
      try {
        session = message.kept ? Session.restore(message.kept, watcher) : await startSession(message.start, watcher);
        say({ type: 'ready', prompt: session.promptText, kept: session.snapshot() });
      } catch (error) {
        say({ type: 'refused', message: error instanceof Error ? error.message : String(error) });
      }
      break;
    case 'run': {
      if (!session) throw new Error('The machine has not been started.');
      const { source, input, prompt } = message;
      const outcome = await session.run(source, { input, ...(prompt ? { prompt } : {}) });
      say({ type: 'done', outcome, prompt: session.promptText, kept: session.snapshot() });
      break;
    }
    case 'answer':
      answered?.(message.text);
      answered = undefined;
      break;
    case 'inspect': {
      const { checks } = await import('./tours.ts');
      const met = message.checks.filter((name) => session !== undefined && checks[name]?.(session.machine));
      say({ type: 'inspected', met });
    }
  }
}
