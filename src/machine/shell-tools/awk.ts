// awk(1): GNU awk 5.2.
import { Failure } from '../option-errors.ts';
import { NotSimulated } from '../program.ts';
import { Interpreter } from './awk-interpreter.ts';
import { ProgramError, unescaped } from './awk-lexer.ts';
import { parseProgram } from './awk-parser.ts';
import { FatalError } from './awk-run.ts';
import type { Program } from './awk-tree.ts';
import { tool } from './tool.ts';

export const awk = tool(
  {
    leading: true,
    failure: 2,
    hint: async () => (await import('./awk-usage.ts')).usage,
    unknown: ({ option, missing }) => (missing ? `option requires an argument -- ${option.replace(/^-+/, '')}` : ''),
    values: {
      '-F': 'separator',
      '--field-separator': 'separator',
      '-v': 'assign',
      '--assign': 'assign',
      '-f': 'file',
      '--file': 'file',
      '-e': 'source',
      '--source': 'source',
    },
    flags: {
      '-r': 'ignored',
      '--re-interval': 'ignored',
      '-O': 'ignored',
      '--optimize': 'ignored',
      '-s': 'ignored',
      '--no-optimize': 'ignored',
    },
    unmodelled: [
      '-b', '--characters-as-bytes', '-c', '--traditional', '-C', '--copyright', '-d', '--dump-variables', '-D', '--debug', '-E', '--exec', '-g', '--gen-pot',
      '-h', '-i', '--include', '-I', '--trace', '-l', '--load', '-L', '--lint', '-M', '--bignum', '-N', '--use-lc-numeric', '-n', '--non-decimal-data',
      '-o', '--pretty-print', '-p', '--profile', '-P', '--posix', '-S', '--sandbox', '-t', '--lint-old', '-V',
    ], // prettier-ignore
  },
  async (call) => {
    const { options } = call;
    const words = [...call.words];
    const programs: Program[] = [];
    try {
      for (const file of options.values('file')) programs.push(parseProgram(textOf(file), file));
      for (const source of options.values('source')) programs.push(parseProgram(source));
      if (programs.length === 0) {
        const source = words.shift();
        if (source === undefined) {
          call.err((await import('./awk-usage.ts')).usage);
          return 1;
        }
        programs.push(parseProgram(source));
      }
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      call.err(error.message);
      return error.message.includes(' fatal: ') ? 2 : 1;
    }
    const program: Program = {
      rules: programs.flatMap(({ rules }) => rules),
      functions: new Map(programs.flatMap(({ functions }) => [...functions])),
    };
    const assignments = options.values('assign').map((text): [string, string] => {
      const [, name, value = ''] = /^([A-Za-z_]\w*)=([^]*)$/.exec(text) ?? [];
      if (name === undefined)
        throw new Failure(`fatal: \`${text.split('=')[0] ?? ''}' is not a legal variable name`, 2);
      return [name, unescaped(value)];
    });
    const separator = options.value('separator');
    if (separator !== undefined) assignments.unshift(['FS', separator === 't' ? '\t' : unescaped(separator)]);

    const interpreter = new Interpreter(call, program, words, assignments);
    const run = interpreter.run();
    try {
      // The interpreter stops where it needs a command to be run.
      for (let step = run.next(); ;) {
        if (step.done) return step.value;
        const { command, stdin } = step.value;
        step = run.next(await call.exec(['sh', '-c', command], { stdin }));
      }
    } catch (error) {
      if (error instanceof RangeError) throw new NotSimulated('a program that does not come to an end');
      if (!(error instanceof FatalError)) throw error;
      call.complain(error.message);
      return 2;
    }

    function textOf(file: string): string {
      try {
        return call.read(file);
      } catch (error) {
        throw new Failure(`fatal: cannot open source file \`${file}' for reading: ${(error as Error).message}`, 2);
      }
    }
  },
);
