// containerd, ctr and runc: only which versions they are; docker runs them.
import { NotSimulated, type Program } from '../program.ts';
import { runtimeVersions } from './docker-version.ts';

/** Of all three; `name` tells which. */
export const containerd: Program = (call) => {
  const { name, args, machine } = call;
  const { containerd: daemon } = runtimeVersions(machine);
  if (name === 'runc' || (args.join(' ') !== '--version' && args.join(' ') !== '-v')) {
    throw new NotSimulated(`'${[name, ...args].join(' ')}'`);
  }
  const source = 'github.com/containerd/containerd';
  call.out(name === 'ctr' ? `ctr ${source} ${daemon[0]}\n` : `containerd ${source} ${daemon[0]} ${daemon[1]}\n`);
  return 0;
};
