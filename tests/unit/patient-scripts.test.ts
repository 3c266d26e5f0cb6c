// How a page's scripts are put off until it is seen.
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { starter, withPatientScripts } from '../../src/finish/patient-scripts.ts';

const script = (address: string) => `<script type="module" src="${address}"></script>`;

test('all modules of a page are asked for by one script at its end, in their order', () => {
  const page = `<head>${script('../a.js')}</head><body><p>Text</p>${script('../b.js')}</body>`;
  expect(withPatientScripts(page)).toBe(
    `<head></head><body><p>Text</p><script data-modules="../a.js ../b.js">${starter}</script></body>`,
  );
});

test('a page without modules, and scripts of other kinds, stay as they are', () => {
  const page = '<body><script>1</script><script type="application/ld+json">{}</script></body>';
  expect(withPatientScripts(page)).toBe(page);
});

test('a sign that means something to String.replace stays as it is', () => {
  expect(withPatientScripts(`<body>${script("$&$'.js")}</body>`)).toContain(`data-modules="$&$'.js"`);
});

test('the script asks for nothing before a frame has been painted, and catches what does not arrive', async () => {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const asked: string[] = [];
  runInNewContext(starter.replace('import(', 'load('), {
    document: { currentScript: { dataset: { modules: 'a.js b.js' } } },
    requestAnimationFrame: (frame: () => void) => frames.push(frame),
    setTimeout: (timer: () => void) => timers.push(timer),
    load: async (address: string) => {
      asked.push(address);
      return Promise.reject(new Error(`${address} is not there`));
    },
  });
  frames[0]?.();
  expect(timers).toEqual([]);
  frames[1]?.();
  expect(asked).toEqual([]);
  timers[0]?.();
  await new Promise(setImmediate);
  expect(asked).toEqual(['a.js', 'b.js']);
});
