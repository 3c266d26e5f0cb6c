// Short texts of the front matter may set code in backticks; nothing else of Markdown.

export interface TextPart {
  text: string;
  code: boolean;
}

/** The parts of a short text, those between backticks as code. */
export function partsOf(text: string): TextPart[] {
  return text
    .split('`')
    .map((part, index) => ({ text: part, code: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** The text without backticks, for titles, descriptions and search. */
export function plainText(text: string): string {
  return text.replaceAll('`', '');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as HTML or XML that shows it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
