// Packs the site into one archive for a network without a way out: npm run pack:offline
import { copyFileSync, cpSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { create } from 'tar';
import { siteIn } from './built.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: '.' } } });

const site = siteIn(undefined);

// What is built depends on the day, and on nothing else that changes by itself: one day, one archive.
const day = new Date().toISOString().slice(0, 10);
const name = `photon-os-faq-${day}`;
const archive = join(values.out, `${name}.tar.gz`);

const parent = mkdtempSync(join(tmpdir(), 'pack-offline-'));
try {
  const folder = join(parent, name);
  cpSync(site, join(folder, 'site'), { recursive: true, filter: isServed });
  copyFileSync(join(import.meta.dirname, 'pack-offline.txt'), join(folder, 'README.txt'));
  const files = globSync('**/*', { cwd: parent })
    .filter((file) => statSync(join(parent, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort();
  await create({ cwd: parent, file: archive, gzip: { level: 9 }, portable: true, mtime: new Date(day) }, files);
} finally {
  rmSync(parent, { recursive: true });
}

const size = (statSync(archive).size / 1_000_000).toFixed(1);
console.log(`\n${archive} (${size} MB) has the site for any static server, under any path.`);
console.log('Unpack it there with "tar -xzf"; its README.txt says how to serve it.');

/** The stamp of a build, and what was compressed beside a file for a measurement, are not for readers. */
function isServed(path: string): boolean {
  return !basename(path).startsWith('.') && !path.endsWith('.br');
}
