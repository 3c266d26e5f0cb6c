// What a user's shell begins with: home, variables, the machine's name, and the prompt.
import { accountsOf, type Account } from './accounts.ts';
import type { Identity, Machine } from './model.ts';

/** A user's home directory. */
export function homeOf(machine: Machine, user: Identity): string {
  return accountOf(machine, user)?.home ?? '/';
}

function accountOf(machine: Machine, user: Identity): Account | undefined {
  return accountsOf(machine).find(({ uid }) => uid === user.uid);
}

/** What login(1) and /etc/profile give to a user's shell. */
export function environmentOf(machine: Machine, user: Identity): Record<string, string> {
  const account = accountOf(machine, user);
  return {
    HOME: homeOf(machine, user),
    USER: user.name,
    LOGNAME: user.name,
    SHELL: account?.shell ?? '/bin/bash',
    PATH: '/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin',
    TERM: 'xterm-256color',
    LANG: 'en_US.UTF-8',
    HOSTNAME: hostnameOf(machine),
  };
}

/** The name in /etc/hostname. */
export function hostnameOf(machine: Machine): string {
  const entry = machine.files['/etc/hostname'];
  return (entry?.type === 'file' && entry.content.trim()) || 'localhost';
}

/** The prompt as the machine prints it: "root@photon-machine [ ~ ]# ". @param cwd where the shell stands, absolute */
export function promptOf(machine: Machine, user: Identity, cwd: string): string {
  const home = homeOf(machine, user);
  const shown = cwd === home ? '~' : cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return `${user.name}@${hostnameOf(machine).split('.')[0] ?? ''} [ ${shown} ]${user.uid === 0 ? '#' : '$'} `;
}
