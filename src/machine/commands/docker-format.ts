// How docker prints lists: tables, sizes, ages, and what --format makes of them.
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import { execute, parseTemplate } from './docker-template.ts';
import { jsonText, lengthOf, plainText, sortedKeys, type Value } from './docker-values.ts';

/** Columns as docker aligns them: three blanks between, at least ten characters wide, the last as it is. */
export function columnsOf(rows: string[][]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 10, lengthOf(cell) + 3);
  }
  return rows
    .map((row) =>
      row
        .map((cell, index) =>
          index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] ?? 0) - lengthOf(cell)),
        )
        .join(''),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * A span of time as docker writes it: "About a minute" (github.com/docker/go-units, HumanDuration).
 *
 * @param milliseconds how long
 */
export function durationText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(milliseconds / 3_600_000 + 0.5);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(Math.floor(milliseconds / 3_600_000) / 24 / 365)} years`;
}

/**
 * A size in decimal units: "4.28MB".
 *
 * @param bytes the size
 * @param digits how many count
 */
export function sizeText(bytes: number, digits = 4): string {
  return scaled(bytes, digits, 1000, ['B', 'kB', 'MB', 'GB', 'TB']);
}

/** A size in binary units: "1.936GiB". */
export function binarySizeText(bytes: number): string {
  return scaled(bytes, 4, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']);
}

function scaled(bytes: number, digits: number, step: number, units: string[]): string {
  let [size, unit] = [bytes, 0];
  while (size >= step && unit < units.length - 1) [size, unit] = [size / step, unit + 1];
  return `${Number(size.toPrecision(digits))}${units[unit] ?? ''}`;
}

/** A time as `docker ps --format {{.CreatedAt}}` has it: "2025-06-02 09:00:00 +0000 UTC". */
export function dateText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;
}

export interface ListFormat {
  /** The value of --format; undefined where it was not given. */
  format: string | undefined;
  /** Columns of the standard table, by field. */
  standard: string[];
  /** Headings of all fields there are. */
  headings: Record<string, string>;
  /** The type of Go a missing field is reported of: "*formatter.ContainerContext". */
  type: string;
  /** Whether JSON has its keys in the order of the record, not by name. */
  ordered?: boolean;
}

/** A list in the form that --format asks for. @throws {Failure} where the template is wrong */
export function listText(records: Record<string, Value>[], list: ListFormat): string {
  const { format = 'table', standard, headings, type } = list;
  if (format === 'json') {
    return records.map((record) => `${jsonText(list.ordered ? record : sortedKeys(record))}\n`).join('');
  }
  if (format === 'table') {
    return columnsOf([
      standard.map((field) => headings[field] ?? ''),
      ...records.map((record) => standard.map((field) => plainText(record[field] ?? ''))),
    ]);
  }
  if (format === 'raw') throw new NotSimulated("the format 'raw'");
  const written = format.replaceAll('\\t', '\t').replaceAll('\\n', '\n');
  const table = /^table\s/.test(written);
  const template = parseTemplate(table ? written.slice(6) : written);
  const fill = (record: Record<string, Value>) => {
    try {
      return execute(template, record, { struct: type });
    } catch (error) {
      throw error instanceof Failure ? new Failure(`failed to execute template: ${error.message}`) : error;
    }
  };
  if (!table) return records.map((record) => `${fill(record)}\n`).join('');
  const heading = fill(headings);
  return columnsOf([heading, ...records.map(fill)].map((line) => line.split('\t')));
}
