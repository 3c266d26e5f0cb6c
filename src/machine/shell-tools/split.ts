// split(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { quoted, shellQuoted } from './quoting.ts';
import { sizeOf } from './sizes.ts';
import { demandWords, tool } from './tool.ts';

export const split = tool(
  {
    flags: {
      '-d': 'digits',
      '--numeric-suffixes': 'digits',
      '--verbose': 'verbose',
      '-x': 'hex',
      '--hex-suffixes': 'hex',
    },
    values: {
      '-a': 'length',
      '--suffix-length': 'length',
      '-b': 'bytes',
      '--bytes': 'bytes',
      '-l': 'lines',
      '--lines': 'lines',
      '--additional-suffix': 'suffix',
      '-n': 'chunks',
      '--number': 'chunks',
    },
    unmodelled: [
      '-C',
      '--line-bytes',
      '-e',
      '--elide-empty-files',
      '--filter',
      '-t',
      '--separator',
      '-u',
      '--unbuffered',
    ],
  },
  (call) => {
    const { options, words, files } = call;
    demandWords(words, 0, 2);
    const [input = '-', prefix = 'x'] = words;
    const number = (name: string, what: string) => {
      const text = options.value(name);
      const size = text === undefined ? undefined : sizeOf(text);
      if (text !== undefined && !size) throw new Failure(`invalid number of ${what}: ${quoted(text)}`);
      return size;
    };
    const [bytes, lines, chunks] = [number('bytes', 'bytes'), number('lines', 'lines'), number('chunks', 'chunks')];
    const text = call.attempt(
      () => call.readBytes(input),
      (reason) => `cannot open ${shellQuoted(input)} for reading: ${reason}`,
    );
    if (text === undefined) return;
    const pieces: string[] = [];
    if (chunks)
      for (let at = 0; at < chunks; at += 1)
        pieces.push(
          text.slice(
            Math.floor(text.length / chunks) * at,
            at === chunks - 1 ? undefined : Math.floor(text.length / chunks) * (at + 1),
          ),
        );
    else if (bytes) for (let at = 0; at < text.length; at += bytes) pieces.push(text.slice(at, at + bytes));
    else {
      const all = text.split(/(?<=\n)/).filter(Boolean);
      for (let at = 0; at < all.length; at += lines ?? 1000) pieces.push(all.slice(at, at + (lines ?? 1000)).join(''));
    }
    const alphabet = options.has('digits')
      ? '0123456789'
      : options.has('hex')
        ? '0123456789abcdef'
        : 'abcdefghijklmnopqrstuvwxyz';
    const length = Number(options.value('length') ?? 2);
    for (const [index, piece] of pieces.entries()) {
      if (index >= alphabet.length ** length) throw new Failure('output file suffixes exhausted');
      let suffix = '';
      for (let place = 0, rest = index; place < length; place += 1, rest = Math.floor(rest / alphabet.length))
        suffix = alphabet.charAt(rest % alphabet.length) + suffix;
      const name = `${prefix}${suffix}${options.value('suffix') ?? ''}`;
      if (options.has('verbose')) call.out(`creating file ${shellQuoted(name)}\n`);
      files.writeBytes(call.path(name), piece);
    }
  },
);
