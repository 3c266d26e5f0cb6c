// A page's side of the worker that holds its machine: starts it, runs commands on it, and ends it when it hangs.
import { differenceOf, type Difference } from '../snippets/expectation.ts';
import type { FromWorker, ToWorker } from '../machine/messages.ts';
import type { Outcome, Prompt, SessionSnapshot } from '../machine/session.ts';
import type { Piece } from '../machine/session-output.ts';
import type { Start } from '../machine/start.ts';
import workerAddress from '../machine/worker.ts?worker&url';
import { scriptAddress } from './script-address.ts';

export type ClientState = 'idle' | 'loading' | 'ready' | 'running' | 'failed';

export interface RunOptions {
  prompt?: Prompt;
  /** What is typed at the questions, in order; after it `ask` is called. */
  input?: string[];
  onOutput?(piece: Piece): void;
  /** @returns the line typed; undefined for the end of input */
  ask?(question: string, hidden: boolean): Promise<string | undefined>;
  /** @returns the text to save; undefined where nothing is to be saved */
  edit?(path: string, text: string): Promise<string | undefined>;
}

/** A command that computes for so long, in milliseconds, is ended; time spent on questions and downloads aside. */
const patience = 4_500;
/** So long, in milliseconds, the files of the machine may take to arrive. */
const arrival = 30_000;

const stoppedByReader = 'Stopped. The machine is as it was before this command.';
const stoppedByClock =
  'It did not come to an end within five seconds, so it was stopped. The machine is as it was before this command.';

/** Fires `statechange` when `state` changes. */
export class MachineClient extends EventTarget {
  readonly start: Start;
  /** As the machine prints it, once it is ready. */
  prompt = '';
  #state: ClientState = 'idle';
  #worker: Worker | undefined;
  #kept: SessionSnapshot | undefined;
  #loading: Promise<void> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #end: ((why: string) => void) | undefined;

  constructor(start: Start) {
    super();
    this.start = start;
  }

  get state(): ClientState {
    return this.#state;
  }

  /** Starts the machine; once it runs, does nothing. @throws where its files do not arrive, or its setup fails */
  load(): Promise<void> {
    this.#loading ??= this.#open().catch((error: unknown) => {
      this.#close();
      this.#become('failed');
      throw error;
    });
    return this.#loading;
  }

  /** Runs a command when those before it have ended. @throws where the machine cannot be loaded */
  run(source: string, options: RunOptions = {}): Promise<Outcome & { prompt: string }> {
    const next = this.#queue.then(async () => {
      await this.load();
      return this.#run(source, options);
    });
    this.#queue = next.catch(() => undefined);
    return next;
  }

  /** Ends what runs now. The machine is as it was before that command. */
  stop() {
    this.#end?.(stoppedByReader);
  }

  /** A new machine, as it was at first. @throws as `load` does */
  async reset(): Promise<void> {
    this.stop();
    this.#close();
    this.#kept = undefined;
    await this.load();
  }

  /** Which of some checks of tours.ts the machine meets now. */
  async inspect(checks: string[]): Promise<string[]> {
    await this.load();
    return new Promise((resolve) => {
      const worker = this.#worker;
      const listener = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type !== 'inspected') return;
        worker?.removeEventListener('message', listener);
        resolve(data.met);
      };
      worker?.addEventListener('message', listener);
      this.#post({ type: 'inspect', checks });
    });
  }

  /** What is shown and was not printed, or the other way round; undefined where they agree. */
  difference(shown: string, outcome: Outcome): Difference[] | undefined {
    return differenceOf(shown, uncoloured(outcome.output.map(({ text }) => text).join('')));
  }

  async #open(): Promise<void> {
    this.#become('loading');
    const worker = new Worker(scriptAddress(workerAddress), { type: 'module', name: 'machine' });
    this.#worker = worker;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error('The files of the machine did not arrive.'));
      }, arrival);
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        clearTimeout(timer);
        reject(new Error('The files of the machine could not be loaded.'));
        this.#end?.('The machine broke off. It is as it was before this command.');
      });
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'ready') {
          clearTimeout(timer);
          this.#kept = data.kept;
          this.prompt = data.prompt;
          this.#become('ready');
          resolve();
        } else if (data.type === 'refused' || data.type === 'broken') {
          clearTimeout(timer);
          reject(new Error(data.message));
        }
      });
      this.#post({ type: 'start', start: this.start, ...(this.#kept ? { kept: this.#kept } : {}) });
    });
  }

  #run(source: string, options: RunOptions): Promise<Outcome & { prompt: string }> {
    const worker = this.#worker;
    if (!worker) throw new Error('The machine is not there.');
    this.#become('running');
    return new Promise((resolve, reject) => {
      const pieces: Piece[] = [];
      let timer = 0;
      const wind = () => {
        timer = window.setTimeout(() => {
          this.#end?.(stoppedByClock);
        }, patience);
      };
      const finish = () => {
        clearTimeout(timer);
        this.#end = undefined;
        worker.removeEventListener('message', listener);
      };
      const wait = async (question: Promise<string | undefined> | undefined) => {
        clearTimeout(timer);
        const text = await question;
        if (this.#worker !== worker || !this.#end) return;
        this.#post({ type: 'answer', ...(text === undefined ? {} : { text }) });
        wind();
      };
      const listener = ({ data }: MessageEvent<FromWorker>) => {
        switch (data.type) {
          case 'output':
            pieces.push(data.piece);
            options.onOutput?.(data.piece);
            break;
          case 'ask':
            void wait(options.ask?.(data.question, data.hidden));
            break;
          case 'edit':
            void wait(options.edit?.(data.path, data.text));
            break;
          case 'fetching':
            clearTimeout(timer);
            break;
          case 'fetched':
            wind();
            break;
          case 'done':
            finish();
            this.#kept = data.kept;
            this.prompt = data.prompt;
            this.#become('ready');
            if (data.outcome.failed) {
              this.#become('failed');
              reject(new Error(data.outcome.failed));
            } else resolve({ ...data.outcome, prompt: data.prompt });
            break;
          case 'broken':
            finish();
            this.#close();
            this.#become('failed');
            reject(new Error(data.message));
            break;
        }
      };
      this.#end = (why) => {
        finish();
        this.#close();
        const text = (stream: 1 | 2) =>
          pieces
            .filter((piece) => piece.stream === stream)
            .map((piece) => piece.text)
            .join('');
        const outcome = {
          stdout: text(1),
          stderr: text(2),
          exitCode: 130,
          output: pieces,
          answered: 0,
          changes: [],
          stopped: why,
        };
        resolve({ ...outcome, prompt: this.prompt });
      };
      worker.addEventListener('message', listener);
      wind();
      this.#post({
        type: 'run',
        source,
        input: options.input ?? [],
        ...(options.prompt ? { prompt: options.prompt } : {}),
      });
    });
  }

  #post(message: ToWorker) {
    this.#worker?.postMessage(message);
  }

  /** Ends the worker. The next command starts another, with the machine as it was kept. */
  #close() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#loading = undefined;
    this.#become('idle');
  }

  #become(state: ClientState) {
    if (this.#state === state) return;
    this.#state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A text without the marks that colour it: the CSI sequences of ECMA-48. */
function uncoloured(text: string): string {
  // eslint-disable-next-line no-control-regex -- they begin with a control character
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}
