// Builds the site where its files have changed since the last build, and only then.
import { spawnSync } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const inputs = ['{src,content,public}/**/*', 'astro.config.mjs', 'package-lock.json'];
const variables = ['SITE_URL', 'BASE_PATH', 'REPOSITORY_URL', 'SERVICE_WORKER', 'CONTENT_DIR'] as const;

/** What tools that this project starts are told: no questions, no reports to their makers. */
export const toolEnvironment = { ASTRO_TELEMETRY_DISABLED: '1' };

/**
 * Makes sure that a folder holds the current build.
 *
 * @param dir folder of the built site
 * @param environment variables of the build, as in { BASE_PATH: '/photon/' }
 * @returns exit status of the build; 0 where none was needed
 */
export function buildWhereNeeded(dir: string, environment: Record<string, string> = {}): number {
  const env = { ...process.env, ...toolEnvironment, ...environment };
  const digest = digestOf(env);
  // Each build empties the folder first, so a stamp in it never outlives what it speaks of.
  const stamp = join(dir, '.built-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 0;

  const astro = join('node_modules', 'astro', 'bin', 'astro.mjs');
  const { status } = spawnSync(process.execPath, [astro, 'build', '--force', '--outDir', dir], {
    env,
    stdio: 'inherit',
  });
  if (status === 0) writeFileSync(stamp, digest);
  return status ?? 1;
}

/**
 * The built site that a command is to work on: the folder it is told, as it is, else `dist`, built where needed. Leaves
 * with a message where there is none.
 *
 * @param dir what was given as --dir
 */
export function siteIn(dir: string | undefined): string {
  const status = dir === undefined ? buildWhereNeeded('dist') : 0;
  if (status !== 0) process.exit(status);
  const site = dir ?? 'dist';
  const missing = ['index.html', '404.html', '_headers'].find((file) => !existsSync(join(site, file)));
  if (missing === undefined) return site;
  console.error(`${site} has no ${missing}, so it is no whole site. Build one: npm run build -- --outDir ${site}`);
  process.exit(1);
}

/** The pages depend on the files, on the environment, and on the day: support that has ended is said so. */
function digestOf(env: NodeJS.ProcessEnv): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  // Said or not, "/" is the base of a site whose address has no path.
  const values: NodeJS.ProcessEnv = { BASE_PATH: env['SITE_URL'] ? '' : '/', ...env };
  for (const name of variables) hash.update(`${name}=${values[name] ?? ''}\n`);
  hashFiles(hash, '.', inputs);
  if (env['CONTENT_DIR']) hashFiles(hash, env['CONTENT_DIR'], ['**/*']);
  return hash.digest('hex');
}

function hashFiles(hash: Hash, dir: string, patterns: string[]) {
  for (const file of globSync(patterns, { cwd: dir }).sort()) {
    const path = join(dir, file);
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
  }
}
