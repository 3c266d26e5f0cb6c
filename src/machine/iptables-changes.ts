// Changes of the packet filter's tables, chains and rules, as iptables and the kernel allow them.
import { builtIn, builtInChains, type Chain, type Family, type Rule } from './firewall.ts';
import { IptablesError, problem, variantOf, type Variant } from './iptables-errors.ts';
import { checkChainName, targets } from './iptables-extensions.ts';
import type { Order } from './iptables-options.ts';
import { ruleText } from './iptables-rules.ts';
import type { Machine } from './model.ts';

/** The kernel's refusal of a rule or chain. */
function refused(kind: Variant['kind'], what: string, legacy = "Invalid argument. Run `dmesg' for more information.") {
  return kind === 'legacy' ? new IptablesError('plain', legacy) : new IptablesError('kernel', ` ${what}`);
}

const noSuchChain = () => new IptablesError('plain', 'No chain/target/match by that name.');
const badRule = () => new IptablesError('plain', 'Bad rule (does a matching rule exist in that chain?).');

/**
 * Does what a command line asks for.
 *
 * @returns what it prints to stdout
 * @throws {IptablesError}
 */
export function execute(
  machine: Machine,
  family: Family,
  order: Order,
  list: (order: Order) => string = () => '',
): string {
  const { kind } = variantOf(machine);
  const ruleset = machine.firewall[family];
  const { table, chain: chainName, argument } = order;
  if (!Object.hasOwn(builtInChains, table)) {
    throw new IptablesError(
      'table',
      kind === 'legacy'
        ? `can't initialize iptables table \`${table}': Table does not exist (do you need to insmod?)`
        : `table '${table}' does not exist`,
    );
  }
  const changes = 'ARIPNDCE'.includes(order.command ?? '');
  // The legacy variant loads a table as soon as it is named.
  if (!(table in ruleset) && (kind === 'legacy' || changes)) ruleset[table] = builtIn(table);
  const chains = ruleset[table] ?? builtIn(table);
  const named = chains.find(({ name }) => name === chainName);
  const some = chainName === undefined ? chains : named ? [named] : [];
  if ('ARIDC'.includes(order.command ?? '')) checkTarget(chains, order, kind);

  switch (order.command) {
    case 'V':
    case 'h':
      return '';
    case 'L':
    case 'S':
      if (chainName !== undefined && !named) throw cannotList(kind, chainName, table);
      return list(order);
    case 'F':
      if (some.length === 0) throw noSuchChain();
      for (const chain of some) chain.rules = [];
      return '';
    case 'Z':
      if (some.length === 0) throw noSuchChain();
      if (argument !== undefined && named) {
        const rule = named.rules[Number(argument) - 1];
        if (!rule && kind === 'legacy') throw new IptablesError('plain', 'Index of counter too big.');
        if (rule) Object.assign(rule, { packets: 0, bytes: 0 });
        return '';
      }
      for (const chain of some) {
        for (const counted of [chain, ...chain.rules]) Object.assign(counted, { packets: 0, bytes: 0 });
      }
      return '';
    case 'N':
      if (named) throw new IptablesError('plain', 'Chain already exists.');
      chains.push({ name: chainName ?? '', packets: 0, bytes: 0, rules: [] });
      return '';
    case 'X':
      deleteChains(ruleset, table, chains, chainName, kind);
      return '';
    case 'E':
      if (!named) throw noSuchChain();
      if (chains.some(({ name }) => name === argument)) throw new IptablesError('plain', 'File exists.');
      checkChainName(argument ?? '');
      for (const rule of chains.flatMap(({ rules }) => rules)) {
        if (rule.target === chainName) rule.target = argument ?? '';
      }
      named.name = argument ?? '';
      return '';
    case 'P':
      if (table === 'nat' && argument === 'DROP') {
        throw problem('\nThe "nat" table is not intended for filtering, the use of DROP is therefore inhibited.\n\n');
      }
      if (named?.policy === undefined) throw new IptablesError('plain', 'Bad built-in chain name.');
      if (argument !== 'ACCEPT' && argument !== 'DROP') {
        throw new IptablesError('plain', "Bad policy name. Run `dmesg' for more information.");
      }
      named.policy = argument;
      return '';
  }
  changeRules(order, named);
  return '';
}

function cannotList(kind: Variant['kind'], chain: string, table: string): IptablesError {
  return kind === 'legacy'
    ? noSuchChain()
    : new IptablesError('kernel', `chain \`${chain}' in table \`${table}' is incompatible, use 'nft' tool.`, 1);
}

/** What the kernel refuses in a rule. */
function checkTarget(chains: Chain[], order: Order, kind: Variant['kind']): void {
  const rule = order.rules[0];
  const { target } = rule ?? {};
  if (!rule || target === undefined) return;
  const known = targets[target];
  if (!known) {
    const chain = chains.find(({ name }) => name === target);
    if (!chain) {
      throw problem(
        kind === 'legacy'
          ? `Couldn't load target \`${target}':No such file or directory\n`
          : `Chain '${target}' does not exist`,
      );
    }
    if (chain.policy !== undefined && order.command !== 'D' && order.command !== 'C') {
      throw refused(kind, `${verbOf(order)} failed (Operation not supported): rule in chain ${order.chain ?? ''}`);
    }
    return;
  }
  const { chain: name = '' } = order;
  const wrongChain = known.chains && isBuiltIn(name) && !known.chains.includes(name);
  const wrongTable = known.tables && !known.tables.includes(order.table);
  const needsTcp = rule.options['--reject-with'] === 'tcp-reset' && rule.protocol?.value !== 'tcp';
  if ((wrongChain || wrongTable || needsTcp) && 'AIR'.includes(order.command ?? '')) {
    throw refused(kind, `${verbOf(order)} failed (Invalid argument): rule in chain ${order.chain ?? ''}`);
  }
}

const isBuiltIn = (name: string) => Object.values(builtInChains).some((names) => names.includes(name));
const verbOf = ({ command }: Order) =>
  ({ A: 'RULE_APPEND', I: 'RULE_INSERT', R: 'RULE_REPLACE' })[command ?? ''] ?? 'RULE_APPEND';

function deleteChains(
  ruleset: Record<string, Chain[]>,
  table: string,
  chains: Chain[],
  wanted: string | undefined,
  kind: Variant['kind'],
): void {
  const doomed =
    wanted === undefined
      ? chains.filter(({ policy }) => policy === undefined)
      : [wanted].flatMap((name) => chains.find((chain) => chain.name === name) ?? []);
  if (wanted !== undefined && doomed.length === 0) throw noSuchChain();
  for (const chain of doomed) {
    if (chain.policy !== undefined) {
      throw new IptablesError(
        'plain',
        kind === 'legacy' ? "Invalid argument. Run `dmesg' for more information." : 'Directory not empty.',
      );
    }
    if (referencesTo(chains, chain.name) > 0) {
      throw refused(kind, `CHAIN_DEL failed (Device or resource busy): chain ${chain.name}`, 'Too many links.');
    }
    if (chain.rules.length > 0) throw new IptablesError('plain', 'Directory not empty.');
  }
  if (ruleset[table]) ruleset[table] = chains.filter((chain) => !doomed.includes(chain));
}

/** How many rules lead to a chain. */
export function referencesTo(chains: Chain[], name: string): number {
  return chains.flatMap(({ rules }) => rules).filter(({ target }) => target === name).length;
}

function changeRules(order: Order, chain: Chain | undefined): void {
  const { command, argument, rules } = order;
  const index = argument === undefined ? undefined : Number(argument) - 1;
  if (!chain) throw (command === 'D' && index === undefined) || command === 'C' ? badRule() : noSuchChain();
  const count = chain.rules.length;
  switch (command) {
    case 'A':
      chain.rules.push(...rules);
      return;
    case 'I':
      if ((index ?? 0) > count) throw new IptablesError('plain', 'Index of insertion too big.');
      chain.rules.splice(index ?? 0, 0, ...rules);
      return;
    case 'R':
      if ((index ?? 0) >= count) throw new IptablesError('plain', 'Index of replacement too big.');
      chain.rules.splice(index ?? 0, 1, ...rules);
      return;
    case 'D':
      if (index !== undefined) {
        if (index >= count) throw new IptablesError('plain', 'Index of deletion too big.');
        chain.rules.splice(index, 1);
        return;
      }
      for (const rule of rules) chain.rules.splice(find(chain, rule), 1);
      return;
    case 'C':
      for (const rule of rules) find(chain, rule);
  }
}

function find(chain: Chain, wanted: Rule): number {
  const key = (rule: Rule) => ruleText('', rule);
  const index = chain.rules.findIndex((rule) => key(rule) === key(wanted));
  if (index < 0) throw badRule();
  return index;
}
