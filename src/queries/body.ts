// The texts of questions and notes.
import { readFileSync } from 'node:fs';
import { parted } from '../front-matter.ts';

/**
 * What a writer wrote below the front matter. It comes from the file: kept with the fields, the texts of a large site
 * would go through the bundler once more.
 */
export function bodyOf({ filePath = '' }: { filePath?: string }): string {
  return parted(readFileSync(filePath, 'utf8')).body;
}
