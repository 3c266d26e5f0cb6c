// The Content Security Policy that every page carries in a <meta>; public/_headers adds what a <meta> cannot say.
import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';
import { starter } from './finish/patient-scripts.ts';
import { themeScript } from './theme.ts';
import { trustedPolicy } from './trusted-types.ts';

type Policy = NonNullable<NonNullable<AstroUserConfig['security']>['csp']>;

/**
 * Nothing but this origin's own files, and text that becomes neither markup nor script. Astro adds the hashes of its
 * styles and scripts. Pagefind's WebAssembly is compiled in a worker, which public/_headers allows.
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
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedPolicy}`,
    "worker-src 'self'",
  ],
  scriptDirective: {
    resources: ["'self'"],
    hashes: [themeScript, starter].map(
      (text) => `sha256-${createHash('sha256').update(text).digest('base64')}` as const,
    ),
  },
};
