// Colours code at build time by classes alone: the policy forbids the style attributes that Shiki writes.
import type { ElementContent } from 'hast';
import { bundledLanguages, createCssVariablesTheme, createHighlighter, type BundledLanguage } from 'shiki';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--tok-' });
/** The engine that Shiki comes with, Oniguruma, colours the same and takes nearly twice as long. */
const engine = createJavaScriptRegexEngine();
const highlighter = createHighlighter({ themes: [theme], langs: [], engine });

const plain = new Set(['text', 'plaintext', 'txt', '']);

/**
 * Code as text and `<span class="tok-…">`.
 *
 * @param code the code, lines parted by "\n"
 * @param language a name Shiki knows, or "text"
 * @returns nodes to put into a `<code>`
 * @throws where the language is not known
 */
export async function highlighted(code: string, language: string): Promise<ElementContent[]> {
  if (plain.has(language)) return [{ type: 'text', value: code }];
  if (!(language in bundledLanguages)) {
    throw new Error(`"${language}" is no language that can be highlighted. Write the name of one, or "text".`);
  }
  const shiki = await highlighter;
  await shiki.loadLanguage(language as BundledLanguage);
  const { tokens } = shiki.codeToTokens(code, { lang: language as BundledLanguage, theme: 'classes' });

  const nodes: ElementContent[] = [];
  for (const [index, line] of tokens.entries()) {
    if (index > 0) add(nodes, '\n');
    for (const token of line) add(nodes, token.content, /--tok-token-([\w-]+)/.exec(token.color ?? '')?.[1]);
  }
  return nodes;
}

/** Neighbours of one colour become one node: a third less HTML. */
function add(nodes: ElementContent[], value: string, name?: string) {
  const last = nodes.at(-1);
  const blank = value.trim() === '';
  if (last?.type === 'text' && (!name || blank)) {
    last.value += value;
  } else if (last?.type === 'element' && (last.properties['className'] as string[])[0] === `tok-${name}`) {
    const [text] = last.children;
    if (text?.type === 'text') text.value += value;
  } else if (!name || blank) {
    nodes.push({ type: 'text', value });
  } else {
    nodes.push({
      type: 'element',
      tagName: 'span',
      properties: { className: [`tok-${name}`] },
      children: [{ type: 'text', value }],
    });
  }
}
