// getent: entries of the name databases that lie in files, and addresses by name (glibc).
import { parseAddress } from '../addresses.ts';
import { hostsFile, lookUp } from '../connection.ts';
import { Files, root } from '../files.ts';
import { withOptions } from '../option-errors.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

/** Files by database, and the fields by which an entry is found. */
const databases: Record<string, { path: string; keys: number[] }> = {
  passwd: { path: '/etc/passwd', keys: [0, 2] },
  group: { path: '/etc/group', keys: [0, 2] },
  shadow: { path: '/etc/shadow', keys: [0] },
  gshadow: { path: '/etc/gshadow', keys: [0] },
};

export const getent: Program = async (call) =>
  withOptions(
    call,
    { unmodelled: ['-A', '-i', '-s', '-?', '--help', '--usage', '-V', '--version'] },
    {},
    ({ words }) => {
      const [name = '', ...keys] = words;
      if (name === 'hosts' && keys.length > 0) {
        return keys.map((key) => hosts(call, key)).includes(false) ? 2 : 0;
      }
      const database = databases[name];
      if (!database) throw new NotSimulated(`the database '${name}'`);
      const files = name.endsWith('shadow') ? call.files : new Files(call.machine, root);
      if (!files.may(database.path, 4)) return 2;
      const lines = files.read(database.path).split('\n').filter(Boolean);
      const found = (key: string) =>
        lines.find((line) => database.keys.some((index) => line.split(':')[index] === key));
      const chosen = keys.length > 0 ? keys.map(found) : lines;
      for (const line of chosen) if (line !== undefined) call.out(`${line}\n`);
      return chosen.includes(undefined) ? 2 : 0;
    },
  );

/** Prints the address of a name, as print_hosts of glibc's nss/getent.c does. Gives whether there is one. */
function hosts(call: Call, key: string): boolean {
  const { machine } = call;
  if (parseAddress(key)) throw new NotSimulated('the name of an address');
  const answer = lookUp(machine, key);
  if (typeof answer === 'string') return false;
  const lines = hostsFile(machine).filter(({ names }) => names.includes(key));
  const old = answer.addresses.every((address) => address.includes('.'));
  // Which of several lines or families comes first is glibc's to say.
  if (lines.length > 1 || !old || /^localhost\b/.test(key)) throw new NotSimulated(`the entry of '${key}'`);
  const [name = answer.name, ...aliases] = lines[0]?.names ?? [];
  for (const address of answer.addresses) {
    call.out(`${address.padEnd(15)} ${[name, ...aliases].join(' ')}\n`);
  }
  return true;
}
