// od(1) of coreutils.
import { Failure } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import { shellQuotedIfNeeded } from './quoting.ts';
import { sizeOf } from './sizes.ts';
import { tool } from './tool.ts';

interface Format {
  kind: string;
  size: number;
  /** Whether the characters are shown at the end of the line. */
  text: boolean;
}

const old: Record<string, string> = {
  '-a': 'a',
  '-b': 'o1',
  '-c': 'c',
  '-d': 'u2',
  '-i': 'd4',
  '-l': 'd8',
  '-o': 'o2',
  '-s': 'd2',
  '-x': 'x2',
};
const names = [
  'nul',
  'soh',
  'stx',
  'etx',
  'eot',
  'enq',
  'ack',
  'bel',
  'bs',
  'ht',
  'nl',
  'vt',
  'ff',
  'cr',
  'so',
  'si',
  'dle',
  'dc1',
  'dc2',
  'dc3',
  'dc4',
  'nak',
  'syn',
  'etb',
  'can',
  'em',
  'sub',
  'esc',
  'fs',
  'gs',
  'rs',
  'us',
  'sp',
];
const escapes: Record<number, string> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
};

export const od = tool(
  {
    flags: {
      ...Object.fromEntries(Object.entries(old).map(([option, format]) => [option, format])),
      '-v': 'all',
      '--output-duplicates': 'all',
    },
    values: {
      '-A': 'radix',
      '--address-radix': 'radix',
      '-j': 'skip',
      '--skip-bytes': 'skip',
      '-N': 'most',
      '--read-bytes': 'most',
      '-t': 'type',
      '--format': 'type',
    },
    optional: { '-w': 'width', '--width': 'width' },
    unmodelled: [
      '-e',
      '-f',
      '-h',
      '-B',
      '-O',
      '-X',
      '-D',
      '-F',
      '-H',
      '-I',
      '-L',
      '-S',
      '--strings',
      '--traditional',
      '--endian',
    ],
  },
  (call) => {
    const { options } = call;
    const types = [
      ...options.values('type').flatMap((type) => type.match(/[acdfoux](?:\d+|[CSIL])?z?|./g) ?? []),
      ...Object.values(old).filter((format) => options.has(format)),
    ];
    const formats = (types.length > 0 ? types : ['o2']).map(formatOf);
    const radix = options.value('radix') ?? 'o';
    const address = (at: number) =>
      radix === 'n'
        ? ''
        : at.toString(radix === 'x' ? 16 : radix === 'd' ? 10 : 8).padStart(radix === 'x' ? 6 : 7, '0');
    const skip = sizeOf(options.value('skip') ?? '0') ?? 0;
    const most = sizeOf(options.value('most') ?? '') ?? Infinity;
    const bytes = call
      .inputs('bytes', (file, reason) =>
        reason === 'Is a directory'
          ? `${shellQuotedIfNeeded(file)}: read error: ${reason}`
          : `${shellQuotedIfNeeded(file)}: ${reason}`,
      )
      .map(({ text }) => text)
      .join('')
      .slice(skip, skip + most);
    if (
      call.words.length > 0 &&
      bytes === '' &&
      !call.words.some((word) => word === '-' || call.files.exists(call.path(word)))
    )
      return;
    const width = options.has('width') ? Number(options.value('width') || 32) : 16;
    let before: string | undefined;
    let repeated = false;
    for (let at = 0; at < bytes.length; at += width) {
      const block = bytes.slice(at, at + width);
      if (!options.has('all') && block === before && at + width < bytes.length + 1 && block.length === width) {
        if (!repeated) call.out('*\n');
        repeated = true;
        continue;
      }
      before = block;
      repeated = false;
      for (const [index, format] of formats.entries()) {
        call.out(
          `${index === 0 ? address(skip + at) : ' '.repeat(address(0).length)}${row(block, format, formats, width)}\n`,
        );
      }
    }
    if (radix !== 'n') call.out(`${address(skip + bytes.length)}\n`);
  },
);

function formatOf(type: string): Format {
  const [, kind = '', size = '', text] = /^([acdfoux])(\d+|[CSIL])?(z)?$/.exec(type) ?? [];
  if (!kind) throw new Failure(`invalid character '${type.charAt(0)}' in type string ‘${type}’`);
  if (kind === 'f') throw new NotSimulated("the format 'f'");
  const letters: Record<string, number> = { C: 1, S: 2, I: 4, L: 8 };
  return {
    kind,
    size: kind === 'a' || kind === 'c' ? 1 : (letters[size] ?? (Number(size) || 4)),
    text: text !== undefined,
  };
}

/** Columns that one unit takes, with the blank before it. */
function columns({ kind, size }: Format): number {
  if (kind === 'a' || kind === 'c') return 4;
  const digits: Record<string, number> = {
    x: size * 2,
    o: Math.ceil((size * 8) / 3),
    u: [0, 3, 5, 0, 10, 0, 0, 0, 20][size] ?? 20,
    d: [0, 4, 6, 0, 11, 0, 0, 0, 20][size] ?? 20,
  };
  return (digits[kind] ?? 0) + 1;
}

function row(block: string, format: Format, formats: Format[], width: number): string {
  // Units of different size stand below each other: all take as many columns a byte as the widest.
  const perByte = Math.max(...formats.map((other) => columns(other) / other.size));
  const cell = Math.round(perByte * format.size);
  let text = '';
  for (let at = 0; at < block.length; at += format.size)
    text += unit(block.slice(at, at + format.size), format).padStart(cell);
  if (!format.text) return text;
  const shown = block.replace(/[^ -~]/g, '.');
  return `${text.padEnd((width / format.size) * cell)}  >${shown}<`;
}

function unit(bytes: string, { kind, size }: Format): string {
  const code = bytes.charCodeAt(0);
  if (kind === 'a') return (code & 127) === 127 ? 'del' : (names[code & 127] ?? String.fromCharCode(code & 127));
  if (kind === 'c') return escapes[code] ?? (code >= 32 && code < 127 ? bytes : code.toString(8).padStart(3, '0'));
  let value = 0n;
  for (let at = bytes.length - 1; at >= 0; at -= 1) value = value * 256n + BigInt(bytes.charCodeAt(at));
  if (kind === 'x') return value.toString(16).padStart(size * 2, '0');
  if (kind === 'o') return value.toString(8).padStart(Math.ceil((size * 8) / 3), '0');
  return String(kind === 'd' ? BigInt.asIntN(size * 8, value) : value);
}
