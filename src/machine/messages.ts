// What a page and the worker that holds its machine say to each other.
import type { Outcome, Prompt, SessionSnapshot } from './session.ts';
import type { Piece } from './session-output.ts';
import type { Start } from './start.ts';

export type ToWorker =
  /** A new machine, or the one that was kept. */
  | { type: 'start'; start: Start; kept?: SessionSnapshot }
  | { type: 'run'; source: string; prompt?: Prompt; input: string[] }
  /** What was typed at a question, or saved in the editor; left out where the input ended. */
  | { type: 'answer'; text?: string }
  /** Which checks of tours.ts are met. */
  | { type: 'inspect'; checks: string[] };

export type FromWorker =
  | { type: 'ready'; prompt: string; kept: SessionSnapshot }
  /** The machine could not be set up. */
  | { type: 'refused'; message: string }
  | { type: 'output'; piece: Piece }
  | { type: 'ask'; question: string; hidden: boolean }
  | { type: 'edit'; path: string; text: string }
  /** A program's file is being fetched: nothing runs meanwhile. */
  | { type: 'fetching' }
  | { type: 'fetched' }
  | { type: 'done'; outcome: Outcome; prompt: string; kept: SessionSnapshot }
  /** The machine itself has failed. */
  | { type: 'broken'; message: string }
  | { type: 'inspected'; met: string[] };
