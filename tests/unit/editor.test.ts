// What an editor offers to writers: snippets that the checks accept, and front matter that is explained.
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { hints, noteSchema, questionSchema } from '../../src/content.config.ts';
import { snippetMistakes } from '../../src/snippets/page.ts';

interface EditorSnippet {
  prefix: string;
  body: string[];
}
const snippets = Object.values(
  JSON.parse(readFileSync('.vscode/photon-os-faq.code-snippets', 'utf8')) as Record<string, EditorSnippet>,
);

/** What is in the file after the writer has pressed Tab through the snippet. */
function typed(body: string[]): string {
  return body
    .join('\n')
    .replaceAll(/\$CURRENT_(?:YEAR|MONTH|DATE)/g, (name) => ({ YEAR: '2026', MONTH: '01' })[name.slice(9)] ?? '31')
    .replaceAll(/\$\{\d+\|((?:\\,|[^,|])*)(?:[^|]*)\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:\\\}|[^}])*)\}/g, '$1')
    .replaceAll(/\$\{?\d+\}?/g, '')
    .replaceAll('\\', '');
}

test.each(snippets)('the editor’s snippet $prefix has no mistakes', ({ body }) => {
  expect(snippetMistakes(typed(body))).toEqual([]);
});

test('the editor’s skeleton of a question has every required field', () => {
  const skeleton = snippets.find(({ prefix }) => prefix === 'question');
  const head = typed(skeleton?.body ?? []).split('---')[1] ?? '';
  const { error } = questionSchema.safeParse({
    ...(load(head) as object),
    sources: [{ title: 'A', url: 'https://a.b/' }],
  });
  expect(error).toBeUndefined();
});

test('the profiles that the editor offers exist', () => {
  const machine = snippets.find(({ prefix }) => prefix === 'machine')?.body.join('\n') ?? '';
  const offered = /\|(.*)\|/.exec(machine)?.[1]?.split(',') ?? [];
  expect(offered.length).toBeGreaterThan(0);
  for (const profile of offered) expect(() => questionSchema.shape.machine.parse({ profile })).not.toThrow();
});

describe.each([
  ['faq', questionSchema, hints.faq],
  ['notes', noteSchema, hints.notes],
] as const)('the front matter of %s', (_, schema, texts) => {
  test('is explained by the editor, field by field', () => {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    const explained = Object.entries(properties).map(([name, field]) => [
      name,
      (field as { description?: string }).description,
    ]);
    expect(Object.fromEntries(explained)).toEqual(texts);
  });
});
