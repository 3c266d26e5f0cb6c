// vim, vi and nano: the page's own editor stands in for them.
import { FileError } from '../file-error.ts';
import { NotSimulated, type Program } from '../program.ts';

/** Opens the editor on a file, and saves what comes back. */
export const editor: Program = async (call) => {
  const options = call.args.filter((arg) => /^[-+]./.test(arg));
  const [option] = options;
  if (option !== undefined) throw new NotSimulated(`option '${option}'`);
  const [written, ...others] = call.args;
  if (written === undefined) throw new NotSimulated('the editor without a file');
  if (others.length > 0) throw new NotSimulated('the editor with several files');
  const path = call.path(written);
  try {
    const before = call.files.exists(path) ? call.files.read(path) : '';
    const text = await call.edit(path, before);
    if (text !== undefined) call.files.write(path, text);
    return 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    // Unverified: what vim and nano say of a file that they may not open or write
    call.err(`${call.name}: ${written}: ${error.message}\n`);
    return 1;
  }
};
