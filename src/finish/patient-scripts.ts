// Has a page's scripts asked for once one sees it: no page needs them to be shown.

/**
 * Text of the script that asks for the modules of its page; its hash stands in the policy. It waits for the second frame,
 * for on a slow device the first is not yet on the screen when it has been made. In a tab that nobody looks at there is
 * none, and nothing to be done. What does not arrive leaves the page as it is without script.
 */
export const starter =
  "{const{modules:m}=document.currentScript.dataset;const f=requestAnimationFrame;f(()=>f(()=>setTimeout(()=>{for(const a of m.split(' '))import(a).catch(()=>{})})))}";

const moduleScript = /<script type="module" src="([^"]+)"><\/script>/g;

/**
 * A page whose modules come after its first paint. Browsers fetch a <script type="module"> as urgently as what a page
 * cannot be shown without, and run it before they paint where it is there in time.
 *
 * @param html a page whose addresses are relative or from the root: what a script imports is looked for from there
 */
export function withPatientScripts(html: string): string {
  const modules = Array.from(html.matchAll(moduleScript), ([, address]) => address);
  if (modules.length === 0) return html;
  const start = `<script data-modules="${modules.join(' ')}">${starter}</script>`;
  const rest = html.replaceAll(moduleScript, '');
  const end = rest.lastIndexOf('</body>');
  return rest.slice(0, end) + start + rest.slice(end);
}
