// uniq(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { demandWords, tool } from './tool.ts';

export const uniq = tool(
  {
    flags: {
      '-c': 'count',
      '--count': 'count',
      '-d': 'repeated',
      '--repeated': 'repeated',
      '-D': 'all',
      '-u': 'unique',
      '--unique': 'unique',
      '-i': 'fold',
      '--ignore-case': 'fold',
      '-z': 'zero',
      '--zero-terminated': 'zero',
    },
    values: {
      '-f': 'fields',
      '--skip-fields': 'fields',
      '-s': 'characters',
      '--skip-chars': 'characters',
      '-w': 'width',
      '--check-chars': 'width',
    },
    optional: { '--all-repeated': 'all' },
    unmodelled: ['--group'],
  },
  (call) => {
    const { options, words } = call;
    demandWords(words, 0, 2);
    const number = (name: string, otherwise: number, what: string) => {
      const text = options.value(name);
      if (text !== undefined && !/^\d+$/.test(text)) throw new Failure(`${text}: invalid number of ${what}`);
      return text === undefined ? otherwise : Number(text);
    };
    const fields = number('fields', 0, 'fields to skip');
    const skip = number('characters', 0, 'bytes to skip');
    const width = number('width', Infinity, 'bytes to compare');
    const separate = options.value('all') || 'none';
    if (!['none', 'prepend', 'separate'].includes(separate))
      throw new Failure(`invalid argument ${quoted(separate)} for ${quoted('--all-repeated')}`);
    const key = (line: string) => {
      const rest = line.replace(new RegExp(`^(?:[ \\t]*[^ \\t]*){0,${String(fields)}}`), '').slice(skip);
      return (options.has('fold') ? rest.toLowerCase() : rest).slice(0, width);
    };
    const end = options.has('zero') ? '\0' : '\n';
    const [input = '-', output] = words;
    const text = call.attempt(
      () => call.read(input),
      (reason) => `${input}: ${reason}`,
    );
    if (text === undefined) return;
    const lines = text.split(end);
    if (lines.at(-1) === '') lines.pop();
    const groups: string[][] = [];
    let last: string | undefined;
    for (const line of lines) {
      if (groups.length > 0 && key(line) === last) groups.at(-1)?.push(line);
      else groups.push([line]);
      last = key(line);
    }
    let result = '';
    for (const group of groups) {
      const wanted = options.has('all') || options.has('repeated') ? group.length > 1 : true;
      if (!wanted || (options.has('unique') && group.length > 1)) continue;
      if (options.has('all') && (separate === 'prepend' || (separate === 'separate' && result))) result += end;
      for (const line of options.has('all') ? group : group.slice(0, 1)) {
        result += `${options.has('count') ? `${String(group.length).padStart(7)} ` : ''}${line}${end}`;
      }
    }
    if (output === undefined || output === '-') call.out(result);
    else call.files.write(call.path(output), result);
  },
);
