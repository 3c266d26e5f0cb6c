// modprobe: loads and removes modules of the kernel (kmod).
import { hasModule, loadModule, unloadModule } from '../kernel-modules.ts';
import { Failure, optionComplaint } from '../option-errors.ts';
import { kernelRelease, loaded } from '../processes.ts';
import { optionsOf, UnknownOption, type Call, type Program } from '../program.ts';

const table = {
  flags: {
    '-r': 'remove', '--remove': 'remove', '-q': 'quiet', '--quiet': 'quiet', '-n': 'dry', '--dry-run': 'dry', '--show': 'dry',
    '-a': 'all', '--all': 'all', '-v': 'verbose', '--verbose': 'verbose',
  },
  unmodelled: [
    '-b', '--use-blacklist', '-c', '--showconfig', '-C', '--config', '-d', '--dirname', '-D', '--show-depends', '-f',
    '--force', '-i', '--ignore-install', '-R', '--resolve-alias', '-s', '--syslog', '-S', '--set-version', '-h', '--help',
    '-V', '--version', '--first-time', '--show-modversions', '--dump-modversions', '--show-exports', '-w', '--wait',
  ],
}; // prettier-ignore

export const modprobe: Program = (call) => {
  try {
    const options = optionsOf(call.args, table);
    if (options.words.length === 0) throw new Failure('ERROR: missing parameters. See -h.');
    const names = options.has('all') || options.has('remove') ? options.words : options.words.slice(0, 1);
    let status = 0;
    for (const name of names) {
      const complaint = options.has('remove') ? unload(call, name) : load(call, name, options.has('dry'));
      if (complaint === undefined) continue;
      if (!options.has('quiet')) call.err(`modprobe: ${complaint}\n`);
      status = 1;
    }
    return status;
  } catch (error) {
    if (!(error instanceof UnknownOption) && !(error instanceof Failure)) throw error;
    call.err(`modprobe: ${error instanceof Failure ? error.message : optionComplaint(error)}\n`);
    return 1;
  }
};

/** Loads a module. @returns what is wrong, if anything */
function load(call: Call, written: string, dry: boolean): string | undefined {
  const name = written.replaceAll('-', '_');
  if (!hasModule(call.machine, name)) {
    return `FATAL: Module ${written} not found in directory /lib/modules/${kernelRelease(call.machine)}`;
  }
  if (loaded(call.machine, name) || dry) return undefined;
  // Unverified: the text for a user who may not load modules
  if (call.user.uid !== 0) return `ERROR: could not insert '${name}': Operation not permitted`;
  loadModule(call.machine, name);
  return undefined;
}

function unload(call: Call, written: string): string | undefined {
  const name = written.replaceAll('-', '_');
  if (!hasModule(call.machine, name)) return `FATAL: Module ${written} not found.`;
  if (!loaded(call.machine, name)) return undefined;
  const used = call.machine.mounts.some(
    ({ type }) => (name === 'fuse' && type.startsWith('fuse')) || (name === 'isofs' && type === 'iso9660'),
  );
  // Unverified: the texts for a module that is in use, and for a user who may not remove one
  if (used) return `FATAL: Module ${name} is in use.`;
  if (call.user.uid !== 0) return `ERROR: could not remove '${name}': Operation not permitted`;
  unloadModule(call.machine, name);
  return undefined;
}
