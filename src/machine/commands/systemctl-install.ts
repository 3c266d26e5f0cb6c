// systemctl enable, disable, mask and the like, is-enabled, and the default target: links of unit files.
import { basename } from '../paths.ts';
import type { Call, Options } from '../program.ts';
import {
  disableUnits,
  enablement,
  maskUnits,
  revertUnits,
  setDefaultTarget,
  unmaskUnits,
} from '../unit-file-states.ts';
import { readUnit, unitName } from '../unit-files.ts';
import { enableUnits, InstallError, presetOf, type Changes } from '../unit-install.ts';
import { reloadManager } from '../units.ts';
import { runJobs } from './systemctl-jobs.ts';
import { denied, namesOf } from './systemctl-names.ts';

/** Does what "enable", "disable", "mask" or another such verb says; with --now units are started or stopped too. @returns exit status */
export async function install(call: Call, given: Options, verb: string, words: string[]): Promise<number> {
  const { machine } = call;
  const names = namesOf(call, words).map((name) => basename(name));
  if (['mask', 'unmask'].includes(verb) && machine.release !== '3.0') {
    for (const name of names) {
      if (!readUnit(machine, name)) call.err(`Unit ${name} does not exist, proceeding anyway.\n`);
    }
  }
  if (denied(call)) {
    call.err(`Failed to ${verb} unit: Access denied\n`);
    return 1;
  }
  const link: Record<string, () => Changes> = {
    enable: () => enableUnits(machine, names),
    disable: () => disableUnits(machine, names),
    reenable: () => joined(disableUnits(machine, names), enableUnits(machine, names)),
    preset: () =>
      joined(
        disableUnits(
          machine,
          names.filter((name) => presetOf(machine, name) === 'disabled'),
        ),
        enableUnits(
          machine,
          names.filter((name) => presetOf(machine, name) === 'enabled'),
        ),
      ),
    mask: () => maskUnits(machine, names),
    unmask: () => unmaskUnits(machine, names),
    revert: () => revertUnits(machine, names),
  };
  try {
    const changes = link[verb]?.();
    if (!changes) return 1;
    if (!given.has('quiet')) printChanges(call, changes);
    if (!given.has('no-reload')) reloadManager(machine);
    const said = ['enable', 'reenable', ...(machine.release === '5.0' ? ['disable'] : [])];
    if (!changes.installable && said.includes(verb) && !given.has('quiet') && !given.has('no-warn')) {
      call.err(uninstallable(machine.release));
    }
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    call.err(`Failed to ${verb} unit: ${error.message}\n`);
    return 1;
  }
  if (!given.has('now') || !['enable', 'disable', 'mask'].includes(verb)) return 0;
  return runJobs(call, given, verb === 'enable' ? 'start' : 'stop', names);
}

/** Links that were removed and made again are not worth a word but for the making. */
function joined(one: Changes, other: Changes): Changes {
  const made = other.done.flatMap((change) => ('made' in change ? [change.made] : []));
  const removed = one.done.filter((change) => !('removed' in change) || !made.includes(change.removed));
  return { done: [...removed, ...other.done], installable: one.installable || other.installable };
}

function printChanges(call: Call, { done }: Changes): void {
  for (const change of done) {
    if ('made' in change) call.err(`Created symlink ${change.made} → ${change.target}.\n`);
    else call.err(call.machine.release === '5.0' ? `Removed "${change.removed}".\n` : `Removed ${change.removed}.\n`);
  }
}

/** systemd 253 says it of disabling, too. */
function uninstallable(release: string): string {
  const what = release === '5.0' ? 'enabled or disabled' : 'enabled';
  return `The unit files have no installation config (WantedBy=, RequiredBy=, Also=,
Alias= settings in the [Install] section, and DefaultInstance= for template
units). This means they are not meant to be ${what} using systemctl.
 
Possible reasons for having this kind of units are:
• A unit may be statically enabled by being symlinked from another unit's
  .wants/ or .requires/ directory.
• A unit's purpose may be to act as a helper for some other unit which has
  a requirement dependency on it.
• A unit may be started when needed via activation (socket, path, timer,
  D-Bus, udev, scripted systemctl call, ...).
• In case of template units, the unit is meant to be enabled with some
  instance name specified.
`;
}

/** `systemctl is-enabled`. @returns exit status */
export function isEnabled(call: Call, given: Options, words: string[]): number {
  let enabled = false;
  for (const name of namesOf(call, words)) {
    const state = enablement(call.machine, name);
    if (state === undefined) {
      call.err(`Failed to get unit file state for ${name}: No such file or directory\n`);
      return 1;
    }
    if (['enabled', 'static', 'indirect', 'alias'].includes(state)) enabled = true;
    if (!given.has('quiet')) call.out(`${state}\n`);
  }
  return enabled ? 0 : 1;
}

/** `systemctl get-default`: the target that a boot starts. @returns exit status */
export function getDefault(call: Call): number {
  const unit = readUnit(call.machine, 'default.target');
  call.out(`${unit?.name ?? 'default.target'}\n`);
  return 0;
}

/** `systemctl set-default`. @returns exit status */
export function setDefault(call: Call, given: Options, words: string[]): number {
  const name = unitName(words[0] ?? '', 'target');
  if (denied(call)) {
    call.err('Failed to set default target: Access denied\n');
    return 1;
  }
  try {
    const changes = setDefaultTarget(call.machine, name);
    if (!given.has('quiet')) printChanges(call, changes);
    reloadManager(call.machine);
    return 0;
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    call.err(`Failed to set default target: ${error.message}\n`);
    return 1;
  }
}

/** `systemctl daemon-reload`. @returns exit status */
export function daemonReload(call: Call): number {
  if (denied(call)) {
    call.err('Reload daemon failed: Access denied\n');
    return 1;
  }
  reloadManager(call.machine);
  return 0;
}
