// uptime: how long the machine has been running.
import { clockOf, dateOf, localTime, timeZone } from '../local-time.ts';
import { optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type OptionTable, type Program } from '../program.ts';

const table: OptionTable = {
  flags: {
    '-p': 'pretty', '--pretty': 'pretty', '-s': 'since', '--since': 'since', '-h': 'help', '--help': 'help',
    '-V': 'version', '--version': 'version',
  },
}; // prettier-ignore

const help = `
Usage:
 uptime [options]

Options:
 -p, --pretty   show uptime in pretty format
 -h, --help     display this help and exit
 -s, --since    system up since
 -V, --version  output version information and exit

For more details see uptime(1).
`;

/** Versions of procps-ng: SPECS/procps-ng of vmware/photon. */
const versions = { '3.0': '3.3.15', '4.0': '4.0.4', '5.0': '4.0.4' };

export const uptime: Program = (call) => {
  const { machine } = call;
  try {
    const options = optionsOf(call.args, table);
    if (options.has('help')) {
      call.out(help);
      return 0;
    }
    if (options.has('version')) {
      call.out(`uptime from procps-ng ${versions[machine.release]}\n`);
      return 0;
    }
    const zone = timeZone(machine);
    if (options.has('since')) {
      const at = localTime(machine.bootedAt, zone);
      call.out(`${dateOf(at)} ${clockOf(at)}\n`);
      return 0;
    }
    const minutes = Math.floor((machine.now - machine.bootedAt) / 60_000);
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    if (options.has('pretty')) {
      const many = (count: number, word: string) =>
        count > 0 ? [`${String(count)} ${word}${count > 1 ? 's' : ''}`] : [];
      const parts = [
        ...many(days, 'day'),
        ...many(hours, 'hour'),
        ...(rest > 0 || minutes === 0 ? [`${String(rest)} minute${rest === 1 ? '' : 's'}`] : []),
      ];
      call.out(`up ${parts.join(', ')}\n`);
      return 0;
    }
    const long = hours > 0 ? `${String(hours).padStart(2)}:${String(rest).padStart(2, '0')}` : `${String(rest)} min`;
    const day = days > 0 ? `${String(days)} day${days > 1 ? 's' : ''}, ` : '';
    // Unverified: the load, which is always nothing here
    call.out(` ${clockOf(localTime(machine.now, zone))} up ${day}${long},  1 user,  load average: 0.00, 0.00, 0.00\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n${help}`);
    return 1;
  }
};
