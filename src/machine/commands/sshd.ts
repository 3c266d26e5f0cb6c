// sshd, as one runs it by hand: to check its configuration.
import { NotSimulated, optionsOf, UnknownOption, type Call, type OptionTable, type Program } from '../program.ts';
import type { Release } from '../model.ts';
import { checkSshd } from '../sshd.ts';
import { listenAddresses, type SshdConfig } from '../sshd-settings.ts';

/** Version of OpenSSH by release, as `ssh -V` names it. */
const opensshVersion: Record<Release, string> = {
  '3.0': 'OpenSSH_7.8p1',
  '4.0': 'OpenSSH_8.9p1',
  '5.0': 'OpenSSH_9.3p2',
};

const table: OptionTable = {
  flags: { '-t': 'test', '-T': 'dump', '-V': 'version' },
  values: { '-f': 'file' },
  unmodelled: ['-4', '-6', '-D', '-d', '-e', '-i', '-q', '-C', '-c', '-E', '-g', '-h', '-o', '-p', '-u', '-G'],
};

export const sshd: Program = (call) => {
  let options;
  try {
    options = optionsOf(call.args, table);
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    return usage(call, error);
  }
  if (options.has('version')) {
    // Unverified: the version of OpenSSL behind the one of OpenSSH
    throw new NotSimulated("option '-V'");
  }
  const [extra] = options.words;
  if (extra !== undefined) {
    call.err(`Extra argument ${extra}.\n`);
    return 1;
  }
  if (!options.has('test') && !options.has('dump')) {
    if (!call.name.startsWith('/')) {
      call.err('sshd re-exec requires execution with an absolute path\n');
      return 255;
    }
    throw new NotSimulated('a second sshd');
  }
  const file = options.value('file');
  const config = checkSshd(call.machine, file === undefined ? undefined : call.path(file));
  if (call.user.uid !== 0) throw new NotSimulated('sshd run by another user than root');
  // What sshd logs to a terminal ends with a carriage return, too; perror(3) knows nothing of that.
  for (const line of config.messages)
    call.err(config.exitCode === 1 && line.endsWith('No such file or directory') ? `${line}\n` : `${line}\r\n`);
  if (config.exitCode === 0 && options.has('dump')) dump(call, config);
  return config.exitCode;
};

/** The values that the file or the defaults of OpenSSH give to the keywords modelled here, in sshd's own order. */
function dump(call: Call, { settings, ...rest }: SshdConfig): void {
  // servconf.c, multistate_permitrootlogin: of two names for one value it prints the first.
  const shown = (value: string) => (value === 'prohibit-password' ? 'without-password' : value);
  const one = (keyword: string, fallback: string) => shown(settings.get(keyword)?.[0]?.join(' ') ?? fallback);
  for (const [port = '22'] of settings.get('port') ?? [['22']]) call.out(`port ${port}\n`);
  call.out(`addressfamily ${one('addressfamily', 'any')}\n`);
  // sshd adds addresses to the front of its list for each port.
  const addresses = listenAddresses({ settings, ...rest });
  const ports = (settings.get('port') ?? [['22']]).map(([port]) => Number(port));
  for (const port of ports) {
    for (const { address } of addresses.filter((each) => each.port === port).toReversed()) {
      call.out(`listenaddress ${address.includes(':') ? `[${address}]` : address}:${String(port)}\n`);
    }
  }
  for (const [keyword, fallback] of defaults) call.out(`${keyword} ${plain(one(keyword, fallback))}\n`);
  for (const keyword of ['allowusers', 'denyusers', 'allowgroups', 'denygroups']) {
    for (const value of settings.get(keyword)?.flat() ?? []) call.out(`${keyword} ${value}\n`);
  }
  for (const value of settings.get('subsystem') ?? []) call.out(`subsystem ${value.join(' ')}\n`);
}

function plain(value: string): string {
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
}

/** Keywords of `sshd -T` and the defaults of OpenSSH, in its order. Those that are not modelled are left out. */
const defaults: [keyword: string, value: string][] = [
  ['usepam', 'no'], ['logingracetime', '120'], ['x11displayoffset', '10'], ['maxauthtries', '6'], ['maxsessions', '10'],
  ['clientaliveinterval', '0'], ['clientalivecountmax', '3'], ['permitrootlogin', 'without-password'],
  ['ignorerhosts', 'yes'], ['ignoreuserknownhosts', 'no'], ['hostbasedauthentication', 'no'],
  ['pubkeyauthentication', 'yes'], ['passwordauthentication', 'yes'], ['kbdinteractiveauthentication', 'yes'],
  ['printmotd', 'yes'], ['printlastlog', 'yes'], ['x11forwarding', 'no'], ['x11uselocalhost', 'yes'], ['permittty', 'yes'],
  ['permituserrc', 'yes'], ['strictmodes', 'yes'], ['tcpkeepalive', 'yes'], ['permitemptypasswords', 'no'],
  ['compression', 'yes'], ['gatewayports', 'no'], ['usedns', 'no'], ['allowtcpforwarding', 'yes'],
  ['allowagentforwarding', 'yes'], ['disableforwarding', 'no'], ['allowstreamlocalforwarding', 'yes'], ['banner', 'none'],
  ['loglevel', 'INFO'], ['authorizedkeysfile', '.ssh/authorized_keys .ssh/authorized_keys2'], ['maxstartups', '10:30:100'],
  ['permittunnel', 'no'], ['permituserenvironment', 'no'],
]; // prettier-ignore

function usage(call: Call, { option, missing }: UnknownOption): number {
  const letter = option.replace(/^-+/, '').charAt(0);
  call.err(`${missing ? 'option requires an argument' : 'unknown option'} -- ${letter}\n`);
  // Unverified: the version of OpenSSL behind the one of OpenSSH is left out here
  call.err(`${opensshVersion[call.machine.release]}\n`);
  call.err('usage: sshd [-46DdeiqTtV] [-C connection_spec] [-c host_cert_file]\n');
  call.err('            [-E log_file] [-f config_file] [-g login_grace_time]\n');
  call.err('            [-h host_key_file] [-o option] [-p port] [-u len]\n');
  return 1;
}
