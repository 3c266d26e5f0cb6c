// Asks a query once a build, however many pages need its answer.

/**
 * A query that keeps its answer. In development it asks anew each time: content changes under way.
 *
 * @param query asks for something that no page changes
 */
export function once<Answer>(query: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => (import.meta.env.DEV ? query() : (answer ??= query()));
}
