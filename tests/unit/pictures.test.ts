// The pictures of the pages, drawn from headings of all kinds.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pictureOf } from '../../src/pictures/picture.ts';
import { colourOf } from '../../src/pictures/palette.ts';
import { IndexedPicture } from '../../src/pictures/png.ts';
import { iconOf, icons } from '../../src/pictures/icons.ts';

/** A picture's pixels, decoded by another program than the one that wrote it: red, green and blue of each. */
async function decoded(png: Buffer) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  return { width: info.width, height: info.height, at };
}

/** The least rectangle that holds all that is drawn to the right of the bar. */
async function inked(png: Buffer) {
  const left = 40;
  const beside = await sharp(png)
    .extract({ left, top: 0, width: 1200 - left, height: 630 })
    .png()
    .toBuffer();
  const { info } = await sharp(beside)
    .trim({ background: colourOf('paper'), threshold: 1 })
    .toBuffer({ resolveWithObject: true });
  const box = { left: left - (info.trimOffsetLeft ?? 0), top: -(info.trimOffsetTop ?? 0) };
  return { ...box, right: box.left + info.width, bottom: box.top + info.height };
}

test('a PNG of any width has what was drawn on it, and nothing beside it', async () => {
  const palette = [
    [1, 2, 3],
    [250, 0, 128],
    [9, 99, 255],
  ] as const;
  const picture = new IndexedPicture(5, 3, palette);
  const shades = Uint8Array.from({ length: 256 }, (_, coverage) => (coverage > 200 ? 2 : coverage > 100 ? 1 : 0));
  picture.draw({ data: Uint8Array.from([255, 150, 0, 0, 150, 255]), width: 3, height: 2 }, 1, 1, shades);
  const copied = new IndexedPicture(5, 3, palette);
  copied.copy(picture);
  const numbers = [
    [0, 0, 0, 0, 0],
    [0, 2, 1, 0, 0],
    [0, 0, 1, 2, 0],
  ];
  for (const png of [picture.png(), copied.png()]) {
    const { width, height, at } = await decoded(png);
    expect([width, height]).toEqual([5, 3]);
    const seen = numbers.map((row, y) => row.map((_, x) => at(x, y)));
    expect(seen).toEqual(numbers.map((row) => row.map((number) => palette[number])));
  }
});

test('pictures drawn at the same time have nothing of each other', async () => {
  const words = ['Why so?', 'Why <code>docker</code>?', 'How?'];
  const together = await Promise.all(words.map((heading) => pictureOf(heading, 'Docker')));
  for (const [index, heading] of words.entries()) {
    expect(await pictureOf(heading, 'Docker')).toEqual(together[index]);
  }
});

test.each([
  'Why?',
  'Why isn’t <code>docker ps</code> working on a freshly installed machine, and what is to be done about it at once?',
  'W'.repeat(200),
  `<code>${'/a-very-long-path'.repeat(20)}</code>`,
  'What are &lt;b&gt;, &amp; and &quot;quotes&quot;?',
  'Что такое 漢字?',
])('%s is 1200 by 630, keeps its margins and stays small', async (heading) => {
  const png = await pictureOf(heading, 'Docker');
  const { width, height } = await decoded(png);
  expect([width, height]).toEqual([1200, 630]);
  const box = await inked(png);
  expect(box.left).toBeGreaterThanOrEqual(80);
  expect(box.right).toBeLessThan(1200 - 80);
  expect(box.top).toBeGreaterThan(40);
  expect(box.bottom).toBeLessThan(630 - 40);
  // One that fills the whole picture, and is cut off below, takes more.
  expect(png.length).toBeLessThan(heading.length < 200 ? 15_000 : 25_000);
});

test('what the pictures say is seen on them', async () => {
  const [one, other, code, section] = await Promise.all([
    pictureOf('Why so?', 'Docker'),
    pictureOf('Why not?', 'Docker'),
    pictureOf('Why <code>so</code>?', 'Docker'),
    pictureOf('Why so?', 'Network'),
  ]);
  expect(new Set([one, other, code, section].map((png) => png.toString('base64'))).size).toBe(4);
});

test('every icon has its size, and a full one no hole where a device may cut', async () => {
  for (const icon of icons) {
    const png = await iconOf(icon);
    const { width, height } = await sharp(png).metadata();
    expect([icon.name, width, height]).toEqual([icon.name, icon.size, icon.size]);
    const [, , , corner] = await sharp(png).ensureAlpha().raw().toBuffer();
    expect([icon.name, corner]).toEqual([icon.name, icon.full ? 255 : 0]);
  }
});
