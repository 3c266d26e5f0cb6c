// pam_faillock: counts wrong passwords and locks accounts, where a PAM file asks for it (Linux-PAM 1.5.3). Photon's do not.
import { identityOf } from './accounts.ts';
import { Files, root } from './files.ts';
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { NotSimulated } from './program.ts';

/** One wrong password. */
export interface Failure {
  /** An address, a terminal or a service. */
  source: string;
  /** Whether it still counts: what was before an unlocking does not. */
  valid: boolean;
  kind: 'RHOST' | 'TTY' | 'SVC';
  /** Seconds since 1970. */
  time: number;
}

// Source: modules/pam_faillock/faillock.h: source[52], reserved, status (1 valid, 2 RHOST, 4 TTY), time.
const size = 64;

/** Reads a file of failures. @param bytes one character each */
export function failuresIn(bytes: string): Failure[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => {
    const record = bytes.slice(index * size, (index + 1) * size);
    const number = (at: number, length: number) =>
      Array.from(record.slice(at, at + length)).reduceRight((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
    const status = number(54, 2);
    return {
      source: record.slice(0, 52).replace(/\0.*$/s, ''),
      valid: (status & 1) !== 0,
      kind: status & 2 ? 'RHOST' : status & 4 ? 'TTY' : 'SVC',
      time: number(56, 8),
    };
  });
}

function bytesOf(failures: Failure[]): string {
  const number = (value: number, length: number) =>
    Array.from({ length }, (_, at) => String.fromCharCode(Math.floor(value / 256 ** at) % 256)).join('');
  return failures
    .map(({ source, valid, kind, time }) => {
      const status = Number(valid) + { RHOST: 2, TTY: 4, SVC: 0 }[kind];
      return source.slice(0, 52).padEnd(52, '\0') + number(0, 2) + number(status, 2) + number(time, 8);
    })
    .join('');
}

/** The settings of faillock.conf, with the defaults of Linux-PAM. Flags have an empty value. */
export function faillockSettings(machine: Machine, file = '/etc/security/faillock.conf'): Map<string, string> {
  const files = new Files(machine, root);
  const lines = files.exists(file) ? files.read(file).split('\n') : [];
  const settings = new Map([
    ['dir', '/var/run/faillock'],
    ['deny', '3'],
    ['fail_interval', '900'],
    ['unlock_time', '600'],
  ]);
  for (const line of lines) {
    const [, name, value = ''] = /^\s*(\w+)\s*=?\s*([^#]*)/.exec(line) ?? [];
    if (name !== undefined) settings.set(name, value.trim());
  }
  return settings;
}

interface Rule {
  control: string;
  module: string;
  args: string[];
}

/** The rules of a PAM file, with those that it includes. */
function rulesOf(machine: Machine, service: string, type: 'auth' | 'account'): Rule[] {
  const files = new Files(machine, root);
  const path = `/etc/pam.d/${service}`;
  if (!files.exists(path)) return [];
  return files
    .read(path)
    .split('\n')
    .flatMap((line) => {
      const match = /^\s*-?(\w+)\s+(\[[^\]]*\]|\S+)\s+(\S+)\s*([^#]*)/.exec(line);
      const [, kind = '', control = '', module = '', args = ''] = match ?? [];
      if (kind.toLowerCase() !== type) return [];
      if (control === 'include' || control === 'substack') return rulesOf(machine, module, type);
      return [{ control, module: module.replace(/^.*\//, ''), args: args.split(/\s+/).filter(Boolean) }];
    });
}

/** One account's failures, and what the settings make of them. */
class Tally {
  readonly settings: Map<string, string>;
  readonly failures: Failure[];
  /** How many of them lock the account; 0 where they do not. */
  readonly locking: number;
  /** Seconds until the lock ends; less than one where it does not. */
  readonly left: number;
  private readonly unlocked: boolean;
  private readonly machine: Machine;
  private readonly uid: number;
  private readonly path: string;

  constructor(machine: Machine, name: string, uid: number, args: string[]) {
    this.machine = machine;
    this.uid = uid;
    this.settings = faillockSettings(machine);
    for (const arg of args) this.settings.set(arg.split('=')[0] ?? '', arg.split('=')[1] ?? '');
    if (this.settings.has('admin_group')) throw new NotSimulated("'admin_group' of pam_faillock");
    const files = new Files(machine, root);
    this.path = `${this.settings.get('dir') ?? ''}/${name}`;
    this.failures = files.exists(this.path) ? failuresIn(files.readBytes(this.path)) : [];
    const seconds = (key: string) => {
      const value = this.settings.get(key) ?? this.settings.get('unlock_time');
      return value === 'never' ? 0 : Number(value);
    };
    const valid = this.failures.filter((failure) => failure.valid);
    const latest = Math.max(0, ...valid.map(({ time }) => time));
    const counted = valid.filter(({ time }) => latest - time < seconds('fail_interval')).length;
    const unlock = seconds(uid === 0 ? 'root_unlock_time' : 'unlock_time');
    const deny = Number(this.settings.get('deny'));
    const exempt = uid === 0 && !this.settings.has('even_deny_root');
    const enough = !exempt && deny > 0 && counted >= deny;
    this.unlocked = enough && unlock > 0 && latest + unlock < this.now;
    this.locking = enough && !this.unlocked ? counted : 0;
    this.left = latest + unlock - this.now;
  }

  private get now(): number {
    return Math.floor(this.machine.now / 1000);
  }

  /** Counts one more: write_tally of pam_faillock.c. It takes the place of the oldest, if that counts no more. */
  count(service: string, source: Pick<Failure, 'source' | 'kind'>, name: string): void {
    const { failures, now, settings } = this;
    const interval = Number(settings.get('fail_interval'));
    for (const each of failures) if (this.unlocked || now - each.time >= interval) each.valid = false;
    const valid = failures.filter((failure) => failure.valid).length;
    const oldest = failures.findIndex(({ time }) => time === Math.min(...failures.map((each) => each.time)));
    const at = failures[oldest]?.valid === false ? oldest : failures.length;
    failures[at] = { ...source, valid: true, time: now };
    this.write();
    const told = !settings.has('no_log_info') && (settings.has('even_deny_root') || this.uid !== 0);
    if (!told || valid + 1 !== Number(settings.get('deny'))) return;
    const message = `pam_faillock(${service}:auth): Consecutive login failures for user ${name} account temporarily locked`;
    log(this.machine, {
      ...(service === 'sshd' ? { unit: 'sshd.service' } : {}),
      identifier: service,
      pid: this.machine.nextPid,
      message,
    });
  }

  reset(): void {
    this.failures.length = 0;
    this.write();
  }

  private write(): void {
    const files = new Files(this.machine, root);
    files.mkdir(this.path.replace(/\/[^/]*$/, ''), { parents: true });
    files.writeBytes(this.path, bytesOf(this.failures));
    files.chown(this.path, this.uid, undefined);
    files.chmod(this.path, 0o660);
  }
}

const isCounter = ({ module }: Rule) => module === 'pam_faillock.so';

/**
 * What PAM says before it asks for a password: that the account is locked.
 *
 * @param service name of the file in /etc/pam.d
 * @returns lines; none where it is not locked, or is so silently
 */
export function lockMessages(machine: Machine, service: string, name: string): string[] {
  const user = identityOf(machine, name);
  const rule = rulesOf(machine, service, 'auth').find((each) => isCounter(each) && each.args.includes('preauth'));
  if (!user || !rule) return [];
  const { settings, locking, left } = new Tally(machine, name, user.uid, rule.args);
  if (locking === 0 || settings.has('silent')) return [];
  const minutes = Math.ceil(left / 60);
  return [
    `The account is locked due to ${locking} failed logins.`,
    ...(left > 0 ? [`(${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left to unlock)`] : []),
  ];
}

/**
 * Whether PAM lets somebody in who gave a password; counts it where it is wrong.
 *
 * @param service name of the file in /etc/pam.d
 * @param source where it came from, as the counter keeps it
 * @param right whether the password is that of the account
 * @throws {NotSimulated} for rules whose outcome is not modelled
 */
export function admits(
  machine: Machine,
  service: string,
  name: string,
  source: Pick<Failure, 'source' | 'kind'>,
  right: boolean,
): boolean {
  const user = identityOf(machine, name);
  const rules = rulesOf(machine, service, 'auth');
  if (!user || !rules.some(isCounter)) return right;
  let failed = false;
  for (const rule of rules) {
    let passed: boolean | undefined;
    if (rule.module === 'pam_unix.so') passed = right;
    else if (isCounter(rule)) {
      const tally = new Tally(machine, name, user.uid, rule.args);
      passed = tally.locking === 0;
      if (passed && rule.args.includes('authsucc')) tally.reset();
      if (passed && rule.args.includes('authfail')) {
        tally.count(service, source, name);
        // It answers PAM_IGNORE, which only "default=die" minds.
        passed = rule.control === '[default=die]' ? false : undefined;
      }
    }
    if (passed === undefined) continue;
    if (rule.control === 'requisite' || rule.control === '[default=die]') {
      if (!passed) return false;
    } else if (rule.control === 'sufficient') {
      if (passed && !failed) break;
    } else if (rule.control === 'required') failed ||= !passed;
    else throw new NotSimulated(`'${rule.control}' in /etc/pam.d`);
  }
  if (failed || !right) return false;
  const account = rulesOf(machine, service, 'account').find(isCounter);
  if (account) new Tally(machine, name, user.uid, account.args).reset();
  return true;
}
