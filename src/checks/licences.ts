// The licences of what others wrote and this site hands on: read from their packages, and compared with a list.
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A package of which something is in the built site. */
export interface Part {
  name: string;
  version: string;
  /** As its package.json says it: an identifier of SPDX. */
  licence: string;
  /** The whole text, with the names of its authors. */
  text: string;
}

/** Licences that ask for no more than to be named: https://spdx.org/licenses/ */
export const allowedLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
];

/**
 * What a package says of itself.
 *
 * @param folder of the package
 * @throws where it has no package.json
 */
export function partIn(folder: string): Part {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  // Some packages have a folder of that name.
  const files = globSync('{*,*/*}', { cwd: folder }).filter((file) => /^(?:licen[cs]es?|copying|notice)\b/i.test(file));
  return {
    name: String(name),
    version: String(version),
    licence: typeof license === 'string' ? license : 'unknown',
    text: files
      .map((file) => join(folder, file))
      .filter((file) => statSync(file).isFile())
      .sort()
      .map((file) => readFileSync(file, 'utf8').trim())
      .join('\n\n'),
  };
}

/** What keeps parts from being handed on, each a line that says what to do. */
export function licenceMistakes(parts: readonly Part[]): string[] {
  return parts.flatMap(({ name, licence, text }) => [
    ...(allowedLicences.includes(licence)
      ? []
      : [
          `${name} has the licence "${licence}", which is none of ${allowedLicences.join(', ')}. ` +
            'Do without it, or read the licence and add it to src/checks/licences.ts.',
        ]),
    ...(text ? [] : [`${name} comes without the text of its licence. Do without it, or ask its authors for the text.`]),
  ]);
}

/** The file that names all parts, with the texts of their licences. */
export function licenceFile(parts: readonly Part[]): string {
  const ruler = '-'.repeat(80);
  return [
    'The code of this site is licensed under Apache-2.0, its content under CC BY 4.0.\n' +
      'It also hands on parts of these works by others:\n',
    parts.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}`).join('\n') + '\n',
    ...parts.map(({ name, version, licence, text }) => `${ruler}\n${name} ${version}: ${licence}\n\n${text}\n`),
  ].join('\n');
}
