// umount: unmounts file systems (util-linux 2.38).
import { isKernels } from '../kernel-mounts.ts';
import { detach, holdsOthers } from '../mounts.ts';
import type { Mount } from '../model.ts';
import { UsageError, withOptions } from '../option-errors.ts';
import type { Call, Options, Program } from '../program.ts';

const table = {
  flags: {
    '-f': 'force', '--force': 'force', '-l': 'lazy', '--lazy': 'lazy', '-q': 'quiet', '--quiet': 'quiet', '-R': 'recursive',
    '--recursive': 'recursive', '-v': 'verbose', '--verbose': 'verbose',
  },
  unmodelled: [
    '-a', '--all', '-A', '--all-targets', '-c', '--no-canonicalize', '-d', '--detach-loop', '--fake', '-i',
    '--internal-only', '-n', '--no-mtab', '-O', '--test-opts', '-r', '--read-only', '-t', '--types', '-N', '--namespace',
    '-h', '--help', '-V', '--version',
  ],
}; // prettier-ignore

export const umount: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    if (options.words.length === 0) throw new UsageError('bad usage');
    return options.words.map((word) => unmount(call, word, options)).find((status) => status !== 0) ?? 0;
  });

function unmount(call: Call, written: string, options: Options): number {
  const { machine, files, user, cwd } = call;
  const path = files.exists(call.path(written)) ? files.realpath(call.path(written)) : call.path(written);
  const found = machine.mounts.findLast(
    ({ target, source }) => target === path || source === path || source === written,
  );
  const refuse = (message: string, status = 32) => {
    if (!options.has('quiet')) call.err(`umount: ${written.replace(/(?<=.)\/+$/, '')}: ${message}.\n`);
    return status;
  };
  if (path === '/') return refuse(user.uid === 0 ? 'target is busy' : 'must be superuser to unmount');
  if (!found)
    return refuse(
      files.exists(path) ? 'not mounted' : 'no mount point specified',
      user.uid === 0 ? 32 : files.exists(path) ? 1 : 32,
    );
  if (user.uid !== 0) return refuse('must be superuser to unmount');
  const inner = machine.mounts.filter(({ target }) => target.startsWith(`${found.target}/`));
  if (options.has('recursive')) for (const mount of inner.toReversed()) leave(call, mount, options);
  const used = cwd === found.target || cwd.startsWith(`${found.target}/`) || isKernels(found);
  if ((used || holdsOthers(machine, found)) && !options.has('lazy')) return refuse('target is busy');
  leave(call, found, options);
  return 0;
}

function leave(call: Call, mount: Mount, options: Options) {
  detach(call.machine, mount);
  if (options.has('verbose')) call.err(`umount: ${mount.target} unmounted\n`);
}
