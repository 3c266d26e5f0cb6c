// Where awk's programs print to: stdout, files and commands.
import { FileError } from '../file-error.ts';
import type { Run } from './awk-run.ts';
import type { Redirection } from './awk-tree.ts';
import type { Variables } from './awk-variables.ts';
import type { ToolCall, ToolResult } from './tool.ts';

/** Keeps what is printed to files and commands until it must be there. */
export class Output {
  private readonly call: ToolCall;
  private readonly variables: Variables;
  private readonly outputs = new Map<string, { operator: Redirection['operator']; text: string }>();

  constructor(call: ToolCall, variables: Variables) {
    this.call = call;
    this.variables = variables;
  }

  /**
   * Prints to a file or command.
   *
   * @param name of the file, or the command
   * @throws {FatalError} where the file cannot be written
   */
  print(text: string, operator: Redirection['operator'], name: string): void {
    if (operator !== '|' && name === '/dev/stdout') this.call.out(text);
    else if (operator !== '|' && name === '/dev/stderr') this.call.err(text);
    else {
      let output = this.outputs.get(name);
      if (!output) {
        output = { operator, text: '' };
        this.outputs.set(name, output);
        if (operator !== '|') this.prepare(name, operator);
      }
      output.text += text;
    }
  }

  /** Brings what was printed to a file or command there; gives its exit status, undefined where it was not open. */
  *close(name: string): Run<number | undefined> {
    const output = this.outputs.get(name);
    if (!output) return undefined;
    this.outputs.delete(name);
    if (output.operator === '|') return this.passOn(yield { command: name, stdin: output.text });
    this.call.files.append(this.call.path(name), output.text);
    return 0;
  }

  /** Closes everything. */
  *finish(): Run<void> {
    for (const name of [...this.outputs.keys()]) yield* this.close(name);
  }

  /** What a command prints goes where the program's own output goes. */
  passOn({ stdout, stderr, exitCode }: ToolResult): number {
    this.call.out(stdout);
    this.call.err(stderr);
    return exitCode;
  }

  /** Brings what was printed to files there. */
  flush(): void {
    for (const [name, output] of this.outputs) {
      if (output.operator === '|') continue;
      this.call.files.append(this.call.path(name), output.text);
      output.text = '';
    }
  }

  private prepare(file: string, operator: Redirection['operator']): void {
    const { files, path } = this.call;
    try {
      files.writeBytes(path(file), operator === '>>' && files.exists(path(file)) ? files.readBytes(path(file)) : '');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw this.variables.fatal(`cannot redirect to \`${file}': ${error.message}`);
    }
  }
}
