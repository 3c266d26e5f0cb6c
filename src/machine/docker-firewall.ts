// The rules the Docker engine writes into the packet filter, as iptables -S showed them after dockerd 24.0.9 and 27.3.1.
import type { ContainerNetwork, PublishedPort } from './docker.ts';
import { builtIn, type Chain, type Condition, type Rule } from './firewall.ts';
import type { Machine } from './model.ts';

type Family = 'ipv4' | 'ipv6';

/** The engine's own chains and what leads to them; those that are there stay as they are. */
export function openEngine(machine: Machine): void {
  const chains = ['DOCKER', 'DOCKER-ISOLATION-STAGE-1', 'DOCKER-ISOLATION-STAGE-2', 'DOCKER-USER'];
  for (const family of familiesOf(machine)) {
    const filter = (chain: string, text: string, first = false) => {
      put(machine, family, 'filter', chain, text, first);
    };
    for (const chain of chains) addChain(machine, family, 'filter', chain);
    addChain(machine, family, 'nat', 'DOCKER');
    if (family === 'ipv4') {
      put(machine, family, 'nat', 'PREROUTING', '-m addrtype --dst-type LOCAL -j DOCKER');
      put(machine, family, 'nat', 'OUTPUT', '! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER');
      filter('FORWARD', '-j DOCKER-ISOLATION-STAGE-1', true);
    }
    filter('FORWARD', '-j DOCKER-USER', true);
    filter('DOCKER-ISOLATION-STAGE-1', '-j RETURN');
    filter('DOCKER-ISOLATION-STAGE-2', '-j RETURN');
    filter('DOCKER-USER', '-j RETURN');
  }
}

/**
 * Has the kernel forward packets, as libnetwork's setup_ip_forwarding.go does: where the engine switches that on itself,
 * nothing may pass but what the engine's rules let through.
 *
 * @param filters whether the engine writes rules
 */
export function openForwarding(machine: Machine, filters: boolean): void {
  const forward = machine.files['/proc/sys/net/ipv4/ip_forward'];
  if (forward?.type !== 'file') return;
  const closed = forward.content.startsWith('1') ? [] : ['ipv4' as const];
  // To the kernel both are one parameter.
  for (const name of ['ip_forward', 'conf/all/forwarding']) {
    Object.assign(machine.files[`/proc/sys/net/ipv4/${name}`] ?? {}, { content: '1\n' });
  }
  if (!filters) return;
  for (const family of [...closed, ...familiesOf(machine).filter((each) => each === 'ipv6')]) {
    const chain = chainOf(machine, family, 'filter', 'FORWARD');
    if (chain) chain.policy = 'DROP';
  }
}

/** The rules of one network. */
export function openBridge(machine: Machine, network: ContainerNetwork): void {
  if (!network.link) return;
  for (const family of familiesOf(machine)) {
    for (const [table, chain, text] of bridgeRules(network, family)) {
      const position = chain === 'FORWARD' ? leading(machine, family) : 0;
      put(machine, family, table, chain, text, true, position);
    }
  }
}

/** Takes the rules of one network away. */
export function closeBridge(machine: Machine, network: ContainerNetwork): void {
  if (!network.link) return;
  for (const family of familiesOf(machine)) {
    for (const [table, chain, text] of bridgeRules(network, family)) take(machine, family, table, chain, text);
  }
}

/** Rules for one network, each to be put in front of what is there: so the last comes first. */
function bridgeRules(
  { link, subnet }: ContainerNetwork,
  family: Family,
): [table: string, chain: string, text: string][] {
  const isolation: [string, string, string][] = [
    ['filter', 'DOCKER-ISOLATION-STAGE-1', `-i ${link} ! -o ${link} -j DOCKER-ISOLATION-STAGE-2`],
    ['filter', 'DOCKER-ISOLATION-STAGE-2', `-o ${link} -j DROP`],
  ];
  if (family === 'ipv6') return isolation;
  return [
    ...isolation,
    ['nat', 'POSTROUTING', `-s ${subnet} ! -o ${link} -j MASQUERADE`],
    ['nat', 'DOCKER', `-i ${link} -j RETURN`],
    ['filter', 'FORWARD', `-i ${link} -o ${link} -j ACCEPT`],
    ['filter', 'FORWARD', `-i ${link} ! -o ${link} -j ACCEPT`],
    ['filter', 'FORWARD', `-o ${link} -j DOCKER`],
    ['filter', 'FORWARD', `-o ${link} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`],
  ];
}

/**
 * Opens a published port.
 *
 * @param address of the container
 * @returns what the engine says where a chain of its own is gone; undefined where all went well
 */
export function openPort(
  machine: Machine,
  network: ContainerNetwork,
  address: string,
  port: PublishedPort,
): string | undefined {
  if (!chainOf(machine, 'ipv4', 'nat', 'DOCKER')) {
    return (
      `${machine.release === '5.0' ? 'Unable to enable DNAT rule: ' : ''} (iptables failed: iptables --wait -t nat -A DOCKER -p ${port.protocol} ` +
      `-d ${port.address || '0/0'} --dport ${port.port} -j DNAT --to-destination ${address}:${port.containerPort} ` +
      `! -i ${network.link}: iptables: No chain/target/match by that name.\n (exit status 1))`
    );
  }
  for (const [table, chain, text] of portRules(network, address, port)) put(machine, 'ipv4', table, chain, text);
  return undefined;
}

/** Closes a published port. */
export function closePort(machine: Machine, network: ContainerNetwork, address: string, port: PublishedPort): void {
  for (const [table, chain, text] of portRules(network, address, port)) take(machine, 'ipv4', table, chain, text);
}

function portRules(
  { link }: ContainerNetwork,
  container: string,
  { protocol, address, port, containerPort }: PublishedPort,
): [table: string, chain: string, text: string][] {
  const match = (number: number) => `-p ${protocol} -m ${protocol} --dport ${number}`;
  const only = address ? `-d ${address}/32 ` : '';
  return [
    ['nat', 'DOCKER', `${only}! -i ${link} ${match(port)} -j DNAT --to-destination ${container}:${containerPort}`],
    ['filter', 'DOCKER', `-d ${container}/32 ! -i ${link} -o ${link} ${match(containerPort)} -j ACCEPT`],
    ['nat', 'POSTROUTING', `-s ${container}/32 -d ${container}/32 ${match(containerPort)} -j MASQUERADE`],
  ];
}

/** From 27 on the engine writes IPv6 rules too. */
function familiesOf(machine: Machine): Family[] {
  return machine.release === '5.0' ? ['ipv4', 'ipv6'] : ['ipv4'];
}

/** How many rules at the top of FORWARD lead to the engine's own chains. */
function leading(machine: Machine, family: Family): number {
  const rules = chainOf(machine, family, 'filter', 'FORWARD')?.rules ?? [];
  const other = rules.findIndex(({ target }) => target !== 'DOCKER-USER' && target !== 'DOCKER-ISOLATION-STAGE-1');
  return other < 0 ? rules.length : other;
}

function tableOf(machine: Machine, family: Family, table: string): Chain[] {
  const chains = (machine.firewall[family][table] ??= []);
  for (const own of builtIn(table)) if (!chains.some(({ name }) => name === own.name)) chains.push(own);
  return chains;
}

function chainOf(machine: Machine, family: Family, table: string, name: string): Chain | undefined {
  return tableOf(machine, family, table).find((chain) => chain.name === name);
}

function addChain(machine: Machine, family: Family, table: string, name: string): void {
  if (chainOf(machine, family, table, name)) return;
  tableOf(machine, family, table).push({ name, packets: 0, bytes: 0, rules: [] });
}

function put(machine: Machine, family: Family, table: string, name: string, text: string, first = false, position = 0) {
  const rules = chainOf(machine, family, table, name)?.rules;
  if (!rules || rules.some((rule) => textOf(rule) === text)) return;
  rules.splice(first ? position : rules.length, 0, ruleOf(text));
}

function take(machine: Machine, family: Family, table: string, name: string, text: string): void {
  const chain = chainOf(machine, family, table, name);
  if (chain) chain.rules = chain.rules.filter((rule) => textOf(rule) !== text);
}

const fields = { '-s': 'source', '-d': 'destination', '-i': 'in', '-o': 'out', '-p': 'protocol' } as const;

/** A rule from the text that iptables -S shows of it, without its chain. */
function ruleOf(text: string): Rule {
  const rule: Rule = { matches: [], options: {}, packets: 0, bytes: 0 };
  const words = text.split(' ');
  let not = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '!') {
      not = true;
      continue;
    }
    const value = words.shift() ?? '';
    const condition: Condition = not ? { value, not } : { value };
    not = false;
    const match = rule.matches.at(-1);
    if (word in fields) rule[fields[word as keyof typeof fields]] = condition;
    else if (word === '-j') rule.target = value;
    else if (word === '-m') rule.matches.push({ module: value, options: {} });
    else if (rule.target !== undefined) rule.options[word] = value;
    else if (match) match.options[word] = condition;
  }
  return rule;
}

/** The text of a rule of this module; another's rule has a text that none of these has. */
function textOf(rule: Rule): string {
  const part = (option: string, condition?: Condition) =>
    condition ? [...(condition.not ? ['!'] : []), option, condition.value] : [];
  return [
    ...part('-s', rule.source),
    ...part('-d', rule.destination),
    ...part('-i', rule.in),
    ...part('-o', rule.out),
    ...part('-p', rule.protocol),
    ...rule.matches.flatMap(({ module, options }) => [
      '-m',
      module,
      ...Object.entries(options).flatMap(([option, condition]) => part(option, condition)),
    ]),
    ...(rule.target === undefined ? [] : ['-j', rule.target]),
    ...Object.entries(rule.options).flat(),
  ].join(' ');
}
