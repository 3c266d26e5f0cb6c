// xargs(1) of findutils 4.9.
import { FileError } from '../file-error.ts';
import { Failure, UsageError } from '../option-errors.ts';
import { quoted, shellQuotedIfNeeded } from './quoting.ts';
import { notRun, tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

export const xargs = tool(
  {
    leading: true,
    flags: {
      '-0': 'null',
      '--null': 'null',
      '-r': 'needed',
      '--no-run-if-empty': 'needed',
      '-t': 'verbose',
      '--verbose': 'verbose',
      '-x': 'exit',
      '--exit': 'exit',
      '-o': 'ignored',
      '--open-tty': 'ignored',
    },
    values: {
      '-a': 'file', '--arg-file': 'file', '-d': 'delimiter', '--delimiter': 'delimiter', '-E': 'end', '-I': 'replace', '-L': 'lines', '-n': 'count', '--max-args': 'count',
      '-P': 'processes', '--max-procs': 'processes', '-s': 'size', '--max-chars': 'size',
    }, // prettier-ignore
    optional: {
      '--replace': 'replace',
      '-i': 'replace',
      '-l': 'lines',
      '--max-lines': 'lines',
      '-e': 'end',
      '--eof': 'end',
    },
    unmodelled: ['-p', '--interactive', '--show-limits', '--process-slot-var'],
  },
  async (call) => {
    const { options, words } = call;
    const number = (name: string, letter: string) => {
      const text = options.value(name);
      if (text === undefined) return undefined;
      if (text === '' && name === 'lines') return 1;
      if (!/^-?\d+$/.test(text)) throw new UsageError(`invalid number "${text}" for -${letter} option`);
      if (Number(text) < 1 && name !== 'processes')
        throw new UsageError(`value ${text} for -${letter} option should be >= 1`);
      return Number(text);
    };
    let count = number('count', 'n');
    let lines = number('lines', 'L');
    number('processes', 'P');
    const size = number('size', 's') ?? 131_072;
    const replace = options.has('replace') ? options.value('replace') || '{}' : undefined;
    if (replace !== undefined && count !== undefined) {
      if (count !== 1)
        call.complain(
          'warning: options --max-args and --replace/-I/-i are mutually exclusive, ignoring previous --max-args value',
        );
      count = undefined;
    } else if (lines !== undefined && count !== undefined) {
      call.complain(
        'warning: options --max-lines and --max-args/-n are mutually exclusive, ignoring previous --max-lines value',
      );
      lines = undefined;
    }
    const file = options.value('file');
    let text: string;
    try {
      text = call.read(file ?? '-');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new Failure(`Cannot open input file ${quoted(file ?? '')}: ${error.message}`);
    }
    const delimiter = options.has('null') ? '\0' : delimiterOf(options.value('delimiter'));
    const items =
      delimiter === undefined ? itemsOf(text, replace !== undefined, options.value('end')) : split(text, delimiter);
    const command = words.length > 0 ? words : ['echo'];

    const batches: string[][] = [];
    if (replace !== undefined)
      for (const item of items.flat()) batches.push(command.map((word) => word.replaceAll(replace, item)));
    else if (lines !== undefined)
      for (let at = 0; at < items.length; at += lines)
        batches.push([...command, ...items.slice(at, at + lines).flat()]);
    else {
      const all = items.flat();
      const length = (list: string[]) => list.reduce((sum, word) => sum + word.length + 1, 0);
      let batch: string[] = [];
      for (const item of all) {
        if (length([...command, item]) > size) throw new Failure('argument line too long');
        if (batch.length === count || length([...command, ...batch, item]) > size) {
          batches.push([...command, ...batch]);
          batch = [];
        }
        batch.push(item);
      }
      if (batch.length > 0) batches.push([...command, ...batch]);
      if (all.length === 0 && !options.has('needed')) batches.push(command);
    }
    return runAll(call, batches);
  },
);

async function runAll(call: ToolCall, batches: string[][]): Promise<number> {
  let status = 0;
  for (const batch of batches) {
    const [program = ''] = batch;
    if (call.options.has('verbose')) call.err(`${batch.map(shellQuotedIfNeeded).join(' ')}\n`);
    const result = await call.exec(batch, { stdin: '' });
    const reason = notRun(program, result);
    if (reason !== undefined) {
      call.complain(`${program}: ${reason}`);
      return result.exitCode;
    }
    call.out(result.stdout);
    call.err(result.stderr);
    if (result.exitCode === 255) {
      call.complain(`${program}: exited with status 255; aborting`);
      return 124;
    }
    if (result.exitCode !== 0) status = 123;
  }
  return status;
}

function delimiterOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const escapes: Record<string, string> = {
    n: '\n',
    t: '\t',
    r: '\r',
    '0': '\0',
    a: '\x07',
    b: '\b',
    f: '\f',
    v: '\v',
    '\\': '\\',
  };
  const [, escape, octal, hex] = /^\\(?:([ntrabfv\\]|0$)|([0-7]{1,3})|x([0-9a-fA-F]{1,2}))$/.exec(text) ?? [];
  if (escape !== undefined) return escapes[escape];
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  if (Array.from(text).length !== 1)
    throw new Failure(
      `Invalid input delimiter specification ${text}: the delimiter must be either a single character or an escape sequence starting with \\.`,
    );
  return text;
}

function split(text: string, delimiter: string): string[][] {
  const items = text.split(delimiter);
  if (items.at(-1) === '') items.pop();
  return items.map((item) => [item]);
}

/** The words of each line, quotes and backslashes taken out; or whole lines, without the blanks before them. */
function itemsOf(text: string, wholeLines: boolean, end: string | undefined): string[][] {
  const lines: string[][] = [];
  let items: string[] = [];
  let item: string | undefined;
  let begun = false;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at] ?? '\n';
    const last = at === text.length;
    if (character === '\\' && !last) {
      item = (item ?? '') + (text[at + 1] ?? '');
      at += 1;
    } else if (character === "'" || character === '"') {
      const close = text.indexOf(character, at + 1);
      const line = text.indexOf('\n', at);
      if (close === -1 || (line !== -1 && line < close)) {
        throw new Failure(
          `unmatched ${character === "'" ? 'single' : 'double'} quote; by default quotes are special to xargs unless you use the -0 option`,
        );
      }
      item = (item ?? '') + text.slice(at + 1, close);
      at = close;
    } else if (character === '\n' || (!wholeLines && /[ \t]/.test(character))) {
      const blankAtEnd = character === '\n' && item === undefined && begun && /[ \t]/.test(text[at - 1] ?? '');
      if (item !== undefined) {
        if (end !== undefined && item === end) return items.length > 0 ? [...lines, items] : lines;
        items.push(item);
      }
      item = undefined;
      begun = true;
      // A blank at the end of a line joins it with the next one.
      if (character === '\n' && items.length > 0 && (!blankAtEnd || last)) {
        lines.push(items);
        items = [];
        begun = false;
      }
    } else if (!(wholeLines && item === undefined && /[ \t]/.test(character))) item = (item ?? '') + character;
  }
  return items.length > 0 ? [...lines, items] : lines;
}
