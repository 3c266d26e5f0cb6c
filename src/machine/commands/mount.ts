// mount: mounts file systems and lists them (util-linux 2.38).
import { discContent } from '../discs.ts';
import { loadModule } from '../kernel-modules.ts';
import { attach, fstabOf, mountsOf, partitionOf, type FstabLine } from '../mounts.ts';
import type { Entry, Mount } from '../model.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Call, type Options, type Program } from '../program.ts';

const table = {
  flags: {
    '-a': 'all', '--all': 'all', '-l': 'labels', '--show-labels': 'labels', '-r': 'read-only', '--read-only': 'read-only',
    '-v': 'verbose', '--verbose': 'verbose', '-w': 'read-write', '--rw': 'read-write', '--read-write': 'read-write',
  },
  values: { '-o': 'options', '--options': 'options', '-t': 'type', '--types': 'type' },
  unmodelled: [
    '-c', '--no-canonicalize', '-f', '--fake', '-F', '--fork', '-T', '--fstab', '-i', '--internal-only', '-n', '--no-mtab',
    '-m', '--mkdir', '-O', '--test-opts', '-s', '-N', '--namespace', '-h', '--help', '-V', '--version', '-B', '--bind',
    '-M', '--move', '-R', '--rbind', '--make-shared', '--make-private', '-U', '--uuid', '-L', '--label', '--source',
    '--target', '--options-mode', '--options-source',
  ],
}; // prettier-ignore

/** Options that are the program's own and not shown. */
const silent = /^(?:defaults|noauto|auto|user|nouser|_netdev|nofail|loop|remount|x-\S+|comment=\S+|allow_other)$/;

interface Wanted {
  source: string;
  target: string;
  /** "auto" where it is to be found out. */
  type: string;
  options: string[];
}

export const mount: Program = async (call) =>
  withOptions(call, table, {}, async (options) => {
    const { words } = options;
    if (words.length > 2) throw new UsageError('bad usage');
    if (options.has('all')) return mountAll(call, options);
    if (words.length === 0) {
      if (options.has('options')) throw new UsageError('bad usage');
      const types = options.value('type')?.split(',');
      for (const { source, target, type, options: shown } of mountsOf(call.machine)) {
        if (!types || types.includes(type)) call.out(`${source} on ${target} type ${type} (${shown.join(',')})\n`);
      }
      return 0;
    }
    const given = (options.values('options').join(',') || 'rw').split(',');
    if (options.has('read-only')) given.push('ro');
    if (given.includes('remount')) return remount(call, words.at(-1) ?? '', given);
    const wanted = wantedOf(call, options, given);
    await mountOne(call, wanted);
    if (options.has('verbose')) call.out(`mount: ${wanted.source} mounted on ${wanted.target}.\n`);
    return 0;
  });

/** What is to be mounted where: from the words, or from /etc/fstab where there is only one. */
function wantedOf(call: Call, options: Options, given: string[]): Wanted {
  const [first = '', second] = options.words;
  if (second !== undefined) {
    return { source: first, target: call.path(second), type: options.value('type') ?? 'auto', options: given };
  }
  const path = call.path(first);
  const line = fstabOf(call.machine).find(
    ({ source, target }) => target === path || source === first || source === path,
  );
  if (!line) throw new Failure(`${first}: can't find in /etc/fstab.`);
  return fromFstab(line, options.has('options') ? given : []);
}

function fromFstab({ source, target, type, options }: FstabLine, more: string[]): Wanted {
  return { source, target, type, options: [...options, ...more] };
}

async function mountAll(call: Call, options: Options): Promise<number> {
  let status = 0;
  for (const line of fstabOf(call.machine)) {
    const there = mountsOf(call.machine).some(({ target }) => target === line.target);
    if (there || line.options.includes('noauto') || line.type === 'swap') continue;
    try {
      await mountOne(call, fromFstab(line, []));
      if (options.has('verbose')) call.out(`${line.target.padEnd(24)} : successfully mounted\n`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      call.err(`mount: ${error.message}\n`);
      status = 32;
    }
  }
  return status;
}

function remount(call: Call, written: string, given: string[]): number {
  const path = call.path(written);
  const found = mountsOf(call.machine).findLast(({ target, source }) => target === path || source === written);
  if (!found) throw failed(call, written, 'mount point not mounted or bad option');
  if (call.user.uid !== 0) throw failed(call, written, 'must be superuser to use mount');
  const mode = given.findLast((option) => option === 'ro' || option === 'rw');
  if (found.target === '/') {
    if (mode === 'ro') throw failed(call, '/', 'mount point is busy');
    return 0;
  }
  if (mode) {
    if (mode === 'rw' && found.type === 'iso9660')
      throw new Failure(`${path}: cannot remount ${found.source} read-write, is write-protected.`, 32);
    found.options = [mode, ...found.options.filter((option) => option !== 'ro' && option !== 'rw')];
  }
  return 0;
}

/** "size=1g" as /proc/mounts shows it: "size=1048576k". */
function inKibibytes(option: string): string {
  const [, number, unit = ''] = /^size=(\d+)([kmg]?)$/i.exec(option) ?? [];
  if (number === undefined) return option;
  const bytes = Number(number) * 1024 ** ' kmg'.indexOf(unit.toLowerCase() || ' ');
  return `size=${Math.ceil(bytes / 4096) * 4}k`;
}

/** A failure of the system call, in util-linux' words. */
function failed(call: Call, target: string, message: string): Failure {
  // 2.32 and 2.37, of 3.0 and 4.0, do not have the second line.
  const hint =
    call.machine.release === '5.0' ? '\n       dmesg(1) may have more information after failed mount system call.' : '';
  return new Failure(`${target}: ${message}.${hint}`, 32);
}

async function mountOne(call: Call, wanted: Wanted): Promise<void> {
  const { files, machine, user } = call;
  const { target } = wanted;
  if (user.uid !== 0) throw failed(call, target, 'must be superuser to use mount');
  if (wanted.options.includes('loop') && !files.exists(call.path(wanted.source))) {
    throw new Failure(`${target}: failed to setup loop device for ${wanted.source}.`, 32);
  }
  if (!files.exists(target)) throw failed(call, target, 'mount point does not exist');
  if (files.stat(target).type !== 'directory') throw failed(call, target, 'mount point is not a directory');
  if (wanted.options.some((option) => /^(?:bind|rbind|move|loop)$/.test(option))) {
    throw new NotSimulated(`option '-o ${wanted.options.join(',')}'`);
  }
  const at = files.realpath(target);
  const shown = wanted.options
    .filter((option) => option && option !== 'rw' && option !== 'ro' && !silent.test(option))
    .map(inKibibytes);
  const readOnly = wanted.options.findLast((option) => option === 'ro' || option === 'rw') === 'ro';
  const put = (mount: Omit<Mount, 'covered' | 'target'>, content: Record<string, Entry>) => {
    attach(machine, { ...mount, target: at }, content);
  };
  const access = readOnly ? 'ro' : 'rw';

  if (wanted.type === 'tmpfs')
    put({ source: wanted.source, type: 'tmpfs', options: [access, 'relatime', ...shown] }, {});
  else if (/^(?:fuse\.vmhgfs-fuse|vmhgfs-fuse|fuse)$/.test(wanted.type)) {
    const share = /^\.host:\/?(.*)$/.exec(wanted.source)?.[1];
    if (share === undefined) throw new NotSimulated(`mounting '${wanted.source}'`);
    const status = await call.run([
      'vmhgfs-fuse',
      wanted.source,
      at,
      '-o',
      wanted.options.filter((option) => option === 'allow_other').join(',') || 'rw',
    ]);
    if (status !== 0) throw new Failure('', status);
  } else if (wanted.type === 'vmhgfs') {
    call.err('Error: cannot mount filesystem: No such device\n');
    throw new Failure('', 1);
  } else await mountDevice(call, { ...wanted, target }, shown, readOnly, put);
}

/** The type of a network's file system; libmount guesses it from what is to be mounted. */
function networkType(source: string, type: string): string | undefined {
  if (/^(?:nfs4?|cifs)$/.test(type)) return type;
  if (type !== 'auto') return undefined;
  return source.startsWith('//') ? 'cifs' : /^[^/]+:\//.test(source) ? 'nfs' : undefined;
}

async function mountDevice(
  call: Call,
  { source, target, type }: Wanted,
  shown: string[],
  readOnly: boolean,
  put: (mount: Omit<Mount, 'covered' | 'target'>, content: Record<string, Entry>) => void,
): Promise<void> {
  const { files, machine } = call;
  const network = networkType(source, type);
  if (network !== undefined) {
    if (files.exists(`/sbin/mount.${network}`)) throw new NotSimulated(`the file server of '${source}'`);
    throw failed(
      call,
      target,
      'bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.<type> helper program',
    );
  }
  const partition = partitionOf(source);
  const path = partition ? `/dev/${partition.name}` : source.startsWith('/') ? source : call.path(source);
  if (!partition && !files.exists(path)) {
    // Unverified: the words of 3.0 and 4.0 for a tag that no partition has
    if (/^(?:PART)?(?:UUID|LABEL)=/.test(source)) throw new Failure(`${target}: can't find ${source}.`, 1);
    throw failed(call, target, `special device ${source} does not exist`);
  }
  const device = files.realpath(path);
  if (partition) {
    if (partition.target === '/') throw failed(call, target, `${device} already mounted on /`);
    throw failed(
      call,
      target,
      `wrong fs type, bad option, bad superblock on ${device}, missing codepage or helper program, or other error`,
    );
  }
  if (device !== '/dev/sr0') {
    if (files.stat(device).type === 'block-device') throw new NotSimulated(`mounting ${device}`);
    throw failed(call, target, `${source} is not a block device`);
  }
  // Unverified: the texts for an empty drive, for a disc that is mounted already, and for one that cannot be written to
  if (machine.world.drive === 'empty') throw failed(call, target, 'no medium found on /dev/sr0');
  if (type !== 'auto' && type !== 'iso9660') {
    throw failed(
      call,
      target,
      'wrong fs type, bad option, bad superblock on /dev/sr0, missing codepage or helper program, or other error',
    );
  }
  if (machine.mounts.some((mounted) => mounted.source === '/dev/sr0' && mounted.target === files.realpath(target))) {
    throw failed(call, target, `/dev/sr0 already mounted on ${target}`);
  }
  for (const module of ['cdrom', 'sr_mod', 'isofs']) loadModule(machine, module);
  if (!readOnly) call.err(`mount: ${target}: WARNING: source write-protected, mounted read-only.\n`);
  // Unverified: the options that /proc/mounts shows of a disc
  const options = ['ro', 'relatime', 'nojoliet', 'check=s', 'map=n', 'blocksize=2048', ...shown];
  put({ source: '/dev/sr0', type: 'iso9660', options }, await discContent(machine));
}
