// Whom the sshd of this machine lets in: users, passwords and authorized keys, and what it logs of them.
import { accountsOf, groupName, identityOf, type Account } from './accounts.ts';
import { Files, root } from './files.ts';
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { admits, lockMessages } from './pam-faillock.ts';
import { opens, refusalOf } from './passwords.ts';
import { NotSimulated } from './program.ts';
import { readPublicLine, type PublicKey } from './ssh-keys.ts';
import { isOn, SshError } from './ssh-options.ts';
import { sshdValue } from './sshd-settings.ts';
import { matches } from './unit-files.ts';

/** Keywords that decide on logins in ways that are not modelled. */
const unmodelled = [
  'authorizedkeyscommand', 'authorizedprincipalscommand', 'authorizedprincipalsfile', 'chrootdirectory', 'forcecommand',
  'revokedkeys', 'trustedusercakeys',
]; // prettier-ignore

/** The sshd of this machine, as it deals with one client. */
export class Server {
  readonly port: number;
  /** "alice", "invalid user bob". */
  readonly shown: string;
  readonly methods: string[];
  readonly account: Account | undefined;
  private readonly machine: Machine;
  private readonly name: string;
  private readonly address: string;
  private failures = 0;

  /** @throws {NotSimulated} where the configuration asks for a login that is not modelled */
  constructor(machine: Machine, name: string, address: string) {
    this.machine = machine;
    this.name = name;
    this.address = address;
    this.port = 40_000 + (machine.journal.length % 20_000);
    this.account = accountsOf(machine).find((account) => account.name === name);
    this.shown = this.account ? name : `invalid user ${name}`;
    const unheeded = unmodelled.find((keyword) => (sshdValue(machine, keyword) ?? 'none') !== 'none');
    if (unheeded !== undefined) throw new NotSimulated(`a login with '${unheeded}' in sshd_config`);
    const on = (keyword: string) => isOn(sshdValue(machine, keyword), true);
    this.methods = [
      ...(on('pubkeyauthentication') ? ['publickey'] : []),
      ...(on('passwordauthentication') ? ['password'] : []),
      ...(on('kbdinteractiveauthentication') ? ['keyboard-interactive'] : []),
    ];
    if (!this.account) this.note(`Invalid user ${name} from ${address} port ${String(this.port)}`);
  }

  note(message: string): void {
    const pid = this.machine.nextPid;
    log(this.machine, { unit: 'sshd.service', identifier: 'sshd', pid, message });
  }

  /** Counts a failure. @throws {SshError} where there were too many */
  fail(): void {
    this.failures += 1;
    if (this.failures < Number(sshdValue(this.machine, 'maxauthtries') ?? 6)) return;
    const where = `${this.address} port 22`;
    this.note(
      `error: maximum authentication attempts exceeded for ${this.shown} from ${this.address} port ${String(this.port)} ssh2 [preauth]`,
    );
    throw new SshError(
      `Received disconnect from ${where}:2: Too many authentication failures\nDisconnected from ${where}`,
    );
  }

  /** Whether the lists of users and groups, and the account itself, allow a login at all. */
  private allowed(): boolean {
    const identity = identityOf(this.machine, this.name);
    if (!identity || !this.account) return false;
    const groups = identity.groups.map((gid) => groupName(this.machine, gid));
    const listed = (keyword: string, names: string[]) => {
      const value = sshdValue(this.machine, keyword);
      if (value === undefined) return undefined;
      return value.split(/\s+/).some((pattern) => {
        const [who = '', from] = pattern.split('@');
        return names.some((name) => matches(who, name)) && (from === undefined || matches(from, this.address));
      });
    };
    if (listed('denyusers', [this.name]) || listed('denygroups', groups)) return false;
    if (listed('allowusers', [this.name]) === false || listed('allowgroups', groups) === false) return false;
    return refusalOf(this.machine, this.name) !== 'account';
  }

  private rootRule(): string {
    return (sshdValue(this.machine, 'permitrootlogin') ?? 'prohibit-password').toLowerCase();
  }

  takesPassword(password: string): boolean {
    const rootAllowed = this.account?.uid !== 0 || this.rootRule() === 'yes';
    const right = this.allowed() && rootAllowed && opens(this.machine, this.name, password);
    return admits(this.machine, 'sshd', this.name, { kind: 'RHOST', source: this.address }, right);
  }

  /** What PAM says before it asks for a password; each line ends with a newline. */
  get notice(): string {
    return lockMessages(this.machine, 'sshd', this.name)
      .map((line) => `${line}\n`)
      .join('');
  }

  /** Whether a key is in the account's authorized_keys, whose directory nobody else may write to. */
  takesKey(key: PublicKey): boolean {
    const { account } = this;
    if (!account || !this.allowed() || (account.uid === 0 && this.rootRule() === 'no')) return false;
    if (account.uid === 0 && this.rootRule() === 'forced-commands-only') throw new NotSimulated('forced commands');
    const files = new Files(this.machine, root);
    const strict = isOn(sshdValue(this.machine, 'strictmodes'), true);
    return (sshdValue(this.machine, 'authorizedkeysfile') ?? '.ssh/authorized_keys').split(/\s+/).some((written) => {
      const named = written.replaceAll('%u', account.name).replaceAll('%h', account.home);
      const path = files.resolve(named, account.home);
      if (!files.exists(path)) return false;
      const places = [path, path.replace(/\/[^/]*$/, ''), ...(path.startsWith(account.home) ? [account.home] : [])];
      const bad = places.find((place) => {
        const { mode, uid } = files.stat(place);
        return (mode & 0o022) !== 0 || (uid !== 0 && uid !== account.uid);
      });
      if (strict && bad !== undefined) {
        const kind = bad === path ? 'file' : 'directory';
        this.note(`Authentication refused: bad ownership or modes for ${kind} ${bad}`);
        return false;
      }
      return files
        .read(path)
        .split('\n')
        .some((line) => readPublicLine(line)?.blob === key.blob);
    });
  }
}
