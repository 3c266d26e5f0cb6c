// getent: entries of the name databases that lie in files (glibc).
import { Files, root } from '../files.ts';
import { withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

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
