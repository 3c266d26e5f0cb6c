// Scripts: those that are run by their name, and bash(1) as a program.
import { FileError } from './file-error.ts';
import { NotSimulated, optionsOf } from './program.ts';
import type { Builtin } from './shell-builtins.ts';

/** A script that is run by its name. */
export const runScriptFile: Builtin = async ({ shell, args, stdin, print, cwd, env }, { err }) => {
  const [path = '', ...rest] = args;
  const text = shell.files.read(shell.files.resolve(path, cwd));
  const [, interpreter] = /^#!\s*(\S+(?:\s+\S+)?)/.exec(text) ?? [];
  if (interpreter !== undefined && !/(?:^|\/)(?:env\s+)?(?:ba)?sh(?:\s|$)/.test(interpreter)) {
    const [program = ''] = interpreter.split(/\s+/);
    if (shell.files.exists(program)) throw new NotSimulated(`a script for ${interpreter}`);
    err(`bash: ${path}: ${program}: bad interpreter: No such file or directory\n`);
    return 126;
  }
  return shell.child(shell.user, { print, cwd, env, name: path }).runScript(text, path, rest, stdin || undefined);
};

/** bash(1) and sh(1) called as programs: a script, a command, or a shell inside the shell. */
export const runBash: Builtin = async ({ shell, name, args, stdin, print, cwd, env }, { err }) => {
  const { words, ...options } = optionsOf(args, {
    leading: true,
    flags: {
      '-c': 'command',
      '-i': 'interactive',
      '-l': 'login',
      '--login': 'login',
      '-e': 'e',
      '-u': 'u',
      '-x': 'x',
      '-n': 'n',
      '-s': 'stdin',
    },
    values: { '-o': 'option' },
    unmodelled: ['--version', '--norc', '--noprofile', '--posix', '--rcfile', '-O', '-r', '-v', '-p'],
  });
  const set = ['e', 'u', 'x', 'n'].filter((option) => options.has(option)).map((option) => `set -${option}\n`);
  const prelude = [...set, ...options.values('option').map((option) => `set -o ${option}\n`)].join('');
  const child = (own: string) => shell.child(shell.user, { print, cwd, env, name: own });
  if (options.has('command')) {
    const [source, own = name, ...rest] = words;
    if (source === undefined) {
      err(`${name}: -c: option requires an argument\n`);
      return 2;
    }
    return child(name).runScript(prelude + source, own, rest, stdin || undefined);
  }
  const [path, ...rest] = options.has('stdin') ? [] : words;
  if (path !== undefined) {
    try {
      const text = shell.files.read(shell.files.resolve(path, cwd));
      return await child(path).runScript(prelude + text, path, rest, stdin || undefined);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      err(`${name}: ${path}: ${error.message}\n`);
      return error.code === 'ENOENT' ? 127 : 126;
    }
  }
  if (stdin) return child(name).runScript(prelude + stdin, name, []);
  shell.host.enter(child(options.has('login') ? '-bash' : 'bash'));
  return 0;
};
