// What the build writes for the full text beside Pagefind's index, and the browser reads with it.

/** A place on a page: its fragment, its heading, and the number of the word with which it begins, as Pagefind counts. */
export type Place = [id: string, title: string, start: number];

/** A page, in the order of the entries. */
export interface FullTextPage {
  /** Pagefind's name for it. */
  id: string;
  places: Place[];
}

/** The file as it is written: like by like, which compresses best. */
export interface FullTextData {
  /** As in the file of the questions: files of different builds do not fit each other. */
  edition: string;
  /** With blanks between them. */
  ids: string;
  /** A line each, with an empty line between pages; after a tab the fragment, where the heading does not tell it. */
  places: string;
  /** A line a page: how many words after the one before each place begins. */
  starts: string;
}

/** Packs the pages. */
export function packedPages(pages: readonly FullTextPage[], edition = ''): FullTextData {
  return {
    edition,
    ids: pages.map(({ id }) => id).join(' '),
    places: pages.map(({ places }) => places.map(lineOf).join('\n')).join('\n\n'),
    starts: pages
      .map(({ places }) => places.map(([, , start], at) => start - (places[at - 1]?.[2] ?? 0)).join(' '))
      .join('\n'),
  };
}

/** The pages, as {@link packedPages} was given them. */
export function unpackedPages({ ids, places, starts }: FullTextData): FullTextPage[] {
  const headings = places.split('\n\n');
  const numbers = starts.split('\n');
  return ids.split(' ').map((id, page) => {
    const steps = numbers[page]?.split(' ') ?? [];
    let start = 0;
    return {
      id,
      places: (headings[page] ? headings[page].split('\n') : []).map((line, at) => {
        const [title = '', fragment = fragmentOf(title)] = line.split('\t');
        return [fragment, title, (start += Number(steps[at]))];
      }),
    };
  });
}

function lineOf([id, title]: Place): string {
  return id === fragmentOf(title) ? title : `${title}\t${id}`;
}

/** The fragment that a heading has, unless it holds unusual letters, or another has it: small beside github-slugger. */
function fragmentOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');
}
