// What a reader fills in: {{package=vim}} in a command is a field with the default "vim".

export interface Placeholder {
  name: string;
  /** What stands in the command until something is typed. */
  value: string;
}

const pattern = /\{\{([a-z][a-z0-9-]*)=([^{}\n]*)\}\}/g;

/**
 * The placeholders of a text, each once, in order.
 *
 * @throws where one has no default or two, or what looks like one is none
 */
export function placeholdersOf(text: string): Placeholder[] {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(pattern)) {
    if (value === '') throw new Error(`{{${name}=}} has no default. Write one that works: {{${name}=vim}}.`);
    const before = found.get(name);
    if (before !== undefined && before !== value) {
      throw new Error(`{{${name}=…}} has two defaults, "${before}" and "${value}". Write the same in both places.`);
    }
    found.set(name, value);
  }
  // {{.Field}} and {{json .}} are templates of other programs.
  const left = /\{\{[\w-]+(?:=[^{}]*)?\}\}/.exec(text.replace(pattern, ''));
  if (left) throw new Error(`"${left[0]}" is no placeholder. Write a name and a default: {{package=vim}}.`);
  return [...found].map(([name, value]) => ({ name, value }));
}

/**
 * A text with its placeholders filled in.
 *
 * @param values by name; a placeholder without one gets its default
 */
export function filled(text: string, values: Record<string, string> = {}): string {
  return text.replace(pattern, (_, name: string, value: string) =>
    // "constructor" is a name like any other.
    Object.hasOwn(values, name) ? (values[name] ?? value) : value,
  );
}

/** The parts of a text: plain ones, and placeholders with their default. */
export function partsOf(text: string): (string | Placeholder)[] {
  const parts: (string | Placeholder)[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ name: match[1] ?? '', value: match[2] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
