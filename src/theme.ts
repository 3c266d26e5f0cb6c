// Sets the remembered colour scheme before the first paint; the page carries it inline, its hash stands in the policy.

/** Key of the one thing kept on the reader's device: "light" or "dark". Absent: as the system says. */
export const themeKey = 'theme';

/** Text of the inline script. It must not fail where storage is denied. */
export const themeScript = `try{const t=localStorage.getItem('${themeKey}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`;
