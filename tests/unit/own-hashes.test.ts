// A page's policy: the hashes of its own styles and scripts, and no others.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withOwnHashes } from '../../src/finish/own-hashes.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string) =>
  `<meta http-equiv="content-security-policy" content="${policy}"><style>a{}</style><script>go()</script><script src="x.js"></script>`;

test('keeps what the page needs and takes out what only other pages need', () => {
  const policy = `default-src 'none';script-src 'self' ${hash('go()')} ${hash('other()')};style-src 'self' ${hash('a{}')};`;
  expect(withOwnHashes(page(policy))).toBe(
    page(`default-src 'none';script-src 'self' ${hash('go()')};style-src 'self' ${hash('a{}')}`),
  );
});
