// Makes a browser's bundle of just-bash from its Node.js entry, which comes in one file a tool: only those that are used
// are fetched. Its ready browser bundle is one file of twice the size. Relies on file names of version 3.4.2.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { bundled } from '../machine/shell-tools/bundled.ts';

const inside = /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]/;

/** Parts of just-bash that only what is left out asks for; each is a file of its own. */
const unused = /(?:^|[\\/])(?:undici|worker|js-exec-worker|sqlite3-worker|flag-coverage)-?[A-Z0-9]*\.js$/;

/** An entry of its table of tools. */
const tool = /\{name:"([\w-]+)",load:async\(\)=>\(await import\("[^"]+"\)\)\.\w+\},?/g;

/** What just-bash imports of Node.js: none of it is called by the tools that are used. */
const absent: Record<string, string[]> = {
  'node:crypto': ['randomBytes'],
  'node:dns': ['lookup'],
  'node:fs': ['existsSync', 'readFileSync'],
  'node:fs/promises': ['open'],
  'node:module': ['createRequire', 'stripTypeScriptTypes'],
  'node:path': ['dirname', 'join', 'sep'],
  'node:timers/promises': ['setTimeout'],
  'node:url': ['fileURLToPath'],
  'node:worker_threads': ['Worker', 'parentPort', 'workerData'],
  'node:zlib': ['constants', 'gunzipSync', 'gzipSync'],
};

const asyncHooks = `export class AsyncLocalStorage { run(_, work, ...args) { return work(...args); } getStore() {} }
export class AsyncResource { static bind(work) { return work; } }`;

/** Where the regular expressions are: the same exports, on the browser's own engine. */
const regex = {
  file: /chunk-KVG5FR5F\.js$/,
  instead: fileURLToPath(new URL('../machine/shell-regex.ts', import.meta.url)),
};

/** The guard that replaces dangerous globals while a script runs: the machine has it switched off, and a worker around it. */
const guard = {
  file: /chunk-ZBUZKIPX\.js$/,
  instead: `class Violation extends Error {}
const now = (work) => work();
class Guard {
  static runTrusted = now;
  static runTrustedAsync = now;
  static runUntrustedAsync = now;
  static bindCurrentContext = (work) => work;
  static isInSandboxedContext = () => false;
  static getCurrentExecutionId = () => undefined;
  static protectDynamicImport = now;
}
export { Violation as a, Guard as b };`,
};

/** What is cut out of the entry, for the machine refuses it or never asks for it: each must be there, once. */
const cuts: { what: string; pattern: RegExp; instead: string }[] = [
  {
    what: 'the texts of the built-in help',
    pattern: /(=new Map\(\[\[":",\[": \[arguments\]",)[\s\S]*?\](\]\]\),\w+=\[)/,
    instead: '$1""]$2',
  },
  {
    what: 'programmable completion',
    pattern: /if\(\w+==="compgen"\)[^;]*;if\(\w+==="complete"\)[^;]*;if\(\w+==="compopt"\)[^;]*;/,
    instead: '',
  },
  { what: 'its own file system', pattern: /(\w+\.fs)\?\?new \w+\([^()]+\)/, instead: '$1' },
  {
    what: 'the home in that file system',
    pattern: /\w+ instanceof \w+(\)try\{\w+\.mkdirSync\()/,
    instead: 'false$1',
  },
  {
    what: 'the file system put around it for process substitution',
    pattern:
      /("binary"\);return\}catch\(\w+\)\{)if\(\w+\.state\.processSubstitutionFsMounted\)(throw \w+;)\w+\(\w+\)\}/,
    instead: '$1$2}',
  },
  {
    what: 'the class of that file system',
    pattern: /=class extends \w+\{isLiveDescriptor;[\s\S]*?"utimes"\)\}\}/,
    instead: '',
  },
  { what: 'the network', pattern: /(\.secureFetch=)\w+\(\w+\.network\)/, instead: '$1undefined' },
];

/** The package also has an entry for browsers, which lacks the parser. */
const entry = fileURLToPath(import.meta.resolve('just-bash'));
const stub = '\0shell-bundle:';

/** The plugin; it belongs to the worker's build, and in development to that of the pages. */
export function shellBundle(): Plugin {
  return {
    name: 'photon:shell-bundle',
    enforce: 'pre',
    config: () => ({
      optimizeDeps: {
        exclude: ['just-bash'],
        include: ['just-bash > sprintf-js', 'just-bash > minimatch', 'just-bash > diff'],
      },
    }),
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(source, importer) {
      if (source === 'just-bash') return entry;
      if (!importer || !inside.test(importer)) return undefined;
      if (regex.file.test(source)) return regex.instead;
      return guard.file.test(source) || source.startsWith('node:') || unused.test(source)
        ? `${stub}${source}`
        : undefined;
    },
    load(id) {
      if (!id.startsWith(stub)) return undefined;
      const source = id.slice(stub.length);
      if (source === 'node:async_hooks') return asyncHooks;
      if (guard.file.test(source)) return guard.instead;
      // createRequire is called as a file is loaded, and what it gives never is.
      const names = absent[source] ?? ['default'];
      return `const absent = () => absent;\n${names.map((name) => `export { absent as ${name} };`).join('\n')}`;
    },
    transform(code, id) {
      if (!inside.test(id)) return undefined;
      let text = code.replaceAll('__BROWSER__', 'true');
      if (id !== entry) return text;
      const kept = new Set<string>(bundled);
      text = text.replace(tool, (found, name: string) => (kept.delete(name) ? found : ''));
      if (kept.size > 0) this.error(`just-bash has changed: it has no tool ${[...kept].join(', ')}.`);
      for (const { what, pattern, instead } of cuts) {
        if (!pattern.test(text)) this.error(`just-bash has changed: ${what} is not where it was.`);
        text = text.replace(pattern, instead);
      }
      return text;
    },
  };
}
