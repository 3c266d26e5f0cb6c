// What one of the shell's own text tools is, and what it may use. Only the shell's adapter knows the shell itself.
import { FileError } from '../file-error.ts';
import type { Files } from '../files.ts';
import { NotSimulated, optionsOf, UnknownOption } from '../program.ts';
import type { Options, OptionTable } from '../program.ts';
import { timeZone } from '../local-time.ts';
import { Failure, optionComplaint, UsageError } from '../option-errors.ts';
import { quoted, shellQuotedIfNeeded } from './quoting.ts';

/** A tool: takes its arguments without its name, may change the files, and gives what it prints. */
export type ShellTool = (args: string[], context: ToolContext) => Promise<ToolResult>;

export interface ToolResult {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** Set where `stdout` has one character a byte (U+0000 to U+00FF) instead of text. */
  binary?: true;
}

/** One run of a tool, as the shell hands it over. */
export interface ToolContext {
  /** The name it was called by: "grep", "egrep" and "fgrep" are one tool. */
  name: string;
  /** The machine's files, with the caller's rights. */
  files: Files;
  cwd: string;
  /** Exported variables. */
  env: Readonly<Record<string, string>>;
  /** What a pipe or redirection brings, as text. */
  stdin: string;
  /** The same, one character a byte. */
  stdinBytes: string;
  /** Whether stdout is the terminal. */
  toTerminal: boolean;
  /** Width of the terminal in columns. */
  columns: number;
  /**
   * Runs a command without a shell: its words are neither split nor expanded. What it prints comes back. `env` takes
   * the place of all exported variables.
   */
  exec: (
    args: string[],
    options?: { stdin?: string; env?: Record<string, string>; cwd?: string },
  ) => Promise<ToolResult>;
  /** What the shell brings under this tool's name. */
  original: (args: string[]) => Promise<ToolResult>;
}

/** What a tool's body works with: its context, its options taken apart, and where it prints. */
export interface ToolCall extends ToolContext {
  options: Options;
  /** What is no option. */
  words: string[];
  /** All arguments, as given. */
  given: string[];
  /** The caller's time zone: "UTC", "Europe/Berlin". */
  zone: string;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Prints "NAME: text" on stderr; the exit status is then the table's `failure` unless the body gives another. */
  complain: (text: string) => void;
  /**
   * Runs an action on a file; where the file system refuses, complains.
   *
   * @param text makes the complaint of the text of strerror(3)
   * @returns what the action gives; undefined where it was refused
   */
  attempt: <T>(action: () => T, text: (reason: string) => string) => T | undefined;
  /** The absolute form of a path as the user wrote it; a final slash stays, since it demands a directory. */
  path: (written: string) => string;
  /** The text of an operand: of a file, or of stdin where it is "-". @throws {FileError} */
  read: (operand: string) => string;
  /** As `read`, one character a byte. @throws {FileError} */
  readBytes: (operand: string) => string;
  /**
   * Each operand that can be read, or stdin where there is none, with its text. Of the others it complains:
   * "NAME: FILE: REASON" unless `text` words it otherwise.
   */
  inputs: (bytes?: 'bytes', text?: (file: string, reason: string) => string) => { file: string; text: string }[];
}

export interface ToolTable extends OptionTable {
  /** Exit status of a usage error; 1 unless given. */
  usage?: number;
  /** Exit status after a complaint; 1 unless given. */
  failure?: number;
  /** What a usage error prints instead of "Try 'NAME --help' for more information.", with its newline. */
  hint?: (name: string) => string | Promise<string>;
  /** Puts options of the old kind ("-5", "+3") into today's form, before they are taken apart. */
  modernise?: (args: string[]) => string[];
  /** Whether what it prints is bytes. */
  binary?: boolean;
  /** What is said of an option that does not exist, where not in the words of getopt_long(3); "" for nothing. */
  unknown?: (error: UnknownOption) => string;
}

/** Why a command could not be run: the text of strerror(3); undefined where it was run. */
export function notRun(name: string, { stderr, exitCode }: ToolResult): string | undefined {
  const reasons: Record<number, RegExp> = {
    126: /: (Permission denied|Is a directory)\n$/,
    127: /: (?:command not found|No such file or directory)\n$/,
  };
  const said =
    stderr.startsWith(`bash: ${name}: `) ||
    stderr.startsWith(`bash: line 1: ${name}: `) ||
    stderr.startsWith(`-bash: ${name}: `);
  const match = said ? reasons[exitCode]?.exec(stderr) : undefined;
  if (!match) return undefined;
  return exitCode === 127 ? 'No such file or directory' : 'Permission denied';
}

/**
 * Makes a tool of a table of options and a body that gives the exit status (nothing: 0, or 1 after complaints).
 * Options are refused in the words of getopt_long(3).
 */
export function tool(
  table: ToolTable,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a body without a status of its own returns nothing
  body: (call: ToolCall) => number | void | Promise<number | void>,
): ShellTool {
  const known = { ...table, unmodelled: [...(table.unmodelled ?? []), '--help', '--version'] };
  return async (args, context) => {
    const { name, files } = context;
    let stdout = '';
    let stderr = '';
    let complained = false;
    const complain = (text: string) => {
      stderr += `${name}: ${text}\n`;
      complained = true;
    };
    const path = (written: string) => {
      if (written === '') throw new FileError('ENOENT', written);
      return written.startsWith('/') ? written : `${context.cwd === '/' ? '' : context.cwd}/${written}`;
    };
    const isStdin = (operand: string) => operand === '-' || operand === '/dev/stdin' || operand === '/dev/fd/0';
    const read = (operand: string) => (isStdin(operand) ? context.stdin : files.read(path(operand)));
    const readBytes = (operand: string) => (isStdin(operand) ? context.stdinBytes : files.readBytes(path(operand)));
    const attempt: ToolCall['attempt'] = (action, text) => {
      try {
        return action();
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        complain(text(error.message));
        return undefined;
      }
    };
    const status = async (): Promise<number> => {
      try {
        const options = optionsOf(table.modernise?.(args) ?? args, known);
        const { words } = options;
        const given = await body({
          ...context,
          options,
          words,
          given: args,
          zone: context.env['TZ'] || timeZone(files.machine),
          out: (text) => (stdout += text),
          err: (text) => (stderr += text),
          complain,
          attempt,
          path,
          read,
          readBytes,
          inputs: (bytes, text = (file, reason) => `${shellQuotedIfNeeded(file)}: ${reason}`) =>
            (words.length > 0 ? words : ['-']).flatMap((file) => {
              const content = attempt(
                () => (bytes ? readBytes(file) : read(file)),
                (reason) => text(file, reason),
              );
              return content === undefined ? [] : [{ file, text: content }];
            }),
        });
        return given ?? (complained ? (table.failure ?? 1) : 0);
      } catch (error) {
        if (error instanceof UnknownOption || error instanceof UsageError) {
          const text = error instanceof UnknownOption ? (table.unknown ?? optionComplaint)(error) : error.message;
          if (text) complain(text);
          stderr += (await table.hint?.(name)) ?? `Try '${name} --help' for more information.\n`;
          return table.usage ?? 1;
        }
        if (error instanceof Failure) {
          complain(error.message);
          return error.status;
        }
        if (error instanceof NotSimulated) {
          complain(error.message);
          return 125;
        }
        if (error instanceof FileError) {
          complain(error.message);
          return table.failure ?? 1;
        }
        throw error;
      }
    };
    const exitCode = await status();
    return { stdout, stderr, exitCode, ...(table.binary && { binary: true as const }) };
  };
}

/** The lines of a text, without their newlines; a final one opens no further line. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** "missing operand", "extra operand 'x'": what most tools say of a wrong number of words. */
export function demandWords(words: string[], least: number, most = Infinity): void {
  const last = words.at(-1);
  if (words.length < least) {
    throw new UsageError(last === undefined ? 'missing operand' : `missing operand after ${quoted(last)}`);
  }
  if (words.length > most) throw new UsageError(`extra operand ${quoted(words[most] ?? '')}`);
}
