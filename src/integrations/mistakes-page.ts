// What the development server shows in place of a page while the content has mistakes.

/**
 * A page that lists all mistakes by file. It loads itself again when a file has changed, by the client of the
 * development server, which Astro has outside the base.
 *
 * @param mistakes lines of the form "file: field: what is wrong. What to write instead."
 */
export function mistakesPage(mistakes: string[]): string {
  const files = Map.groupBy(mistakes, (mistake) => mistake.slice(0, mistake.indexOf(': ')));
  const count = mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${count} in the content</title>
<script type="module" src="/@vite/client"></script>
<style>
  :root { color-scheme: light dark; }
  body { max-width: 45rem; margin: 2rem auto; padding-inline: 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
  h1 { font-size: 1.625rem; line-height: 1.2; }
  h2 { margin: 2rem 0 0; font: 600 1rem/1.5 ui-monospace, monospace; }
  li { margin-block: 0.5rem; }
</style>
<h1>${count} in the content</h1>
<p>Mend ${mistakes.length === 1 ? 'it' : 'them'} and save: the page comes back by itself.</p>
${[...files].map(([file, ofFile]) => `<h2>${escaped(file)}</h2>\n<ul>\n${ofFile.map((mistake) => itemOf(mistake.slice(file.length + 2))).join('\n')}\n</ul>`).join('\n')}
</html>
`;
}

function itemOf(mistake: string): string {
  const [, field, text] = /^(.*?): (.*)$/s.exec(mistake) ?? [];
  return field && text
    ? `<li><strong>${escaped(field)}</strong>: ${escaped(text)}</li>`
    : `<li>${escaped(mistake)}</li>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
