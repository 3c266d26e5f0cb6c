// The line that opens a fence: its language and attributes.

export interface Fence {
  /** `console`: a session with its output. `script`: commands to copy. `file`: a file or an excerpt. */
  kind: 'console' | 'script' | 'file';
  /** Language as written; `text` where none is given. */
  language: string;
  /** Name of the file, or what the snippet is. */
  title?: string;
  /** What can go wrong, what to save first, how to undo it; shown before the command. */
  danger?: string;
}

const attributes = ['title', 'danger'] as const;

/**
 * Reads what stands behind the three backticks.
 *
 * @param language first word of the line, as in `console`
 * @param meta rest of the line, as in `title="/etc/fstab"`
 * @throws where a word is unknown; the message lists those there are
 */
export function fenceOf(language: string, meta: string): Fence {
  const fence: Fence = { kind: kindOf(language), language: language || 'text' };
  const rest = meta.replace(/([\w-]+)="([^"]*)"/g, (whole, name: string, value: string) => {
    const attribute = attributes.find((known) => known === name);
    if (!attribute) return whole;
    if (value.trim() === '') throw new Error(`${name}="" is empty. Write something in it or leave it out.`);
    fence[attribute] = value;
    return '';
  });
  if (rest.trim()) {
    const known = attributes.map((name) => `${name}="…"`).join(', ');
    throw new Error(`"${rest.trim()}" is not known behind \`\`\`${language}. You may write: ${known}.`);
  }
  return fence;
}

function kindOf(language: string): Fence['kind'] {
  if (language === 'console') return 'console';
  return language === 'sh' || language === 'bash' ? 'script' : 'file';
}
