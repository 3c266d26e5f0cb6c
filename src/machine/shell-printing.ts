// Where what is printed in a shell goes: to the terminal at once, or on through pipes and files.
import type { ShellProcess } from './shell-process.ts';
import { bashMessage, redirectionMessage } from './shell-messages.ts';

/** Prints for one shell. */
export class Printing {
  private readonly shell: ShellProcess;
  private held = '';

  constructor(shell: ShellProcess) {
    this.shell = shell;
  }

  /** Whether what a command prints goes to the terminal. */
  get toTerminal(): boolean {
    const { shell } = this;
    return shell.host.interactive && shell.captured === 0 && !shell.redirected(1);
  }

  /** Prints to the terminal at once, or keeps what goes elsewhere. */
  printer() {
    const { shell } = this;
    const direct = shell.captured === 0 && !shell.redirected(1) && !shell.redirected(2);
    const kept: Record<1 | 2, string> = { 1: '', 2: '' };
    const print = (stream: 1 | 2, text: string) => {
      if (direct) {
        this.flush();
        shell.host.print(stream, text);
      } else kept[stream] += text;
    };
    return { print, kept };
  }

  /** What a command prints through its redirections. The errors of a command come before its output, as from a buffer. */
  fromCommand(stream: 1 | 2, text: string): void {
    const { shell } = this;
    const isDirectory = (path: string) => {
      const full = shell.files.resolve(path, shell.cwd);
      return shell.files.exists(full) && shell.files.stat(full).type === 'directory';
    };
    if (stream === 1) this.held += text;
    else {
      const message = redirectionMessage(text, shell.source, isDirectory);
      shell.host.print(2, this.named(bashMessage(message, shell.source)));
    }
  }

  /** Sends what is held back to the terminal. */
  flush(): void {
    if (this.held) this.shell.host.print(1, this.held);
    this.held = '';
  }

  /** Messages in the name this shell has. */
  named(text: string): string {
    const { name } = this.shell;
    return name === 'bash' ? text : text.replace(/^bash: /gm, `${name}: `);
  }
}
