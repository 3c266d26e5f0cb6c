// Turns each fence of a page into a snippet: caption, warning, highlighted code, Copy.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Element, ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import { fenceOf, type Fence } from './fence.ts';
import { highlighted } from './highlight.ts';
import { filled, partsOf, placeholdersOf, type Placeholder } from './placeholders.ts';
import { stepsOf } from './steps.ts';
import { commandsOf, type Step } from './transcript.ts';

/** The plugin for Astro's Markdown processor. Its markup is styled by components/Prose.astro. */
export const snippets = defineHastPlugin({
  name: 'photon:snippets',
  element: {
    filter: ['pre'],
    async visit(node, context) {
      const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
      if (code?.type !== 'element') return;
      const text = context.textContent(code).replace(/\n$/, '');
      try {
        return await snippetOf(text, code, !context.fileURL?.pathname.endsWith('.md'));
      } catch (error) {
        const file = context.fileURL ? relative('.', fileURLToPath(context.fileURL)) : 'a page';
        const first = text.split('\n')[0];
        throw new Error(`${file}: snippet "${first}": ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
    },
  },
});

async function snippetOf(text: string, code: Element, runs: boolean): Promise<Element> {
  const data = code.data as { lang?: string; meta?: string } | undefined;
  const classes = code.properties['className'];
  const named = Array.isArray(classes) ? classes.map(String).find((name) => name.startsWith('language-')) : undefined;
  const fence = fenceOf(data?.lang ?? named?.slice('language-'.length) ?? '', data?.meta ?? '', runs);

  const steps = stepsOf(text, fence);
  const placeholders = fence.kind === 'file' ? [] : placeholdersOf(text);
  const body = fence.kind === 'console' ? await sessionNodes(steps) : await commandNodes(text, fence);
  const copied = fence.kind === 'console' ? commandsOf(steps) : text;

  const figure = element(
    'figure',
    {
      className: ['snippet'],
      dataKind: fence.kind,
      ...(fence.input.length > 0 ? { dataInput: JSON.stringify(fence.input) } : {}),
      ...(fence.exit === 0 ? {} : { dataExit: String(fence.exit) }),
    },
    [
      ...captionOf(fence),
      ...fieldsOf(placeholders),
      element('pre', scrolls(fence, steps) ? scrolling(fence) : {}, [element('code', {}, body)]),
      actionsOf(fence, copied),
      ...(fence.norun === undefined
        ? []
        : [element('p', { className: ['norun'] }, [textNode(`Not run here: ${fence.norun}.`)])]),
    ],
  );
  return fence.run ? element('command-snippet', {}, [figure]) : figure;
}

/** What a reader fills in; the script shows it, since without one the default in the command is all there is. */
function fieldsOf(placeholders: Placeholder[]): Element[] {
  if (placeholders.length === 0) return [];
  const fields = placeholders.map(({ name, value }) =>
    element('label', {}, [
      textNode(`${name.replaceAll('-', ' ')} `),
      element('input', { name, value, required: true, autoComplete: ['off'], spellCheck: 'false' }, []),
    ]),
  );
  return [element('p', { className: ['fields'], hidden: true, dataPagefindIgnore: '' }, fields)];
}

function actionsOf(fence: Fence, copied: string): Element {
  const what = fence.title ?? filled(copied).split('\n')[0] ?? '';
  const button = (label: string, action: string) =>
    element('button', { type: 'button', dataAction: action, disabled: true, ariaLabel: `${label}: ${what}` }, [
      textNode(label),
    ]);
  return element('div', { className: ['actions'], dataPagefindIgnore: '' }, [
    ...(fence.run ? [button('Run', 'run'), button('Edit', 'edit')] : []),
    element('copy-button', { dataText: copied }, [
      element('button', { type: 'button', disabled: true, ariaLabel: `Copy: ${what}` }, [textNode('Copy')]),
      element('span', { role: 'status' }, []),
    ]),
  ]);
}

/** A file's lines and a table's columns are their sense: they scroll. All else wraps, as a terminal does. */
function scrolls(fence: Fence, steps: Step[]): boolean {
  return fence.kind === 'file' || steps.some((step) => hasColumns(step.output));
}

/** What scrolls can be reached by the keyboard, and so has a name. */
function scrolling(fence: Fence): Element['properties'] {
  return { tabIndex: 0, role: 'group', ariaLabel: fence.title ?? (fence.kind === 'console' ? 'Session' : 'Code') };
}

function hasColumns(output: string): boolean {
  return /\S {3,}\S/.test(output);
}

function captionOf({ title, danger }: Fence): Element[] {
  const parts: ElementContent[] = [];
  if (danger) {
    const head = element('strong', {}, [textNode('Careful.')]);
    parts.push(element('span', { className: ['danger'] }, [head, textNode(` ${danger}`)]));
  }
  if (title) parts.push(element('span', { className: ['title'] }, [textNode(title)]));
  return parts.length > 0 ? [element('figcaption', {}, parts)] : [];
}

async function sessionNodes(steps: Step[]): Promise<ElementContent[]> {
  const nodes: ElementContent[] = [];
  for (const [index, { prompt, command, output }] of steps.entries()) {
    if (index > 0) nodes.push(textNode('\n'));
    nodes.push(
      element('span', { className: ['prompt'] }, [textNode(`${prompt} `)]),
      element('span', { className: ['command'] }, await marked(command, 'sh')),
    );
    if (output) {
      const className = hasColumns(output) ? ['output', 'columns'] : ['output'];
      nodes.push(element('span', { className }, [textNode(`\n${filled(output)}`)]));
    }
  }
  return nodes;
}

async function commandNodes(text: string, fence: Fence): Promise<ElementContent[]> {
  if (fence.kind === 'file') return highlighted(text, fence.language);
  return [element('span', { className: ['command'] }, await marked(text, fence.language))];
}

/** Code in which what a reader fills in is marked; a line with such a place is not coloured, for it will change. */
async function marked(text: string, language: string): Promise<ElementContent[]> {
  const parts = partsOf(text);
  if (parts.every((part) => typeof part === 'string')) return highlighted(text, language);
  return parts.map((part) =>
    typeof part === 'string' ? textNode(part) : element('var', { dataName: part.name }, [textNode(part.value)]),
  );
}

function textNode(value: string): ElementContent {
  return { type: 'text', value };
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
