// Serves the built site: dist, built anew where its files have changed, or the folder of --dir as it is.
import { parseArgs } from 'node:util';
import { base } from '../address.ts';
import { siteIn } from './built.ts';
import { serveSite } from './server.ts';

const { values } = parseArgs({ options: { dir: { type: 'string' }, port: { type: 'string' } } });
const port = Number(values.port ?? process.env['PORT'] ?? 4321);

const site = siteIn(values.dir);

try {
  await serveSite(site, base, port);
  console.log(`\nThe site is at http://localhost:${port}${base} (Ctrl+C stops it).`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(`\nPort ${port} is taken. Free it, or choose another: PORT=${port + 1} npm start`);
  process.exit(1);
}
