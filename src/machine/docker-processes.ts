// The processes that the Docker engine starts on the machine.
import { accountsOf } from './accounts.ts';
import type { Machine, Process } from './model.ts';

/**
 * Adds a process.
 *
 * @param command its command line as ps shows it
 * @returns its identifier
 */
export function spawn(machine: Machine, ppid: number, command: string, uid = 0): number {
  const process: Process = { pid: machine.nextPid, ppid, uid, command, startedAt: machine.now, terminal: '?' };
  machine.nextPid += 1;
  machine.processes.push(process);
  return process.pid;
}

/**
 * The machine's identifier of the user a container runs as; 0 where the machine has none of that name.
 *
 * @param user as `docker run --user` takes it: "nobody", "1000:1000"; empty is root
 */
export function uidOf(machine: Machine, user: string): number {
  const name = user.split(':')[0] ?? '';
  if (/^\d+$/.test(name)) return Number(name);
  return name === 'root' || name === '' ? 0 : (accountsOf(machine).find((account) => account.name === name)?.uid ?? 0);
}
