// The keywords of sshd_config(5), and what sshd takes as their values: one table, and what it says of a wrong value.
import type { Release } from './model.ts';

/** What the value of a keyword is; a list holds all that it may be. */
export type Kind =
  | 'words'
  | 'port'
  | 'integer'
  | 'time'
  | 'address'
  | 'list'
  | 'level'
  | 'specification'
  | 'ignored'
  | 'deprecated'
  | 'unsupported'
  | string[];

const yesNo = ['yes', 'no', 'true', 'false'];

/**
 * All keywords of OpenSSH 9.3 (servconf.c) by what their values are; Include and Match are read apart. "!" marks those
 * that a Match block may not have, 8 and 9 those that came with OpenSSH 8 (not on 3.0) and 9 (only on 5.0).
 */
const byKind: [kind: Kind, names: string][] = [
  [
    'list',
    'acceptenv allowgroups allowusers authenticationmethods authorizedkeyscommand authorizedkeysfile ' +
      'authorizedprincipalscommand channeltimeout9 denygroups denyusers forcecommand ipqos logverbose8 permitlisten permitopen pubkeyauthoptions8 ' +
      'rekeylimit setenv subsystem! versionaddendum!',
  ],
  [
    'words',
    'authorizedkeyscommanduser authorizedprincipalscommanduser authorizedprincipalsfile banner chrootdirectory ' +
      'hostcertificate! hostkey! hostkeyagent! maxstartups! modulifile!8 permituserenvironment! persourcemaxstartups!8 ' +
      'persourcenetblocksize!8 pidfile! rdomain revokedkeys securitykeyprovider!8 streamlocalbindmask syslogfacility! ' +
      'trustedusercakeys unusedconnectiontimeout9 xauthlocation!',
  ],
  [
    yesNo,
    'allowagentforwarding disableforwarding exposeauthinfo gssapiauthentication gssapicleanupcredentials! ' +
      'gssapistrictacceptorcheck! hostbasedauthentication hostbasedusesnamefrompacketonly ignoreuserknownhosts! ' +
      'kbdinteractiveauthentication kerberosauthentication kerberosorlocalpasswd! kerberosticketcleanup! passwordauthentication ' +
      'permitemptypasswords permittty permituserrc printlastlog! printmotd! pubkeyauthentication streamlocalbindunlink strictmodes! ' +
      'tcpkeepalive! usedns! usepam! x11forwarding x11uselocalhost',
  ],
  ['integer', 'clientalivecountmax maxauthtries maxsessions requiredrsasize9 x11displayoffset'],
  ['time', 'clientaliveinterval logingracetime!'],
  [
    'specification',
    'casignaturealgorithms8 ciphers! hostbasedacceptedalgorithms8 hostbasedacceptedkeytypes hostkeyalgorithms! ' +
      'kexalgorithms! macs! pubkeyacceptedalgorithms8 pubkeyacceptedkeytypes',
  ],
  [[...yesNo, 'all', 'local', 'remote'], 'allowstreamlocalforwarding allowtcpforwarding'],
  [['inet', 'inet6', 'any'], 'addressfamily!'],
  [[...yesNo, 'delayed'], 'compression!'],
  [['md5', 'sha256'], 'fingerprinthash!'],
  [[...yesNo, 'clientspecified'], 'gatewayports'],
  [[...yesNo, 'shosts-only'], 'ignorerhosts'],
  [['without-password', 'prohibit-password', 'forced-commands-only', 'yes', 'no'], 'permitrootlogin'],
  [[...yesNo, 'ethernet', 'point-to-point'], 'permittunnel'],
  ['address', 'listenaddress!'],
  ['level', 'loglevel'],
  ['port', 'port!'],
  ['ignored', 'protocol!'],
  [
    'deprecated',
    'authorizedkeysfile2 checkmail! keyregenerationinterval! pamauthenticationviakbdint! reversemappingcheck! rhostsauthentication! ' +
      'rhostsrsaauthentication rsaauthentication serverkeybits! uselogin! useprivilegeseparation! verifyreversemapping!',
  ],
  ['unsupported', 'afstokenpassing! kerberosgetafstoken! kerberostgtpassing!'],
];

/** A keyword: what its value is, and whether a Match block may not have it. */
export interface Keyword {
  kind: Kind;
  globalOnly: boolean;
}

/** The keywords that the OpenSSH of a release knows. */
export function keywordsOf(release: Release): Map<string, Keyword> {
  const newest = { '3.0': 7, '4.0': 8, '5.0': 9 }[release];
  return new Map(
    byKind.flatMap(([kind, names]) =>
      [...names.matchAll(/(\w+?)(!?)([89]?)(?: |$)/g)]
        .filter(([, , , since]) => Number(since) <= newest)
        .map(([, name = '', global]) => [name, { kind, globalOnly: global === '!' }]),
    ),
  );
}

/** Old names for the same thing. */
export const synonyms: Record<string, string> = {
  challengeresponseauthentication: 'kbdinteractiveauthentication',
  dsaauthentication: 'pubkeyauthentication',
  hostdsakey: 'hostkey',
  keepalive: 'tcpkeepalive',
  skeyauthentication: 'kbdinteractiveauthentication',
};

/** What a Match line may ask for. */
export const matchAttributes = 'all user group host address localaddress localport rdomain invalid-user'.split(' ');

const levels = 'QUIET FATAL ERROR INFO VERBOSE DEBUG DEBUG1 DEBUG2 DEBUG3'.split(' ');
const ciphers = (
  '3des-cbc aes128-cbc aes192-cbc aes256-cbc aes128-ctr aes192-ctr aes256-ctr ' +
  'aes128-gcm@openssh.com aes256-gcm@openssh.com chacha20-poly1305@openssh.com'
).split(' ');

/**
 * What sshd says of a wrong value; undefined where it is right.
 *
 * @param keyword as written, with a space behind it; empty on 3.0, which does not name it
 * @param place "FILE line N"
 */
export function valueError(kind: Kind, keyword: string, value: string, place: string): string | undefined {
  if (typeof kind !== 'string') {
    return kind.includes(value.toLowerCase()) ? undefined : `${place}: unsupported option "${value}".`;
  }
  switch (kind) {
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
