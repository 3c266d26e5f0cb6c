// cut(1) of coreutils.
import { UsageError } from '../option-errors.ts';
import { quoted } from './quoting.ts';
import { tool } from './tool.ts';

type Range = [from: number, to: number];

export const cut = tool(
  {
    flags: {
      '--complement': 'complement',
      '-s': 'delimited',
      '--only-delimited': 'delimited',
      '-n': 'ignored',
      '-z': 'zero',
      '--zero-terminated': 'zero',
    },
    values: {
      '-b': 'bytes',
      '--bytes': 'bytes',
      '-c': 'characters',
      '--characters': 'characters',
      '-f': 'fields',
      '--fields': 'fields',
      '-d': 'delimiter',
      '--delimiter': 'delimiter',
      '--output-delimiter': 'output',
    },
  },
  (call) => {
    const { options } = call;
    const lists = (['bytes', 'characters', 'fields'] as const).flatMap((kind) =>
      options.values(kind).map((list) => ({ kind, list })),
    );
    const [first] = lists;
    if (!first) throw new UsageError('you must specify a list of bytes, characters, or fields');
    if (lists.length > 1) throw new UsageError('only one list may be specified');
    const byField = first.kind === 'fields';
    const delimiter = options.value('delimiter') ?? '\t';
    if (Array.from(delimiter).length > 1) throw new UsageError('the delimiter must be a single character');
    if (!byField && options.has('delimiter'))
      throw new UsageError('an input delimiter may be specified only when operating on fields');
    if (!byField && options.has('delimited'))
      throw new UsageError('suppressing non-delimited lines makes sense\n\tonly when operating on fields');
    const ranges = rangesOf(first.list, byField);
    const wanted = (place: number) =>
      ranges.some(([from, to]) => place >= from && place <= to) !== options.has('complement');
    const joint = options.value('output') ?? (byField ? delimiter : '');
    const end = options.has('zero') ? '\0' : '\n';
    for (const { text } of call.inputs()) {
      const lines = text.split(end);
      if (lines.at(-1) === '') lines.pop();
      for (const line of lines) {
        if (byField) {
          if (!line.includes(delimiter || '\0')) {
            if (!options.has('delimited')) call.out(line + end);
            continue;
          }
          call.out(
            line
              .split(delimiter || '\0')
              .filter((_, index) => wanted(index + 1))
              .join(joint) + end,
          );
        } else {
          const runs: string[] = [];
          let last = -1;
          for (const [index, character] of Array.from(line).entries()) {
            if (!wanted(index + 1)) continue;
            const begins = last !== index - 1 || ranges.some(([from]) => from === index + 1 && options.has('output'));
            if (begins || runs.length === 0) runs.push(character);
            else runs.push((runs.pop() ?? '') + character);
            last = index;
          }
          call.out(runs.join(joint) + end);
        }
      }
    }
  },
);

function rangesOf(list: string, byField: boolean): Range[] {
  const ranges = list.split(/[, \t]/).map((part): Range => {
    const [, from, dash, to] = /^(\d*)(-?)(\d*)$/.exec(part) ?? [];
    if (from === undefined)
      throw new UsageError(`invalid ${byField ? 'field value' : 'byte/character position'} ${quoted(part)}`);
    if (!from && !to)
      throw new UsageError(
        dash
          ? `invalid range with no endpoint: ${part}`
          : `${byField ? 'fields are' : 'byte/character positions are'} numbered from 1`,
      );
    const range: Range = [from ? Number(from) : 1, dash ? (to ? Number(to) : Infinity) : Number(from)];
    if (range[0] === 0 || range[1] === 0)
      throw new UsageError(`${byField ? 'fields are' : 'byte/character positions are'} numbered from 1`);
    if (range[0] > range[1]) throw new UsageError('invalid decreasing range');
    return range;
  });
  ranges.sort(([a], [b]) => a - b);
  const merged: Range[] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
