// Writes content of any size, made of the real one's pieces: what the site is like with a thousand questions.
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dump } from 'js-yaml';
import { frontMatterOf } from '../checks/content-mistakes.ts';
import { answerLength, questionSchema, slugOf, type QuestionFields } from '../content.config.ts';
import { parted } from '../front-matter.ts';
import { topics } from '../site.ts';

interface RealQuestion {
  topic: string;
  slug: string;
  fields: QuestionFields;
  /** Text below each of its second-level headings, by heading. */
  sections: Map<string, string>;
}

const headings = ['You see', 'Do', 'Check', 'Why', 'On other releases'];

/**
 * Copies the content and adds questions until there are enough. A generated one has the front matter, the sections and
 * the snippets of real ones, mixed, and words that no other has; the same count gives the same files every time.
 * Families and old anchors stay with the real ones: they do not grow with a site.
 *
 * @param from folder with `faq/` and `notes/`
 * @param to folder to write; made where it is missing
 * @param count how many questions there are in the end, the real ones among them
 * @throws where there are more real questions than asked for
 */
export function generateContent(from: string, to: string, count: number) {
  const real = globSync('faq/*/*.mdx', { cwd: from })
    .sort()
    .map((file) => realQuestion(join(from, file)));
  if (count < real.length) throw new Error(`The content has ${real.length} questions already: ask for more.`);
  cpSync(from, to, { recursive: true });

  const random = randomFrom(count);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const some = <Item>(items: readonly Item[], least: number, most: number) => [
    ...new Set(Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick(items))),
  ];
  const pool = {
    questions: real.map(({ fields }) => fields.question),
    answers: real.map(({ fields }) => fields.answer),
    symptoms: real.flatMap(({ fields }) => fields.symptoms),
    sources: real.flatMap(({ fields }) => fields.sources),
    tags: [...new Set(real.flatMap(({ fields }) => fields.tags))],
  };
  // A few words are everywhere and most are rare, as in any text.
  const words = Array.from({ length: 200 + count * 2 }, () => madeUpWord(random));
  const word = () => words[Math.floor(words.length * random() ** 3)] as string;
  const slugs = real.map(({ slug }) => slug);

  for (let number = real.length; number < count; number += 1) {
    const name = `${madeUpWord(random)}${String(number)}`;
    /** Some longer words of a text become others; code and links stay as they are. */
    const reworded = (text: string) =>
      text
        .split(/(`[^`]*`|\[[^\]]*\]\([^)]*\)|<[^>]*>|\{[^}]*\})/)
        .map((part, index) =>
          index % 2 === 0 ? part.replace(/\b[a-z]{6,}\b/g, (each) => (random() < 0.15 ? word() : each)) : part,
        )
        .join('');
    const body = headings
      .filter((heading) => heading === 'Do' || random() < 0.8)
      .map((heading) => {
        const text = pick(real.filter(({ sections }) => sections.has(heading))).sections.get(heading) ?? '';
        return `## ${heading}\n\n${prose(text, reworded, () => pick(slugs))}`;
      });
    const answer = pick(pool.answers);
    const other = reworded(answer);
    const fields = {
      question: `${name}: ${pick(pool.questions)}`,
      answer: other.length > answerLength ? answer : other,
      releases: 'all',
      symptoms: some(pool.symptoms, 3, 9).map((symptom, at) => (at === 0 ? `${symptom} ${name}` : reworded(symptom))),
      related: some(slugs, 2, 5),
      sources: some(pool.sources, 1, 8),
      checked: '2026-01-31',
      tags: some(pool.tags, 4, 6),
      order: 1000 + number,
    };
    const slug = `${name}-${pick(real).slug}`;
    slugs.push(slug);
    const file = join(to, 'faq', pick(topics).id, `${slug}.mdx`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\n${dump(fields, { lineWidth: -1 })}---\n\n${body.join('\n\n')}\n`);
  }
}

function realQuestion(file: string): RealQuestion {
  const text = readFileSync(file, 'utf8');
  const { body } = parted(text);
  return {
    topic: basename(dirname(file)),
    slug: slugOf(file),
    fields: questionSchema.parse(frontMatterOf(text)),
    sections: new Map(
      body
        .split(/^## /m)
        .slice(1)
        .map((section) => {
          const [heading = '', ...lines] = section.split('\n');
          return [heading.trim(), lines.join('\n').trim()];
        }),
    ),
  };
}

/** A section with other words; its links within the page lead to another page, and components go. */
function prose(section: string, reworded: (text: string) => string, slug: () => string): string {
  return section
    .split(/(^ *```[\s\S]*?^ *```$)/m)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const linked = part
        .replace(/^<[A-Z][^>]*\/>$/gm, '')
        .replace(/\]\(#[^)]*\)/g, () => `](/faq/${slug()}/)`)
        .replace(/\{#[\w-]+\}/g, '');
      return reworded(linked);
    })
    .join('')
    .trim();
}

function madeUpWord(random: () => number): string {
  const letter = (letters: string) => letters[2 * Math.floor((random() * (letters.length + 1)) / 2)] ?? '';
  const syllables = 2 + Math.floor(random() * 3);
  return (
    Array.from({ length: syllables }, () => letter('b d f g k l m n p r s t v z') + letter('a e i o u')).join('') +
    letter('k l n r s t')
  );
}

/** Numbers from 0 to 1, the same for the same seed: mulberry32, by Tommy Ettinger, public domain. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
