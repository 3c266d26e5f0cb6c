// A writer's text as Markdown that any program reads: what MDX, this site's fences and its addresses add is put in words.
import { slug } from 'github-slugger';
import { markdownToMdast, mdxToMdast, type MdastNode, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';
import { features } from '../markdown.ts';
import { fenceOf } from '../snippets/fence.ts';
import { filled, placeholdersOf } from '../snippets/placeholders.ts';
import { addressFor } from './addresses.ts';
import { figures } from './figures.ts';

interface Change {
  start: number;
  end: number;
  text: string;
}

/** Where the text stands, for messages and for what depends on it. */
interface Place {
  /** File the writer edits. */
  file: string;
  /** Title of the page, with which a text from another program may begin. */
  title: string;
  /** Path of the plain Markdown in the site, from which its links lead. */
  from: string;
}

/**
 * The text of an entry as plain Markdown. All that needs no other words stays as the writer has set it.
 *
 * @param source the text without its front matter, as MDX or Markdown
 * @throws where it has a component or an expression that cannot be put in words; the message says what to do
 */
export function plainMarkdown(source: string, place: Place): string {
  const parse = place.file.endsWith('.md') ? markdownToMdast : mdxToMdast;
  const changes = changesIn(parse(source, { features }), source, place);
  let text = '';
  let at = 0;
  for (const change of changes) {
    text += source.slice(at, change.start) + change.text;
    at = change.end;
  }
  return (text + source.slice(at)).replace(/^\n+|\s+$/g, '');
}

/** What differs, in order of place. */
function changesIn(node: MdastNode, source: string, place: Place): Change[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const written = source.slice(start, end);
  const inside = () =>
    'children' in node ? (node.children as MdastNode[]).flatMap((child) => changesIn(child, source, place)) : [];

  switch (node.type) {
    case 'code': {
      const text = snippetText(node.value, node.lang ?? '', node.meta ?? '', place);
      return [{ start, end, text: indented(text, indentAt(source, start)) }];
    }
    case 'heading':
      return node.depth === 1 ? topHeading(node, source, start, end, place) : withoutId(written, start, inside());
    case 'link':
      return [...inside(), ...addressChange(written, `](${node.url}`, node.url, start, place)];
    case 'image':
      return addressChange(written, `](${node.url}`, node.url, start, place);
    case 'definition':
      return addressChange(written, `: ${node.url}`, node.url, start, place);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      if (!/^[A-Z]/.test(node.name ?? '')) return [...tagChanges(node, written, start, place), ...inside()];
      return [{ start, end, text: figureText(node.name ?? '', place) }];
    case 'mdxFlowExpression':
    case 'mdxTextExpression': {
      const text = expressionText(node.value, place);
      return [text || node.type === 'mdxTextExpression' ? { start, end, text } : removal(source, start, end)];
    }
    case 'mdxjsEsm':
      return [removal(source, start, end)];
    default:
      return inside();
  }
}

/** A fence with what the page tells of it: the warning before it, and after it why it is not run. */
function snippetText(code: string, language: string, meta: string, { file }: Place): string {
  const { kind, title, danger, norun } = fenceOf(language, meta, !file.endsWith('.md'));
  const text = kind === 'file' ? code : filled(code);
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const fields = kind === 'file' ? [] : placeholdersOf(code).map(({ name, value }) => `${spaced(name)} (\`${value}\`)`);
  return [
    ...(danger ? [`> **Careful.** ${escapedMarkdown(danger)}`] : []),
    ...(title ? [`${escapedMarkdown(title)}:`] : []),
    `${ticks}${language}\n${text}${text ? '\n' : ''}${ticks}`,
    ...(fields.length > 0 ? [`Put in your own: ${fields.join(', ')}.`] : []),
    ...(norun ? [`Not run here: ${escapedMarkdown(norun)}.`] : []),
  ].join('\n\n');
}

/** A text whose further lines begin as a list or quotation asks; empty ones without blanks at their end. */
function indented(text: string, indent: string): string {
  return text.replace(/\n(.*)/g, (_, line: string) => `\n${line ? indent + line : indent.trimEnd()}`);
}

/** What stands before each further line of what begins here: the blanks of a list, the signs of a quotation. */
function indentAt(source: string, offset: number): string {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
  return before.replace(/[^>\s]/g, ' ');
}

/** As on the page: the title is not said twice, and any other first-level heading is of the second. */
function topHeading(node: MdastNode, source: string, start: number, end: number, { title }: Place): Change[] {
  const words = wordsOf(node);
  return [slug(words) === slug(title) ? removal(source, start, end) : { start, end, text: `## ${words}` }];
}

/** An id in braces is this site's way to name a heading. */
function withoutId(written: string, start: number, inside: Change[]): Change[] {
  const id = /\s*\{#[^{}\s]+\}\s*$/.exec(written);
  return id ? [...inside, { start: start + id.index, end: start + written.length, text: '' }] : inside;
}

function addressChange(written: string, before: string, url: string, start: number, { from }: Place): Change[] {
  const at = written.lastIndexOf(before);
  if (at === -1 || !url.startsWith('/') || url.startsWith('//')) return [];
  const end = start + at + before.length;
  return [{ start: end - url.length, end, text: addressFor(url, from) }];
}

/** A link or picture that is given as a tag. */
function tagChanges(
  { attributes }: MdxJsxFlowElement | MdxJsxTextElement,
  written: string,
  start: number,
  place: Place,
): Change[] {
  const tag = /^<(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(written)?.[0] ?? '';
  return attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') return [];
    if (!['href', 'src'].includes(attribute.name)) return [];
    const { name, value } = attribute;
    return ['"', "'"].flatMap((quote) => addressChange(tag, `${name}=${quote}${value}`, value, start, place));
  });
}

function figureText(name: string, { file }: Place): string {
  const figure = figures[name];
  if (figure) return figure();
  throw new Error(
    `${file}: <${name}> is nothing that plain Markdown can say. Put it in words in src/plain-markdown/figures.ts.`,
  );
}

/** Takes a block out, with the empty lines after it. */
function removal(source: string, start: number, end: number): Change {
  const [after = ''] = /^\n*/.exec(source.slice(end)) ?? [];
  return { start, end: end + after.length, text: '' };
}

/** A text in quotes, or nothing for a comment. */
function expressionText(code: string, { file }: Place): string {
  if (/^\s*(?:\/\*[\s\S]*\*\/\s*)?$/.test(code)) return '';
  const [, , text] = /^\s*(['"`])((?:(?!\1|\\|\$\{).)*)\1\s*$/s.exec(code) ?? [];
  if (text !== undefined) return escapedMarkdown(text);
  throw new Error(`${file}: {${code}} is nothing that plain Markdown can say. Write the text itself.`);
}

function wordsOf(node: MdastNode): string {
  if ('value' in node) return node.value;
  return 'children' in node ? (node.children as MdastNode[]).map(wordsOf).join('') : '';
}

function spaced(name: string): string {
  return name.replaceAll('-', ' ');
}

/** A text in which nothing is taken for Markdown. */
export function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*<[]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\$&`);
}
