// Gives an entry another address, and lets the old one lead there: npm run rename -- OLD NEW
import { globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { dump } from 'js-yaml';
import { contentDir, slugOf } from '../content.config.ts';
import { publish } from '../records/moved.ts';
import { formerNamesOf, nameCheck } from './taken-names.ts';

const help = `Usage: npm run rename -- OLD NEW

Renames the file of a question or note (names without folder and ending), keeps its old address leading to it
("formerly"), and writes the new one into whatever links to it.`;

const [old = '', name = '', ...rest] = process.argv.slice(2);
if (old === '--help' || name === '' || rest.length > 0) {
  console.log(help);
  process.exit(old === '--help' ? 0 : 2);
}

const files = globSync(`${contentDir}/{faq,notes}/**/*.{md,mdx}`);
const file = files.find((each) => slugOf(each) === old);
const taken = files.find((each) => slugOf(each) === name);
if (!file) fail(`There is no entry "${old}". Write the name of its file, without folder and ending.`);
if (taken) fail(`"${name}" is the name of ${taken} already. Choose another.`);

const collection = file.startsWith(join(contentDir, 'faq')) ? 'faq' : 'notes';
const mistake = nameCheck(contentDir, collection, file)(name);
if (mistake) fail(`"${name}": ${mistake}`);
// A name that the entry takes again is none of its former ones any more.
const formerly = [...formerNamesOf(file).filter((each) => each !== name), old];
const [from, to] = [`/${collection}/${old}/`, `/${collection}/${name}/`];
const target = join(dirname(file), name + extname(file));
renameSync(file, target);
change(target, withFormer);
for (const each of [...files.map((one) => (one === file ? target : one)), join(contentDir, 'retired.yaml')]) {
  change(each, (text) => withoutOld(text));
}
if (contentDir === 'content') {
  // What the code and the tests say of single entries.
  change('src/site.ts', (text) => text.replace(/^export const firstQuestions = .*$/m, renamed));
  for (const each of globSync('tests/fixtures/*.tsv')) change(each, inSlugColumns);
}
publish(contentDir, to);
console.log(`${target} answers at ${to} now, and ${from} leads there. Look at what changed, then run npm test.`);

function renamed(text: string): string {
  return text.replace(new RegExp(`(?<![\\w-])${old}(?![\\w-])`, 'g'), name);
}

/** The other columns of a table hold words that people search by, which may be the same. */
function inSlugColumns(table: string): string {
  const [head = '', ...rows] = table.split('\n');
  const columns = head.split('\t').map((title) => title === 'slug' || title === 'entries');
  const changed = rows.map((row) =>
    row
      .split('\t')
      .map((cell, column) => (columns[column] ? renamed(cell) : cell))
      .join('\t'),
  );
  return [head, ...changed].join('\n');
}

/** In the place of the field, with whatever lines it has; else as the last one. */
function withFormer(text: string): string {
  const line = `formerly: ${dump(formerly, { flowLevel: 0, lineWidth: -1 })}`;
  const field = /^formerly:.*\r?\n(?:(?:[ \],]|-(?!--)).*\r?\n)*/m;
  return text.replace(/^\uFEFF?---\r?\n[\s\S]*?\n(?=---(?:\r?\n|$))/, (head) =>
    field.test(head) ? head.replace(field, () => line) : head + line,
  );
}

function withoutOld(text: string): string {
  const linked = text.replace(/^(?!- address:).*$/gm, (line) => line.replaceAll(from, to));
  if (collection === 'notes') return linked;
  return linked.replace(/^related:.*\n(?:[ -].*\n)*/m, renamed);
}

function change(path: string, by: (text: string) => string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return; // A record that does not exist yet.
  }
  const changed = by(text);
  if (changed !== text) {
    writeFileSync(path, changed);
    console.log(`Changed ${path}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
