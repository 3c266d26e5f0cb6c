// Users and groups of a new machine, and what configures logging in: /etc/passwd, PAM, sudo, the shell's start files.
// The settings are those of Photon OS's packages filesystem, shadow, sudo, Linux-PAM and bash, without their comments.
import { firstPassword, markOf, today } from '../passwords.ts';
import type { Files } from '../files.ts';
import type { Machine } from '../model.ts';
import { sudoers, sudoPam } from './sudo.ts';

/** Name, number and group, comment, home; all but root have the shell /bin/false. */
const systemUsers: [name: string, id: number, comment: string, home: string][] = [
  ['bin', 1, 'bin', '/dev/null'],
  ['daemon', 6, 'Daemon User', '/dev/null'],
  ['messagebus', 18, 'D-Bus Message Daemon User', '/var/run/dbus'],
  ['systemd-bus-proxy', 72, 'systemd Bus Proxy', '/'],
  ['systemd-journal-gateway', 73, 'systemd Journal Gateway', '/'],
  ['systemd-journal-remote', 74, 'systemd Journal Remote', '/'],
  ['systemd-journal-upload', 75, 'systemd Journal Upload', '/'],
  ['systemd-network', 76, 'systemd Network Management', '/'],
  ['systemd-resolve', 77, 'systemd Resolver', '/'],
  ['systemd-timesync', 78, 'systemd Time Synchronization', '/'],
];

const systemGroups = `root:0 bin:1 sys:2 kmem:3 tape:4 tty:5 daemon:6 floppy:7 disk:8 lp:9 dialout:10 audio:11 video:12
  utmp:13 usb:14 cdrom:15 adm:16 messagebus:18 systemd-journal:23 input:24 mail:34 lock:54 dip:30 systemd-bus-proxy:72
  systemd-journal-gateway:73 systemd-journal-remote:74 systemd-journal-upload:75 systemd-network:76 systemd-resolve:77
  systemd-timesync:78 nogroup:65533 users:100 sudo:27 wheel:28 sshd:50 docker:999`;

/** Puts the accounts on a new machine: those of the packages, and the user "photon" of group wheel, who may use sudo. */
export function accounts(machine: Machine, files: Files): void {
  const modern = machine.release !== '3.0';
  const put = (path: string, text: string, mode = 0o644) => {
    files.mkdir(path.replace(/\/[^/]*$/, '') || '/', { parents: true });
    files.write(path, text);
    files.chmod(path, mode);
  };
  putAccounts(machine, put);
  put('/etc/login.defs', settings(loginDefs));
  put('/etc/default/useradd', useradd);
  put('/etc/shells', '/bin/sh\n/bin/bash\n/usr/bin/sh\n/usr/bin/bash\n');

  put('/etc/pam.d/system-account', pam('system-account', ['account   required    pam_unix.so']));
  put('/etc/pam.d/system-auth', pam('system-auth', ['auth      required    pam_unix.so']));
  put(
    '/etc/pam.d/system-password',
    pam(
      'system-password',
      modern
        ? [
            'password  required    pam_pwquality.so  retry=3',
            'password  required    pam_unix.so       sha512 shadow use_authtok',
          ]
        : [
            'password  requisite   pam_cracklib.so',
            'password  required    pam_unix.so       sha512 shadow try_first_pass',
          ],
    ),
  );
  put(
    '/etc/pam.d/system-session',
    pam('system-session', [
      'session   required    pam_unix.so',
      'session   required    pam_limits.so',
      'session   optional    pam_systemd.so',
      'session   optional    pam_loginuid.so',
      ...(modern ? ['session   optional    pam_umask.so silent'] : []),
    ]),
  );
  const include = (kind: string) => `${kind.padEnd(9)} include     system-${kind}`;
  for (const name of ['passwd', 'sshd']) {
    put(`/etc/pam.d/${name}`, pam(name, ['auth', 'account', 'session', 'password'].map(include)));
  }
  put(
    '/etc/pam.d/su',
    pam('su', [
      'auth      sufficient  pam_rootok.so',
      include('auth'),
      include('account'),
      'session   required    pam_env.so',
      include('session'),
    ]),
  );
  if (modern) {
    put(
      '/etc/security/faillock.conf',
      'dir = /run/faillock\ndeny = 3\nunlock_time = 600\neven_deny_root\nroot_unlock_time = 600\n',
    );
  }
  put('/etc/sudoers', sudoers, 0o440);
  files.mkdir('/etc/sudoers.d', { parents: true });
  files.chmod('/etc/sudoers.d', 0o750);
  put('/etc/pam.d/sudo', sudoPam);

  if (!machine.files['/etc/mtab']) files.symlink('/proc/self/mounts', '/etc/mtab');
  put('/etc/sysctl.d/50-security-hardening.conf', hardening);

  put('/etc/profile', profile);
  put('/etc/bash.bashrc', bashrc);
  const start = {
    '.bash_profile': 'if [ -f "$HOME/.bashrc" ]; then\n  source $HOME/.bashrc\nfi\n',
    '.bashrc': 'if [ -f "/etc/bash.bashrc" ]; then\n  source /etc/bash.bashrc\nfi\n',
    '.bash_logout': '',
  };
  for (const [name, text] of Object.entries(start)) {
    for (const directory of ['/etc/skel', '/home/photon']) put(`${directory}/${name}`, text);
  }
  put('/root/.bash_logout', '');
  for (const path of ['/home/photon', ...Object.keys(start).map((name) => `/home/photon/${name}`)]) {
    files.chown(path, 1000, 100);
  }
  files.chmod('/root', 0o750);
}

function putAccounts(machine: Machine, put: (path: string, text: string, mode?: number) => void) {
  const day = today(machine);
  const users: string[][] = [
    ['root', '0', '0', 'root', '/root', '/bin/bash'],
    ...systemUsers.map(([name, id, comment, home]) => [name, String(id), String(id), comment, home, '/bin/false']),
    ['nobody', '65534', '65533', 'Unprivileged User', '/dev/null', '/bin/false'],
    [
      'sshd',
      '50',
      '50',
      'sshd PrivSep',
      machine.release === '5.0' ? '/usr/share/empty.sshd' : '/var/lib/sshd',
      '/bin/false',
    ],
    ['photon', '1000', '100', '', '/home/photon', '/bin/bash'],
  ];
  put('/etc/passwd', users.map(([name, ...rest]) => `${name ?? ''}:x:${rest.join(':')}\n`).join(''));
  const shadow = (name: string) => {
    if (name === 'root' || name === 'photon') return `${markOf(firstPassword)}:${day}:0:90:7`;
    if (name !== 'sshd') return `x:${day}:0:90:7`;
    return machine.release === '5.0' ? `!:${day}:::` : `!:${day}:0:90:7`;
  };
  put('/etc/shadow', users.map(([name = '']) => `${name}:${shadow(name)}:::\n`).join(''), 0o400);

  const members: Record<string, string> = { bin: 'daemon', wheel: 'photon' };
  const groups = systemGroups
    .split(/\s+/)
    .map((group) => group.split(':'))
    .filter(([name]) => machine.release !== '5.0' || name !== 'utmp');
  put('/etc/group', groups.map(([name = '', gid = '']) => `${name}:x:${gid}:${members[name] ?? ''}\n`).join(''));
  put(
    '/etc/gshadow',
    groups
      .map(([name = '']) => `${name}:${name === 'sshd' || name === 'docker' ? '!' : 'x'}::${members[name] ?? ''}\n`)
      .join(''),
    0o400,
  );
}

function pam(name: string, lines: string[]): string {
  return [`# Begin /etc/pam.d/${name}`, '', ...lines, '', `# End /etc/pam.d/${name}`, ''].join('\n');
}

function settings(pairs: Record<string, string | number>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}\t${value}\n`)
    .join('');
}

const useradd =
  '# useradd defaults file\nGROUP=100\nHOME=/home\nINACTIVE=-1\nEXPIRE=\nSHELL=/bin/bash\nSKEL=/etc/skel\nCREATE_MAIL_SPOOL=no\n';

const loginDefs = {
  LOG_UNKFAIL_ENAB: 'no',
  LOG_OK_LOGINS: 'no',
  SYSLOG_SU_ENAB: 'yes',
  SYSLOG_SG_ENAB: 'yes',
  SU_NAME: 'su',
  MAIL_DIR: '/var/mail',
  HUSHLOGIN_FILE: '.hushlogin',
  ENV_SUPATH: 'PATH=/sbin:/bin:/usr/sbin:/usr/bin',
  ENV_PATH: 'PATH=/bin:/usr/bin',
  TTYGROUP: 'tty',
  TTYPERM: '0600',
  ERASECHAR: '0177',
  KILLCHAR: '025',
  UMASK: '022',
  PASS_MAX_DAYS: 90,
  PASS_MIN_DAYS: 0,
  PASS_WARN_AGE: 7,
  UID_MIN: 1000,
  UID_MAX: 60000,
  SYS_UID_MIN: 101,
  SYS_UID_MAX: 999,
  GID_MIN: 1000,
  GID_MAX: 60000,
  SYS_GID_MIN: 101,
  SYS_GID_MAX: 999,
  LOGIN_RETRIES: 5,
  LOGIN_TIMEOUT: 60,
  CHFN_RESTRICT: 'rwh',
  DEFAULT_HOME: 'yes',
  USERGROUPS_ENAB: 'no',
};

/** What systemd's package sets of the kernel's parameters. */
const hardening = `kernel.randomize_va_space=2
kernel.kptr_restrict=2
kernel.dmesg_restrict = 1
kernel.sysrq=0
net.ipv4.tcp_challenge_ack_limit = 1073741823
net.ipv4.ip_forward = 0
net.ipv6.conf.all.forwarding = 0
fs.suid_dumpable = 0
`;

/** What /etc/profile does: history, the coloured prompt, the scripts of /etc/profile.d, and a strict umask. */
const profile = `export HISTSIZE=1000
export HISTIGNORE="&:[bf]g:exit"
export XDG_DATA_DIRS=/usr/share
export XDG_CONFIG_DIRS=/etc/xdg/

NORMAL="\\[\\e[0m\\]"
RED="\\[\\e[1;31m\\]"
GREEN="\\[\\e[1;32m\\]"
if [[ $EUID == 0 ]] ; then
  PS1="$RED\\u@\\h [ $NORMAL\\w$RED ]# $NORMAL"
else
  PS1="$GREEN\\u@\\h [ $NORMAL\\w$GREEN ]\\$ $NORMAL"
fi

for script in /etc/profile.d/*.sh; do
  if [ -r $script ] ; then
    . $script
  fi
done

unset script RED GREEN NORMAL
umask 027
`;

const bashrc = `alias ls='ls --color=auto'
alias grep='grep --color=auto'

NORMAL="\\[\\e[0m\\]"
RED="\\[\\e[1;31m\\]"
GREEN="\\[\\e[1;32m\\]"
if [[ $EUID = 0 ]]; then
  PS1="$RED\\u [ $NORMAL\\w$RED ]# $NORMAL"
else
  PS1="$GREEN\\u [ $NORMAL\\w$GREEN ]\\$ $NORMAL"
fi

unset RED GREEN NORMAL
`;
