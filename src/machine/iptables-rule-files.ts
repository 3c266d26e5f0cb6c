// Rule files of iptables: loaded a table at a time, at the start of its service and by iptables-restore.
import { builtIn, builtInChains, type Family } from './firewall.ts';
import { execute } from './iptables-changes.ts';
import { errorText, IptablesError, problem, variantOf } from './iptables-errors.ts';
import type { Lookup } from './iptables-options.ts';
import { readOrder } from './iptables-parser.ts';
import type { Machine } from './model.ts';

/**
 * Loads rules as iptables-restore does: a table at a time, each wholly or not at all.
 *
 * @param text as iptables-save writes it
 * @param options.keep whether rules that are there stay (-n)
 * @param options.test whether nothing is to be changed
 * @returns the exit status, and the error as it is printed
 */
export function restore(
  machine: Machine,
  family: Family,
  text: string,
  options: { keep?: boolean; test?: boolean; lookup?: Lookup; name?: string } = {},
): { status: number; error: string } {
  const name = options.name ?? (family === 'ipv4' ? 'iptables-restore' : 'ip6tables-restore');
  const { kind } = variantOf(machine);
  const lookup = options.lookup ?? (() => []);
  const draft = structuredClone(machine);
  const lines = text.split('\n');
  const named = new Set<string>();
  let table: string | undefined;
  let deferred: IptablesError | undefined;
  let refused: string[] = [];
  for (const [index, raw] of lines.entries()) {
    const number = index + 1;
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    try {
      if (line.startsWith('*') && table === undefined) {
        table = line.slice(1).trim();
        if (!Object.hasOwn(builtInChains, table)) {
          throw problem(
            kind === 'legacy'
              ? `${name}: unable to initialize table '${table}'`
              : `${name}: line ${String(number)} table name '${table}' invalid`,
          );
        }
        named.clear();
        const before = draft.firewall[family][table];
        if (!options.keep || !before) {
          // nf_tables puts back the policies too; the legacy variant leaves those that the file does not name.
          draft.firewall[family][table] = builtIn(table).map((chain) => {
            const policy = before?.find((each) => each.name === chain.name)?.policy;
            return kind === 'legacy' && policy ? { ...chain, policy } : chain;
          });
        }
        deferred = undefined;
        refused = [];
      } else if (table === undefined) {
        return { status: 1, error: `${name}: line ${String(number)} failed\n` };
      } else if (line === 'COMMIT') {
        if (deferred) throw deferred;
        if (refused.length > 0) throw new IptablesError('kernel', ['', ...refused].join('\n'));
        if (!options.test) machine.firewall[family] = structuredClone(draft.firewall[family]);
        table = undefined;
      } else if (line.startsWith(':')) {
        declare(draft, family, table, line, named);
      } else {
        const counted = /^\[(\d+):(\d+)\]\s*(.*)$/.exec(line);
        const words = wordsOf(counted?.[3] ?? line);
        const order = readOrder(family, words, lookup);
        order.table = table;
        for (const rule of order.rules) {
          if (counted) Object.assign(rule, { packets: Number(counted[1]), bytes: Number(counted[2]) });
        }
        execute(draft, family, order);
      }
    } catch (error) {
      if (!(error instanceof IptablesError)) throw error;
      // nf_tables notices an unknown target only when it commits.
      if (kind !== 'legacy' && /^Chain '.*' does not exist$/.test(error.message) && line !== 'COMMIT') {
        deferred = error;
        continue;
      }
      // So does the kernel, which then names each line that it refuses.
      if (error.form === 'kernel' && line !== 'COMMIT') {
        refused.push(`line ${String(number)}: ${error.message.trim()}`);
        continue;
      }
      return { status: error.status, error: errorText(machine, name, error, number) };
    }
  }
  if (table !== undefined) return { status: 1, error: `${name}: COMMIT expected at line ${String(lines.length)}\n` };
  return { status: 0, error: '' };
}

/** A line that names a chain: ":INPUT DROP [0:0]" or ":mine - [0:0]". */
function declare(machine: Machine, family: Family, table: string, line: string, named: Set<string>): void {
  const match = /^:(\S+)\s+(\S+)(?:\s+\[(\d+):(\d+)\])?/.exec(line);
  const [, name = '', policy = '', packets, bytes] = match ?? [];
  const chains = machine.firewall[family][table] ?? [];
  const chain = chains.find((each) => each.name === name);
  named.add(name);
  if (chain?.policy === undefined) {
    if (!chain) chains.push({ name, packets: 0, bytes: 0, rules: [] });
    else chain.rules = [];
    return;
  }
  if (policy === 'ACCEPT' || policy === 'DROP') {
    Object.assign(chain, { policy, packets: Number(packets ?? 0), bytes: Number(bytes ?? 0) });
  }
}

/** The words of a line, with quotes taken off. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [found] of line.matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s"'])+/g)) {
    words.push(
      found.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/g, (_, double: string | undefined, single: string) =>
        double === undefined ? single : double.replace(/\\(.)/g, '$1'),
      ),
    );
  }
  return words;
}
