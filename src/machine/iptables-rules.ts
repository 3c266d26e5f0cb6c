// Rules of the packet filter as iptables writes them.
import type { Condition, Match, Rule } from './firewall.ts';

/**
 * A rule as iptables -S writes it.
 *
 * @param counters whether to write what it counted, behind its matches
 */
export function ruleText(chain: string, rule: Rule, counters = false): string {
  const parts = [`-A ${chain}`];
  const add = (option: string, condition?: Condition) => {
    if (condition) parts.push(`${condition.not ? '! ' : ''}${option} ${condition.value}`);
  };
  add('-s', rule.source);
  add('-d', rule.destination);
  add('-i', rule.in);
  add('-o', rule.out);
  add('-p', rule.protocol);
  for (const match of rule.matches) {
    parts.push(`-m ${match.module}`);
    for (const [option, { value, not }] of optionsInOrder(match)) {
      if (option === '--limit-burst' && value === '5') continue;
      parts.push(`${not ? '! ' : ''}${option} ${option === '--comment' ? quoted(value) : value}`);
    }
  }
  if (counters) parts.push(`-c ${String(rule.packets)} ${String(rule.bytes)}`);
  if (rule.target !== undefined) parts.push(`${rule.goto ? '-g' : '-j'} ${rule.target}`);
  for (const option of ['--log-prefix', '--log-level']) {
    const value = rule.options[option];
    if (value !== undefined) parts.push(`${option} ${quoted(value)}`);
  }
  for (const [option, value] of Object.entries(rule.options)) {
    if (!option.startsWith('--log')) parts.push(`${option} ${value}`);
  }
  return parts.join(' ');
}

/** The options of a match, in their own order. */
export function optionsInOrder({ module, options }: Match): [option: string, condition: Condition][] {
  const order = written[module];
  const entries = Object.entries(options);
  return order ? entries.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)) : entries;
}

/** The order in which the options of an extension are written. */
const written: Record<string, string[]> = {
  tcp: ['--sport', '--dport', '--tcp-flags'],
  udp: ['--sport', '--dport'],
  addrtype: ['--src-type', '--dst-type'],
  limit: ['--limit', '--limit-burst'],
};

/** A value as iptables-save writes it: in quotes where it has other than plain characters. */
function quoted(value: string): string {
  return /^[-_0-9A-Za-z]+$/.test(value) ? value : `"${value.replace(/["\\']/g, '\\$&')}"`;
}
