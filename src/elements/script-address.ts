// Addresses of workers, as the security policy asks for them: nothing but this site's own files can be started.
import { trustedPolicy } from '../trusted-types.ts';

/** What is used of Trusted Types, which TypeScript does not know yet: https://w3c.github.io/trusted-types/dist/spec/ */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

const rules = { createScriptURL: ownAddress };
/** Browsers without Trusted Types take the text itself. A policy can be made once only, so it is the module's. */
const policy =
  (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(trustedPolicy, rules) ?? rules;

/**
 * An address for `new Worker()` or `serviceWorker.register()`: a TrustedScriptURL where the browser has these, which
 * the types call a string, for both functions take either.
 *
 * @param address of a script of this site; relative to the page, or whole
 * @throws where it is of another origin, or not below the site's base path
 */
export function scriptAddress(address: string): string {
  return policy.createScriptURL(address);
}

function ownAddress(address: string): string {
  const { href } = new URL(address, location.href);
  // The page says where the site is: it may have been moved since it was built.
  const site = new URL(document.documentElement.dataset['base'] ?? './', location.href);
  if (site.origin !== location.origin || !href.startsWith(site.href)) {
    throw new TypeError(`${href} is no script of this site.`);
  }
  return href;
}
