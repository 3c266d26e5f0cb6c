// The names that ls(1) lists without their status: in columns, or with commas between them, as coreutils arranges them.

/** Names with commas between them, in lines. @param width of a line, in columns */
export function separatedByCommas(names: string[], width: number): string {
  let text = '';
  let at = 0;
  for (const [index, name] of names.entries()) {
    if (index > 0) {
      const fits =
        at + 2 + name.length + (index < names.length - 1 ? 1 : 0) < width + 1 && at + name.length + 2 < width;
      text += fits ? ', ' : ',\n';
      at = fits ? at + 2 : 0;
    }
    text += name;
    at += name.length;
  }
  return names.length > 0 ? `${text}\n` : '';
}

/**
 * As many columns as fit, each as wide as its widest name and two blanks, filled up with tabs.
 *
 * @param lineWidth in columns
 * @param across whether the names run along the lines
 */
export function inColumns(names: string[], lineWidth: number, across: boolean): string {
  if (names.length === 0) return '';
  const lengths = names.map((name) => Array.from(name).length);
  let columns = Math.max(
    1,
    Math.min(names.length, Number.isFinite(lineWidth) ? Math.floor(lineWidth / 3) : names.length),
  );
  let widths: number[] = [];
  for (; columns >= 1; columns -= 1) {
    const rows = Math.ceil(names.length / columns);
    widths = Array.from({ length: columns }, () => 3);
    for (const [index, length] of lengths.entries()) {
      const column = across ? index % columns : Math.floor(index / rows);
      widths[column] = Math.max(widths[column] ?? 3, length + (column === columns - 1 ? 0 : 2));
    }
    if (columns === 1 || widths.reduce((sum, width) => sum + width, 0) < lineWidth) break;
  }
  const rows = Math.ceil(names.length / columns);
  let text = '';
  for (let row = 0; row < rows; row += 1) {
    let from = 0;
    let position = 0;
    for (let column = 0; column < columns; column += 1) {
      const index = across ? row * columns + column : column * rows + row;
      const name = names[index];
      if (name === undefined) break;
      text += spacing(from, position) + name;
      from = position + (lengths[index] ?? 0);
      position += widths[column] ?? 0;
    }
    text += '\n';
  }
  return text;
}

function spacing(from: number, to: number): string {
  let text = '';
  let at = from;
  while (at < to) {
    if (Math.floor(to / 8) > Math.floor((at + 1) / 8)) {
      text += '\t';
      at += 8 - (at % 8);
    } else {
      text += ' ';
      at += 1;
    }
  }
  return text;
}
