// The line that opens a fence: its language and attributes.

export interface Fence {
  /** `console`: a session with its output. `script`: commands to copy. `file`: a file or an excerpt. */
  kind: 'console' | 'script' | 'file';
  /** Language as written; `text` where none is given. */
  language: string;
  /** Name of the file, or what the snippet is. */
  title?: string;
  /** What can go wrong, what to save first, how to undo it; shown before the command. */
  danger?: string;
  /** Whether the simulated machine can carry it out. */
  run: boolean;
  /** Why it cannot, for the reader. */
  norun?: string;
  /** What is typed at the questions that the commands ask, in order. */
  input: string[];
  /** Exit status of the last command; all before it end with 0. */
  exit: number;
}

const attributes = ['title="…"', 'danger="…"', 'run', 'norun="the reason"', 'input="…"', 'exit=N'];

/**
 * Reads what stands behind the three backticks.
 *
 * @param language first word of the line, as in `console`
 * @param meta rest of the line, as in `title="/etc/fstab"`
 * @param runs whether the machine may run what can be run: a plain Markdown file, as another program writes it, is shown only
 * @throws where a word is unknown or does not go with the rest; the message says what to write
 */
export function fenceOf(language: string, meta: string, runs = true): Fence {
  const kind = kindOf(language);
  const fence: Fence = { kind, language: language || 'text', run: kind === 'console', input: [], exit: 0 };
  let run = false;
  const rest = meta.replace(
    /(?<=^|\s)([\w-]+)(?:="([^"]*)"|=(\d+))?(?=\s|$)/g,
    (whole, name: string, value?: string, number?: string) => {
      if (name === 'run' && whole === 'run') run = true;
      else if (name === 'exit' && number !== undefined) fence.exit = Number(number);
      else if (value === undefined || !['title', 'danger', 'norun', 'input'].includes(name)) return whole;
      else if (name === 'input') fence.input.push(value);
      else {
        if (value.trim() === '') throw new Error(`${name}="" is empty. Write something in it or leave it out.`);
        fence[name as 'title' | 'danger' | 'norun'] = value;
      }
      return '';
    },
  );
  if (rest.trim()) {
    throw new Error(`"${rest.trim()}" is not known behind \`\`\`${language}. You may write: ${attributes.join(', ')}.`);
  }
  if (runs) checkRun(fence, run);
  else fence.run = false;
  return fence;
}

function checkRun(fence: Fence, run: boolean) {
  const { kind, norun, input, exit, language } = fence;
  if (run && norun !== undefined) throw new Error('has both run and norun. Keep the one that is true.');
  if (kind === 'file' && (run || norun !== undefined || input.length > 0 || exit !== 0)) {
    throw new Error(`A file (\`\`\`${language}) cannot be run: leave out run, norun, input and exit.`);
  }
  if (kind === 'script' && !run && norun === undefined) {
    throw new Error(
      `Behind \`\`\`${language} must stand run, or norun="the reason" where the machine cannot carry it out.`,
    );
  }
  if (kind === 'console' && run) throw new Error('A console session is run without saying so: leave out run.');
  if (norun !== undefined && (input.length > 0 || exit !== 0)) {
    throw new Error('input and exit are for what is run. Leave them out, or leave out norun.');
  }
  if (exit > 255) throw new Error(`exit=${String(exit)} is no exit status: they go from 0 to 255.`);
  fence.run = norun === undefined && kind !== 'file';
}

function kindOf(language: string): Fence['kind'] {
  if (language === 'console') return 'console';
  return language === 'sh' || language === 'bash' ? 'script' : 'file';
}
