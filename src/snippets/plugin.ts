// Turns each fence of a page into a snippet: caption, warning, highlighted code, Copy.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Element, ElementContent } from 'hast';
import { defineHastPlugin } from 'satteri';
import { fenceOf, type Fence } from './fence.ts';
import { highlighted } from './highlight.ts';
import { commandsOf, transcriptOf, type Step } from './transcript.ts';

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
        return await snippetOf(text, code);
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

async function snippetOf(text: string, code: Element): Promise<Element> {
  const data = code.data as { lang?: string; meta?: string } | undefined;
  const classes = code.properties['className'];
  const named = Array.isArray(classes) ? classes.map(String).find((name) => name.startsWith('language-')) : undefined;
  const fence = fenceOf(data?.lang ?? named?.slice('language-'.length) ?? '', data?.meta ?? '');

  const steps = fence.kind === 'console' ? transcriptOf(text) : [];
  const body = fence.kind === 'console' ? await sessionNodes(steps) : await highlighted(text, fence.language);
  const copied = fence.kind === 'console' ? commandsOf(steps) : text;

  return element('figure', { className: ['snippet'], dataKind: fence.kind }, [
    ...captionOf(fence),
    element('pre', scrolls(fence, steps) ? scrolling(fence) : {}, [element('code', {}, body)]),
    element('copy-button', { dataText: copied, dataPagefindIgnore: '' }, [
      element(
        'button',
        { type: 'button', disabled: true, ariaLabel: `Copy: ${fence.title ?? copied.split('\n')[0]}` },
        [{ type: 'text', value: 'Copy' }],
      ),
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
    const head = element('strong', {}, [{ type: 'text', value: 'Careful.' }]);
    parts.push(element('span', { className: ['danger'] }, [head, { type: 'text', value: ` ${danger}` }]));
  }
  if (title) parts.push(element('span', { className: ['title'] }, [{ type: 'text', value: title }]));
  return parts.length > 0 ? [element('figcaption', {}, parts)] : [];
}

async function sessionNodes(steps: Step[]): Promise<ElementContent[]> {
  const nodes: ElementContent[] = [];
  for (const [index, { prompt, command, output }] of steps.entries()) {
    if (index > 0) nodes.push({ type: 'text', value: '\n' });
    nodes.push(
      element('span', { className: ['prompt'] }, [{ type: 'text', value: `${prompt} ` }]),
      element('span', { className: ['command'] }, await highlighted(command, 'sh')),
    );
    if (output) {
      const className = hasColumns(output) ? ['output', 'columns'] : ['output'];
      nodes.push(element('span', { className }, [{ type: 'text', value: `\n${output}` }]));
    }
  }
  return nodes;
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
