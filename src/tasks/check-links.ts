// Asks whether the links that lead elsewhere still answer: npm run check:links
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { base } from '../address.ts';
import { builtPages } from '../checks/built-pages.ts';
import { askAll, type Finding } from '../checks/outside-links.ts';
import { contentDir } from '../content.config.ts';
import { readDeadLinks } from '../records/dead-links.ts';
import { siteIn } from './built.ts';

const help = `Usage: npm run check:links -- [--dir DIR] [--timeout SECONDS] [--pause SECONDS] [WORD…]

Asks every address outside of this site that a page links to whether it still answers: one request at a time per host.
With words, only the links of files whose path has one of them. Addresses in content/dead-links.yaml are not asked.

Exit status: 0 where all answer; 1 where one is gone, has no such fragment, or gives no answer; 75 without a network.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean' },
    dir: { type: 'string' },
    timeout: { type: 'string', default: '20' },
    pause: { type: 'string', default: '0.5' },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const manners = { timeout: Number(values.timeout) * 1000, pause: Number(values.pause) * 1000, hosts: 6 };
if (!(manners.timeout > 0) || !(manners.pause >= 0)) {
  console.error('--timeout and --pause are seconds, as in --timeout 20 --pause 0.5.');
  process.exit(2);
}
const site = siteIn(values.dir);

const dead = readDeadLinks(contentDir);
const places = placesOf(site);
const findings = new Map<string, Finding>();
console.log(`Asking ${places.size} addresses, ${dead.size} known to be gone left out.`);
await askAll([...places.keys()], manners, (address, finding) => {
  findings.set(address, finding);
  if (findings.size % 50 === 0) console.log(`${findings.size} of ${places.size} …`);
});

if (findings.size > 0 && [...findings.values()].every(({ unreachable }) => unreachable)) {
  console.error('No address could be reached: there is no network here, so nothing was checked.');
  process.exit(75);
}

const cures: Record<Exclude<Finding['result'], 'ok'>, (finding: Finding) => string> = {
  moved: ({ to = '' }) => `has moved for good. Write ${to}`,
  gone: ({ detail }) =>
    `is gone (${detail}). Write an address that says the same, or record this one in ${contentDir}/dead-links.yaml.`,
  fragment: ({ detail }) =>
    `has no place ${detail} any more. Write the fragment of the right heading, or leave it out.`,
  refused: ({ detail }) => `does not answer programs (${detail}). Look at it in a browser.`,
  broken: ({ detail }) => `answers with an error (${detail}). Try again another day.`,
  silent: ({ detail }) => `does not answer (${detail}). Try again another day; then treat it as gone.`,
};
const counts = new Map<string, number>();
for (const [address, finding] of [...findings].sort(([one], [other]) => (one < other ? -1 : 1))) {
  counts.set(finding.result, (counts.get(finding.result) ?? 0) + 1);
  if (finding.result === 'ok') continue;
  for (const place of places.get(address) ?? []) console.log(`${place}: ${address} ${cures[finding.result](finding)}`);
}
console.log(
  `\n${findings.size} addresses: ${[...counts]
    .sort()
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}.`,
);
process.exit([...counts.keys()].some((name) => ['gone', 'fragment', 'silent'].includes(name)) ? 1 : 0);

/** Each address elsewhere that a page links to, with where it stands: "file:line". */
function placesOf(dir: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { $, source } of builtPages(dir, base)) {
    if (positionals.length > 0 && !positionals.some((word) => source.includes(word))) continue;
    const written = existsSync(source) ? readFileSync(source, 'utf8').split('\n') : [];
    for (const node of $('a[href^="http"]')) {
      const address = node.attribs['href'] ?? '';
      if (!URL.canParse(address) || dead.has(address) || address.startsWith('https://web.archive.org/')) continue;
      const line = written.findIndex((text) => text.includes(address) || text.includes(pathIn(address)));
      const place = line < 0 ? source : `${source}:${line + 1}`;
      found.set(address, (found.get(address) ?? new Set()).add(place));
    }
  }
  return found;
}

/** How a file on GitHub is written as a source: "owner/repository@branch:path". */
function pathIn(address: string): string {
  const [, name, branch, path] =
    /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:blob|tree)\/([^/]+)\/(.+)$/.exec(address) ?? [];
  return name && branch && path ? `${name}@${branch}:${decodeURI(path)}` : address;
}
