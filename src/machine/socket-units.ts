// Socket units: what they listen on, and the files of their sockets.
import { Files, root } from './files.ts';
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { linesOf, valueOf } from './unit-files.ts';
import { become, deactivated, say } from './unit-states.ts';
import { activatedBy, descriptionOf, loadUnit, type LoadedUnit } from './units.ts';

/** Paths and ports a socket unit listens on, as `systemctl status` names them. */
export function listensOn({ settings }: LoadedUnit): { address: string; kind: string }[] {
  const kinds: [key: string, kind: string][] = [
    ['ListenStream', 'Stream'],
    ['ListenDatagram', 'Datagram'],
    ['ListenSequentialPacket', 'SequentialPacket'],
    ['ListenFIFO', 'FIFO'],
    ['ListenNetlink', 'Netlink'],
  ];
  return kinds.flatMap(([key, kind]) =>
    linesOf(settings, 'Socket', key).map(({ value }) => ({ address: value.replace(/^\/var\/run\//, '/run/'), kind })),
  );
}

/** Puts the file of a socket where others find it. */
export function listen(machine: Machine, job: LoadedUnit): void {
  const files = new Files(machine, root);
  const group = valueOf(job.settings, 'Socket', 'SocketGroup');
  const gid = group === undefined ? 0 : (groupId(machine, group) ?? 0);
  for (const { address } of listensOn(job)) {
    if (!address.startsWith('/run/')) continue;
    files.mkdir(address.slice(0, address.lastIndexOf('/')), { parents: true });
    // systemd binds anew: what was left of an earlier socket goes away.
    if (files.exists(address)) files.remove(address);
    files.write(address, '');
    Object.assign(files.machine.files[address] ?? {}, { socket: true });
    files.chmod(address, parseInt(valueOf(job.settings, 'Socket', 'SocketMode') ?? '0666', 8));
    files.chown(address, 0, gid);
  }
}

function groupId(machine: Machine, name: string): number | undefined {
  const entry = machine.files['/etc/group'];
  const line =
    entry?.type === 'file' ? entry.content.split('\n').find((text) => text.startsWith(`${name}:`)) : undefined;
  return line === undefined ? undefined : Number(line.split(':')[2]);
}

/** Stops a socket unit; it fails where its service was started too often. */
export function endSocket(machine: Machine, job: LoadedUnit): void {
  const { name, unit } = job;
  const description = descriptionOf(job);
  const service = activatedBy(job)[0] ?? '';
  const limited = loadUnit(machine, service).unit.result === 'start-limit-hit';
  if (limited) {
    log(machine, { unit: name, message: `${name}: Failed with result 'service-start-limit-hit'.`, priority: 4 });
    unit.result = 'service-start-limit-hit';
    become(machine, unit, 'failed', 'failed');
    return;
  }
  become(machine, unit, 'inactive', 'dead');
  deactivated(machine, name);
  say(machine, job, 'stop', `Closed ${description}.`);
}
