// printenv(1) of coreutils.
import { tool } from './tool.ts';

export const printenv = tool(
  { usage: 2, flags: { '-0': 'null', '--null': 'null' } },
  ({ options, words, env, out }) => {
    const end = options.has('null') ? '\0' : '\n';
    if (words.length === 0) {
      for (const [name, value] of Object.entries(env)) out(`${name}=${value}${end}`);
      return 0;
    }
    const known = words.filter((name) => name in env);
    for (const name of known) out(`${env[name] ?? ''}${end}`);
    return known.length === words.length ? 0 : 1;
  },
);
