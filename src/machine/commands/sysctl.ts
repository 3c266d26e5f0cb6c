// sysctl: reads and sets the kernel's parameters below /proc/sys (procps 4.0).
import { FileError } from '../file-error.ts';
import { Files, root } from '../files.ts';
import { parameterFiles } from '../kernel-parameters.ts';
import { optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';

const usage = `
Usage:
 sysctl [options] [variable[=value] ...]

Options:
  -a, --all            display all variables
  -A                   alias of -a
  -X                   alias of -a
      --deprecated     include deprecated parameters to listing
      --dry-run        Print the key and values but do not write
  -b, --binary         print value without new line
  -e, --ignore         ignore unknown variables errors
  -N, --names          print variable names without values
  -n, --values         print only values of the given variable(s)
  -p, --load[=<file>]  read values from file
  -f                   alias of -p
      --system         read values from all system directories
  -r, --pattern <expression>
                       select setting that match expression
  -q, --quiet          do not echo variable set
  -w, --write          enable writing a value to variable
  -o                   does nothing
  -x                   does nothing
  -d                   alias of -h

 -h, --help     display this help and exit
 -V, --version  output version information and exit

For more details see sysctl(8).
`;

const table = {
  flags: {
    '-a': 'all', '-A': 'all', '-X': 'all', '--all': 'all', '-e': 'ignore', '--ignore': 'ignore', '-N': 'names', '--names': 'names',
    '-n': 'values', '--values': 'values', '-p': 'load', '--load': 'load', '-q': 'quiet', '--quiet': 'quiet', '-w': 'write',
    '--write': 'write', '--system': 'system', '-h': 'help', '--help': 'help',
  },
  unmodelled: ['--deprecated', '--dry-run', '-b', '--binary', '-f', '-r', '--pattern', '-V', '--version'],
}; // prettier-ignore

export const sysctl: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    if (options.has('help')) {
      call.out(usage);
      return 0;
    }
    if (options.has('system')) return system(call, options);
    if (options.has('load')) {
      const files = options.words.length > 0 ? options.words : ['/etc/sysctl.conf'];
      return files.map((path) => load(call, options, path)).find((status) => status !== 0) ?? 0;
    }
    if (options.has('all')) {
      for (const key of keysOf(call)) show(call, options, key);
      return 0;
    }
    if (options.words.length === 0) {
      call.err(usage);
      return 1;
    }
    return options.words.map((word) => one(call, options, word)).find((status) => status !== 0) ?? 0;
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`sysctl: ${optionComplaint(error)}\n`);
    call.out(usage);
    return 0;
  }
};

function one(call: Call, options: Options, word: string): number {
  const [, key = '', value] = /^([^=]*?)\s*(?:=\s*(.*))?$/s.exec(word) ?? [];
  if (value === undefined && options.has('write')) {
    call.err('sysctl: command line(0): invalid syntax, continuing...\n');
    return 1;
  }
  return value === undefined ? show(call, options, key) : set(call, options, key, value.trim());
}

/** "net.ipv4.ip_forward" as a path; a name with "/" in it has them as its separators. */
function pathOf(key: string): string {
  const parts =
    key.includes('/') && !(key.indexOf('.') !== -1 && key.indexOf('.') < key.indexOf('/'))
      ? key
      : key.replace(/[./]/g, (mark) => (mark === '.' ? '/' : '.'));
  return `/proc/sys/${parts}`;
}

function dotted(key: string): string {
  return pathOf(key)
    .slice('/proc/sys/'.length)
    .replace(/[./]/g, (mark) => (mark === '/' ? '.' : '/'));
}

function keysOf(call: Call): string[] {
  return Object.keys(call.machine.files)
    .filter((path) => path.startsWith('/proc/sys/') && call.machine.files[path]?.type === 'file')
    .map((path) => path.slice('/proc/sys/'.length).replaceAll('/', '.'))
    .sort();
}

function missing(call: Call, options: Options, key: string): number {
  if (options.has('ignore')) return 0;
  call.err(`sysctl: cannot stat ${pathOf(key)}: No such file or directory\n`);
  return 1;
}

function show(call: Call, options: Options, key: string): number {
  const files = new Files(call.machine, root);
  const path = pathOf(key);
  if (!files.exists(path)) return missing(call, options, key);
  if (files.stat(path).type === 'directory') {
    for (const below of keysOf(call)) if (below.startsWith(`${dotted(key)}.`)) show(call, options, below);
    return 0;
  }
  const value = files.read(path).replace(/\n$/, '');
  const name = dotted(key);
  if (options.has('names')) call.out(`${name}\n`);
  else call.out(options.has('values') ? `${value}\n` : `${name} = ${value}\n`);
  return 0;
}

function set(call: Call, options: Options, key: string, value: string): number {
  const files = new Files(call.machine, root);
  const path = pathOf(key);
  if (!files.exists(path)) return missing(call, options, key);
  if (call.user.uid !== 0) {
    call.err(`sysctl: permission denied on key "${dotted(key)}"\n`);
    return 1;
  }
  if ((files.stat(path).mode & 0o222) === 0) {
    call.err(`sysctl: setting key "${dotted(key)}": Invalid argument\n`);
    return 0;
  }
  const number = /^-?\d+$/;
  if (number.test(files.read(path).trim()) && !number.test(value)) {
    call.err(`sysctl: setting key "${dotted(key)}": Invalid argument\n`);
    return 0;
  }
  files.write(path, `${value}\n`);
  if (!options.has('quiet')) call.out(options.has('values') ? `${value}\n` : `${dotted(key)} = ${value}\n`);
  return 0;
}

function load(call: Call, options: Options, path: string): number {
  let text: string;
  try {
    text = call.files.read(call.path(path));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.err(`sysctl: cannot open "${path}": ${error.message}\n`);
    return 1;
  }
  const settings: [string, string][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(?:[#;].*)?$/.test(line)) continue;
    const [, key, value = ''] = /^\s*-?\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === undefined) call.err(`sysctl: ${path}(${index + 1}): invalid syntax, continuing...\n`);
    else settings.push([key, value]);
  }
  return settings.map(([key, value]) => set(call, options, key, value)).find((status) => status !== 0) ?? 0;
}

/** Reads the settings of all directories, then those of /etc/sysctl.conf. */
function system(call: Call, options: Options): number {
  const paths = [
    ...parameterFiles(call.machine),
    ...(call.files.exists('/etc/sysctl.conf') ? ['/etc/sysctl.conf'] : []),
  ];
  for (const path of paths) call.out(`* Applying ${path} ...\n`);
  return paths.map((path) => load(call, options, path)).find((status) => status !== 0) ?? 0;
}
