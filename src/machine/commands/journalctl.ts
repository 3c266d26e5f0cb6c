// journalctl: shows the journal.
import { bootsOf, formats, journalLine, type Format } from '../journal.ts';
import { timestamp, timeZone } from '../local-time.ts';
import { machineId } from '../machine-id.ts';
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
import { catchUp } from '../service-units.ts';
import { versionText } from '../systemd-version.ts';
import { mayReadJournal } from '../unit-status.ts';
import { filtersOf, Refusal } from './journalctl-filters.ts';

const options: OptionTable = {
  flags: {
    '--no-pager': 'pager', '-e': 'end', '--pager-end': 'end', '-l': 'full', '--full': 'full', '-a': 'all', '--all': 'all',
    '-f': 'follow', '--follow': 'follow', '-q': 'quiet', '--quiet': 'quiet', '-k': 'kernel', '--dmesg': 'kernel',
    '-r': 'reverse', '--reverse': 'reverse', '-x': 'catalog', '--catalog': 'catalog', '--utc': 'utc',
    '--no-hostname': 'no-hostname', '--list-boots': 'list-boots', '--disk-usage': 'disk-usage', '--rotate': 'rotate',
    '--flush': 'flush', '--sync': 'flush', '--version': 'version', '--no-tail': 'no-tail', '--system': 'system',
    '--this-boot': 'boot', '-m': 'merge', '--merge': 'merge',
  },
  values: {
    '-u': 'unit', '--unit': 'unit', '-o': 'output', '--output': 'output', '-p': 'priority', '--priority': 'priority',
    '-t': 'identifier', '--identifier': 'identifier', '-S': 'since', '--since': 'since', '-U': 'until',
    '--until': 'until', '-g': 'grep', '--grep': 'grep', '--vacuum-size': 'vacuum', '--vacuum-time': 'vacuum',
    '--vacuum-files': 'vacuum',
  },
  optional: { '-n': 'lines', '--lines': 'lines', '-b': 'boot', '--boot': 'boot' },
  unmodelled: [
    '-h', '--help', '--no-full', '--new-id128', '-D', '--directory', '--file', '--root', '--image', '--header',
    '--facility', '--case-sensitive', '--setup-keys', '--interval', '--verify', '--verify-key', '-c', '--cursor',
    '--cursor-file', '--after-cursor', '--show-cursor', '--user-unit', '-F', '--field', '-N', '--fields',
    '--list-catalog', '--dump-catalog', '--update-catalog', '-M', '--machine', '--relinquish-var',
    '--smart-relinquish-var', '--output-fields', '--namespace', '--user', '--force',
  ],
}; // prettier-ignore

/** Formats of the real program that are not modelled. */
const otherFormats = [
  'short-iso-precise',
  'short-monotonic',
  'short-delta',
  'verbose',
  'export',
  'json',
  'json-pretty',
  'json-sse',
  'json-seq',
];

export const journalctl: Program = (call) => {
  try {
    return show(call, optionsOf(withSeparateValues(call.args), options));
  } catch (error) {
    if (error instanceof UnknownOption) call.err(`${call.name}: ${optionComplaint(error)}\n`);
    else if (error instanceof Refusal) call.err(`${error.message}\n`);
    else throw error;
    return 1;
  }
};

/** The values of -n and -b may stand apart where they look like one. */
function withSeparateValues(args: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const next = args[at + 1];
    const short = /^-[a-zA-Z]*[nb]$/.test(arg) && !/^-[a-zA-Z]*[uoptSUg]./.test(arg);
    const takes =
      short && next !== undefined && (arg.endsWith('n') ? /^(?:\d+|all)$/ : /^(?:[+-]?\d+|[0-9a-f]{32})$/).test(next);
    if (takes) at += 1;
    joined.push(takes ? `${arg}${next}` : arg);
  }
  return joined;
}

function show(call: Call, given: Options): number {
  const { machine } = call;
  catchUp(machine);
  if (given.has('version')) {
    call.out(versionText(machine));
    return 0;
  }
  const format = (given.value('output') ?? 'short') as Format;
  if (otherFormats.includes(format)) throw new NotSimulated(`output format '${format}'`);
  if (!formats.includes(format)) throw new Refusal(`Unknown output format '${format}'.`);
  const zone = given.has('utc') ? 'UTC' : timeZone(machine);
  const filters = filtersOf(call, given, zone);

  if (given.has('rotate') || given.has('flush')) {
    if (call.user.uid === 0) return 0;
    throw new Refusal('Failed to connect to /run/systemd/journal/io.systemd.journal: Permission denied');
  }
  if (!mayReadJournal(call)) {
    if (!given.has('quiet')) {
      call.err('Hint: You are currently not seeing messages from other users and the system.\n');
      call.err("      Users in groups 'adm', 'systemd-journal' can see all messages.\n");
      call.err('      Pass -q to turn off this notice.\n');
    }
    throw new Refusal('No journal files were opened due to insufficient permissions.');
  }
  if (given.has('disk-usage')) {
    // Unverified: the size of the journal; journald's files begin with 8 MiB
    call.out('Archived and active journals take up 8.0M in the file system.\n');
    return 0;
  }
  if (given.has('vacuum')) {
    const id = machineId(machine) ?? '';
    for (const directory of [`/var/log/journal/${id}`, '/run/log/journal', '/var/log/journal']) {
      call.err(`Vacuuming done, freed 0B of archived journals from ${directory}.\n`);
    }
    return 0;
  }
  if (given.has('list-boots')) {
    listBoots(call);
    return 0;
  }
  if (given.has('follow')) throw new NotSimulated("option '-f', which waits for new lines,");
  if (given.has('catalog')) throw new NotSimulated("option '-x', which adds explanations,");

  let entries = machine.journal.filter((entry) => filters.every((fits) => fits(entry)));
  const lines = linesWanted(given);
  // With --since the first lines are shown, else the last.
  if (lines !== undefined)
    entries =
      given.has('since') && !given.has('reverse')
        ? entries.slice(0, lines)
        : entries.slice(entries.length - Math.min(lines, entries.length));
  if (given.has('reverse')) entries.reverse();
  if (entries.length === 0) {
    if (!given.has('quiet')) call.out('-- No entries --\n');
    return given.has('grep') ? 1 : 0;
  }
  let boot = entries[0]?.boot;
  for (const entry of entries) {
    if (entry.boot !== boot && format !== 'cat')
      call.out(`-- ${machine.release === '5.0' ? `Boot ${entry.boot}` : 'Reboot'} --\n`);
    boot = entry.boot;
    call.out(`${journalLine(machine, entry, format, { zone, hostname: !given.has('no-hostname') })}\n`);
  }
  return 0;
}

/** How many lines; undefined for all. -e alone shows the last thousand. */
function linesWanted(given: Options): number | undefined {
  if (!given.has('lines')) return given.has('end') ? 1000 : undefined;
  const text = given.value('lines') || '10';
  if (text === 'all') return undefined;
  if (!/^\d+$/.test(text)) throw new Refusal(`Failed to parse lines '${text}'`);
  return Number(text);
}

function listBoots(call: Call): void {
  const { machine } = call;
  const boots = bootsOf(machine);
  const rows = boots.map((boot, index) => {
    const entries = machine.journal.filter((entry) => entry.boot === boot);
    const [first, last] = [entries[0]?.time ?? machine.bootedAt, entries.at(-1)?.time ?? machine.now];
    return {
      number: String(index - boots.length + 1),
      boot,
      first: timestamp(machine, first),
      last: timestamp(machine, last),
    };
  });
  const width = Math.max(...rows.map(({ number }) => number.length));
  if (machine.release !== '5.0') {
    for (const { number, boot, first, last } of rows) call.out(`${number.padStart(width)} ${boot} ${first}—${last}\n`);
    return;
  }
  const wide = Math.max(3, width);
  call.out(
    `${'IDX'.padStart(wide)} ${'BOOT ID'.padEnd(32)} ${'FIRST ENTRY'.padEnd(rows[0]?.first.length ?? 0)} LAST ENTRY\n`,
  );
  for (const { number, boot, first, last } of rows) call.out(`${number.padStart(wide)} ${boot} ${first} ${last}\n`);
}
