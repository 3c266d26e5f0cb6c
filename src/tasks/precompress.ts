// Compresses the files of a built site beside them, as hosts do on their way out: page.html.br beside page.html.
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What compresses; Pagefind's own files are compressed already. */
const compressible = '**/*.{html,js,json,css,svg,xml,txt,md,webmanifest}';

/**
 * Writes the compressed files.
 *
 * @param site folder of a built site
 * @param wanted which files, by their path in it; all that compress, if left out
 */
export function precompress(site: string, wanted: (file: string) => boolean = () => true) {
  for (const file of globSync(compressible, { cwd: site })) {
    const path = join(site, file);
    if (wanted(file) && statSync(path).isFile()) writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
  }
}
