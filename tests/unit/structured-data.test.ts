// What the pages tell programs, where a writer's words are odd.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { jsonLd } from '../../src/structured-data.ts';

/** What a browser makes of a page with the data in it. */
function readBack(things: Parameters<typeof jsonLd>[0]) {
  const $ = load(`<body><script type="application/ld+json">${jsonLd(things)}</script><p>after</p></body>`);
  expect($('p').text()).toBe('after');
  return JSON.parse($('script').text()) as { '@graph': { name?: string }[] };
}

test.each([
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  '<!--',
  ']]>',
  '"quotes" \\ and \n lines',
  '\u2028\u2029',
  '<code>',
])('the title %j neither ends the script nor is changed', (name) => {
  const { '@graph': graph } = readBack([{ '@type': 'WebSite', name }]);
  expect(graph[0]?.name).toBe(name);
});
