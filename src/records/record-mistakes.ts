// Puts into words what is wrong with a record of the content folder.
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { z } from 'astro/zod';
import { load, YAMLException } from 'js-yaml';

/**
 * The mistakes of a YAML file that holds a list, each a line with file, entry, field, what is wrong and what to write.
 *
 * @param path the file; where there is none, nothing is wrong
 * @param schema what the list must be
 * @param hints what to write in each field
 */
export function recordMistakes(path: string, schema: z.ZodType, hints: Record<string, string>): string[] {
  if (!existsSync(path)) return [];
  const file = relative('.', path);
  try {
    const result = schema.safeParse(load(readFileSync(path, 'utf8')) ?? []);
    return (result.error?.issues ?? []).map((issue) => {
      const [entry, field] = issue.path;
      const place = typeof entry === 'number' ? `entry ${String(entry + 1)}` : 'record';
      const what =
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.join(', ')}: is an unknown field. The fields are: ${Object.keys(hints).join(', ')}`
          : `${field === undefined ? '' : `${String(field)}: `}${issue.message.endsWith('received undefined') ? 'is missing' : issue.message}`;
      const hint = field === undefined ? undefined : hints[String(field)];
      return `${file}: ${place}: ${what}.${hint ? ` Write ${hint}.` : ''}`;
    });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return [`${file}: record: ${error.message}`];
  }
}
