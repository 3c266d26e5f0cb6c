// mktemp: creates a file or a directory of a name that nobody else has (coreutils 9.1).
import { FileError } from '../file-error.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { randomNumber } from '../random.ts';
import type { Program } from '../program.ts';

const table = {
  flags: { '-d': 'directory', '--directory': 'directory', '-q': 'quiet', '--quiet': 'quiet', '-t': 'temporary', '-u': 'dry', '--dry-run': 'dry' },
  values: { '-p': 'parent', '--suffix': 'suffix' },
  optional: { '--tmpdir': 'tmpdir' },
  unmodelled: ['--help', '--version'],
}; // prettier-ignore

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const mktemp: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    if (options.words.length > 1) throw new UsageError('too many templates');
    const written = options.words[0];
    const template = `${written ?? 'tmp.XXXXXXXXXX'}${options.value('suffix') ?? ''}`;
    const [, before = '', marks = '', after = ''] = /^(.*?)(X+)([^X]*)$/s.exec(template) ?? [];
    if (marks.length < 3) throw new Failure(`too few X's in template '${template}'`);
    const inTemporary =
      written === undefined || options.has('temporary') || options.has('tmpdir') || options.has('parent');
    const parent = options.value('parent') || options.value('tmpdir') || call.env['TMPDIR'] || '/tmp';
    const place = inTemporary ? `${parent.replace(/(?<=.)\/+$/, '')}/` : '';
    let name: string;
    do {
      const random = Array.from(marks, () => letters[randomNumber(call.machine) % letters.length] ?? 'a').join('');
      name = `${place}${before}${random}${after}`;
    } while (call.files.exists(call.path(name)));
    try {
      const path = call.path(name);
      if (options.has('dry')) call.files.may(path, 4);
      else if (options.has('directory')) call.files.mkdir(path, { mode: 0o700 });
      else call.files.write(path, '', 0o600);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const what = options.has('directory') ? 'directory' : 'file';
      const text = `failed to create ${what} via template '${place}${template}': ${error.message}`;
      throw new Failure(options.has('quiet') ? '' : text);
    }
    call.out(`${name}\n`);
    return 0;
  });
