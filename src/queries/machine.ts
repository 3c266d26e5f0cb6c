// What the pages tell about the simulated machine: its programs, its fidelity, and what rests on no source.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import fidelityOfPrograms from '../machine/fidelity-programs.json' with { type: 'json' };
import fidelityOfTools from '../machine/fidelity-tools.json' with { type: 'json' };
import type * as Commands from '../machine/commands/index.ts';

const machine = resolve('src/machine');

export interface Fidelity {
  area: string;
  /** Where the real answers were recorded. */
  source: string;
  compared: number;
  same: number;
  /** Commands whose real answer cannot be that of Photon OS. */
  excluded: number;
}

/** How many recorded answers the machine gives word for word, by area, as the tests have counted. */
export function getFidelity(): { programs: Fidelity[]; tools: { name: string; compared: number; same: number }[] } {
  return { programs: fidelityOfPrograms, tools: fidelityOfTools };
}

/** Texts of the machine that rest on no recording and no source, by file. */
export function getUnverified(): { file: string; texts: string[] }[] {
  return globSync('**/*.ts', { cwd: machine })
    .map((file) => ({ file: file.split(sep).join('/'), source: readFileSync(join(machine, file), 'utf8') }))
    .map(({ file, source }) => ({
      file,
      texts: [...source.matchAll(/\/\/ Unverified: (.*(?:\n\s*\/\/ .*)*)/g)].map(([, text = '']) =>
        text.replace(/\n\s*\/\/ /g, ' '),
      ),
    }))
    .filter(({ texts }) => texts.length > 0)
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Names of the programs that are simulated, and of the package that brings each. */
export async function getPrograms(): Promise<{ name: string; package: string }[]> {
  // As an address that the bundler does not follow: it would put some three hundred programs together that no page runs.
  const table = pathToFileURL(join(machine, 'commands/index.ts')).href;
  const { programs, refuse } = (await import(/* @vite-ignore */ table)) as typeof Commands;
  return programs
    .filter((program) => program.load !== refuse)
    .map(({ name, package: from }) => ({ name, package: from }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
