// Installs packages that only few need, when they are needed: browsers and what measures or is measured.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Makes sure that packages are in a folder of their own, beside the project's.
 *
 * @param name of the folder below the cache
 * @param packages names with exact versions
 * @returns path of the folder that holds `node_modules/`
 * @throws where they cannot be installed, as without a network
 */
export function onDemand(name: string, packages: Record<string, string>): string {
  const dir = resolve('node_modules/.cache/photon-os-faq', name);
  const wanted = Object.entries(packages);
  if (wanted.every(([each, version]) => versionIn(dir, each) === version)) return dir;
  const words = wanted.map(([each, version]) => `${each}@${version}`);
  console.log(`Installing, once: ${words.join(' ')}`);
  const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync('npm', ['install', '--prefix', dir, ...options, ...words], {
    stdio: 'ignore',
    shell: process.platform === 'win32',
    timeout: 600_000,
  });
  const missing = wanted.filter(([each, version]) => versionIn(dir, each) !== version).map(([each]) => each);
  if (missing.length > 0) {
    throw new Error(`Could not install ${missing.join(', ')}. Check the connection, then run the command again.`);
  }
  return dir;
}

function versionIn(dir: string, name: string): string | undefined {
  const file = join(dir, 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}
