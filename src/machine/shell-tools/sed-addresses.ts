// Which lines a command of sed(1) is for.
import { Failure } from '../option-errors.ts';
import type { Address, Command } from './sed-command.ts';

/** Where the editor is: what addresses are compared with. */
export interface Position {
  /** Number of the line, from 1. */
  readonly number: number;
  readonly isLast: boolean;
  /** The pattern space. */
  readonly pattern: string;
}

/** Knows which ranges have begun, and which expression was used last. */
export class Addresses {
  private readonly position: Position;
  private readonly active = new Map<Command, { until: number }>();
  private last: RegExp | undefined;

  constructor(position: Position) {
    this.position = position;
  }

  /** Ends all ranges, as before a new file. */
  clear(): void {
    this.active.clear();
  }

  /** Whether a command's range goes on behind this line. */
  isOpen(command: Command): boolean {
    return this.active.has(command);
  }

  /** Whether a command is to run on this line. */
  chosen(command: Command): boolean {
    const { from, to, negated } = command;
    if (!from) return !negated;
    return (to ? this.inRange(command, from, to) : this.meets(from)) !== negated;
  }

  private meets(address: Address): boolean {
    switch (address.kind) {
      case 'line':
        return this.position.number === address.line;
      case 'last':
        return this.position.isLast;
      case 'step':
        return address.step === 0
          ? this.position.number === address.first
          : this.position.number >= address.first && (this.position.number - address.first) % address.step === 0;
      case 'regex':
        return this.matches(address.regex);
      default:
        return false;
    }
  }

  private inRange(command: Command, from: Address, to: Address): boolean {
    const begun = this.active.get(command);
    if (!begun) {
      const fromStart = from.kind === 'line' && from.line === 0;
      if (fromStart ? this.position.number !== 1 : !this.meets(from)) return false;
      const until =
        to.kind === 'line'
          ? to.line
          : to.kind === 'count'
            ? this.position.number + to.lines
            : to.kind === 'multiple'
              ? to.of > 0
                ? Math.ceil(this.position.number / to.of) * to.of
                : this.position.number
              : Infinity;
      if (fromStart && to.kind === 'regex' && this.matches(to.regex)) {
        this.active.set(command, { until: -1 });
        return true;
      }
      if (until > this.position.number && !(to.kind === 'last' && this.meets(to))) this.active.set(command, { until });
      return true;
    }
    if (begun.until === -1) return false;
    // A line number that lies behind ends the range before this line, unless it is met exactly.
    if (this.position.number > begun.until) {
      this.active.delete(command);
      return this.inRange(command, from, to);
    }
    if (this.position.number === begun.until || ((to.kind === 'regex' || to.kind === 'last') && this.meets(to))) {
      if (from.kind === 'line' && from.line === 0) this.active.set(command, { until: -1 });
      else this.active.delete(command);
    }
    return true;
  }

  private matches(regex: RegExp | undefined): boolean {
    const used = this.used(regex);
    used.lastIndex = 0;
    return used.test(this.position.pattern);
  }

  /** The expression that is meant; an empty one is the one used last. @throws {Failure} where there was none */
  used(regex: RegExp | undefined): RegExp {
    this.last = regex ?? this.last;
    if (!this.last) throw new Failure('no previous regular expression');
    return this.last;
  }
}
