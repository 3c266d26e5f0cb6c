// Leaves in each page's policy only the hashes of its own styles and scripts: Astro lists those of the whole site.
import { createHash } from 'node:crypto';

const inline = /<(?:script|style)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/(?:script|style)>/g;
const policyMeta = /(<meta http-equiv="content-security-policy" content=")([^"]*)/;

/** A page whose policy has no hash of what is not in it. */
export function withOwnHashes(html: string): string {
  const own = new Set(
    Array.from(
      html.matchAll(inline),
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    ),
  );
  const isKept = (word: string) => !word.startsWith("'sha256-") || own.has(word);
  return html.replace(policyMeta, (_, start: string, policy: string) => {
    const directives = policy.split(';').map((directive) => directive.trim().split(' ').filter(isKept).join(' '));
    return start + directives.filter(Boolean).join(';');
  });
}
