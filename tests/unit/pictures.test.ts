// The pictures of the pages, drawn from headings of all kinds.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pictureOf } from '../../src/pictures/picture.ts';
import { colourOf } from '../../src/pictures/palette.ts';
import { pngOf } from '../../src/pictures/png.ts';
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

test('a PNG of any width has the pixels it was given', async () => {
  const palette = [
    [1, 2, 3],
    [250, 0, 128],
  ] as const;
  const picture = await decoded(pngOf({ width: 3, height: 2, pixels: Uint8Array.from([0, 1, 0, 1, 1, 1]), palette }));
  expect([picture.width, picture.height]).toEqual([3, 2]);
  expect([0, 1, 2].map((x) => picture.at(x, 0))).toEqual([palette[0], palette[1], palette[0]]);
  expect([0, 1, 2].map((x) => picture.at(x, 1))).toEqual([palette[1], palette[1], palette[1]]);
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
  expect(png.length).toBeLessThan(25_000);
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
