// Serves the built site, built anew where its files have changed.
import { parseArgs } from 'node:util';
import { base } from '../address.ts';
import { buildWhereNeeded } from './built.ts';
import { serveSite } from './server.ts';

const { values } = parseArgs({ options: { dir: { type: 'string', default: 'dist' }, port: { type: 'string' } } });
const port = Number(values.port ?? process.env['PORT'] ?? 4321);

const status = buildWhereNeeded(values.dir);
if (status !== 0) process.exit(status);

try {
  await serveSite(values.dir, base, port);
  console.log(`\nThe site is at http://localhost:${port}${base} (Ctrl+C stops it).`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(`\nPort ${port} is taken. Free it, or choose another: PORT=${port + 1} npm start`);
  process.exit(1);
}
