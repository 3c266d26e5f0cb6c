// chmod: changes permission bits (coreutils 9.1).
import { FileError } from '../file-error.ts';
import { modeChange, permissionText, type ModeChange } from '../modes.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import type { Call, Options, Program } from '../program.ts';

const table = {
  flags: {
    '-c': 'changes', '--changes': 'changes', '-f': 'quiet', '--quiet': 'quiet', '--silent': 'quiet', '-v': 'verbose',
    '--verbose': 'verbose', '-R': 'recursive', '--recursive': 'recursive', '--preserve-root': 'guard',
    '--no-preserve-root': 'risk',
  },
  values: { '--reference': 'reference' },
  unmodelled: ['--help', '--version'],
}; // prettier-ignore

export const chmod: Program = async (call) => {
  // A mode that takes rights away looks like options: "-x", "-rwx".
  const at = call.args.findIndex((arg) => /^-[rwxXstugo]+(?:,.*)?$/.test(arg));
  const ended = call.args.indexOf('--');
  const removes = at !== -1 && (ended === -1 || at < ended) ? call.args[at] : undefined;
  const args = removes === undefined ? call.args : call.args.toSpliced(at, 1);
  return withOptions({ ...call, args }, table, {}, (options) => {
    const { words } = options;
    const reference = options.value('reference');
    const given = removes ?? (reference === undefined ? words[0] : undefined);
    const operands = removes !== undefined || reference !== undefined ? words : words.slice(1);
    if (reference === undefined && given === undefined) throw new UsageError('missing operand');
    if (operands.length === 0) {
      throw new UsageError(reference === undefined ? `missing operand after '${given ?? ''}'` : 'missing operand');
    }
    const change = reference === undefined ? modeChange(given ?? '') : modeLike(call, reference);
    if (!change) throw new UsageError(`invalid mode: '${given ?? ''}'`);
    return operands.map((operand) => changeTree(call, options, change, operand, true)).includes(false) ? 1 : 0;
  });
};

function modeLike(call: Call, reference: string): ModeChange {
  try {
    const { mode } = call.files.stat(call.path(reference));
    return () => mode;
  } catch (error) {
    if (error instanceof FileError) throw new Failure(`failed to get attributes of '${reference}': ${error.message}`);
    throw error;
  }
}

/** Changes a file, and what is below it where that is wanted. @returns whether all went well */
function changeTree(call: Call, options: Options, change: ModeChange, written: string, top: boolean): boolean {
  const { files } = call;
  const path = call.path(written);
  const complain = (text: string) => {
    if (!options.has('quiet')) call.err(`chmod: ${text}\n`);
    return false;
  };
  let before: { type: string; mode: number };
  try {
    const link = files.lstat(path);
    if (link.type === 'link' && !top) return true;
    before = files.stat(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(`cannot access '${written}': ${error.message}`);
  }
  const directory = before.type === 'directory';
  const mode = change(before.mode, directory, files.umask);
  let well = true;
  try {
    files.chmod(path, mode);
    report(call, options, written, before.mode, mode);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    well = complain(`changing permissions of '${written}': ${error.message}`);
  }
  if (!options.has('recursive') || !directory) return well;
  try {
    const names = files.list(path);
    return (
      names
        .map((name) => changeTree(call, options, change, `${written.replace(/\/+$/, '')}/${name}`, false))
        .every(Boolean) && well
    );
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(`cannot read directory '${written}': ${error.message}`);
  }
}

function report(call: Call, options: Options, written: string, before: number, mode: number) {
  const shown = (bits: number) => `${bits.toString(8).padStart(4, '0')} (${permissionText(bits)})`;
  if (before !== mode && (options.has('verbose') || options.has('changes'))) {
    call.out(`mode of '${written}' changed from ${shown(before)} to ${shown(mode)}\n`);
  } else if (options.has('verbose')) call.out(`mode of '${written}' retained as ${shown(mode)}\n`);
}
