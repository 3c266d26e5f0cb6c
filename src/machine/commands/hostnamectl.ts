// hostnamectl: the machine's names.
import { Files, root } from '../files.ts';
import { machineId } from '../machine-id.ts';
import type { Machine } from '../model.ts';
import { kernelRelease } from '../processes.ts';
import { optionComplaint } from '../option-errors.ts';
import {
  NotSimulated,
  optionsOf,
  UnknownOption,
  type Call,
  type Options,
  type OptionTable,
  type Program,
} from '../program.ts';
import { versionText } from '../systemd-version.ts';

const table: OptionTable = {
  flags: {
    '--static': 'static', '--transient': 'transient', '--pretty': 'pretty', '--no-ask-password': 'no-ask-password',
    '--version': 'version',
  },
  unmodelled: ['-h', '--help', '-H', '--host', '-M', '--machine', '--json', '-j'],
}; // prettier-ignore

/** Verbs that show or set one line of /etc/machine-info, and the key there. */
const details: Record<string, string> = {
  'icon-name': 'ICON_NAME',
  chassis: 'CHASSIS',
  deployment: 'DEPLOYMENT',
  location: 'LOCATION',
};
const chassisTypes = [
  'desktop',
  'laptop',
  'convertible',
  'server',
  'tablet',
  'handset',
  'watch',
  'embedded',
  'vm',
  'container',
];

export const hostnamectl: Program = (call) => {
  try {
    return run(call, optionsOf(call.args, table));
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
};

function run(call: Call, options: Options): number {
  if (options.has('version')) {
    call.out(versionText(call.machine));
    return 0;
  }
  const [verb = 'status', ...values] = options.words;
  if (values.length > (verb === 'status' ? 0 : 1)) {
    call.err('Too many arguments.\n');
    return 1;
  }
  const [value] = values;
  if (verb === 'status') return status(call, options);
  if (verb === 'hostname' || verb === 'set-hostname') {
    if (verb === 'set-hostname' && value === undefined) return tooFew(call);
    if (value === undefined) {
      call.out(`${nameOf(call.machine)}\n`);
      return 0;
    }
    return setHostname(call, options, value);
  }
  const detail = verb.replace(/^set-/, '');
  const key = Object.hasOwn(details, detail) ? details[detail] : undefined;
  if (!key) {
    call.err(`Unknown command verb ${verb}.\n`);
    return 1;
  }
  if (value === undefined) {
    if (verb.startsWith('set-')) return tooFew(call);
    call.out(
      `${machineInfo(call.machine)[key] ?? (detail === 'chassis' ? 'vm' : detail === 'icon-name' ? 'computer-vm' : '')}\n`,
    );
    return 0;
  }
  if (call.user.uid !== 0) {
    call.err(`Could not set ${detail.replace('-', ' ')}: Access denied\n`);
    return 1;
  }
  if (detail === 'chassis' && value && !chassisTypes.includes(value)) {
    call.err(`Could not set chassis: Invalid chassis '${value}'\n`);
    return 1;
  }
  setInfo(call.machine, key, value);
  return 0;
}

function tooFew(call: Call): number {
  call.err('Too few arguments.\n');
  return 1;
}

function status(call: Call, options: Options): number {
  const { machine } = call;
  const info = machineInfo(machine);
  if (options.has('static') || options.has('transient')) {
    call.out(`${nameOf(machine)}\n`);
    return 0;
  }
  if (options.has('pretty')) {
    call.out(`${info['PRETTY_HOSTNAME'] ?? ''}\n`);
    return 0;
  }
  const chassis = info['CHASSIS'] ?? 'vm';
  const rows: [string, string | undefined][] = [
    ['Static hostname', nameOf(machine)],
    ['Pretty hostname', info['PRETTY_HOSTNAME']],
    ['Icon name', info['ICON_NAME'] ?? `computer-${chassis}`],
    ['Chassis', machine.release === '5.0' && chassis === 'vm' ? 'vm 🖴' : chassis],
    ['Deployment', info['DEPLOYMENT']],
    ['Location', info['LOCATION']],
    ['Machine ID', machineId(machine)],
    ['Boot ID', machine.bootId],
    ['Virtualization', 'vmware'],
    ['Operating System', 'VMware Photon OS/Linux'],
    ['Kernel', `Linux ${kernelRelease(machine)}`],
    ['Architecture', 'x86-64'],
    // Unverified: what a VMware host calls its hardware in hostnamectl
    ['Hardware Vendor', machine.release === '5.0' ? 'VMware, Inc.' : undefined],
    ['Hardware Model', machine.release === '5.0' ? 'VMware Virtual Platform' : undefined],
  ];
  const shown = rows.filter(([, value]) => value);
  const wide = Math.max(...shown.map(([label]) => label.length));
  for (const [label, value = ''] of shown) call.out(`${label.padStart(wide)}: ${value}\n`);
  return 0;
}

function setHostname(call: Call, options: Options, written: string): number {
  const { machine } = call;
  const asked = ['static', 'transient', 'pretty'].filter((kind) => options.has(kind));
  const kinds = asked.length > 0 ? asked : ['static', 'pretty', 'transient'];
  if (call.user.uid !== 0) {
    call.err(`Could not set ${kinds[0] ?? ''} hostname: Access denied\n`);
    return 1;
  }
  const clean = cleanName(written);
  if (kinds.includes('pretty'))
    setInfo(machine, 'PRETTY_HOSTNAME', clean === written ? (asked.length > 0 ? written : '') : written);
  if (kinds.includes('static')) {
    const files = new Files(machine, root);
    if (clean) files.write('/etc/hostname', `${clean}\n`);
    else if (files.exists('/etc/hostname')) files.remove('/etc/hostname');
  } else if (kinds.includes('transient')) {
    if (nameOf(machine) === 'localhost') throw new NotSimulated('a transient host name');
    call.err('Hint: static hostname is already set, so the specified transient hostname will not be used.\n');
  }
  return 0;
}

/** What is left of a name when all that a host name cannot have is taken out (hostname_cleanup of systemd). */
function cleanName(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_.-]/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 64);
}

function nameOf(machine: Machine): string {
  const entry = machine.files['/etc/hostname'];
  return (entry?.type === 'file' ? entry.content.trim() : '') || 'localhost';
}

function machineInfo(machine: Machine): Record<string, string> {
  const entry = machine.files['/etc/machine-info'];
  const lines = entry?.type === 'file' ? entry.content.split('\n') : [];
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, key, value] = /^([A-Z_]+)="?(.*?)"?$/.exec(line) ?? [];
      return key && value ? [[key, value]] : [];
    }),
  );
}

function setInfo(machine: Machine, key: string, value: string): void {
  const files = new Files(machine, root);
  const others = Object.entries(machineInfo(machine)).filter(([name]) => name !== key);
  const lines = (value ? [...others, [key, value] as const] : others).map(
    ([name, text]) => `${name}=${/^[\w.-]+$/.test(text) ? text : `"${text}"`}\n`,
  );
  if (lines.length > 0) files.write('/etc/machine-info', lines.join(''));
  else if (files.exists('/etc/machine-info')) files.remove('/etc/machine-info');
}
