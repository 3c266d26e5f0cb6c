// uname and arch: the kernel and the machine (coreutils 9.1).
import { UsageError, withOptions } from '../option-errors.ts';
import { kernelRelease, kernelVersion } from '../processes.ts';
import type { Program } from '../program.ts';

const table = {
  flags: {
    '-a': 'all', '--all': 'all', '-s': 'name', '--kernel-name': 'name', '-n': 'node', '--nodename': 'node', '-r': 'release',
    '--kernel-release': 'release', '-v': 'version', '--kernel-version': 'version', '-m': 'machine', '--machine': 'machine',
    '-p': 'processor', '--processor': 'processor', '-i': 'platform', '--hardware-platform': 'platform', '-o': 'system',
    '--operating-system': 'system',
  },
  unmodelled: ['--help', '--version'],
}; // prettier-ignore

export const uname: Program = async (call) =>
  withOptions(call, call.name === 'arch' ? { unmodelled: ['--help', '--version'] } : table, {}, (options) => {
    const { words } = options;
    if (words[0] !== undefined) throw new UsageError(`extra operand '${words[0]}'`);
    const { machine } = call;
    const hostname = machine.files['/etc/hostname'];
    const parts: [string, string][] = [
      ['name', 'Linux'],
      ['node', (hostname?.type === 'file' && hostname.content.trim()) || 'localhost'],
      ['release', kernelRelease(machine)],
      ['version', kernelVersion(machine)],
      ['machine', 'x86_64'],
      ['processor', 'unknown'],
      ['platform', 'unknown'],
      ['system', 'GNU/Linux'],
    ];
    const all = options.has('all');
    const chosen = parts.filter(([name, value]) => (all ? value !== 'unknown' : options.has(name)));
    if (call.name === 'arch') call.out('x86_64\n');
    else call.out(`${(chosen.length > 0 ? chosen.map(([, value]) => value) : ['Linux']).join(' ')}\n`);
    return 0;
  });
