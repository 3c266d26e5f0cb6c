// Counts what a reader's searches bring over the network: a first one, and another after it.
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { browserPath, launchArguments } from './browser.ts';
import { precompress } from './precompress.ts';
import { serveSite } from './server.ts';

/** Where and how one searches on a site. */
export interface SearchPlace {
  /** Address of the page one begins on, without slash at the beginning. */
  page: string;
  /** Selector of the field, once Ctrl+K has opened it. */
  field: string;
  /** Selector of a result. */
  result: string;
}

export interface Transfer {
  /** Bodies as they are sent, compressed, in bytes. */
  bytes: number;
  requests: number;
}

const searches = ['docker ps not working', 'install behind a proxy'];

/**
 * Types two searches, letter by letter, as people do, in a browser that has nothing kept.
 *
 * @param site folder of the built site; its files are compressed beside them
 * @returns what each search brought
 * @throws where no browser can be had, and where a search shows no result
 */
export async function searchTransfers(site: string, place: SearchPlace): Promise<Transfer[]> {
  precompress(site, (file) => file === `${place.page}index.html` || !/^(faq|notes|tags)\//.test(file));
  const server = await serveSite(site, '/', 0);
  const sent: number[] = [];
  server.on('request', (_, response) => {
    // Requests of workers are seen here too; the browser's own tools miss some.
    response.on('finish', () => sent.push(Number(response.getHeader('content-length') ?? 0)));
  });
  const browser = await chromium.launch({ executablePath: await browserPath(), args: launchArguments });
  try {
    // The copy of the site that a service worker fetches for later is no part of a search.
    const page = await browser.newPage({ serviceWorkers: 'block' });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${String(port)}/${place.page}`, { waitUntil: 'networkidle' });
    const transfers: Transfer[] = [];
    for (const [at, search] of searches.entries()) {
      const before = sent.length;
      // What opening brings is a part of the first search.
      if (at === 0) await page.keyboard.press('Control+k');
      await type(page, place, search);
      const brought = sent.slice(before);
      transfers.push({ bytes: brought.reduce((sum, bytes) => sum + bytes, 0), requests: brought.length });
    }
    return transfers;
  } finally {
    await browser.close();
    server.close();
  }
}

async function type(page: Page, { field, result }: SearchPlace, search: string) {
  const input = page.locator(field);
  await input.fill('');
  await input.pressSequentially(search, { delay: 60 });
  await page.locator(result).first().waitFor();
  await page.waitForLoadState('networkidle');
  // What follows the last letter comes a moment after it.
  await page.waitForTimeout(2000);
}
