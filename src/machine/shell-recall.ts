// What a script tells at its end, by commands that are put behind it: all that just-bash forgets between two runs.
import type { FunctionNode } from './shell-nodes.ts';
import { inner } from './shell-order.ts';
import type { State } from './shell-state.ts';

/** Hears what one run tells. */
export class Recall {
  /** Undefined where the script ended before its end, as `exit` does it. */
  saved: { status: number; statuses: string[]; argument: string; cwd: string } | undefined;
  private arrays: string[] | undefined;
  private readonly kept: State['arrays'] = new Map();
  private readonly state: State;
  private readonly functions: Record<string, FunctionNode>;

  /** @param functions those that live on; the ones that the script has removed are taken out */
  constructor(state: State, functions: Record<string, FunctionNode>) {
    this.state = state;
    this.functions = functions;
  }

  /** The commands that tell, each as a script. They are asked for one by one: the first says which arrays follow. */
  *questions(): Generator<string> {
    // just-bash sends what $(…) prints to wherever `exec` has sent stdout, so nothing can be asked of it then.
    const asked = this.redirected ? `'' '' ''` : `"$(declare -a)" "$(declare -A)" "$(declare -F)"`;
    yield `${inner.remember} state "$?" "$_" ${asked} "\${PIPESTATUS[@]}"`;
    for (const name of this.arrays ?? []) {
      if (/^(?:BASH_|PIPESTATUS|FUNCNAME|DIRSTACK|GROUPS)/.test(name)) continue;
      yield `${inner.remember} array ${name} "\${#${name}[@]}" "\${!${name}[@]}" "\${${name}[@]}"`;
    }
  }

  /** Takes what one of the commands tells. @param cwd where the shell stands then */
  hear(words: string[], cwd: string): void {
    const [what, ...values] = words;
    if (what === 'state') {
      const [status = '0', argument = '', indexed = '', associative = '', functions = '', ...statuses] = values;
      this.saved = { status: Number(status), argument, statuses, cwd };
      if (this.redirected) return;
      this.arrays = [...`${indexed}\n${associative}`.matchAll(/^declare -\w+ (\w+)/gm)].map(([, name = '']) => name);
      const known = new Set([...functions.matchAll(/^declare -f\w* (\S+)/gm)].map(([, name]) => name));
      for (const name of Object.keys(this.functions))
        if (!known.has(name)) Reflect.deleteProperty(this.functions, name);
    } else {
      const [name = '', count = '0', ...both] = values;
      const size = Number(count);
      const associative = (this.state['associativeArrays'] as Set<string>).has(name);
      const elements = new Map(both.slice(0, size).map((key, index) => [key, both[size + index] ?? '']));
      this.kept.set(name, { kind: associative ? 'associative' : 'indexed', elements });
    }
  }

  /**
   * Makes the state what it is after the run.
   *
   * @param env all variables, as the run has left them
   * @param status of its last command
   */
  takeOver(env: Record<string, string>, status: number): void {
    const { state, saved } = this;
    state.env = new Map(Object.entries(env));
    state.cwd = saved?.cwd ?? state.cwd;
    state.previousDir = state.env.get('OLDPWD') ?? state.previousDir;
    state.lastArg = saved?.argument ?? '';
    if (saved && this.arrays) state.arrays = this.kept;
    state.lastExitCode = status;
    state.env.set('?', String(status));
    if (saved) {
      state.arrays.set('PIPESTATUS', {
        kind: 'indexed',
        elements: new Map(saved.statuses.map((value, index) => [String(index), value])),
      });
    }
    // A stream that was sent to the terminal is as it was at first.
    for (const [fd, target] of state.fileDescriptors) {
      if (fd <= 2 && target.endsWith('/dev/tty')) state.fileDescriptors.delete(fd);
    }
    const on = new Set((state.env.get('SHELLOPTS') ?? '').split(':'));
    for (const option of Object.keys(state.options)) state.options[option] = on.has(option);
  }

  private get redirected(): boolean {
    return this.state.fileDescriptors.has(1);
  }
}
