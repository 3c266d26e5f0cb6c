// tar: packs files into archives and unpacks them (GNU tar 1.34).
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Program } from '../program.ts';
import { Fatal, Usage } from './tar-archive.ts';
import { create } from './tar-create.ts';
import { read } from './tar-extract.ts';

const help = "Try 'tar --help' or 'tar --usage' for more information.\n";

const table = {
  flags: {
    '-a': 'auto', '--auto-compress': 'auto', '-c': 'create', '--create': 'create', '-d': 'other', '-h': 'follow',
    '--dereference': 'follow', '-j': 'bzip2', '--bzip2': 'bzip2', '-J': 'xz', '--xz': 'xz', '-k': 'keep',
    '--keep-old-files': 'keep', '-m': 'touch', '--touch': 'touch', '-O': 'stdout', '--to-stdout': 'stdout', '-p': 'modes',
    '--preserve-permissions': 'modes', '-P': 'absolute', '--absolute-names': 'absolute', '-r': 'append',
    '--append': 'append', '-t': 'list', '--list': 'list', '-u': 'append', '-v': 'verbose', '--verbose': 'verbose',
    '-x': 'extract', '--extract': 'extract', '--get': 'extract', '-z': 'gzip', '--gzip': 'gzip', '--gunzip': 'gzip',
    '--no-same-owner': 'own', '-o': 'own', '--numeric-owner': 'numeric', '--same-owner': 'same', '--overwrite': 'overwrite',
  },
  values: {
    '-f': 'file', '--file': 'file', '-C': 'directory', '--directory': 'directory', '--strip-components': 'strip',
    '--exclude': 'exclude', '-T': 'list file', '--files-from': 'list file',
  },
  unmodelled: [
    '-A', '--catenate', '--concatenate', '--diff', '--compare', '--delete', '--test-label', '--update', '-g', '-G', '-i',
    '-l', '-L', '-M', '-n', '-N', '-R', '-s', '-S', '-U', '-V', '-w', '-W', '-X', '-Z', '-I', '-b', '-B', '-F', '-H', '-K',
    '--zstd', '--lzma', '--lzip', '--lzop', '--wildcards', '--no-recursion', '--transform', '--xform', '--owner',
    '--group', '--mode', '--mtime', '--remove-files', '--newer', '--one-file-system', '--totals', '--checkpoint',
    '--exclude-from', '--exclude-vcs', '--sort', '--format', '--acls', '--selinux', '--xattrs', '--sparse',
    '--skip-old-files', '--keep-newer-files', '--no-overwrite-dir', '--help', '--usage',
  ],
}; // prettier-ignore

export const tar: Program = async (call) => {
  if (call.args[0] === '--version') {
    const version = call.machine.release === '3.0' ? '1.30' : '1.34';
    call.out(`tar (GNU tar) ${version}\n`);
    return 0;
  }
  try {
    const options = optionsOf(modern(call.args), table);
    const acts = ['create', 'extract', 'list', 'append', 'other'].filter((name) => options.has(name));
    if (acts.length > 1)
      throw new Usage("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option");
    switch (acts[0]) {
      case 'create':
      case 'append':
        return await create(call, options);
      case 'extract':
      case 'list':
        return await read(call, options);
      case undefined:
        throw new Usage("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
      default:
        throw new NotSimulated("option '-d'");
    }
  } catch (error) {
    if (error instanceof UnknownOption) {
      call.err(`tar: ${optionComplaint(error)}\n${help}`);
      return 64;
    }
    if (error instanceof Usage) {
      call.err(`tar: ${error.message}\n${help}`);
      return 2;
    }
    if (error instanceof Fatal) {
      call.err(`${error.message}tar: Error is not recoverable: exiting now\n`);
      return 2;
    }
    throw error;
  }
};

/** Turns the old form, "tar czf FILE", into the form with dashes. */
function modern(args: string[]): string[] {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith('-')) return args;
  const given: string[] = [];
  for (const letter of first) {
    given.push(`-${letter}`);
    if (!['f', 'C', 'T', 'b', 'g', 'I', 'K', 'L', 'N', 'V', 'X', 'F', 'H'].includes(letter)) continue;
    const value = rest.shift();
    if (value === undefined) throw new Usage(`Old option '${letter}' requires an argument.`);
    given.push(value);
  }
  return [...given, ...rest];
}
