// Queries with the entries that answer them, and how good a search is on them.
import { parse } from 'csv-parse/sync';

export interface Case {
  query: string;
  /** How it is worded: "verbatim", "keywords", "typo", … */
  form: string;
  /** Slugs of the entries that answer it; empty where none does. */
  entries: string[];
}

export interface Outcome extends Case {
  /** Slugs of the results, best first. */
  found: string[];
  /** Whether the search said that it has an answer. */
  confident: boolean;
}

/**
 * The cases of a table with tabs between its columns "query", "form" and "entries"; a query may be quoted as in CSV.
 * Entries are slugs with commas between them, or "none".
 *
 * @param known slugs of the site; a case of which none is known is left out
 * @returns the cases, and the queries of those that were left out
 * @throws where a column is missing
 */
export function readCases(text: string, known: ReadonlySet<string>): { cases: Case[]; left: string[] } {
  const rows: Record<string, string>[] = parse(text, {
    columns: true,
    delimiter: '\t',
    relax_column_count: true,
    relax_quotes: true,
  });
  const cases = rows.map(({ query, form, entries }, index) => {
    if (!query || !form || !entries) {
      throw new Error(`Row ${index + 2} of the table lacks one of its columns query, form and entries.`);
    }
    return {
      query,
      form,
      entries: entries === 'none' ? [] : entries.split(',').filter((slug) => known.has(slug)),
      none: entries === 'none',
    };
  });
  const isKept = ({ entries, none }: (typeof cases)[number]) => none || entries.length > 0;
  return {
    cases: cases.filter(isKept).map(({ query, form, entries }) => ({ query, form, entries })),
    left: cases.filter((each) => !isKept(each)).map(({ query }) => query),
  };
}

/**
 * success@1, success@3, mean reciprocal rank of the first ten, share of empty answers, all for queries that have an
 * answer, and for those that have none the share that was answered with confidence. Undefined without such queries.
 */
export function measured(outcomes: readonly Outcome[]) {
  const answerable = outcomes.filter(({ entries }) => entries.length > 0);
  const unanswerable = outcomes.filter(({ entries }) => entries.length === 0);
  const share = (of: readonly Outcome[], value: (outcome: Outcome) => number) =>
    of.length === 0 ? undefined : of.reduce((sum, outcome) => sum + value(outcome), 0) / of.length;
  const rank = ({ entries, found }: Outcome) => found.findIndex((slug) => entries.includes(slug));
  const within = (most: number) => (outcome: Outcome) => Number(rank(outcome) >= 0 && rank(outcome) < most);
  return {
    queries: outcomes.length,
    first: share(answerable, within(1)),
    third: share(answerable, within(3)),
    reciprocal: share(answerable, (outcome) => (within(10)(outcome) ? 1 / (rank(outcome) + 1) : 0)),
    empty: share(answerable, ({ found }) => Number(found.length === 0)),
    confident: share(unanswerable, ({ confident }) => Number(confident)),
  };
}
