// iptables and ip6tables: rules of the packet filter are listed and changed.
import { builtIn, type Chain, type Family, type Match, type Rule } from '../firewall.ts';
import { lookUp, nameOf } from '../connection.ts';
import { execute, referencesTo } from '../iptables-changes.ts';
import { errorText, IptablesError, variantOf } from '../iptables-errors.ts';
import { icmpTypes, logLevels } from '../iptables-extensions.ts';
import type { Order } from '../iptables-options.ts';
import { readOrder } from '../iptables-parser.ts';
import { optionsInOrder, ruleText } from '../iptables-rules.ts';
import type { Machine } from '../model.ts';
import { portName, protocolNumber } from '../ports.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

/** Which family a program is for: "ip6tables-save" is for IPv6. */
export function familyOf(name: string): Family {
  return name.startsWith('ip6') ? 'ipv6' : 'ipv4';
}

/** What a program says to anyone but root; undefined to root. */
export function denied(call: Call): { text: string; status: number } | undefined {
  if (call.user.uid === 0) return undefined;
  const { kind, version } = variantOf(call.machine);
  if (kind === 'nf_tables') {
    const text = `${call.name} v${version} (${kind}): Could not fetch rule set generation id: Permission denied (you must be root)\n`;
    return { text, status: 4 };
  }
  if (call.name.endsWith('-save')) {
    const list = `/proc/net/${familyOf(call.name) === 'ipv4' ? 'ip' : 'ip6'}_tables_names`;
    return { text: `Failed to list table names in ${list}: Permission denied\n`, status: 1 };
  }
  return { text: "Fatal: can't open lock file /run/xtables.lock: Permission denied\n", status: 4 };
}

/** Addresses of a host for rules. */
export function addressesFor(machine: Machine, family: Family): (name: string) => string[] {
  return (name) => {
    const answer = lookUp(machine, name, family);
    return typeof answer === 'string' ? [] : answer.addresses;
  };
}

export const iptables: Program = (call) => {
  const { machine, name } = call;
  const family = familyOf(name);
  const { kind, version } = variantOf(machine);
  try {
    const order = readOrder(family, call.args, addressesFor(machine, family));
    for (let count = 0; count < order.deprecated; count += 1) {
      call.err('Ignoring deprecated --wait-interval option.\n');
    }
    if (order.command === 'h') throw new NotSimulated("option '--help'");
    if (order.command === 'V') {
      call.out(`${name} v${version} (${kind})\n`);
      return 0;
    }
    const refusal = denied(call);
    if (refusal) {
      call.err(refusal.text);
      return refusal.status;
    }
    call.out(execute(machine, family, order, () => listing(machine, family, order)));
    return 0;
  } catch (error) {
    if (!(error instanceof IptablesError)) throw error;
    call.err(errorText(machine, name, error));
    return error.status;
  }
};

/** The chains of a table as the kernel would list them; those of a table that is not there yet are empty. */
export function chainsOf(machine: Machine, family: Family, table: string): Chain[] {
  const chains = machine.firewall[family][table] ?? builtIn(table);
  const own = chains.filter(({ policy }) => policy === undefined);
  return [
    ...chains.filter(({ policy }) => policy !== undefined),
    ...own.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  ];
}

function listing(machine: Machine, family: Family, order: Order): string {
  const all = chainsOf(machine, family, order.table);
  const chains = order.chain === undefined ? all : all.filter(({ name }) => name === order.chain);
  if (order.command === 'S') return commandsFor(chains, order);
  if (order.argument !== undefined) {
    const rule = chains[0]?.rules[Number(order.argument) - 1];
    return rule ? row(machine, family, rule, Number(order.argument), order) : '';
  }
  return chains.map((chain) => table(machine, family, chain, all, order)).join('\n');
}

/** As commands that would make the chains again. */
function commandsFor(chains: Chain[], { argument, verbose }: Order): string {
  const rules = (chain: Chain) =>
    chain.rules
      .filter((_, index) => argument === undefined || index === Number(argument) - 1)
      .map((rule) => ruleText(chain.name, rule, verbose));
  const heads = chains.map(({ name, policy, packets, bytes }) => {
    const counters = verbose ? ` -c ${String(packets)} ${String(bytes)}` : '';
    return policy === undefined ? `-N ${name}` : `-P ${name} ${policy}${counters}`;
  });
  return [...(argument === undefined ? heads : []), ...chains.flatMap(rules)].map((line) => `${line}\n`).join('');
}

function table(machine: Machine, family: Family, chain: Chain, all: Chain[], order: Order): string {
  const counted = order.verbose
    ? ` ${counter(chain.packets, order.exact).trimStart()} packets, ${counter(chain.bytes, order.exact).trimStart()} bytes`
    : '';
  const state =
    chain.policy === undefined
      ? `${String(referencesTo(all, chain.name))} references`
      : `policy ${chain.policy}${counted}`;
  const number = order.lineNumbers ? 'num  ' : '';
  const counters = order.exact ? '    pkts      bytes ' : ' pkts bytes ';
  const links = 'in     out     ';
  const head = `${number}${order.verbose ? counters : ''}target     prot opt ${order.verbose ? links : ''}source               destination         `;
  const rows = chain.rules.map((rule, index) => row(machine, family, rule, index + 1, order));
  return `Chain ${chain.name} (${state})\n${head}\n${rows.join('')}`;
}

/** A number in five columns, in thousands where it would be longer; in eight where it must be exact. */
function counter(value: number, exact: boolean): string {
  if (exact) return String(value).padStart(8);
  let [number, unit] = [value, ''];
  for (const next of ['K', 'M', 'G', 'T']) {
    if (number <= (unit ? 9999 : 99_999)) break;
    number = Math.round(number / 1000);
    unit = next;
  }
  return `${String(number)}${unit}`.padStart(5);
}

function row(machine: Machine, family: Family, rule: Rule, number: number, order: Order): string {
  const { numeric, verbose, exact } = order;
  const protocol = rule.protocol?.value ?? 'all';
  // 1.8.9 writes the number where numbers are asked for; 1.8.3 names it.
  const shown =
    numeric && variantOf(machine).version !== '1.8.3' ? String(protocolNumber(protocol) ?? protocol) : protocol;
  const link = (condition: Rule['in']) =>
    `${condition?.not ? '!' : ''}${condition?.value ?? (numeric ? '*' : 'any')}`.padEnd(6);
  const address = (condition: Rule['source']) => {
    const text = condition ? hostText(machine, condition.value, numeric) : everywhere(family, numeric);
    return `${condition?.not ? '!' : ' '}${text.padEnd(19)} `;
  };
  return [
    order.lineNumbers ? `${String(number).padEnd(4)} ` : '',
    verbose ? `${counter(rule.packets, exact)} ${counter(rule.bytes, exact)} ` : '',
    `${(rule.target ?? '').padEnd(9)} ${rule.protocol?.not ? '!' : ' '}`,
    `${shown.padEnd(4)} -- `,
    verbose ? ` ${link(rule.in)} ${link(rule.out)} ` : '',
    address(rule.source),
    address(rule.destination),
    rule.goto ? ' [goto] ' : '',
    ...rule.matches.flatMap((match) => matchText(match, family, numeric)).map((text) => ` ${text}`),
    ...targetText(rule, numeric).map((text) => ` ${text}`),
    '\n',
  ].join('');
}

function everywhere(family: Family, numeric: boolean): string {
  return numeric ? (family === 'ipv4' ? '0.0.0.0/0' : '::/0') : 'anywhere';
}

function hostText(machine: Machine, prefix: string, numeric: boolean): string {
  const [address = '', length = ''] = prefix.split('/');
  const single = length === (address.includes(':') ? '128' : '32');
  if (!single) return !numeric && prefix === '127.0.0.0/8' ? 'loopback/8' : prefix;
  return numeric ? address : (nameOf(machine, address) ?? address);
}

function portText(value: string, numeric: boolean): string {
  const named = (port: string) => (numeric ? port : portName(Number(port)));
  return value
    .split(',')
    .map((range) => range.split(':').map(named).join(':'))
    .join(',');
}

const flagBits: Record<string, number> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 };

function flagsText(value: string, numeric: boolean): string {
  const [mask = '', set = ''] = value.split(' ');
  if (!numeric) return `${mask}/${set}`;
  const hex = (flags: string) => {
    const sum = flags.split(',').reduce((bits, flag) => bits + (flagBits[flag] ?? 0), 0);
    return `0x${sum.toString(16).padStart(2, '0').toUpperCase()}`;
  };
  return `${hex(mask)}/${hex(set)}`;
}

/** What a match adds to a row; each text is set off by a space. */
function matchText(match: Match, family: Family, numeric: boolean): string[] {
  const { module } = match;
  const options = optionsInOrder(match);
  const first = options[0]?.[1];
  const not = first?.not ? '!' : '';
  switch (module) {
    case 'tcp':
    case 'udp':
      return [
        module,
        ...options.map(([option, { value, not: inverted }]) => {
          const sign = inverted ? '!' : '';
          if (option === '--tcp-flags') return `flags:${sign}${flagsText(value, numeric)}`;
          return `${option.slice(2, 3)}pt${value.includes(':') ? 's' : ''}:${sign}${portText(value, numeric)}`;
        }),
      ];
    case 'icmp':
    case 'icmp6':
      return [icmpText(first?.value ?? '', Boolean(first?.not), family, numeric)];
    case 'conntrack':
    case 'state':
      return [`${not ? '! ' : ''}${module === 'state' ? 'state' : 'ctstate'} ${first?.value ?? ''}`];
    case 'multiport':
      return options.map(
        ([option, { value, not: inverted }]) =>
          `multiport ${option.slice(2)} ${inverted ? ' !' : ''}${portText(value, numeric)}`,
      );
    case 'comment':
      return [`/* ${first?.value ?? ''} */`];
    case 'limit': {
      const burst = match.options['--limit-burst']?.value ?? '5';
      return [`limit: avg ${match.options['--limit']?.value ?? ''} burst ${burst}`];
    }
    case 'addrtype':
      return [
        'ADDRTYPE match',
        ...options.map(([option, { value, not: inverted }]) => `${option.slice(2)} ${inverted ? '!' : ''}${value}`),
      ];
    default:
      throw new NotSimulated(`the match '${module}' in a list`);
  }
}

/** The name of a type of ICMP, the first it has; undefined where it has none. @param type "3/1" */
function icmpName(family: Family, type: string): string | undefined {
  return Object.entries(icmpTypes[family]).find(([, number]) => number === type)?.[0];
}

function icmpText(type: string, not: boolean, family: Family, numeric: boolean): string {
  const prefix = family === 'ipv4' ? 'icmp' : 'ipv6-icmp';
  const name = numeric ? undefined : icmpName(family, type);
  if (name) return `${prefix} ${not ? '!' : ''}${name}`;
  const [number = '', code] = (type === 'any' ? '255' : type).split('/');
  const suffix = code === undefined ? '' : ` code ${code}`;
  return not ? `${prefix} !type ${number}${suffix}` : `${prefix}type ${number}${suffix}`;
}

function targetText({ target, options }: Rule, numeric: boolean): string[] {
  switch (target) {
    case 'LOG': {
      const level = Number(options['--log-level'] ?? '4');
      const head = numeric ? `LOG flags 0 level ${String(level)}` : `LOG level ${logLevels[level] ?? ''}`;
      const prefix = options['--log-prefix'];
      return prefix === undefined ? [head] : [head, `prefix "${prefix}"`];
    }
    case 'REJECT':
      return [`reject-with ${options['--reject-with'] ?? ''}`];
    case 'DNAT':
    case 'SNAT':
      return [`to:${options['--to-destination'] ?? options['--to-source'] ?? ''}`];
    case 'REDIRECT':
      return options['--to-ports'] ? [`redir ports ${options['--to-ports']}`] : [];
    case 'MASQUERADE':
      return options['--to-ports'] ? [`masq ports: ${options['--to-ports']}`] : [];
    default:
      return [];
  }
}
