// mkdir(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { modeChange } from '../modes.ts';
import { quoted, shellQuoted } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const mkdir = tool(
  {
    flags: { '-p': 'parents', '--parents': 'parents', '-v': 'verbose', '--verbose': 'verbose' },
    values: { '-m': 'mode', '--mode': 'mode' },
    unmodelled: ['-Z', '--context'],
  },
  (call) => {
    const { options, words, files } = call;
    demandWords(words, 1);
    const given = options.value('mode');
    const mode = given === undefined ? undefined : modeChange(given)?.(0o777, true, files.umask);
    if (given !== undefined && mode === undefined) throw new Failure(`invalid mode ${quoted(given)}`);
    const make = (word: string, last: boolean) => {
      files.mkdir(call.path(word), last && mode !== undefined ? { mode } : {});
      if (options.has('verbose')) call.out(`mkdir: created directory ${shellQuoted(word)}\n`);
    };
    for (const word of words) {
      let at = word;
      call.attempt(
        () => {
          if (!options.has('parents')) {
            make(word, true);
            return;
          }
          const parts = word.replace(/\/+$/, '').split('/');
          for (const index of parts.keys()) {
            at = parts.slice(0, index + 1).join('/') || '/';
            const path = call.path(at);
            if (files.exists(path) && files.stat(path).type === 'directory') continue;
            // A file in the way is told of where a directory should lie in it.
            if (files.exists(path) && index < parts.length - 1) files.list(path);
            make(at, index === parts.length - 1);
          }
        },
        (reason) => `cannot create directory ${quoted(at)}: ${reason}`,
      );
    }
  },
);
