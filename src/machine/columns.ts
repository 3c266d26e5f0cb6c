// Tables as util-linux and coreutils print them: columns as wide as their widest cell.

export interface Column {
  title: string;
  align: 'left' | 'right';
  /** Least width in characters; 0 if not given. */
  least?: number;
}

/**
 * Lines of a table, each with its newline; the last column is not padded at its end.
 *
 * @param rows cells by column
 * @param heading whether the titles are printed; they count for the widths in any case
 */
export function tableLines(columns: Column[], rows: string[][], heading = true): string {
  const all = [columns.map(({ title }) => title), ...rows];
  const lines = heading ? all : rows;
  const widths = columns.map(({ least = 0 }, index) =>
    Math.max(least, ...all.map((cells) => (cells[index] ?? '').length)),
  );
  return lines
    .map((cells) =>
      columns
        .map(({ align }, index) => {
          const [cell, width] = [cells[index] ?? '', widths[index] ?? 0];
          if (align === 'right') return cell.padStart(width);
          return index === columns.length - 1 ? cell : cell.padEnd(width);
        })
        .join(' '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** A size as `df -h`, `du -h` and `ls -h` write it: rounded up, one decimal below ten. @param step 1024 or 1000 */
export function humanSize(bytes: number, step = 1024): string {
  const units = step === 1000 ? ['', 'k', 'M', 'G', 'T'] : ['', 'K', 'M', 'G', 'T'];
  let value = bytes;
  let unit = 0;
  while (value >= step && unit < units.length - 1) {
    value /= step;
    unit += 1;
  }
  const tenths = Math.ceil(value * 10 - 1e-9) / 10;
  const shown = unit > 0 && tenths < 10 ? tenths.toFixed(1) : String(Math.ceil(value - 1e-9));
  if (Number(shown) >= step && unit < units.length - 1) return `1.0${units[unit + 1] ?? ''}`;
  return `${shown}${units[unit] ?? ''}`;
}
