// The keywords of sshd_config(5), and what sshd takes as their values: one table, and what it says of a wrong value.

/** What the value of a keyword is. */
export type Kind =
  | {
      kind:
        | 'words'
        | 'port'
        | 'integer'
        | 'time'
        | 'address'
        | 'list'
        | 'level'
        | 'specification'
        | 'ignored'
        | 'deprecated';
    }
  | { kind: 'choice'; choices: string[] };

const yesNo = ['yes', 'no', 'true', 'false'];
const choice = (...choices: string[]): Kind => ({ kind: 'choice', choices });

/** The keywords that a change is likely to touch, with what their values are. */
export const keywords: Record<string, Kind> = {
  acceptenv: { kind: 'list' },
  addressfamily: choice('inet', 'inet6', 'any'),
  allowagentforwarding: choice(...yesNo),
  allowgroups: { kind: 'list' },
  allowstreamlocalforwarding: choice(...yesNo, 'all', 'local', 'remote'),
  allowtcpforwarding: choice(...yesNo, 'all', 'local', 'remote'),
  allowusers: { kind: 'list' },
  authenticationmethods: { kind: 'list' },
  authorizedkeysfile: { kind: 'list' },
  banner: { kind: 'words' },
  ciphers: { kind: 'specification' },
  clientalivecountmax: { kind: 'integer' },
  clientaliveinterval: { kind: 'time' },
  compression: choice(...yesNo, 'delayed'),
  denygroups: { kind: 'list' },
  denyusers: { kind: 'list' },
  disableforwarding: choice(...yesNo),
  forcecommand: { kind: 'list' },
  gatewayports: choice(...yesNo, 'clientspecified'),
  gssapiauthentication: choice(...yesNo),
  hostbasedauthentication: choice(...yesNo),
  hostkey: { kind: 'words' },
  hostkeyalgorithms: { kind: 'specification' },
  ignorerhosts: choice(...yesNo, 'shosts-only'),
  ignoreuserknownhosts: choice(...yesNo),
  kbdinteractiveauthentication: choice(...yesNo),
  kerberosauthentication: choice(...yesNo),
  kexalgorithms: { kind: 'specification' },
  keyregenerationinterval: { kind: 'deprecated' },
  listenaddress: { kind: 'address' },
  logingracetime: { kind: 'time' },
  loglevel: { kind: 'level' },
  macs: { kind: 'specification' },
  maxauthtries: { kind: 'integer' },
  maxsessions: { kind: 'integer' },
  maxstartups: { kind: 'words' },
  passwordauthentication: choice(...yesNo),
  permitemptypasswords: choice(...yesNo),
  permitrootlogin: choice('without-password', 'prohibit-password', 'forced-commands-only', 'yes', 'no'),
  permittty: choice(...yesNo),
  permittunnel: choice(...yesNo, 'ethernet', 'point-to-point'),
  permituserenvironment: { kind: 'words' },
  permituserrc: choice(...yesNo),
  pidfile: { kind: 'words' },
  port: { kind: 'port' },
  printlastlog: choice(...yesNo),
  printmotd: choice(...yesNo),
  protocol: { kind: 'ignored' },
  pubkeyacceptedalgorithms: { kind: 'specification' },
  pubkeyauthentication: choice(...yesNo),
  rekeylimit: { kind: 'list' },
  rhostsrsaauthentication: { kind: 'deprecated' },
  rsaauthentication: { kind: 'deprecated' },
  serverkeybits: { kind: 'deprecated' },
  strictmodes: choice(...yesNo),
  subsystem: { kind: 'list' },
  syslogfacility: { kind: 'words' },
  tcpkeepalive: choice(...yesNo),
  usedns: choice(...yesNo),
  uselogin: { kind: 'deprecated' },
  usepam: choice(...yesNo),
  useprivilegeseparation: { kind: 'deprecated' },
  versionaddendum: { kind: 'list' },
  x11displayoffset: { kind: 'integer' },
  x11forwarding: choice(...yesNo),
  x11uselocalhost: choice(...yesNo),
};

/** Old names for the same thing. */
export const synonyms: Record<string, string> = {
  challengeresponseauthentication: 'kbdinteractiveauthentication',
  dsaauthentication: 'pubkeyauthentication',
  keepalive: 'tcpkeepalive',
  skeyauthentication: 'kbdinteractiveauthentication',
};

/** Keywords that a Match block may not have. */
export const globalOnly = new Set([
  'addressfamily', 'ciphers', 'compression', 'hostkey', 'hostkeyalgorithms', 'kexalgorithms', 'listenaddress',
  'logingracetime', 'macs', 'maxstartups', 'pidfile', 'port', 'printlastlog', 'printmotd', 'protocol', 'strictmodes',
  'subsystem', 'syslogfacility', 'tcpkeepalive', 'usedns', 'usepam', 'versionaddendum', 'x11uselocalhost',
]); // prettier-ignore

/** What a Match line may ask for. */
export const matchAttributes = [
  'all',
  'user',
  'group',
  'host',
  'address',
  'localaddress',
  'localport',
  'rdomain',
  'invalid-user',
];

const levels = ['QUIET', 'FATAL', 'ERROR', 'INFO', 'VERBOSE', 'DEBUG', 'DEBUG1', 'DEBUG2', 'DEBUG3'];
const ciphers = [
  '3des-cbc', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc', 'aes128-ctr', 'aes192-ctr', 'aes256-ctr',
  'aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com',
]; // prettier-ignore

/**
 * What sshd says of a wrong value; undefined where it is right.
 *
 * @param keyword as written, with a space behind it; empty on 3.0, which does not name it
 * @param place "FILE line N"
 */
export function valueError(kind: Kind, keyword: string, value: string, place: string): string | undefined {
  switch (kind.kind) {
    case 'choice':
      return kind.choices.includes(value.toLowerCase()) ? undefined : `${place}: unsupported option "${value}".`;
    case 'port':
      return /^\d+$/.test(value) && Number(value) > 0 && Number(value) < 65536
        ? undefined
        : `${place}: Badly formatted port number.`;
    case 'integer':
      return /^-?\d+$/.test(value) ? undefined : `${place}: ${keyword}integer value invalid.`;
    case 'time':
      return /^(?:\d+[smhdw]?)+$/i.test(value) ? undefined : `${place}: invalid time value.`;
    case 'level':
      return levels.includes(value.toUpperCase()) ? undefined : `${place}: unsupported log level '${value}'`;
    case 'specification': {
      const known = value
        .replace(/^[-+^]/, '')
        .split(',')
        .every((name) => ciphers.includes(name));
      return keyword.toLowerCase().trim() !== 'ciphers' || known
        ? undefined
        : `${place}: Bad SSH2 cipher spec '${value}'.`;
    }
    case 'address': {
      const host = value.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([^:]*):\d+$/, '$1');
      const wrong = /^[\d.]+$/.test(host) && host.split('.').some((part) => Number(part) > 255);
      return wrong ? `bad addr or host: ${host} (Name or service not known)` : undefined;
    }
    default:
      return undefined;
  }
}
