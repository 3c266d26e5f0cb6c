// The machines one can start with.
import { boot } from '../boot.ts';
import { noDocker } from '../docker.ts';
import { openFirewall } from '../firewall.ts';
import { Files, root } from '../files.ts';
import type { Machine, Release } from '../model.ts';
import { bareNetwork } from '../network.ts';
import { randomHex } from '../random.ts';
import { accounts } from './accounts.ts';
import { base } from './base.ts';
import { docker } from './docker.ts';
import { network } from './network.ts';
import { profiles } from './names.ts';
import { packages } from './packages.ts';
import { systemd } from './systemd.ts';

/** When a machine is booted, unless a page says another day: a Monday morning, some weeks after the newest sources of its packages. */
const usual = Date.UTC(2025, 5, 2, 9, 0, 0);

/**
 * A new machine, booted.
 *
 * @param profile one of the names in names.ts
 * @param time when it is booted: milliseconds since 1970
 * @throws where there is no such profile; the message lists those there are
 */
export function machineOf(profile: string, time = usual): Machine {
  const release: Release | undefined = Object.entries(profiles).find(([name]) => name === profile)?.[1];
  if (!release)
    throw new Error(`There is no profile "${profile}". The profiles are: ${Object.keys(profiles).join(', ')}.`);
  const machine = bareMachine(profile, release, time);
  const files = new Files(machine, root);
  base(machine, files);
  accounts(machine, files);
  packages(machine, files);
  network(machine, files);
  systemd(machine, files);
  docker(machine, files);
  machine.bootId = randomHex(machine, 32);
  boot(machine);
  // Whoever reads a page comes to a machine that has been up for a while.
  machine.now += 180_000;
  return machine;
}

/** A machine with an empty disk, switched on. */
function bareMachine(profile: string, release: Release, time: number): Machine {
  const machine = {
    profile,
    release,
    now: time,
    bootedAt: time,
    bootId: '',
    kernel: '',
    random: Number(release.replace('.', '')) * 7919,
    nextPid: 1,
    power: 'on',
    files: { '/': { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: time } },
    mounts: [],
    units: {},
    journal: [],
    packages: {},
    firewall: openFirewall(),
    docker: noDocker(),
    processes: [],
    world: { drive: 'photon-iso', shares: { shared: { 'hello.txt': 'Hello from the host.\n' } }, online: true },
  } satisfies Omit<Machine, 'network'>;
  const whole = machine as unknown as Machine;
  whole.network = bareNetwork(whole);
  return whole;
}
