// What each docker command takes and does: one entry a command, under its first name.
import type { Arity, Given } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';

export interface Handler {
  arity: Arity;
  /** Options that are modelled, by long name. */
  modelled: string[];
  /** Whether the first word that is no option ends them. */
  leading?: boolean;
  /** Prints, changes the machine, and gives the exit status. */
  run(client: Client, options: Given, path: string): number | Promise<number>;
}

/** By first name: "container ls". */
export type Handlers = Record<string, Handler>;
