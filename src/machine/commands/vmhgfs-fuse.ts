// vmhgfs-fuse: mounts the folders that the host shares (open-vm-tools). Texts: vmhgfs-fuse/config.c, main.c.
import { sharedContent } from '../discs.ts';
import { attach } from '../mounts.ts';
import { loadModule } from '../kernel-modules.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

export const vmhgfsFuse: Program = (call) => {
  const { machine } = call;
  const words: string[] = [];
  const options: string[] = [];
  const args = [...call.args];
  for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
    if (arg === '-e' || arg === '--enabled') return enabled(call);
    if (arg === '-o') options.push(...(args.shift() ?? '').split(','));
    else if (arg.startsWith('-o')) options.push(...arg.slice(2).split(','));
    else if (arg.startsWith('-')) throw new NotSimulated(`option '${arg}'`);
    else words.push(arg);
  }
  const [source = '', point] = words;
  if (!source.startsWith('.host:')) throw new NotSimulated('mounting without a share');
  if (point === undefined || words.length > 2)
    throw new NotSimulated(point === undefined ? 'mounting without a mount point' : `the argument '${words[2] ?? ''}'`);
  const path = call.path(point);
  if (!call.files.exists(path)) {
    // Source: libfuse, lib/helper.c and mount.c
    call.err(`fuse: bad mount point \`${point}': No such file or directory\n`);
    return 1;
  }
  if (call.files.stat(path).type !== 'directory') throw new NotSimulated('mounting on a file');
  if (call.user.uid !== 0) throw new NotSimulated('mounting without being root');
  const share = source.slice('.host:'.length).replace(/^\/+|\/+$/g, '');
  if (share !== '' && !(share in machine.world.shares)) throw new NotSimulated(`a share that there is not: '${share}'`);
  const at = call.files.realpath(path);
  if (call.files.list(at).length > 0 && !options.includes('nonempty') && hasOldFuse(call)) {
    // Source: libfuse 2, lib/mount.c
    call.err(`fuse: mountpoint is not empty\nfuse: if you are sure this is safe, use the 'nonempty' mount option\n`);
    return 1;
  }
  loadModule(machine, 'fuse');
  const shown = [
    'rw',
    'nosuid',
    'nodev',
    'relatime',
    'user_id=0',
    'group_id=0',
    ...options.filter((option) => option === 'allow_other'),
  ];
  attach(
    machine,
    { source: 'vmhgfs-fuse', target: at, type: 'fuse.vmhgfs-fuse', options: shown },
    sharedContent(machine, share || undefined),
  );
  return 0;
};

/** Whether it is built with version 2 of libfuse, which wants an empty mount point. */
function hasOldFuse(call: Call): boolean {
  return 'fuse' in call.machine.packages && !('fuse3' in call.machine.packages);
}

function enabled(call: Call): number {
  const installed = ['fuse', 'fuse3'].some((name) => name in call.machine.packages);
  if (installed) {
    call.err('vmhgfs-fuse: 0 - HGFS FUSE client enabled\n');
    return 0;
  }
  const [program, other] = hasOldFuse(call)
    ? ['/bin/fusermount', '/usr/bin/fusermount']
    : ['/bin/fusermount3', '/usr/bin/fusermount3'];
  call.err(`failed to access ${program} or ${other} 2\nvmhgfs-fuse: 2 - HGFS FUSE client needs FUSE environment\n`);
  return 2;
}
