// localectl: the system's language and keyboard.
import { Files, root } from '../files.ts';
import type { Machine } from '../model.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type OptionTable, type Program } from '../program.ts';
import { versionText } from '../systemd-version.ts';

const table: OptionTable = {
  flags: {
    '--no-pager': 'pager',
    '--no-ask-password': 'no-ask-password',
    '-l': 'full',
    '--full': 'full',
    '--version': 'version',
  },
  unmodelled: ['-h', '--help', '-H', '--host', '-M', '--machine', '--no-convert'],
};

const otherVerbs = [
  'list-locales', 'set-keymap', 'list-keymaps', 'set-x11-keymap', 'list-x11-keymap-models', 'list-x11-keymap-layouts',
  'list-x11-keymap-variants', 'list-x11-keymap-options',
]; // prettier-ignore
const variables = [
  'LANG', 'LANGUAGE', 'LC_CTYPE', 'LC_NUMERIC', 'LC_TIME', 'LC_COLLATE', 'LC_MONETARY', 'LC_MESSAGES', 'LC_PAPER',
  'LC_NAME', 'LC_ADDRESS', 'LC_TELEPHONE', 'LC_MEASUREMENT', 'LC_IDENTIFICATION',
]; // prettier-ignore
/** What glibc always has; more comes with the package glibc-lang. */
const locales = ['C', 'POSIX', 'C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'];

export const localectl: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    if (options.has('version')) {
      call.out(versionText(call.machine));
      return 0;
    }
    const [verb = 'status', ...values] = options.words;
    if (verb === 'status') return status(call);
    if (verb === 'set-locale') return setLocale(call, values);
    if (otherVerbs.includes(verb)) throw new NotSimulated(`verb '${verb}'`);
    call.err(`Unknown command verb ${verb}.\n`);
    return 1;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${call.name}: ${optionComplaint(error)}\n`);
    return 1;
  }
};

function status(call: Call): number {
  const lines = localeLines(call.machine);
  for (const [index, line] of (lines.length > 0 ? lines : ['n/a']).entries()) {
    call.out(`${index === 0 ? 'System Locale:' : '              '} ${line}\n`);
  }
  const unset = call.machine.release === '5.0' ? '(unset)' : 'n/a';
  call.out(`    VC Keymap: ${unset}\n   X11 Layout: ${unset}\n`);
  return 0;
}

function localeLines(machine: Machine): string[] {
  const entry = machine.files['/etc/locale.conf'];
  const text = entry?.type === 'file' ? entry.content : '';
  return text
    .split('\n')
    .filter((line) => /^[A-Z_]+=./.test(line))
    .map((line) => line.replace(/="(.*)"$/, '=$1'));
}

function setLocale(call: Call, values: string[]): number {
  if (values.length === 0) {
    call.err('Too few arguments.\n');
    return 1;
  }
  const lines = values.map((value) => (value.includes('=') ? value : `LANG=${value}`));
  if (call.user.uid !== 0) {
    call.err('Failed to issue method call: Access denied\n');
    return 1;
  }
  for (const line of lines) {
    const [name = '', locale = ''] = line.split('=');
    if (!variables.includes(name)) {
      call.err(`Failed to issue method call: Locale assignment ${line} not valid, refusing.\n`);
      return 1;
    }
    if (!locales.includes(locale)) {
      call.err(`Failed to issue method call: Locale ${locale} not installed, refusing.\n`);
      return 1;
    }
  }
  new Files(call.machine, root).write('/etc/locale.conf', `${lines.join('\n')}\n`);
  return 0;
}
