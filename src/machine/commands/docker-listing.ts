// What docker's commands have in common: refusals, several words, filters, questions before a removal, inspecting.
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Client } from './docker-client.ts';
import type { Handler } from './docker-commands.ts';
import { execute, parseTemplate } from './docker-template.ts';
import { jsonText, type Value } from './docker-values.ts';

/** A refusal by the engine. */
export function refused(message: string, status = 1): Failure {
  return new Failure(`Error response from daemon: ${message}`, status);
}

/**
 * Does something for each word; one that fails keeps no other from it. Why it failed goes to stderr at the end.
 *
 * @returns what was said of those that failed, in order
 */
export async function forEachWord(
  { call }: Client,
  words: string[],
  work: (word: string) => void | Promise<void>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const word of words) {
    try {
      await work(word);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) call.err(`${problems.join('\n')}\n`);
  return problems;
}

/**
 * A command that takes things off the engine, one after the other.
 *
 * @param request method and path of the request, without the thing's name: "Delete networks"
 * @param remove gives what is printed; nothing where that is empty
 */
export function removal(request: string, remove: (client: Client, written: string, force: boolean) => string): Handler {
  return {
    arity: [1, Infinity],
    modelled: ['force'],
    async run(client, { words, has }) {
      client.connect(`${request}/${words[0] ?? ''}`);
      const problems = await forEachWord(client, words, (written) => {
        const line = remove(client, written, has('force'));
        if (line) client.call.out(`${line}\n`);
      });
      return problems.length > 0 ? 1 : 0;
    },
  };
}

/**
 * The values of --filter by key.
 *
 * @param written "status=exited"
 * @param modelled keys that are modelled
 * @param others keys the engine knows and this does not
 * @throws {Failure} for a key the engine does not know
 */
export function filtersOf(written: string[], modelled: string[], others: string[]): (key: string) => string[] {
  const found = new Map<string, string[]>();
  for (const filter of written) {
    const at = filter.indexOf('=');
    const [key, value] = [filter.slice(0, at).trim().toLowerCase(), filter.slice(at + 1).trim()];
    if (others.includes(key)) throw new NotSimulated(`the filter '${key}'`);
    if (!modelled.includes(key)) throw refused(`invalid filter '${key}'`);
    found.set(key, [...(found.get(key) ?? []), value]);
  }
  return (key) => found.get(key) ?? [];
}

/** Asks before a removal. */
export async function confirmed({ call }: Client, warning: string): Promise<boolean> {
  const question = 'Are you sure you want to continue? [y/N] ';
  call.out(warning);
  if (call.stdin === '') return /^y$/i.test((await call.ask(question)) ?? '');
  call.out(question);
  return /^y\s*$/im.test(call.stdin.split('\n')[0] ?? '');
}

/**
 * Shows every object of a list, and says which are missing.
 *
 * @param request of the first object, as {@link Client.connect} takes it
 * @returns the exit status
 */
export function inspectAll(
  client: Client,
  names: string[],
  format: string | undefined,
  request: string,
  look: (name: string) => Value,
): number {
  const { call } = client;
  const found: Value[] = [];
  const problems: string[] = [];
  for (const name of names) {
    try {
      if (found.length + problems.length === 0) client.connect(request);
      found.push(look(name));
    } catch (error) {
      if (!(error instanceof Failure) || error.message.startsWith('Failed to initialize')) throw error;
      problems.push(error.message);
      if (!error.message.startsWith('Err')) break;
    }
  }
  if (format === undefined || format === 'json') {
    call.out(`${jsonText(found, format === undefined ? 4 : 0)}\n`);
  } else {
    const template = parseTemplate(format.replaceAll('\\t', '\t').replaceAll('\\n', '\n'));
    try {
      for (const one of found) call.out(`${execute(template, one)}\n`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      call.out('\n');
      call.err(`template parsing error: ${error.message}\n`);
      return 1;
    }
    if (found.length === 0) call.out('\n');
  }
  for (const problem of problems) call.err(`${problem}\n`);
  return problems.length > 0 ? 1 : 0;
}
