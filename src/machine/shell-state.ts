// What a shell remembers between two commands: just-bash's own state, and its form as plain JSON.
import type { Identity } from './model.ts';
import type { FunctionNode } from './shell-nodes.ts';

/** The part of just-bash's private state that outlives a command. */
export interface State {
  env: Map<string, string>;
  arrays: Map<string, { kind: 'indexed' | 'associative'; elements: Map<string, string> }>;
  functions: Map<string, FunctionNode>;
  options: Record<string, boolean>;
  shoptOptions: Record<string, boolean>;
  cwd: string;
  previousDir: string;
  lastExitCode: number;
  lastArg: string;
  fileDescriptors: Map<number, string>;
  [attribute: string]: unknown;
}

/** Sets of variable names that just-bash makes when first needed; made before, they are shared by all runs. */
const attributes = [
  'exportedVars',
  'readonlyVars',
  'associativeArrays',
  'integerVars',
  'lowercaseVars',
  'uppercaseVars',
  'namerefs',
  'boundNamerefs',
  'invalidNamerefs',
  'declaredVars',
];

/** A shell as plain JSON. */
export interface ShellSnapshot {
  user: Identity;
  login: Identity;
  name: string;
  cwd: string;
  umask: number;
  env: Record<string, string>;
  arrays: [name: string, kind: 'indexed' | 'associative', elements: [string, string][]][];
  attributes: Record<string, string[]>;
  options: Record<string, boolean>;
  optional: Record<string, boolean>;
  functions: Record<string, FunctionNode>;
  traps: Record<string, string>;
  status: number;
  lastArgument: string;
}

/** The part of a snapshot that just-bash's state gives. */
type StateSnapshot = Pick<
  ShellSnapshot,
  'cwd' | 'env' | 'arrays' | 'attributes' | 'options' | 'optional' | 'status' | 'lastArgument'
>;

/** Makes the state of a new shell one that outlives its runs. @param name what $0 gives */
export function prepareState(state: State, name: string): void {
  for (const attribute of attributes) state[attribute] ??= new Set();
  state.fileDescriptors = new Map();
  // An interactive shell expands aliases.
  state.shoptOptions['expand_aliases'] = true;
  state.env.set('0', name);
}

/** A state as plain JSON; it still shares parts with the state. */
export function stateSnapshot(state: State): StateSnapshot {
  const sets = attributes.map((name): [string, string[]] => [name, [...(state[name] as Set<string>)]]);
  return {
    cwd: state.cwd,
    env: Object.fromEntries(state.env),
    arrays: [...state.arrays].map(([name, { kind, elements }]) => [name, kind, [...elements]]),
    attributes: Object.fromEntries(sets),
    options: state.options,
    optional: state.shoptOptions,
    status: state.lastExitCode,
    lastArgument: state.lastArg,
  };
}

/** Puts into a state what {@link stateSnapshot} gave. The directory is left: a shell is opened there. */
export function restoreState(state: State, snapshot: StateSnapshot): void {
  state.env = new Map(Object.entries(snapshot.env));
  state.arrays = new Map(
    snapshot.arrays.map(([name, kind, elements]) => [name, { kind, elements: new Map(elements) }]),
  );
  for (const [name, values] of Object.entries(snapshot.attributes)) state[name] = new Set(values);
  Object.assign(state.options, snapshot.options);
  Object.assign(state.shoptOptions, snapshot.optional);
  state.lastExitCode = snapshot.status;
  state.lastArg = snapshot.lastArgument;
}
