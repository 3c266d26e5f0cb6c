// The plugins that turn a writer's headings, tables and links into this site's HTML.
import GithubSlugger, { slug } from 'github-slugger';
import {
  defineHastPlugin,
  type HastPluginEntry,
  type HastVisitorContext,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
} from 'satteri';
import { dayInWords } from './records/day.ts';
import { copyOf, type DeadLink } from './records/dead-links.ts';

/** One h1 a page, and it is the layout's: an h1 in the text that repeats the title goes, any other becomes h2. */
export const singleTitle = defineHastPlugin({
  name: 'photon:single-title',
  element: {
    filter: ['h1'],
    visit(node, context) {
      const { title, question } = context.data.astro?.frontmatter ?? {};
      const heading: unknown = title ?? question;
      if (typeof heading === 'string' && slug(heading) === slug(context.textContent(node))) {
        context.removeNode(node);
        return;
      }
      return { ...node, tagName: 'h2', children: [...node.children] };
    },
  },
});

/**
 * Gives each heading its id, and beside it, not in it, so that its name stays what it says, a link to itself. The sign
 * is drawn by CSS, so that no copied text holds it.
 */
export const headingAnchors: HastPluginEntry = () => {
  const slugger = new GithubSlugger();
  return {
    name: 'photon:heading-anchors',
    element: {
      filter: ['h2', 'h3', 'h4'],
      visit(node, context) {
        const text = context.textContent(node);
        const given = node.properties['id'];
        const id = typeof given === 'string' ? given : slugger.slug(text);
        context.setProperty(node, 'id', id);
        context.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: { className: ['heading'] },
          children: [
            {
              type: 'element',
              tagName: 'a',
              properties: {
                className: ['anchor'],
                href: `#${id}`,
                ariaLabel: `Link to “${text}”`,
                dataPagefindIgnore: '',
              },
              children: [],
            },
          ],
        });
      },
    },
  };
};

/** A table wider than the column scrolls by itself; alignment becomes a class, because the policy forbids style attributes. */
export const scrollingTables = defineHastPlugin({
  name: 'photon:scrolling-tables',
  element: [
    {
      filter: ['table'],
      visit(node, context) {
        context.wrapNode(node, {
          type: 'element',
          tagName: 'div',
          properties: { className: ['table-scroll'], role: 'group', ariaLabel: 'Table', tabIndex: 0 },
          children: [],
        });
      },
    },
    {
      filter: ['th', 'td'],
      visit(node, context) {
        const side = /(left|center|right)/.exec(node.properties['style'] ?? node.properties['align'] ?? '')?.[1];
        if (!side) return;
        context.setProperty(node, 'style', null);
        context.setProperty(node, 'align', null);
        context.setProperty(node, 'className', [`align-${side}`]);
      },
    },
  ],
});

/**
 * Puts the base path before links and pictures that writers give from the root ("/faq/…").
 *
 * @param base path below which the site is served, with a slash at both ends
 */
export function basePaths(base: string) {
  const based = (address: unknown) =>
    typeof address === 'string' && address.startsWith('/') && !address.startsWith('//')
      ? base + address.slice(1)
      : undefined;

  function visitJsx(node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>, context: HastVisitorContext) {
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute' || !['href', 'src'].includes(attribute.name)) continue;
      const address = based(attribute.value);
      if (address) context.setProperty(node, attribute.name, address);
    }
  }

  return defineHastPlugin({
    name: 'photon:base-paths',
    element: {
      filter: ['a', 'img'],
      visit(node, context) {
        const attribute = node.tagName === 'a' ? 'href' : 'src';
        const address = based(node.properties[attribute]);
        if (address) context.setProperty(node, attribute, address);
      },
    },
    // What a writer puts into MDX as a tag.
    mdxJsxFlowElement: { filter: ['a', 'img'], visit: visitJsx },
    mdxJsxTextElement: { filter: ['a', 'img'], visit: visitJsx },
  });
}

/**
 * Says of links to addresses that are known to be gone that they are, and since when, and offers a copy in their place:
 * the address itself may belong to somebody else today.
 *
 * @param record what is known to be gone, by address
 */
export function deadLinks(record: ReadonlyMap<string, DeadLink>) {
  return defineHastPlugin({
    name: 'photon:dead-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const dead = record.get(String(node.properties['href']));
        if (!dead) return;
        const { address, words } = copyOf(dead);
        const ariaLabel = `${words}: ${context.textContent(node)}`;
        return {
          type: 'element',
          tagName: 'span',
          properties: { className: ['gone'] },
          children: [
            ...node.children,
            { type: 'text', value: ` (gone since ${dayInWords(dead.since)}; ` },
            {
              type: 'element',
              tagName: 'a',
              properties: { href: address, ariaLabel },
              children: [{ type: 'text', value: words }],
            },
            { type: 'text', value: ')' },
          ],
        };
      },
    },
  });
}
