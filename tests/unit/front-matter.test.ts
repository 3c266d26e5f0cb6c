// The two parts of a writer's file, whatever program wrote it.
import { expect, test } from 'vitest';
import { parted } from '../../src/front-matter.ts';

test.each([
  ['line ends of Unix', '---\ntitle: A\ntags: []\n---\n\nText\n---\nmore\n', 'title: A\ntags: []', 'Text\n---\nmore'],
  ['line ends of Windows', '---\r\ntitle: A\r\n---\r\n\r\nText\r\n', 'title: A', 'Text'],
  ['a byte order mark', '\uFEFF---\ntitle: A\n---\nText', 'title: A', 'Text'],
  ['nothing below', '---\ntitle: A\n---', 'title: A', ''],
  ['no front matter', 'Text\n---\ntitle: A\n---\n', undefined, 'Text\n---\ntitle: A\n---'],
])('of a file with %s', (_, text, frontMatter, body) => {
  expect(parted(text)).toEqual({ frontMatter, body });
});
