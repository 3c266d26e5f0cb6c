// How ls(1) is to list: what its many options and their words come to.
import { NotSimulated } from '../program.ts';
import type { Options } from '../program.ts';
import type { ToolCall } from './tool.ts';

/** How ls lists. */
export interface Style {
  /** Whether the status of each file stands before its name. */
  long: boolean;
  layout: 'long' | 'single' | 'columns' | 'across' | 'commas';
  sort: 'none' | 'unsorted' | 'bySize' | 'byTime' | 'byVersion' | 'byExtension' | 'byName';
  /** The marks of kinds ("/", "@", "*") that stand behind names. */
  indicator: string;
}

/** @throws {NotSimulated} where an option asks for what is not modelled */
export function styleOf(call: ToolCall): Style {
  const { options } = call;
  if (options.value('colour') === 'always') throw new NotSimulated("option '--color=always'");
  const format = one<Style['layout']>(options, 'format', {
    long: 'long',
    verbose: 'long',
    'single-column': 'single',
    commas: 'commas',
    across: 'across',
    horizontal: 'across',
    vertical: 'columns',
  });
  const long =
    ['long', 'ownerless', 'long-groupless', 'numeric', 'fullTime'].some((name) => options.has(name)) ||
    format === 'long';
  const chosen = (['commas', 'across', 'columns'] as const).find((name) => options.has(name));
  const layout = long
    ? 'long'
    : options.has('single')
      ? 'single'
      : (chosen ?? format ?? (call.toTerminal ? 'columns' : 'single'));
  const sort =
    one<Style['sort']>(options, 'sort', {
      none: 'none',
      size: 'bySize',
      time: 'byTime',
      version: 'byVersion',
      extension: 'byExtension',
      name: 'byName',
    }) ??
    (['none', 'unsorted', 'bySize', 'byTime', 'byVersion', 'byExtension'] as const).find((name) => options.has(name)) ??
    'byName';
  const indicator =
    one(options, 'indicator', { none: '', slash: '/', 'file-type': '/=@|', classify: '*/=@|' }) ??
    (options.has('classify') ? '*/=@|' : options.has('fileType') ? '/=@|' : options.has('slash') ? '/' : '');
  return { long, layout, sort, indicator };
}

/** What an option's word stands for. */
function one<T extends string>(options: Options, name: string, words: Record<string, T>): T | undefined {
  const word = options.value(name);
  if (word === undefined) return undefined;
  const full = Object.keys(words).filter((known) => known.startsWith(word));
  const found = words[word] ?? (full.length === 1 ? words[full[0] ?? ''] : undefined);
  if (found === undefined) throw new NotSimulated(`option '--${name}=${word}'`);
  return found;
}
