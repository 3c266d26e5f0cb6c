// lsb_release: which distribution this is (the script of Photon OS's package photon-release).
import type { Call, Program } from '../program.ts';

const usage = `Distribution information.

Usage: lsb_release [options]

Options:
  -h, --help         show this help message and exit
  -i, --id           show distributor ID
  -d, --description  show description of this distribution
  -r, --release      show release number of this distribution
  -c, --codename     show code name of this distribution
  -a, --all          show all of the above information
  -s, --short        show requested information in short format
`;

const fields: [letter: string, long: string, label: string, key: string][] = [
  ['i', '--id', 'Distributor ID', 'DISTRIB_ID'],
  ['d', '--description', 'Description', 'DISTRIB_DESCRIPTION'],
  ['r', '--release', 'Release', 'DISTRIB_RELEASE'],
  ['c', '--codename', 'Codename', 'DISTRIB_CODENAME'],
];

export const lsbRelease: Program = (call) => {
  const old = call.machine.release === '3.0';
  const chosen = new Set<string>();
  let short = false;
  const show = (status: number) => {
    if (old) call.out(usage);
    else call.err(`\n${usage}`);
    return status;
  };
  for (const arg of call.args) {
    if (arg === '--') break;
    const letters = !old && /^-[^-]./.test(arg) ? Array.from(arg.slice(1)).map((letter) => `-${letter}`) : [arg];
    for (const option of letters) {
      const field = fields.find(([letter, long]) => option === `-${letter}` || option === long);
      if (field) chosen.add(field[3]);
      else if (option === '-a' || option === '--all') for (const [, , , key] of fields) chosen.add(key);
      else if (option === '-s' || option === '--short') short = true;
      else if (option === '-h' || option === '--help') return show(0);
      else {
        if (!old) call.err(`Invalid option: ${option}\n`);
        return show(1);
      }
    }
  }
  const values = settings(call);
  if (!values) {
    call.err(
      old
        ? '/usr/bin/lsb_release: line 52: /etc/lsb-release: No such file or directory\n'
        : "ERROR: '/etc/lsb-release' does not exist ...\n",
    );
    return 2;
  }
  for (const [, , label, key] of fields) {
    if (chosen.size > 0 && !chosen.has(key)) continue;
    // A value that is missing brings a newline of its own.
    const value = values[key] ?? 'n/a\n';
    call.out(short ? `${value}\n` : `${label}:\t${value}\n`);
  }
  return 0;
};

function settings(call: Call): Record<string, string> | undefined {
  if (!call.files.exists('/etc/lsb-release')) return undefined;
  const lines = call.files.read('/etc/lsb-release').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => [...line.matchAll(/^(\w+)="?(.*?)"?$/g)].map(([, key = '', value = '']) => [key, value])),
  );
}
