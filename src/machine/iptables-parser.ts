// The parser of iptables' command lines, which are the lines of its rule files too.
import type { Condition, Family, Rule } from './firewall.ts';
import { IptablesError, problem } from './iptables-errors.ts';
import {
  checkChainName,
  complete,
  matchExtensions,
  otherMatches,
  otherTargets,
  targets,
  tcpFlags,
  text,
} from './iptables-extensions.ts';
import { Arguments, commands, conditions, flags, networksOf, type Lookup, type Order } from './iptables-options.ts';
import { protocolName, protocolNumber } from './ports.ts';
import { NotSimulated } from './program.ts';

/**
 * Reads a command line, or a line of a rule file.
 *
 * @param args without the program's name
 * @throws {IptablesError} for what iptables itself refuses
 * @throws {NotSimulated} for what is not modelled
 */
export function readOrder(family: Family, args: string[], lookup: Lookup): Order {
  return new Reading(family, args, lookup).order();
}

class Reading {
  private readonly family: Family;
  private readonly args: Arguments;
  private readonly lookup: Lookup;
  private not = false;
  private readonly seen = new Set<string>();
  private readonly rule: Rule = { matches: [], options: {}, packets: 0, bytes: 0 };
  private sources: string[] = [];
  private destinations: string[] = [];
  private readonly result: Order = {
    table: 'filter',
    rules: [],
    numeric: false,
    verbose: false,
    exact: false,
    lineNumbers: false,
    deprecated: 0,
  };

  constructor(family: Family, args: string[], lookup: Lookup) {
    this.family = family;
    this.args = new Arguments(args);
    this.lookup = lookup;
  }

  order(): Order {
    while (!this.args.done) this.option(this.args.next());
    this.finish();
    const { result, rule } = this;
    const sources = this.sources.length > 0 ? this.sources : [undefined];
    const destinations = this.destinations.length > 0 ? this.destinations : [undefined];
    for (const source of sources) {
      for (const destination of destinations) {
        const own = structuredClone(rule);
        set(own, 'source', source, this.seen.has('!source'));
        set(own, 'destination', destination, this.seen.has('!destination'));
        result.rules.push(own);
      }
    }
    return result;
  }

  private option(arg: string): void {
    if (arg === '!') {
      if (this.not) throw problem('multiple consecutive ! not allowed');
      this.not = true;
      return;
    }
    if (!arg.startsWith('-') || arg === '-') throw new IptablesError('bare', `Bad argument \`${arg}'`);
    const long = this.args.longName(arg);
    const command = commands[long];
    if (command) {
      if (this.not) throw problem("unexpected '!' flag");
      this.command(arg, command);
      return;
    }
    const condition = conditions[long];
    if (condition) {
      this.condition(arg, condition);
      return;
    }
    const flag = flags[long];
    if (flag) {
      this.result[flag] = true;
      return;
    }
    switch (long) {
      case '--table':
        this.result.table = this.args.value(arg);
        return;
      case '--jump':
      case '--goto':
        this.jump(arg, long === '--goto');
        return;
      case '--match':
        this.match(this.args.value(arg));
        return;
      case '--wait':
        this.wait();
        return;
      case '--wait-interval':
        this.args.value(arg);
        this.result.deprecated += 1;
        return;
      case '--set-counters':
        this.counters(arg);
        return;
      case '--ipv4':
      case '--ipv6':
      case '--fragment':
      case '--modprobe':
        throw new NotSimulated(`option '${arg}'`);
    }
    this.extensionOption(arg, long);
  }

  private command(arg: string, [letter, needed, optional = 0]: [string, number, number?]): void {
    if (this.result.command !== undefined) {
      throw problem(`Cannot use -${letter} with -${this.result.command}`);
    }
    this.result.command = letter;
    const words: string[] = [];
    if (needed > 0) words.push(this.args.value(arg));
    for (let count = 1; count < needed; count += 1) {
      const word = this.args.optional();
      if (word === undefined) {
        if (letter === 'P') throw problem('-P requires a chain and a policy');
        if (letter === 'E') throw problem('-E requires old-chain-name and new-chain-name');
        throw problem('-R requires a rule number');
      }
      words.push(word);
    }
    for (let count = 0; count < optional; count += 1) {
      const word = this.args.optional();
      if (word !== undefined) words.push(word);
    }
    const [chain, argument] = words;
    if (letter === 'N') checkChainName(chain ?? '');
    if (chain !== undefined) this.result.chain = chain;
    if (argument !== undefined) this.result.argument = argument;
    if (['D', 'I', 'R', 'L', 'S', 'Z'].includes(letter) && argument !== undefined && !/^[1-9]\d*$/.test(argument)) {
      throw problem(`Invalid rule number \`${argument}'`);
    }
  }

  private once(key: string, letter: string): void {
    if (this.seen.has(key)) throw problem(`multiple -${letter} flags not allowed`);
    this.seen.add(key);
  }

  private condition(arg: string, { field, letter }: (typeof conditions)[string]): void {
    const value = this.args.value(arg);
    this.once(field, letter);
    const not = this.not;
    this.not = false;
    if (field === 'source' || field === 'destination') {
      if (not) this.seen.add(`!${field}`);
      const networks = value.split(',').flatMap((each) => networksOf(this.family, each, this.lookup));
      if (field === 'source') this.sources = networks;
      else this.destinations = networks;
      return;
    }
    if (field === 'protocol') {
      const number = protocolNumber(value);
      if (number === undefined) throw problem(`unknown protocol "${value.toLowerCase()}" specified`);
      if (number === 0 && not) throw problem('rule would never match protocol');
      if (number !== 0) set(this.rule, 'protocol', protocolName(number), not);
      return;
    }
    if (value.length > 15) {
      throw problem(`interface name \`${value}' must be shorter than IFNAMSIZ (15)`);
    }
    set(this.rule, field, value, not);
  }

  private jump(arg: string, goto: boolean): void {
    if (this.not) throw problem(`cannot have ! before ${arg}`);
    const name = this.args.value(arg);
    this.once('jump', goto ? 'g' : 'j');
    this.rule.target = name;
    if (goto) this.rule.goto = true;
    if (otherTargets.has(name)) throw new NotSimulated(`the target '${name}'`);
  }

  private match(name: string): void {
    if (otherMatches.has(name)) throw new NotSimulated(`the match '${name}'`);
    if (!Object.hasOwn(matchExtensions, name)) {
      throw problem(`Couldn't load match \`${name}':No such file or directory\n`);
    }
    this.rule.matches.push({ module: name, options: {} });
  }

  private wait(): void {
    if (/^\d+$/.test(this.args.peek())) this.args.next();
  }

  private counters(arg: string): void {
    const [packets = '', bytes = this.args.next()] = this.args.value(arg).split(',');
    if (!/^\d+$/.test(packets) || !/^\d+$/.test(bytes)) throw new NotSimulated(`the counters '${packets}'`);
    this.rule.packets = Number(packets);
    this.rule.bytes = Number(bytes);
  }

  /** The extension that goes with the protocol of the rule. */
  private implied(): string | undefined {
    const { protocol } = this.rule;
    if (!protocol || protocol.not) return undefined;
    const name = protocol.value === 'ipv6-icmp' ? 'icmp6' : protocol.value;
    return ['tcp', 'udp', 'icmp', 'icmp6'].includes(name) ? name : undefined;
  }

  private extensionOption(arg: string, long: string): void {
    const target = targets[this.rule.target ?? ''];
    const targetOption = Object.keys(target?.options ?? {}).find((each) => each === long || isShortened(long, each));
    if (target && targetOption) {
      const reader = target.options[targetOption] ?? text;
      this.rule.options[targetOption] = reader(this.args.value(arg), this.family);
      return;
    }
    const loaded = this.rule.matches.toReversed();
    const implied = this.implied();
    for (const module of [...loaded.map((each) => each.module), ...(implied ? [implied] : [])]) {
      const extension = matchExtensions[module];
      const option = extension?.aliases?.[long] ?? long;
      const syn = module === 'tcp' && option === '--syn';
      if (!extension || !(syn || option in extension.options)) continue;
      let match = loaded.find((each) => each.module === module);
      if (!match) {
        match = { module, options: {} };
        this.rule.matches.push(match);
      }
      const not = this.not;
      this.not = false;
      if (
        module === 'multiport' &&
        !['tcp', 'udp', 'udplite', 'sctp', 'dccp'].includes(this.rule.protocol?.value ?? '')
      ) {
        throw problem("multiport needs `-p tcp', `-p udp', `-p udplite', `-p sctp' or `-p dccp'");
      }
      const value = syn
        ? 'FIN,SYN,RST,ACK SYN'
        : option === '--tcp-flags'
          ? this.flagPair(arg)
          : (extension.options[option] ?? text)(this.args.value(arg), this.family);
      match.options[syn ? '--tcp-flags' : option] = { value, ...(not ? { not } : {}) };
      return;
    }
    throw problem(`unknown option "${arg}"`);
  }

  /** The two values of --tcp-flags: which flags are looked at, and which of them are set. */
  private flagPair(arg: string): string {
    const mask = this.args.value(arg);
    const flags = this.args.optional();
    if (flags === undefined) throw problem(`${arg} requires two args.`);
    return `${tcpFlags(mask)} ${tcpFlags(flags)}`;
  }

  private finish(): void {
    const { result, rule } = this;
    if (result.command === undefined) throw problem('no command specified');
    complete(rule, this.family);
    const { chain = '' } = result;
    if (rule.out && ['PREROUTING', 'INPUT'].includes(chain)) throw problem(`Can't use -o with ${chain}\n`);
    if (rule.in && ['POSTROUTING', 'OUTPUT'].includes(chain)) throw problem(`Can't use -i with ${chain}\n`);
  }
}

function set(rule: Rule, field: 'protocol' | 'source' | 'destination' | 'in' | 'out', value?: string, not?: boolean) {
  if (value === undefined || value === '0.0.0.0/0' || value === '::/0') return;
  rule[field] = { value, ...(not ? { not: true } : {}) } satisfies Condition;
}

const isShortened = (written: string, option: string) => written.length > 3 && option.startsWith(written);
