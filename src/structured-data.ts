// What the pages tell programs of themselves, in the words of schema.org.
import type { BreadcrumbList, FAQPage, Graph, ItemList, TechArticle, Thing as AnyThing, WebSite } from 'schema-dts';
import { plainText } from './inline-code.ts';
import type { Note } from './queries/notes.ts';
import type { Question } from './queries/faq.ts';
import { siteDescription, siteName } from './site.ts';
import { canonical } from './to.ts';

export type Thing = Exclude<AnyThing, string>;

/**
 * The text of a JSON-LD script, without "<", which could end the script or hide its end.
 *
 * @param things what the page tells, at least one
 */
export function jsonLd(things: Thing[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things };
  return JSON.stringify(graph).replaceAll('<', String.raw`\u003c`);
}

/** The site and where it is searched, for the home page. */
export function siteData(): WebSite {
  // What stands for the words is no part of schema.org but of those who read it:
  // https://developers.google.com/search/docs/appearance/structured-data/sitelinks-searchbox
  const action = {
    '@type': 'SearchAction',
    target: `${canonical('search/')}?q={search_term_string}`,
    'query-input': 'required name=search_term_string',
  } as const;
  return {
    '@type': 'WebSite',
    name: siteName,
    description: siteDescription,
    url: canonical(''),
    potentialAction: action,
  };
}

/** A list of questions, each by the address of its page, which tells the rest. */
export function questionListData(questions: Question[]): ItemList {
  return {
    '@type': 'ItemList',
    itemListElement: questions.map(({ path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      url: canonical(path),
    })),
  };
}

/** A question with its short answer. Not a QAPage, which is for what visitors answer. */
export function questionData({ question, answer, path, checked }: Question): FAQPage {
  return {
    '@type': 'FAQPage',
    dateModified: checked,
    mainEntity: [
      {
        '@type': 'Question',
        name: plainText(question),
        acceptedAnswer: { '@type': 'Answer', text: plainText(answer), url: canonical(path) },
      },
    ],
  };
}

/** A note. */
export function noteData({ title, path, created, modified }: Note): TechArticle {
  return {
    '@type': 'TechArticle',
    headline: title,
    url: canonical(path),
    datePublished: created,
    dateModified: modified,
  };
}

/**
 * The way to a page, from the home page, which is left out, down to itself.
 *
 * @param steps name and path of each
 */
export function wayData(steps: { name: string; path: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: canonical(path),
    })),
  };
}
