// What the built site gives to programs: Markdown, feed, sitemap, data, pictures, and what leads to them.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { slug } from 'github-slugger';
import { markdownToMdast, type MdastNode } from 'satteri';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { builtPages } from '../../src/checks/built-pages.ts';
import { pictureOf } from '../../src/pictures/picture.ts';
import { root, subPath } from '../sites.ts';

const host = 'http://localhost:4321';

const ofSchema = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ '@type': z.literal(type), ...shape });
const text = z.string().min(1);
const question = {
  name: text.regex(/\?$/),
  acceptedAnswer: ofSchema('Answer', { text, url: text }),
};
const graph = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z
    .array(
      z.discriminatedUnion('@type', [
        ofSchema('WebSite', {
          name: text,
          description: text,
          url: text,
          potentialAction: ofSchema('SearchAction', {
            target: text.regex(/\/search\/\?q=\{search_term_string\}$/),
            'query-input': z.literal('required name=search_term_string'),
          }),
        }),
        ofSchema('ItemList', {
          itemListElement: z.array(ofSchema('ListItem', { position: z.int(), url: text })).min(1),
        }),
        ofSchema('FAQPage', {
          dateModified: z.iso.date(),
          mainEntity: z.array(ofSchema('Question', question)).length(1),
        }),
        ofSchema('TechArticle', {
          headline: text,
          url: text,
          datePublished: z.iso.datetime(),
          dateModified: z.iso.datetime(),
        }),
        ofSchema('BreadcrumbList', {
          itemListElement: z
            .array(ofSchema('ListItem', { position: z.int().positive(), name: text, item: text }))
            .min(2),
        }),
      ]),
    )
    .min(1),
});

/** Where the links of a Markdown text lead. */
function linksIn(node: MdastNode): string[] {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return [node.url];
  return 'children' in node ? (node.children as MdastNode[]).flatMap(linksIn) : [];
}

/** An XML file of the site, taken apart; fails where it is not well-formed. */
function parsedXml(file: string): unknown {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['item', 'url', 'sitemap'].includes(name),
  });
  const xml = readFileSync(file, 'utf8');
  expect(SyntaxValidator.validate(xml), file).toBe(true);
  return parser.parse(xml);
}

describe.each([root, subPath])('the site at $base', ({ dir, base }) => {
  const pages = builtPages(dir, base);
  const articles = pages.filter(({ $ }) => $('article[data-pagefind-body]').length > 0);
  // What answers with 404 needs no word to be left out.
  const listed = pages.filter(
    ({ address, $ }) => !address.endsWith('/404.html') && $('meta[name=robots]').length === 0,
  );
  /** The file behind an address of the site, with or without its host. */
  const fileAt = (address: string) => {
    const path = decodeURI(address.replace(host, '').replace(/[#?].*/, ''));
    expect(path.startsWith(base), address).toBe(true);
    return join(dir, path.slice(base.length).replace(/(^|\/)$/, '$1index.html'));
  };
  /** Where an element of a page's head leads, as a path; undefined where there is none. */
  const leadsTo = ({ address, $ }: (typeof pages)[number], element: string) => {
    const href = $(element).attr('href');
    return href === undefined ? undefined : new URL(href, host + address).href.replace(host, '');
  };
  const property = ($: (typeof pages)[number]['$'], name: string) => $(`meta[property="${name}"]`).attr('content');

  test('leads from every question and note, and from the list of questions, to the same as Markdown', () => {
    const withMarkdown = pages.filter(({ $ }) => $('link[type="text/markdown"]').length > 0);
    expect(withMarkdown.map(({ address }) => address)).toEqual(
      pages.filter((page) => articles.includes(page) || page.address === `${base}faq/`).map(({ address }) => address),
    );
    for (const page of withMarkdown) {
      const { address, $ } = page;
      const link = leadsTo(page, 'link[type="text/markdown"]') ?? '';
      expect(link).toBe(address.replace(/\/$/, '.md'));
      const markdown = readFileSync(fileAt(link), 'utf8');
      const [, title = ''] = /^# (.*)\n/.exec(markdown) ?? [];
      expect(slug(title)).toBe(slug($('h1').text()));
      const [, own = ''] = /^(?:- )?Page: (.*)$/m.exec(markdown) ?? [];
      expect(new URL(own, host + link).href).toBe(host + address);
    }
  });

  test('says as Markdown all that a page says in its text and its snippets', () => {
    for (const { address, $ } of articles) {
      const markdown = readFileSync(fileAt(address.replace(/\/$/, '.md')), 'utf8');
      const words = (all: string) => all.replace(/\\(?=[\\`*<[\]_])|[`*>]|^\s*#+ /gm, '').replace(/\s+/g, ' ');
      const said = words(markdown);
      for (const node of $('.prose :is(h2, h3), .prose pre, .answer, .danger, .norun, .prose > p')) {
        if ($(node).find('a, code').length > 0 && node.tagName === 'p') continue;
        expect(said, address).toContain(words($(node).text()).trim());
      }
      expect(markdown, address).not.toMatch(/\{\{[a-z-]+=/);
    }
  });

  test('has no link in its Markdown that leads nowhere', () => {
    for (const file of globSync('{*.md,faq/*.md,notes/*.md,llms.txt,llms-full.txt}', { cwd: dir })) {
      const links = linksIn(markdownToMdast(readFileSync(join(dir, file), 'utf8')));
      expect(links.length, file).toBeGreaterThan(0);
      for (const link of links.filter((each) => !/^(?:[a-z]+:|#)/.test(each))) {
        expect(link, file).not.toMatch(/^\//);
        expect(existsSync(fileAt(new URL(link, host + base + file).href)), `${file}: ${link}`).toBe(true);
      }
    }
  });

  test('names every question and note in llms.txt, and holds all of them in llms-full.txt', () => {
    const list = readFileSync(join(dir, 'llms.txt'), 'utf8');
    const full = readFileSync(join(dir, 'llms-full.txt'), 'utf8');
    expect(list).toMatch(/^# .+\n\n> .+\n\n/);
    for (const { address } of articles) {
      const twin = address.replace(/\/$/, '.md');
      expect(list).toContain(`](${twin.slice(base.length)})`);
      const whole = readFileSync(fileAt(twin), 'utf8').trim();
      expect(full).toContain(whole.replaceAll(/(?<=\]\(|\]: |Page: |href=")\.\.\//g, ''));
    }
  });

  test('has a feed of the newest, by full address, and leads to it from every page', () => {
    const feed = z
      .object({
        rss: z.object({
          channel: z.object({
            link: z.literal(host + base),
            item: z.array(z.object({ title: text, link: text, description: text, pubDate: text })),
          }),
        }),
      })
      .parse(parsedXml(join(dir, 'rss.xml'))).rss.channel;
    expect(feed.item).toHaveLength(Math.min(50, articles.length));
    const days = feed.item.map(({ pubDate }) => new Date(pubDate).toISOString().slice(0, 10));
    expect(days).toEqual([...days].sort().reverse());
    const left = articles.filter(({ address }) => feed.item.every(({ link }) => link !== host + address));
    expect(left).toHaveLength(articles.length - feed.item.length);
    for (const { $ } of left) {
      expect((property($, 'article:modified_time') ?? '').slice(0, 10) <= (days.at(-1) ?? '')).toBe(true);
    }
    for (const page of pages) expect(leadsTo(page, 'link[type="application/rss+xml"]')).toBe(`${base}rss.xml`);
  });

  test('lists in its sitemap the pages that may be listed, each with its day, and no others', () => {
    const robots = readFileSync(join(dir, 'robots.txt'), 'utf8');
    const [, index = ''] = /^Sitemap: (.*)$/m.exec(robots) ?? [];
    const { sitemapindex } = z
      .object({ sitemapindex: z.object({ sitemap: z.array(z.object({ loc: text })) }) })
      .parse(parsedXml(fileAt(index)));
    const urls = sitemapindex.sitemap.flatMap(
      ({ loc }) =>
        z
          .object({ urlset: z.object({ url: z.array(z.object({ loc: text, lastmod: text.optional() })) }) })
          .parse(parsedXml(fileAt(loc))).urlset.url,
    );
    expect(urls.map(({ loc }) => loc).sort()).toEqual(listed.map(({ address }) => host + address).sort());
    expect(listed.length).toBeGreaterThan(articles.length);
    for (const { loc, lastmod } of urls) {
      const page = pages.find(({ address }) => host + address === loc);
      expect(lastmod?.slice(0, 10), loc).toBe(page && property(page.$, 'article:modified_time')?.slice(0, 10));
    }
  });

  test('names each page by its own address, its title, and a picture of it that is right on any host', async () => {
    for (const page of pages) {
      const { address, $ } = page;
      const own = listed.includes(page) ? address : undefined;
      expect(leadsTo(page, 'link[rel=canonical]'), address).toBe(own);
      expect(property($, 'og:url'), address).toBe(own);
      for (const name of ['og:title', 'og:description', 'og:site_name', 'og:type', 'og:image:alt']) {
        expect(property($, name), `${address} ${name}`).toBeTruthy();
      }
      expect($('title').text()).toContain(property($, 'og:title'));
      const png = readFileSync(fileAt(property($, 'og:image') ?? ''));
      expect(png.length, address).toBeLessThanOrEqual(15_000);
      const { format, width, height } = await sharp(png).metadata();
      await sharp(png).stats();
      expect([format, width, height], address).toEqual(['png', 1200, 630]);
      expect([property($, 'og:image:width'), property($, 'og:image:height')]).toEqual(['1200', '630']);
    }
  });

  test('has pictures in its own font, whatever the machine of the build has', async () => {
    const page = pages.find(({ address }) => address === `${base}privacy/`);
    if (!page) throw new Error('There is no such page.');
    const drawn = readFileSync(fileAt(property(page.$, 'og:image') ?? ''));
    expect(drawn.equals(await pictureOf(page.$('h1').html() ?? ''))).toBe(true);
  });

  test('has no two questions or notes with the same picture', () => {
    const drawn = articles.map(({ $ }) => readFileSync(fileAt(property($, 'og:image') ?? '')).toString('base64'));
    expect(new Set(drawn).size).toBe(articles.length);
  });

  test('tells programs of each page what it is, in words that stand on it', () => {
    const types = new Map<string, number>();
    for (const { address, $ } of pages) {
      const scripts = $('script[type="application/ld+json"]');
      if (scripts.length === 0) continue;
      expect(scripts).toHaveLength(1);
      const { '@graph': things } = graph.parse(JSON.parse(scripts.text()), { error: () => address });
      for (const thing of things) {
        types.set(thing['@type'], (types.get(thing['@type']) ?? 0) + 1);
        if (thing['@type'] === 'FAQPage') {
          expect(thing.mainEntity[0]?.name).toBe($('h1').text());
          expect(thing.mainEntity[0]?.acceptedAnswer.text).toBe($('.answer').text());
        }
        if (thing['@type'] === 'ItemList') {
          expect(thing.itemListElement.map(({ position }) => position)).toEqual(
            thing.itemListElement.map((_, at) => at + 1),
          );
          expect(thing.itemListElement.map(({ url }) => url.replace(host, ''))).toEqual(
            $('answer-list details a')
              .map((_, { attribs }) => new URL(attribs['href'] ?? '', host + address).pathname)
              .get(),
          );
        }
        if (thing['@type'] === 'TechArticle') expect(thing.headline).toBe($('h1').text());
        if (thing['@type'] === 'BreadcrumbList') {
          expect(thing.itemListElement.map(({ position }) => position)).toEqual(
            thing.itemListElement.map((_, at) => at + 1),
          );
          for (const { item } of thing.itemListElement) expect(existsSync(fileAt(item)), item).toBe(true);
          expect(thing.itemListElement.at(-1)).toMatchObject({ item: address, name: $('h1').text() });
        }
      }
    }
    const questions = articles.filter(({ address }) => address.startsWith(`${base}faq/`)).length;
    expect(Object.fromEntries(types)).toEqual({
      WebSite: 1,
      ItemList: 1,
      FAQPage: questions,
      TechArticle: articles.length - questions,
      BreadcrumbList: articles.length + 1,
    });
  });

  test('can be put among the apps of a device: its manifest leads to its icons', async () => {
    const manifest = z
      .object({
        name: text,
        start_url: z.literal('./'),
        icons: z.array(z.object({ src: text, sizes: text, type: z.literal('image/png'), purpose: text })),
      })
      .parse(JSON.parse(readFileSync(join(dir, 'manifest.webmanifest'), 'utf8')));
    expect(manifest.icons.map(({ sizes, purpose }) => `${purpose} ${sizes}`)).toEqual([
      'any 192x192',
      'any 512x512',
      'maskable 512x512',
    ]);
    for (const { src, sizes } of manifest.icons) {
      const { width, height } = await sharp(join(dir, src)).metadata();
      expect(`${String(width)}x${String(height)}`).toBe(sizes);
    }
    for (const page of pages) {
      expect(leadsTo(page, 'link[rel=manifest]')).toBe(`${base}manifest.webmanifest`);
      expect(existsSync(fileAt(leadsTo(page, 'link[rel=apple-touch-icon]') ?? ''))).toBe(true);
    }
  });
});
