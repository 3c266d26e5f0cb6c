// systemctl edit: an editor on a drop-in of a unit, or with --full on a copy of its file.
import { Files } from '../files.ts';
import type { Release } from '../model.ts';
import { dirname } from '../paths.ts';
import type { Call, Options } from '../program.ts';
import { reloadManager } from '../units.ts';
import { readUnit, type UnitSource } from '../unit-files.ts';

/** Lines around the part that becomes the drop-in; systemd 239 opens the drop-in alone. */
const marks: Record<Release, { above: string; below: string } | undefined> = {
  '3.0': undefined,
  '4.0': {
    above: '### Anything between here and the comment below will become the new contents of the file',
    below: '### Lines below this comment will be discarded',
  },
  '5.0': {
    above: '### Anything between here and the comment below will become the contents of the drop-in file',
    below: '### Edits below this comment will be discarded',
  },
};

/**
 * Lets the user edit units, then has systemd read all units again.
 *
 * @param names full unit names
 * @returns exit status
 */
export async function editUnits(call: Call, options: Options, names: string[]): Promise<number> {
  const { machine } = call;
  if (!call.toTerminal) {
    call.err('Cannot edit units if not on a tty.\n');
    return 1;
  }
  const full = options.has('full');
  const files = new Files(machine, call.user);
  for (const name of names) {
    const file = readUnit(machine, name);
    if (!file && !options.has('force')) {
      call.err(`No files found for ${name}.\nRun 'systemctl edit --force --full ${name}' to create a new unit.\n`);
      return 1;
    }
    if (file?.masked) {
      call.err(`Cannot edit ${name}: unit is masked.\n`);
      return 1;
    }
    const own = file?.name ?? name;
    const target = full ? `/etc/systemd/system/${own}` : `/etc/systemd/system/${own}.d/override.conf`;
    const current = files.exists(target) ? files.read(target) : '';
    const mark = full ? undefined : marks[machine.release];
    const offered = full ? current || (file?.sources[0]?.text ?? '') : current;
    const saved = await call.edit(target, mark ? offer(file?.sources ?? [], target, current, mark) : offered);
    const kept = saved !== undefined && mark ? between(saved, mark) : saved;
    if (kept === undefined || kept.trim() === '') {
      if (machine.release !== '5.0') call.err(`Editing "${target}" canceled: temporary file is empty.\n`);
      continue;
    }
    files.mkdir(dirname(target), { parents: true });
    files.write(target, kept.endsWith('\n') ? kept : `${kept}\n`);
    if (machine.release === '5.0') call.err(`Successfully installed edited file '${target}'.\n`);
  }
  if (call.user.uid === 0) reloadManager(machine);
  return 0;
}

interface Mark {
  above: string;
  below: string;
}

/** The text systemctl opens: room for the drop-in, and the unit as comments. */
function offer(sources: UnitSource[], target: string, current: string, { above, below }: Mark): string {
  const others = sources
    .filter(({ path }) => path !== target)
    .map(({ path, text }) => `\n\n### ${path}\n# ${text.trim().replaceAll('\n', '\n# ')}`);
  const room = `${current}${current.endsWith('\n') ? '' : '\n'}`;
  return `### Editing ${target}\n${above}\n\n${room}\n${below}${others.join('')}`;
}

function between(text: string, { above, below }: Mark): string {
  const start = text.indexOf(above);
  const [inside = ''] = (start < 0 ? text : text.slice(start + above.length)).split(below);
  const trimmed = inside.trim();
  return trimmed && `${trimmed}\n`;
}
