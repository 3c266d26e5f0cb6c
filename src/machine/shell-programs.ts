// Runs the machine's own programs in a shell, and gives them what a program may ask of it.
import type { programs } from './commands/index.ts';
import { FileError } from './file-error.ts';
import type { Identity } from './model.ts';
import { NotSimulated, UnknownOption, type Call } from './program.ts';
import type { Shell } from './shell.ts';
import type { CommandCall, Result } from './shell-commands.ts';
import { environmentOf } from './shell-environment.ts';

/** How a program runs another one; what is left out is as in the shell. */
interface As {
  user?: Identity;
  cwd: string;
  env: Record<string, string> | undefined;
  stdin?: string | undefined;
}

/**
 * Runs a program of the machine; what it prints to the terminal appears at once.
 *
 * @param name it was called by
 * @param load fetches its file
 */
export async function callProgram(
  shell: Shell,
  name: string,
  load: NonNullable<(typeof programs)[number]['load']>,
  { args, cwd, exported, stdin }: CommandCall,
): Promise<Result> {
  const { host, printing } = shell;
  const { toTerminal } = printing;
  const { print, kept } = printing.printer();
  const { clock, machine } = host;
  const call: Call = {
    name,
    args,
    machine,
    files: shell.files,
    user: shell.user,
    login: shell.login,
    cwd,
    env: { ...exported },
    stdin,
    toTerminal,
    columns: host.columns,
    path: (written) => shell.files.resolve(written, cwd),
    out: (text) => {
      print(1, text);
    },
    err: (text) => {
      print(2, text);
    },
    ask: async (question, hidden = false) => {
      printing.flush();
      return host.ask(question, hidden);
    },
    edit: async (path, text) => host.edit(path, text),
    sleep: async (milliseconds) => clock.sleep(milliseconds),
    run: async (words, as = {}) => {
      const child = shell.child(as.user ?? shell.user, {
        cwd: as.cwd ?? cwd,
        env: as.env ?? exported,
        print,
        umask: as.umask,
      });
      if (as.stdin === undefined && stdin === '' && isLoginShell(words)) {
        shell.enter(child.user, as.cwd ?? cwd, as.env ?? environmentOf(machine, child.user), umaskOf(words, child));
        return 0;
      }
      return child.runWords(words, as.stdin);
    },
    capture: async (words, as = {}) => capture(shell, words, { ...as, cwd: as.cwd ?? cwd, env: exported }),
  };
  let exitCode: number;
  try {
    const program = await host.load(load);
    exitCode = await program(call);
  } catch (error) {
    if (error instanceof NotSimulated || error instanceof UnknownOption) print(2, `${name}: ${error.message}\n`);
    else if (error instanceof FileError) print(2, `${name}: ${error.path}: ${error.message}\n`);
    else throw error;
    exitCode = error instanceof FileError ? 1 : 125;
  }
  return { stdout: kept[1], stderr: kept[2], exitCode };
}

/** Whether words call a shell that reads the terminal. */
function isLoginShell([first = '', ...rest]: string[]): boolean {
  return /^-?(?:.*\/)?(?:ba)?sh$/.test(first) && rest.every((word) => /^-[il]+$|^--login$/.test(word));
}

/** The umask a shell begins with: a login shell's /etc/profile sets it. */
function umaskOf([first = '', ...rest]: string[], { files }: Shell): number {
  return first.startsWith('-') || rest.some((word) => /^-i?l|^--login$/.test(word)) ? 0o027 : files.umask;
}

/** Runs a program in a shell of its own; what it prints comes back. */
export async function capture(shell: Shell, words: string[], { user, cwd, env, stdin }: As): Promise<Result> {
  const printed: Record<1 | 2, string> = { 1: '', 2: '' };
  const child = shell.child(user ?? shell.user, { cwd, env, print: (stream, text) => (printed[stream] += text) });
  const exitCode = await child.runWords(words, stdin);
  return { stdout: printed[1], stderr: printed[2], exitCode };
}
