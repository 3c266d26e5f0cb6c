// The Content Security Policy that every page carries in a <meta>; public/_headers adds what a <meta> cannot say.
import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';
import { themeScript } from './theme.ts';

type Policy = NonNullable<NonNullable<AstroUserConfig['security']>['csp']>;

/**
 * Nothing but this origin's own files. Astro adds the hashes of its styles and scripts.
 * 'wasm-unsafe-eval' lets Pagefind compile its index reader where no worker may do it.
 */
export const policy: Policy = {
  directives: [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "font-src 'none'",
    "form-action 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "worker-src 'self'",
  ],
  scriptDirective: {
    resources: ["'self'", "'wasm-unsafe-eval'"],
    hashes: [`sha256-${createHash('sha256').update(themeScript).digest('base64')}`],
  },
};
