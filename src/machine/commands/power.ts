// reboot, poweroff, halt and shutdown: systemctl under other names.
import { timestamp, timeIn, localTime, timeZone } from '../local-time.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type OptionTable, type Program } from '../program.ts';
import { switchPower, type PowerAction } from '../power.ts';

const actions: Record<string, PowerAction> = { reboot: 'Reboot', poweroff: 'PowerOff', halt: 'Halt' };

const table: OptionTable = {
  flags: { '-f': 'force', '--force': 'force', '--no-wall': 'no-wall', '-w': 'wtmp-only', '--wtmp-only': 'wtmp-only' },
  unmodelled: ['--help', '-p', '--poweroff', '--reboot', '--halt', '-d', '--no-wtmp', '-n', '--no-sync', '-i', '-h'],
};

/** reboot, poweroff, halt. */
export const powerDown: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    if (options.words.length > (call.name === 'reboot' ? 1 : 0)) {
      call.err('Too many arguments.\n');
      return 1;
    }
    if (options.has('wtmp-only')) return 0;
    return switchPower(call, actions[call.name] ?? 'PowerOff');
  } catch (error) {
    return complain(call, error);
  }
};

const shutdownTable: OptionTable = {
  flags: {
    '-H': 'halt', '--halt': 'halt', '-P': 'poweroff', '--poweroff': 'poweroff', '-r': 'reboot', '--reboot': 'reboot',
    '-h': 'poweroff', '-k': 'warn', '--no-wall': 'no-wall', '-c': 'cancel',
  },
  unmodelled: ['--help', '--show', '-a', '-f', '-F', '-t'],
}; // prettier-ignore

/** shutdown: at once, or at a time, which here never comes before the page is left. */
export const shutdown: Program = (call) => {
  const { machine } = call;
  try {
    const options = optionsOf(call.args, shutdownTable);
    if (options.has('cancel')) return 0;
    const [when = '+1'] = options.words;
    const at = timeOf(call, when);
    if (at === undefined) {
      call.err(`Failed to parse time specification: ${when}\n`);
      return 1;
    }
    if (options.has('warn')) return 0;
    const action = options.has('reboot') ? 'Reboot' : options.has('halt') ? 'Halt' : 'PowerOff';
    if (at <= machine.now) return switchPower(call, action);
    if (call.user.uid !== 0) {
      call.err('Failed to schedule shutdown: Access denied\n');
      return 1;
    }
    throw new NotSimulated(`'shutdown ${when}', for ${timestamp(machine, at)},`);
  } catch (error) {
    return complain(call, error);
  }
};

/** "now", "+5", "23:59". */
function timeOf({ machine }: Call, text: string): number | undefined {
  if (text === 'now') return machine.now;
  if (/^\+\d+$/.test(text)) return machine.now + Number(text) * 60_000;
  const [, hour, minute] = /^(\d\d?):(\d\d)$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const zone = timeZone(machine);
  const { year, month, day } = localTime(machine.now, zone);
  const today = timeIn(zone, year, month, day, Number(hour), Number(minute));
  return today > machine.now ? today : timeIn(zone, year, month, day + 1, Number(hour), Number(minute));
}

function complain(call: Call, error: unknown): number {
  if (!(error instanceof UnknownOption)) throw error;
  call.err(`${call.name}: ${optionComplaint(error)}\n`);
  return 1;
}
