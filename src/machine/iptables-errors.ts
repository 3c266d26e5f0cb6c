// The variants of iptables, and how each words its errors.
import type { Machine, Release } from './model.ts';

/** Which iptables a machine has: from 5.0 on it is the variant for nf_tables. */
export interface Variant {
  version: string;
  kind: 'legacy' | 'nf_tables';
}

// Unverified: the words of 1.8.3 (3.0), which are taken from 1.8.9; only its lists name protocols where 1.8.9 numbers them.
const variants: Record<Release, Variant> = {
  // Priorities of the alternatives in SPECS/iptables/iptables.spec: in 4.0 legacy has the higher one, in 5.0 nft.
  '3.0': { version: '1.8.3', kind: 'legacy' },
  '4.0': { version: '1.8.9', kind: 'legacy' },
  '5.0': { version: '1.8.9', kind: 'nf_tables' },
};

/** The iptables of a machine. */
export function variantOf(machine: Machine): Variant {
  return variants[machine.release];
}

/** What iptables has to complain about. */
export class IptablesError extends Error {
  override name = 'IptablesError';
  readonly status: number;
  readonly form: 'problem' | 'bare' | 'kernel' | 'plain' | 'table';

  /**
   * @param message without program, version or hint
   * @param form "problem": with version and hint; "bare": with hint only; "kernel": with version only;
   *   "plain": behind the program's name; "table": with version and advice
   */
  constructor(form: IptablesError['form'], message: string, status?: number) {
    super(message);
    this.form = form;
    this.status = status ?? { problem: 2, bare: 2, kernel: 4, plain: 1, table: 3 }[form];
  }
}

/** A mistake in a command line. @param message without program, version or hint */
export const problem = (message: string) => new IptablesError('problem', message);

/**
 * An error as the program prints it.
 *
 * @param name of the program: "iptables", "ip6tables-restore"
 * @param line of the file, where rules are restored
 */
export function errorText(machine: Machine, name: string, error: IptablesError, line?: number): string {
  const { version, kind } = variantOf(machine);
  const tool = name.replace(/-.*/, '');
  const hint = `Try \`${name} -h' or '${name} --help' for more information.\n`;
  const where = line === undefined ? '' : `Error occurred at line: ${String(line)}\n`;
  switch (error.form) {
    case 'problem':
      return `${name} v${version} (${kind}): ${error.message}\n${where}${hint}`;
    case 'bare':
      return `${error.message}\n${where}${hint}`;
    case 'kernel':
      return `${name} v${version} (${kind}): ${error.message}\n`;
    case 'table':
      return `${name} v${version} (${kind}): ${error.message}\nPerhaps ${tool} or your kernel needs to be upgraded.\n`;
    case 'plain':
      if (line === undefined) return `${name}: ${error.message}\n`;
      return `${name}: line ${String(line)} failed${kind === 'legacy' ? '' : `: ${error.message}`}\n`;
  }
}
