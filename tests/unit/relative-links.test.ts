// Addresses inside the site become relative, and nothing else is touched.
import { expect, test } from 'vitest';
import { elementsOf } from '../../src/checks/built-pages.ts';
import { withRelativeLinks } from '../../src/finish/relative-links.ts';

const relative = (html: string, base = '/photon/') => withRelativeLinks(html, elementsOf(html), base, '../../');

test('links, scripts, forms and the way to the site start from the page', () => {
  expect(
    relative('<html data-base="/photon/"><a href="/photon/faq/#x">a</a><script src="/photon/a.js"></script>'),
  ).toBe('<html data-base="../../"><a href="../../faq/#x">a</a><script src="../../a.js"></script>');
  expect(relative('<noscript><meta http-equiv="refresh" content="0; url=/photon/faq/a/"></noscript>')).toContain(
    'url=../../faq/a/"',
  );
  expect(relative("<form action='/photon/search/'>")).toBe("<form action='../../search/'>");
  expect(relative('<noscript><a href="/photon/faq/">a</a></noscript>')).toContain('href="../../faq/"');
});

test('what only looks like a link stays as the writer wrote it', () => {
  const html =
    '<p>Write &lt;a href="/photon/"></p><copy-button data-text="/photon/x"></copy-button>' +
    '<a href="https://example.org/photon/">a</a><a href="//photon/">b</a><a href="#c">c</a><img alt="/photon/">' +
    '<script>const page = \'<a href="/photon/">\';</script>';
  expect(relative(html)).toBe(html);
  expect(relative('<a href="//example.org/">a</a><i title="/ x">', '/')).toBe(
    '<a href="//example.org/">a</a><i title="/ x">',
  );
});

test('an address written with character references is left, and the next one is not rewritten twice', () => {
  expect(relative('<a href="&#47;photon/a/">a</a> <a class="b" HREF = "/photon/b/">b</a>')).toBe(
    '<a href="&#47;photon/a/">a</a> <a class="b" HREF = "../../b/">b</a>',
  );
});
