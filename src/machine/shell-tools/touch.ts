// touch(1) of coreutils. Of a file's times the machine keeps the last change.
import { timeOf as parsed } from '../commands/date.ts';
import { FileError } from '../file-error.ts';
import { timeIn } from '../local-time.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import { quoted, shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

export const touch = tool(
  {
    flags: {
      '-c': 'noCreate',
      '--no-create': 'noCreate',
      '-m': 'modified',
      '-a': 'accessed',
      '-f': 'ignored',
      '-h': 'noFollow',
      '--no-dereference': 'noFollow',
    },
    values: {
      '-d': 'date',
      '--date': 'date',
      '-t': 'stamp',
      '-r': 'reference',
      '--reference': 'reference',
      '--time': 'ignored',
    },
  },
  (call) => {
    const { options, words, files } = call;
    if (words.length === 0) throw new UsageError('missing file operand');
    const time = timeGiven(call);
    for (const word of words) {
      call.attempt(
        () => {
          const path = call.path(word);
          const exists = files.exists(path);
          if (!exists && options.has('noCreate')) return;
          if (!exists && word.endsWith('/')) throw new FileError('ENOENT', word);
          // Reading alone is no change.
          if (exists && options.has('accessed') && !options.has('modified')) return;
          files.touch(path, time);
        },
        (reason) => `cannot touch ${shellQuoted(word)}: ${reason}`,
      );
    }
  },
);

function timeGiven({ options, files, path, zone }: ToolCall): number {
  const { now } = files.machine;
  const reference = options.value('reference');
  if (reference !== undefined) {
    try {
      return files.stat(path(reference)).mtime;
    } catch (error) {
      throw new Failure(`failed to get attributes of ${shellQuoted(reference)}: ${(error as Error).message}`);
    }
  }
  const stamp = options.value('stamp');
  if (stamp !== undefined) {
    const [, century = '', year, month, day, hour, minute, second = '00'] =
      /^(\d\d)?(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(stamp) ?? [];
    if (month === undefined) throw new Failure(`invalid date format ${quoted(stamp)}`);
    const two = year ?? century;
    const full =
      year !== undefined && century
        ? `${century}${year}`
        : two
          ? `${Number(two) < 69 ? '20' : '19'}${two}`
          : String(new Date(now).getUTCFullYear());
    return timeIn(zone, Number(full), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  }
  const date = options.value('date');
  if (date === undefined) return now;
  const time = parsed(date, now, zone);
  if (time !== undefined) return time;
  throw new NotSimulated(`the date ${shellQuoted(date)}`);
}
