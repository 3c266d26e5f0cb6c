// Sets the remembered colour scheme before the first paint; the page carries it inline, its hash stands in the policy.
import * as keys from './kept-keys.ts';

/** Text of the inline script. It must not fail where storage is denied. */
export const themeScript = `try{const t=localStorage.getItem('${keys.theme}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
