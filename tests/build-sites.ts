// Builds what the tests look at, where its files have changed: npm run test:build
import { buildWhereNeeded } from '../src/tasks/built.ts';
import { root, subPath } from './sites.ts';

for (const { dir, base } of [root, subPath]) {
  const status = buildWhereNeeded(dir, { BASE_PATH: base });
  if (status !== 0) process.exit(status);
}
