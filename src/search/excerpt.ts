// Pagefind's excerpts are HTML; this site builds nodes from text instead, so that nothing is ever parsed as markup.

export interface ExcerptPart {
  text: string;
  /** Whether the reader's words matched here. */
  marked: boolean;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/**
 * The parts of an excerpt, in order.
 *
 * @param excerpt text with `<mark>…</mark>` around matches and the five characters of HTML escaped, as Pagefind 1
 *   gives it (https://pagefind.app/docs/api/)
 */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/<\/?mark>/)
    .map((part, index) => ({
      text: part.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name] ?? ''),
      marked: index % 2 === 1,
    }))
    .filter((part) => part.text !== '');
}
