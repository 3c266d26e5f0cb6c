// Switching the machine on and off.
import { Files, root } from './files.ts';
import { openFirewall } from './firewall.ts';
import { log } from './journal.ts';
import { mountAtBoot } from './kernel-mounts.ts';
import { loadMachineId } from './machine-id.ts';
import type { Machine } from './model.ts';
import { detach } from './mounts.ts';
import { bareNetwork } from './network.ts';
import { bootKernel } from './processes.ts';
import { randomHex } from './random.ts';
import { serviceOf } from './services.ts';
import { settle } from './unit-commands.ts';
import { start } from './unit-jobs.ts';
import { allUnitFiles, readUnit, settingsOf, wordsOf } from './unit-files.ts';
import { enableUnits, presetOf } from './unit-install.ts';

/** The kernel and the start-up need this long before units are started, in milliseconds. */
const kernelTime = 2_400;
/** Process numbers below the first are the kernel's threads, those below the second are given out while booting. */
const firstPids = [201, 700] as const;

/**
 * Switches the machine on: only what lies on the disk and in the journal is left of the time before. Units that the
 * default target wants are started.
 */
export function boot(machine: Machine): void {
  machine.power = 'on';
  machine.bootedAt = machine.now;
  machine.kernel = bootKernel(machine);
  machine.bootId = randomHex(machine, 32);
  machine.processes = [];
  machine.units = {};
  machine.nextPid = firstPids[0];
  machine.network = bareNetwork(machine);
  machine.firewall = openFirewall();
  // Mounts of the kernel and the disk's own partitions hold their files themselves.
  for (const mount of machine.mounts.toReversed()) {
    if (mount.type === 'iso9660' || mount.type.startsWith('fuse')) detach(machine, mount);
  }
  mountAtBoot(machine);
  new Files(machine, root).mkdir('/run/lock', { parents: true });
  machine.now += kernelTime;
  const { first } = loadMachineId(machine);
  if (first && machine.release !== '3.0') applyPresets(machine);
  settle(start(machine, 'default.target'));
  machine.nextPid = Math.max(machine.nextPid, firstPids[1]);
}

/** Stops what runs, and switches the machine off. */
export function shutDown(machine: Machine): void {
  for (const [name, unit] of Object.entries(machine.units)) {
    if (unit.active === 'active' && name.endsWith('.service')) serviceOf(name)?.stop?.(machine);
  }
  log(machine, { unit: 'shutdown.target', message: 'Reached target System Shutdown.' });
  machine.units = {};
  machine.processes = [];
  machine.now += 4_000;
  machine.power = 'off';
}

/** At a first boot all units that their preset allows are enabled; none are disabled. */
function applyPresets(machine: Machine): void {
  for (const name of allUnitFiles(machine)) {
    const unit = readUnit(machine, name);
    if (!unit || unit.masked || unit.name !== name || presetOf(machine, name) === 'disabled') continue;
    const settings = settingsOf(unit.sources);
    const installs = ['WantedBy', 'RequiredBy', 'Alias'].some((key) => wordsOf(settings, 'Install', key).length > 0);
    if (installs) enableUnits(machine, [name]);
  }
  log(machine, { message: 'Populated /etc with preset unit settings.' });
}
