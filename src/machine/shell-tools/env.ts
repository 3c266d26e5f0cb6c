// env(1) of coreutils.
import { FileError } from '../file-error.ts';
import { Failure } from '../option-errors.ts';
import { printenv } from './printenv.ts';
import { quoted } from './quoting.ts';
import { notRun, tool } from './tool.ts';
import type { ShellTool } from './tool.ts';

export const env: ShellTool = tool(
  {
    leading: true,
    usage: 125,
    failure: 125,
    flags: {
      '-i': 'empty',
      '--ignore-environment': 'empty',
      '-0': 'null',
      '--null': 'null',
      '-v': 'debug',
      '--debug': 'debug',
    },
    values: {
      '-u': 'unset',
      '--unset': 'unset',
      '-C': 'directory',
      '--chdir': 'directory',
      '-S': 'split',
      '--split-string': 'split',
    },
    unmodelled: ['--block-signal', '--default-signal', '--ignore-signal', '--list-signal-handling'],
    modernise: (args) => (args[0] === '-' ? ['-i', ...args.slice(1)] : args),
  },
  async (call) => {
    const { options } = call;
    const words = [
      ...(options.value('split')?.match(/(?:[^\s"'\\]|\\.|"[^"]*"|'[^']*')+/g) ?? []).map((word) =>
        word.replace(/["']/g, ''),
      ),
      ...call.words,
    ];
    const variables = new Map(options.has('empty') ? [] : Object.entries(call.env));
    for (const name of options.values('unset')) variables.delete(name);
    for (let word = words[0]; word?.includes('='); word = words[0]) {
      const [name = '', ...value] = word.split('=');
      variables.set(name, value.join('='));
      words.shift();
    }
    const [program] = words;
    if (program === undefined) {
      for (const [name, value] of variables) call.out(`${name}=${value}${options.has('null') ? '\0' : '\n'}`);
      return 0;
    }
    const directory = options.value('directory');
    if (directory !== undefined) {
      try {
        call.files.list(call.path(directory));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        throw new Failure(`cannot change directory to ${quoted(directory)}: ${error.message}`, 125);
      }
    }
    // These read nothing but the environment, to which a shell in between would add.
    const reader = program === 'env' ? env : program === 'printenv' ? printenv : undefined;
    if (reader && directory === undefined) {
      const { stdout, stderr, exitCode } = await reader(words.slice(1), {
        ...call,
        name: program,
        env: Object.fromEntries(variables),
      });
      call.out(stdout);
      call.err(stderr);
      return exitCode;
    }
    const result = await call.exec(words, {
      env: Object.fromEntries(variables),
      stdin: call.stdin,
      ...(directory !== undefined && { cwd: call.files.resolve(directory, call.cwd) }),
    });
    const reason = notRun(program, result);
    if (reason === undefined) {
      call.out(result.stdout);
      call.err(result.stderr);
    } else call.complain(`${quoted(program)}: ${reason}`);
    return result.exitCode;
  },
);
