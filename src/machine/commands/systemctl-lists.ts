// The lists of systemctl: units, unit files, sockets, timers.
import { NotSimulated, type Call, type Options } from '../program.ts';
import { listensOn } from '../socket-units.ts';
import { activatedBy, descriptionOf, loadUnit } from '../units.ts';
import { dot, withPreset } from '../unit-status.ts';
import { enablement } from '../unit-file-states.ts';
import { allUnitFiles, matches, typeOf } from '../unit-files.ts';
import { presetOf } from '../unit-install.ts';

/** A table as systemctl prints it: columns as wide as their widest cell, the last one as it is. */
function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(column < row.length - 1 ? (widths[column] ?? 0) : 0)).join(' '))
    .map((line) => `${line}\n`)
    .join('');
}

/** Units in the order of systemctl: by type, then by name. */
const typeOrder = [
  'automount',
  'device',
  'mount',
  'path',
  'scope',
  'service',
  'slice',
  'socket',
  'swap',
  'target',
  'timer',
];

/** The units systemd holds, those that are not inactive or those asked for. @param patterns names with "*"; all where there are none */
export function listUnits(call: Call, given: Options, patterns: string[]): number {
  const { machine } = call;
  const all = given.has('all');
  const states = [
    ...given.values('state').flatMap((text) => text.split(',')),
    ...(given.has('failed') ? ['failed'] : []),
  ];
  const wanted = given.values('type').flatMap((text) => text.split(','));
  if (
    patterns.length === 0 &&
    states.length === 0 &&
    !wanted.some((type) => ['service', 'socket', 'timer', 'target'].includes(type))
  ) {
    throw new NotSimulated('the list of all units');
  }
  const units = Object.keys(machine.units)
    .map((name) => loadUnit(machine, name))
    .filter(({ name, unit, load }) => {
      if (patterns.length > 0 && !patterns.some((pattern) => matches(pattern, name))) return false;
      if (wanted.length > 0 && !wanted.includes(typeOf(name)) && !wanted.includes(load)) return false;
      if (states.length > 0)
        return states.some((state) => state === unit.active || state === unit.sub || state === load);
      return all || unit.active !== 'inactive';
    })
    .sort(
      (one, other) =>
        typeOrder.indexOf(typeOf(one.name)) - typeOrder.indexOf(typeOf(other.name)) || (one.name < other.name ? -1 : 1),
    );
  const marked = !given.has('plain');
  const rows = units.map((loaded) => {
    const { unit, load, name } = loaded;
    const mark =
      unit.active === 'failed' || ['not-found', 'bad-setting', 'masked'].includes(load)
        ? dot(machine, loaded).replace('×', '●')
        : ' ';
    const cells = [name, load, unit.active, unit.sub, load === 'masked' ? name : descriptionOf(loaded)];
    return marked ? [mark, ...cells] : cells;
  });
  const head = ['UNIT', 'LOAD', 'ACTIVE', 'SUB', 'DESCRIPTION'];
  const legend = !given.has('no-legend');
  call.out(table([...(legend ? [marked ? [' ', ...head] : head] : []), ...rows]));
  if (!legend) return 0;
  if (units.length > 0) {
    call.out('\nLOAD   = Reflects whether the unit definition was properly loaded.\n');
    call.out('ACTIVE = The high-level unit activation state, i.e. generalization of SUB.\n');
    call.out('SUB    = The low-level unit activation state, values depend on unit type.\n');
  }
  const more = all || states.length > 0 ? '' : ' Pass --all to see loaded but inactive units, too.';
  call.out(`${String(units.length)} loaded units listed.${more}\n`);
  if (states.length === 0) call.out("To show all installed unit files use 'systemctl list-unit-files'.\n");
  return 0;
}

/** Unit files with what is-enabled says of them, and their preset. @param patterns names with "*"; all where there are none */
export function listUnitFiles(call: Call, given: Options, patterns: string[]): number {
  const { machine } = call;
  const wanted = given.values('type').flatMap((text) => text.split(','));
  const states = given.values('state').flatMap((text) => text.split(','));
  if (patterns.length === 0 && states.length === 0 && wanted.length === 0)
    throw new NotSimulated('the list of all unit files');
  const rows = allUnitFiles(machine)
    .filter((name) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, name)))
    .filter((name) => wanted.length === 0 || wanted.includes(typeOf(name)))
    .map((name) => [name, enablement(machine, name) ?? '', presetOf(machine, name)] as const)
    .filter(([, state]) => states.length === 0 || states.includes(state))
    .sort(
      ([one], [other]) => typeOrder.indexOf(typeOf(one)) - typeOrder.indexOf(typeOf(other)) || (one < other ? -1 : 1),
    )
    .map(([name, state, preset]) => [name, state, withPreset.includes(state) ? preset : '-']);
  const legend = !given.has('no-legend');
  const head = {
    '3.0': ['UNIT FILE', 'STATE'],
    '4.0': ['UNIT FILE', 'STATE', 'VENDOR PRESET'],
    '5.0': ['UNIT FILE', 'STATE', 'PRESET'],
  }[machine.release];
  const cells = rows.map((row) => row.slice(0, head.length));
  call.out(table([...(legend ? [head] : []), ...cells]));
  if (legend) call.out(`\n${String(rows.length)} unit files listed.\n`);
  return rows.length === 0 && patterns.length > 0 && machine.release === '5.0' ? 1 : 0;
}

/** What socket units listen on. @param patterns names with "*"; all where there are none */
export function listSockets(call: Call, given: Options, patterns: string[]): number {
  const { machine } = call;
  if (patterns.length === 0) throw new NotSimulated('the list of all sockets');
  const rows = Object.keys(machine.units)
    .filter((name) => typeOf(name) === 'socket' && patterns.some((pattern) => matches(pattern, name)))
    .map((name) => loadUnit(machine, name))
    .filter(({ unit }) => given.has('all') || unit.active === 'active')
    .flatMap((loaded) =>
      listensOn(loaded).map(({ address }) => [address, loaded.name, activatedBy(loaded).join(', ')]),
    );
  if (given.has('no-legend')) {
    call.out(table(rows));
    return 0;
  }
  call.out(table([['LISTEN', 'UNIT', 'ACTIVATES'], ...rows]));
  call.out(`\n${String(rows.length)} sockets listed.\n`);
  if (!given.has('all')) call.out('Pass --all to see loaded but inactive sockets, too.\n');
  return 0;
}

/** Timers. Their next time depends on chance: any that would be shown is refused. @param patterns names with "*"; all where there are none */
export function listTimers(call: Call, given: Options, patterns: string[]): number {
  const shown = Object.keys(call.machine.units).filter(
    (name) => typeOf(name) === 'timer' && (patterns.length === 0 || patterns.some((pattern) => matches(pattern, name))),
  );
  if (shown.length > 0 || patterns.length === 0) throw new NotSimulated('the list of timers');
  if (given.has('no-legend')) return 0;
  call.out('NEXT LEFT LAST PASSED UNIT ACTIVATES\n\n0 timers listed.\n');
  if (!given.has('all')) call.out('Pass --all to see loaded but inactive timers, too.\n');
  return 0;
}
