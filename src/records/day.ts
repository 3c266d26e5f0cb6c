// Days and months in the records of the content folder.
import { z } from 'astro/zod';

/** A day or a month in ISO form. YAML reads an unquoted day as a Date. */
export const dayOrMonth = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/, 'is no day and no month'),
);

// Made once: to make one takes a hundred times as long as to use it.
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' });
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });

/** A day or month as the pages write it: "21 November 2026" or "November 2026". @param iso as in "2026-11-21" or "2026-11" */
export function dayInWords(iso: string): string {
  return (iso.length > 'YYYY-MM'.length ? day : month).format(new Date(iso));
}
