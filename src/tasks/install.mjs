// Installs what is missing, and nothing when all is there. Runs on any Node.js from 18 on and needs no package.
// Each npm script begins with it, in parentheses: a shell goes on using the `node` it has found first, and outside of
// them it looks anew, and finds a newer one that has just been installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Oldest Node.js that runs TypeScript as it is; package.json brings a newer one for the common systems. */
const needed = [22, 18];

if (!isInstalled()) {
  console.log('Installing what the site is built with. This is needed once.');
  const npm = process.env.npm_execpath;
  // The packages ask for a newer Node.js than this machine may have; one is installed with them.
  // All packages count as for development, which a host that builds the site may have switched off.
  const words = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...words], { stdio: 'inherit' })
    : spawnSync('npm', words, { stdio: 'inherit', shell: true });
  if (status !== 0) {
    console.error('\nThe packages could not be installed. Check the connection, then run the command again.');
    process.exit(status || 1);
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isOld = major < needed[0] || (major === needed[0] && minor < needed[1]);
if (isOld && !existsSync('node_modules/.bin/node') && !existsSync('node_modules/.bin/node.cmd')) {
  console.error(
    `This machine has Node.js ${process.versions.node}; ${needed.join('.')} or newer is needed, and there is no package\n` +
      'of it for this system. Install a current Node.js from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}

/** Whether node_modules holds what the lock file says. Packages for other systems may be absent. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
    const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || (present[path] ? present[path].version === version && existsSync(path) : optional === true),
    );
  } catch {
    return false;
  }
}
