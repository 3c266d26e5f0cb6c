// Colours by class, text unchanged.
import type { ElementContent } from 'hast';
import { expect, test } from 'vitest';
import { highlighted } from '../../src/snippets/highlight.ts';

const textOf = (nodes: ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'element' ? textOf(node.children) : node.type === 'text' ? node.value : ''))
    .join('');

test('colours by class and writes no style', async () => {
  const nodes = await highlighted('echo "hi" # said', 'sh');
  expect(JSON.stringify(nodes)).toContain('tok-string');
  expect(JSON.stringify(nodes)).toContain('tok-comment');
  expect(JSON.stringify(nodes)).not.toContain('style');
});

test.each([
  ['sh', "cat <<'EOF' > /etc/x\n  a\n\nb\nEOF\n"],
  ['ini', '[Match]\nName=eth0\n\n[Network]\nDHCP=yes'],
  ['json', '{ "a": [1, "<b>"] }'],
  ['text', 'a < b & c'],
])('leaves the text of %s as it is', async (language, code) => {
  expect(textOf(await highlighted(code, language))).toBe(code);
});

test('names a language that it does not know', async () => {
  await expect(highlighted('x', 'shh')).rejects.toThrow('"shh" is no language');
});
