// The feed: what was written or checked last.
import rss from '@astrojs/rss';
import { plainText } from '~/inline-code.ts';
import { getNewest, lastTrue } from '~/queries/newest.ts';
import { siteDescription, siteName, topicOf } from '~/site.ts';
import { absolute } from '~/to.ts';

/** How many a reader who looks once a month needs at most; a feed of all would be fetched whole each time. */
const count = 50;

/** The feed, as RSS 2.0. */
export async function GET(): Promise<Response> {
  const entries = await getNewest(count);
  const self = `<atom:link href="${absolute('rss.xml')}" rel="self" type="application/rss+xml"/>`;
  return rss({
    title: siteName,
    description: siteDescription,
    site: absolute(''),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>en</language>${self}`,
    items: entries.map((entry) => ({
      ...('question' in entry
        ? {
            title: plainText(entry.question),
            description: plainText(entry.answer),
            categories: [topicOf(entry.topic).title, ...entry.tags],
          }
        : { title: entry.title, description: `A note of the ${siteName}.`, categories: ['Notes', ...entry.tags] }),
      link: absolute(entry.path),
      pubDate: new Date(lastTrue(entry)),
    })),
  });
}
