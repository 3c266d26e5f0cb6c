// sshd: its configuration, what is wrong with it, and what runs while its unit is active.
import { Files, FileError, root } from './files.ts';
import type { Machine, Release } from './model.ts';
import type { Service, ServiceResult, Socket } from './services.ts';

/** Values by keyword in lower case, in the order of the file. For most keywords the first one counts. */
export type SshdSettings = Map<string, string[][]>;

/** What sshd makes of its configuration. */
export interface SshdConfig {
  settings: SshdSettings;
  /** What it prints to stderr, errors and warnings, in order. */
  messages: string[];
  /** Exit status of `sshd -t`: 0 where it would start. */
  exitCode: number;
}

const path = '/etc/ssh/sshd_config';

type Kind =
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
const keywords: Record<string, Kind> = {
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
const synonyms: Record<string, string> = {
  challengeresponseauthentication: 'kbdinteractiveauthentication',
  dsaauthentication: 'pubkeyauthentication',
  keepalive: 'tcpkeepalive',
  skeyauthentication: 'kbdinteractiveauthentication',
};

/** Keywords that a Match block may not have. */
const globalOnly = new Set([
  'addressfamily', 'ciphers', 'compression', 'hostkey', 'hostkeyalgorithms', 'kexalgorithms', 'listenaddress',
  'logingracetime', 'macs', 'maxstartups', 'pidfile', 'port', 'printlastlog', 'printmotd', 'protocol', 'strictmodes',
  'subsystem', 'syslogfacility', 'tcpkeepalive', 'usedns', 'usepam', 'versionaddendum', 'x11uselocalhost',
]); // prettier-ignore

const levels = ['QUIET', 'FATAL', 'ERROR', 'INFO', 'VERBOSE', 'DEBUG', 'DEBUG1', 'DEBUG2', 'DEBUG3'];
const matchAttributes = [
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
const ciphers = [
  '3des-cbc', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc', 'aes128-ctr', 'aes192-ctr', 'aes256-ctr',
  'aes128-gcm@openssh.com', 'aes256-gcm@openssh.com', 'chacha20-poly1305@openssh.com',
]; // prettier-ignore

/**
 * Reads a configuration as sshd does: wrong values end it at once, unknown keywords at the end of the file.
 *
 * @param file absolute path
 */
export function readSshdConfig(machine: Machine, file = path): SshdConfig {
  const config: SshdConfig = { settings: new Map(), messages: [], exitCode: 0 };
  let text: string;
  try {
    text = new Files(machine, root).read(file);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { ...config, messages: [`${file}: ${error.message}`], exitCode: 1 };
  }
  let bad = 0;
  let inMatch = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const words = wordsOf(raw);
    const [written, ...values] = words;
    if (written === undefined || written.startsWith('#')) continue;
    const place = `${file} line ${String(index + 1)}`;
    const lower = written.toLowerCase();
    const keyword = synonyms[lower] ?? lower;
    if (keyword === 'match') {
      const wrong = values
        .filter((_, at) => at % 2 === 0)
        .find((name) => !matchAttributes.includes(name.toLowerCase()));
      if (wrong !== undefined) {
        return {
          ...config,
          messages: [...config.messages, `Unsupported Match attribute ${wrong}`, `${place}: Bad Match condition`],
          exitCode: 255,
        };
      }
      inMatch = true;
      continue;
    }
    const kind = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (!kind) {
      config.messages.push(`${file}: line ${String(index + 1)}: Bad configuration option: ${written}`);
      bad += 1;
      continue;
    }
    if (kind.kind === 'deprecated') {
      config.messages.push(`${place}: Deprecated option ${written}`);
      continue;
    }
    if (kind.kind === 'ignored') continue;
    if (inMatch && globalOnly.has(keyword)) {
      config.messages.push(`${place}: Directive '${written}' is not allowed within a Match block`);
      return { ...config, exitCode: 255 };
    }
    if (values.length === 0 && machine.release === '3.0') {
      config.messages.push(`${place}: missing argument.`);
      return { ...config, exitCode: 255 };
    }
    if (values.length === 0) {
      config.messages.push(`${place}: no argument after keyword "${written}"`);
      bad += 1;
      continue;
    }
    const wrong = valueError(kind, machine.release === '3.0' ? '' : `${written} `, values[0] ?? '', place);
    if (wrong) return { ...config, messages: [...config.messages, wrong], exitCode: 255 };
    if (kind.kind !== 'list' && values.length > 1 && machine.release === '3.0') {
      config.messages.push(`${place}: garbage at end of line; "${values[1] ?? ''}".`);
      return { ...config, exitCode: 255 };
    }
    if (kind.kind !== 'list' && values.length > 1) {
      config.messages.push(`${place}: keyword ${written} extra arguments at end of line`);
      bad += 1;
      continue;
    }
    if (!inMatch) config.settings.set(keyword, [...(config.settings.get(keyword) ?? []), values]);
  }
  if (bad > 0) {
    config.messages.push(`${file}: terminating, ${String(bad)} bad configuration options`);
    config.exitCode = 255;
  }
  return config;
}

function wordsOf(line: string): string[] {
  const trimmed = line.trim().replace(/^(\w+)\s*=\s*/, '$1 ');
  const words = trimmed.startsWith('#') ? [] : (trimmed.match(/"[^"]*"|[^\s]+/g) ?? []);
  const comment = words.findIndex((word, index) => index > 0 && word.startsWith('#'));
  return (comment < 0 ? words : words.slice(0, comment)).map((word) => word.replace(/^"(.*)"$/, '$1'));
}

/** What sshd says of a wrong value; undefined where it is right. */
function valueError(kind: Kind, keyword: string, value: string, place: string): string | undefined {
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

/** Where sshd listens: address and port, IPv4 first. */
export function listenAddresses({ settings }: SshdConfig): { address: string; port: number }[] {
  const ports = (settings.get('port') ?? [['22']]).map(([port]) => Number(port));
  const family = settings.get('addressfamily')?.[0]?.[0] ?? 'any';
  const written = settings.get('listenaddress')?.map(([address = '']) => address);
  const all = [...(family === 'inet6' ? [] : ['0.0.0.0']), ...(family === 'inet' ? [] : ['::'])];
  const found = (written ?? all).flatMap((text) => {
    const match = /^\[(.*)\](?::(\d+))?$|^([^:]+):(\d+)$/.exec(text);
    const address = match?.[1] ?? match?.[3] ?? text;
    const own = match?.[2] ?? match?.[4];
    return own ? [{ address, port: Number(own) }] : ports.map((port) => ({ address, port }));
  });
  const once = new Map(found.map((each) => [`${each.address} ${String(each.port)}`, each]));
  return [...once.values()].sort((one, other) => one.port - other.port);
}

/** The value sshd uses for a keyword; undefined where the file does not set it. @param keyword in lower case */
export function sshdValue(machine: Machine, keyword: string): string | undefined {
  const read = machine.units['sshd.service']?.memory['config'];
  const settings = new Map(JSON.parse(read ?? '[]') as [string, string[][]][]);
  return settings.get(keyword)?.[0]?.join(' ');
}

/** What sshd does when it is started or told to read its configuration again. */
function startSshd(machine: Machine): ServiceResult {
  const config = checkSshd(machine);
  if (config.exitCode !== 0) return { log: config.messages, exitCode: config.exitCode };
  const unit = machine.units['sshd.service'];
  if (unit) unit.memory = { config: JSON.stringify([...config.settings]) };
  const lines = listenAddresses(config).map(
    ({ address, port }) => `Server listening on ${address} port ${String(port)}.`,
  );
  return { log: [...config.messages, ...lines] };
}

/**
 * What `sshd -t` says: the configuration, then the host keys.
 *
 * @param file absolute path of the configuration
 */
export function checkSshd(machine: Machine, file = path): SshdConfig {
  const config = readSshdConfig(machine, file);
  if (config.exitCode !== 0) return config;
  const files = new Files(machine, root);
  const written = config.settings.get('hostkey')?.map(([key = '']) => key);
  const keys = written ?? hostKeyKinds.map(hostKeyPath);
  const messages = [...config.messages];
  let usable = 0;
  for (const key of keys) {
    if (!files.exists(key)) {
      if (written) messages.push(`Unable to load host key: ${key}`);
      continue;
    }
    const mode = files.stat(key).mode & 0o777;
    if ((mode & 0o077) !== 0) messages.push(...tooOpen(key, mode));
    else usable += 1;
  }
  if (usable === 0)
    return { ...config, messages: [...messages, 'sshd: no hostkeys available -- exiting.'], exitCode: 1 };
  return { ...config, messages };
}

function tooOpen(key: string, mode: number): string[] {
  const line = '@'.repeat(59);
  return [
    line,
    '@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @',
    line,
    `Permissions 0${mode.toString(8)} for '${key}' are too open.`,
    'It is required that your private key files are NOT accessible by others.',
    'This private key will be ignored.',
  ];
}

/** Version of OpenSSH by release, as `ssh -V` names it. */
export const opensshVersion: Record<Release, string> = {
  '3.0': 'OpenSSH_7.8p1',
  '4.0': 'OpenSSH_8.9p1',
  '5.0': 'OpenSSH_9.3p2',
};

export const sshdService: Service = {
  start: startSshd,
  stop: () => ({ log: ['Received signal 15; terminating.'] }),
  reload(machine) {
    const { log = [], ...result } = startSshd(machine);
    return { ...result, log: ['Received SIGHUP; restarting.', ...log] };
  },
  sockets(machine): Socket[] {
    const unit = machine.units['sshd.service'];
    if (!unit?.memory['config']) return [];
    const settings = new Map(JSON.parse(unit.memory['config']) as [string, string[][]][]);
    return listenAddresses({ settings, messages: [], exitCode: 0 }).map(({ address, port }, index) => ({
      protocol: 'tcp',
      address: address.includes(':') ? `[${address}]` : address,
      port,
      process: 'sshd',
      pid: unit.pid,
      fd: index + 3,
    }));
  },
};

/** What `ssh-keygen -A` does: it makes the host keys that are missing. */
export const sshdKeygenService: Service = {
  start(machine) {
    const files = new Files(machine, root);
    const missing = hostKeyKinds.filter((kind) => !files.exists(hostKeyPath(kind)));
    for (const kind of missing) writeHostKey(files, kind);
    return missing.length > 0
      ? { log: [`ssh-keygen: generating new host keys: ${missing.map((kind) => kind.toUpperCase()).join(' ')} `] }
      : {};
  },
};

/** The kinds of host keys, as in the names of their files. */
export const hostKeyKinds = ['rsa', 'ecdsa', 'ed25519'] as const;
export type HostKeyKind = (typeof hostKeyKinds)[number];

function hostKeyPath(kind: HostKeyKind): string {
  return `/etc/ssh/ssh_host_${kind}_key`;
}

/** Puts a host key where sshd looks for it. Nobody reads it here, so there is nothing in it. */
export function writeHostKey(files: Files, kind: HostKeyKind): void {
  const name = { rsa: 'ssh-rsa', ecdsa: 'ecdsa-sha2-nistp256', ed25519: 'ssh-ed25519' }[kind];
  const nothing = '(no key: this machine is simulated)';
  const path = hostKeyPath(kind);
  files.write(path, `-----BEGIN OPENSSH PRIVATE KEY-----\n${nothing}\n-----END OPENSSH PRIVATE KEY-----\n`);
  files.chmod(path, 0o600);
  files.write(`${path}.pub`, `${name} ${nothing} root@photon-machine\n`);
  files.chmod(`${path}.pub`, 0o644);
}
