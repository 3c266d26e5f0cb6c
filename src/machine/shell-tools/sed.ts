// sed(1) 4.9 of GNU.
import { Failure } from '../option-errors.ts';
import type { Command, Source } from './sed-command.ts';
import { Editor } from './sed-editor.ts';
import { ScriptError } from './sed-scanner.ts';
import { parseScript } from './sed-script.ts';
import { tool } from './tool.ts';

export const sed = tool(
  {
    hint: async () => (await import('./sed-usage.ts')).usage,
    flags: {
      '-n': 'quiet', '--quiet': 'quiet', '--silent': 'quiet', '-E': 'extended', '-r': 'extended', '--regexp-extended': 'extended', '-s': 'separate',
      '--separate': 'separate', '-z': 'zero', '--null-data': 'zero', '-u': 'ignored', '--unbuffered': 'ignored', '--posix': 'ignored',
      '--follow-symlinks': 'ignored', '--sandbox': 'ignored',
    }, // prettier-ignore
    values: {
      '-e': 'script',
      '--expression': 'script',
      '-f': 'file',
      '--file': 'file',
      '-l': 'width',
      '--line-length': 'width',
    },
    optional: { '-i': 'inPlace', '--in-place': 'inPlace' },
    unmodelled: ['--debug'],
  },
  async (call) => {
    const { options } = call;
    const words = [...call.words];
    const sources: Source[] = [];
    for (const text of options.values('script')) sources.push({ file: undefined, text });
    for (const file of options.values('file')) {
      try {
        sources.push({ file, text: call.read(file).replace(/\n$/, '') });
      } catch (error) {
        throw new Failure(`couldn't open file ${file}: ${(error as Error).message}`, 4);
      }
    }
    if (sources.length === 0) {
      const text = words.shift();
      if (text === undefined) {
        call.err((await import('./sed-usage.ts')).usage);
        return 1;
      }
      sources.push({ file: undefined, text });
    }
    let commands: Command[];
    try {
      commands = parseScript(sources, options.has('extended'));
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      throw new Failure(error.message, error.message.startsWith("can't find label") ? 4 : 1);
    }
    const quiet = options.has('quiet') || /^#n(?:\n|$)/.test(sources[0]?.text ?? '');
    if (options.has('inPlace') && words.length === 0) throw new Failure('no input files', 4);
    return new Editor(call, commands, quiet).run(words.length > 0 ? words : ['-']);
  },
);
