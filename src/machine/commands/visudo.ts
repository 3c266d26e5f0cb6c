// visudo: edits /etc/sudoers and checks it (sudo 1.9.15p5).
import { FileError } from '../file-error.ts';
import { Files, root } from '../files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';
import { sudoersOf } from '../sudoers.ts';

const usage = 'usage: visudo [-chqsV] [[-f] sudoers ]\n';

const table = {
  flags: { '-c': 'check', '--check': 'check', '-q': 'quiet', '--quiet': 'quiet' },
  values: { '-f': 'file', '--file': 'file' },
  unmodelled: ['-h', '--help', '-s', '--strict', '-V', '--version', '-x', '--export', '-I', '-O', '-P', '--no-includes', '--owner', '--perms'],
}; // prettier-ignore

export const visudo: Program = async (call) =>
  withOptions(call, table, { text: usage }, async (options) => {
    const path = options.value('file') ?? options.words[0] ?? '/etc/sudoers';
    if (options.words.length > 1) throw new UsageError('');
    if (options.has('check')) return check(call, call.path(path), options.has('quiet'));
    if (call.user.uid !== 0) throw new Failure(`${path}: Permission denied`);
    return edit(call, call.path(path));
  });

/** Says of each file whether it is right; the status is 1 where one is not. */
function check(call: Call, path: string, quiet: boolean): number {
  try {
    call.files.read(path);
  } catch (error) {
    if (error instanceof FileError) throw new Failure(`unable to open ${path}: ${error.message}`);
    throw error;
  }
  const { files } = sudoersOf(call.machine, path);
  const wrong = files.filter(({ errors }) => errors.length > 0);
  if (!quiet) {
    for (const { errors } of wrong) for (const line of errors) call.err(`${line}\n`);
    const owned = new Files(call.machine, root);
    const loose = files.filter((file) => file.errors.length === 0 && owned.stat(file.path).mode !== 0o440);
    for (const file of loose) call.err(`${file.path}: bad permissions, should be mode 0440\n`);
    if (wrong.length === 0) {
      for (const file of files) if (!loose.includes(file)) call.out(`${file.path}: parsed OK\n`);
    }
    return wrong.length > 0 || loose.length > 0 ? 1 : 0;
  }
  return wrong.length > 0 ? 1 : 0;
}

/** Edits until the text is right or the user gives up; only a right text is kept. */
async function edit(call: Call, path: string): Promise<number> {
  const before = call.files.exists(path) ? call.files.read(path) : '';
  const text = await call.edit(path, before);
  if (text === undefined || text === before) {
    // Source: sudo 1.9.15p5, plugins/sudoers/visudo.c
    call.err(`visudo: ${path}.tmp unchanged\n`);
    return 0;
  }
  const trial = { ...call.machine, files: { ...call.machine.files } };
  new Files(trial, root).write(path, text);
  const { files } = sudoersOf(trial, path);
  const errors = files.flatMap((file) => file.errors);
  if (errors.length === 0) {
    call.files.write(path, text, 0o440);
    return 0;
  }
  for (const line of errors) call.err(`${line}\n`);
  throw new NotSimulated('what to do with rules that are wrong: they are not kept, and that question');
}
