// Makes the commands of a script print in their true order: each sends what it prints to the terminal as it ends,
// where the shell by itself would hold it back until the whole script has run.
import type { CommandNode, ScriptNode, StatementNode, WordNode } from 'just-bash';
import { terminalPaths } from './shell-files.ts';
import { call, directoryPattern, group, literal, plain, statementOf, word } from './shell-nodes.ts';
import type { FunctionNode, PipelineNode, RedirectionNode, SimpleCommandNode } from './shell-nodes.ts';

type Part = WordNode['parts'][number];

/** What the running shell tells and is told while a script runs. */
export interface Order {
  /** Above 0 where what is printed goes into a pipe, a file or a variable. */
  captured: number;
  /** Above 0 where the input is a pipe or a file. */
  fed: number;
  /** Whether `exec` has sent a stream elsewhere for good. */
  redirected(stream: 1 | 2): boolean;
  /** The line that was typed for `read`; undefined where there was none. */
  typed: string | undefined;
  /** A function was defined. */
  defined(name: string, definition: FunctionNode): void;
  /** Keeps a command that is to run in the background, and gives the number to start it by. */
  keep(command: StatementNode): number;
  /** Whether a word is an alias. */
  isAlias(name: string): boolean;
  /** Whether a path is a simulated program; gives its name. */
  programAt(path: string): string | undefined;
  /** Whether a name or path is a script that may be run; gives its path. */
  scriptAt(name: string): string | undefined;
}

/** Names of commands that only the shell itself calls. */
export const inner = {
  background: '__background',
  leave: '__leave',
  remember: '__remember',
  readLine: '__read_line',
  random: '__random',
  now: '__now',
  lastJob: '__last_job',
  read: '__read',
  foreign: '__foreign',
  directories: '__directories',
  script: '__script',
} as const;

/** Built-in commands that the shell lacks or has otherwise, and the commands that stand for them. */
export const replaced: ReadonlyMap<string, string> = new Map([
  ...['wait', 'history', 'help', 'compgen', 'complete', 'compopt', 'test'].map((name) => [name, `__${name}`] as const),
  ['[', '__bracket'],
]);

/** Variables that the shell would take from the real world, with the command that gives them. */
const made: Record<string, string> = {
  RANDOM: inner.random,
  SECONDS: inner.now,
  EPOCHSECONDS: inner.now,
  '!': inner.lastJob,
};

/** Inputs are the user's own text: words as deep as this are refused rather than walked. */
const deepest = 2000;

/** A copy of a script that prints in order. The copy holds functions: it must not be stored. */
export function inOrder(script: ScriptNode, order: Order): ScriptNode {
  const copy = structuredClone(script);
  walkWords(copy, order, 0);
  copy.statements = copy.statements.map((statement) => ordered(statement, order));
  return copy;
}

/** As {@link inOrder}, for a function that was defined before. */
export function functionInOrder(definition: FunctionNode, order: Order): FunctionNode {
  const copy = structuredClone(definition);
  walkWords(copy, order, 0);
  return orderedFunction(copy, definition, order);
}

function ordered(statement: StatementNode, order: Order): StatementNode {
  if (statement.background) {
    const number = order.keep(structuredClone({ ...plain(statement), background: false }));
    return statementOf(call(inner.background, [String(number), statement.sourceText ?? '']));
  }
  return { ...statement, pipelines: statement.pipelines.map((pipeline) => orderedPipeline(pipeline, order)) };
}

function orderedPipeline(pipeline: PipelineNode, order: Order): PipelineNode {
  const [command] = pipeline.commands;
  if (!command) return pipeline;
  if (pipeline.commands.length > 1 || pipeline.timed) return wrapped(pipeline, order);
  const replacement = orderedCommand(command, order);
  return replacement ? { ...pipeline, commands: [replacement] } : wrapped(pipeline, order);
}

/** A command that prints in order by itself; undefined where it must be captured whole. */
function orderedCommand(command: CommandNode, order: Order): CommandNode | undefined {
  switch (command.type) {
    case 'SimpleCommand':
      return orderedSimple(command, order);
    case 'FunctionDef':
      return orderedFunction(command, plain(command), order);
    case 'ArithmeticCommand':
    case 'ConditionalCommand':
      return printing(command, order);
    default: {
      if (command.redirections.some(isOutput)) return undefined;
      const feeds = command.redirections.length > 0;
      const body = (statements: StatementNode[]) => {
        const list = statements.map((statement) => ordered(statement, order));
        return feeds ? counting(list, order, 'fed') : list;
      };
      switch (command.type) {
        case 'If':
          return {
            ...command,
            clauses: command.clauses.map((clause) => ({ condition: body(clause.condition), body: body(clause.body) })),
            elseBody: command.elseBody && body(command.elseBody),
          };
        case 'Case':
          return { ...command, items: command.items.map((item) => ({ ...item, body: body(item.body) })) };
        case 'While':
        case 'Until':
          return { ...command, condition: body(command.condition), body: body(command.body) };
        default:
          return { ...command, body: body(command.body) };
      }
    }
  }
}

function orderedSimple(command: SimpleCommandNode, order: Order): CommandNode | undefined {
  const name = literal(command.name);
  const outputs = command.redirections.some(isOutput);
  if (name === 'exec') {
    if (command.args.length === 0 || literal(command.args[0])?.startsWith('-')) return command;
    // The shell runs the program and then ends with its status.
    const [program = null, ...args] = command.args;
    const instead = ordered(statementOf({ ...command, name: program, args }), order);
    return group([instead, statementOf(call(inner.leave)), statementOf(call('exit'))]);
  }
  if (name === 'exit' || name === 'logout') {
    return group([statementOf(call(inner.leave)), statementOf({ ...command, name: word('exit') })]);
  }
  if (outputs) return undefined;
  if (command.name && (name === undefined || ['eval', 'source', '.'].includes(name) || order.isAlias(name)))
    return undefined;
  if (name === 'read' && command.redirections.length === 0) {
    const asked = { ...command, name: word(inner.readLine) };
    Object.defineProperty(command, 'redirections', { get: () => typedLine(order), enumerable: true });
    return group([statementOf(printing(asked, order)), statementOf(command)]);
  }
  const instead = name === undefined ? undefined : replaced.get(name);
  if (instead !== undefined) command.name = word(instead);
  const program = name === undefined ? undefined : order.programAt(name);
  if (program) command.name = word(program);
  const script = name === undefined ? undefined : order.scriptAt(name);
  if (script !== undefined) {
    command.name = word(inner.script);
    command.args = [{ type: 'Word', parts: [{ type: 'SingleQuoted', value: script }] }, ...command.args];
  }
  // What its own input feeds is not the terminal's.
  if (command.redirections.length > 0) {
    const body = counting([statementOf(printing(command, order))], order, 'fed');
    return { type: 'Group', body, redirections: [] };
  }
  return command.name ? printing(command, order) : command;
}

function orderedFunction(copy: FunctionNode, original: FunctionNode, order: Order): FunctionNode {
  const body = orderedCommand(copy.body, order);
  const definition = {
    ...copy,
    ...(body && body.type !== 'SimpleCommand' && body.type !== 'FunctionDef' ? { body } : {}),
  };
  // The shell reads this property when it carries a definition out, and only then.
  Object.defineProperty(definition, 'sourceFile', {
    enumerable: true,
    get: () => {
      order.defined(definition.name, original);
      return original.sourceFile;
    },
  });
  return definition;
}

/** Sends what a command prints to the terminal, unless it is captured at that time. */
function printing<T extends { redirections: RedirectionNode[] }>(command: T, order: Order): T {
  const own = command.redirections;
  const result = { ...command };
  Object.defineProperty(result, 'redirections', { enumerable: true, get: () => [...toTerminal(order), ...own] });
  return result;
}

/** Runs a pipeline as one piece whose output is captured, and prints that at its end. */
function wrapped(pipeline: PipelineNode, order: Order): PipelineNode {
  const statement: StatementNode = { type: 'Statement', pipelines: [pipeline], operators: [], background: false };
  const body = counting([statement], order, 'captured');
  const whole: CommandNode = printing({ type: 'Group', body, redirections: [] }, order);
  return { type: 'Pipeline', commands: [whole], negated: false };
}

/** A list that counts while it is run: the shell walks each list of statements with for…of. */
function counting(statements: StatementNode[], order: Order, what: 'captured' | 'fed'): StatementNode[] {
  const list = [...statements];
  Object.defineProperty(list, Symbol.iterator, {
    *value() {
      order[what] += 1;
      try {
        yield* Array.prototype.values.call(list) as Iterable<StatementNode>;
      } finally {
        order[what] -= 1;
      }
    },
  });
  return list;
}

function toTerminal(order: Order): RedirectionNode[] {
  if (order.captured > 0) return [];
  const streams = ([1, 2] as const).filter((stream) => !order.redirected(stream));
  return streams.map((fd) => ({ type: 'Redirection', fd, operator: '>', target: word(terminalPaths[fd]) }));
}

function typedLine(order: Order): RedirectionNode[] {
  const redirections = toTerminal(order);
  if (order.typed === undefined) return redirections;
  const target: WordNode = { type: 'Word', parts: [{ type: 'SingleQuoted', value: order.typed }] };
  return [...redirections, { type: 'Redirection', fd: null, operator: '<<<', target }];
}

function isOutput({ operator }: RedirectionNode): boolean {
  return operator.includes('>') && operator !== '<>';
}

/** Everything inside $(…), <(…) and >(…) is captured; what the shell would take from the real world is replaced. */
function walkWords(node: unknown, order: Order, depth: number): void {
  if (depth > deepest) throw new RangeError('The command is nested too deeply.');
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      const part = item as Partial<Part> | null;
      if (
        part?.type === 'ParameterExpansion' &&
        !part.operation &&
        part.parameter !== undefined &&
        part.parameter in made
      ) {
        const name = made[part.parameter] ?? '';
        const body: ScriptNode = { type: 'Script', statements: [statementOf(call(name, [part.parameter ?? '']))] };
        node[index] = { type: 'CommandSubstitution', body, legacy: false };
      } else walkWords(item, order, depth + 1);
    }
  } else if (typeof node === 'object' && node !== null) {
    for (const value of Object.values(node)) walkWords(value, order, depth + 1);
    const own = node as { type?: string; parts?: unknown };
    const pattern = own.type === 'Word' && Array.isArray(own.parts) ? directoryPattern(own as WordNode) : undefined;
    if (pattern !== undefined) {
      const body: ScriptNode = { type: 'Script', statements: [statementOf(call(inner.directories, [pattern]))] };
      (own as WordNode).parts = [{ type: 'CommandSubstitution', body, legacy: false }];
    }
    const part = node as Partial<Part>;
    if (part.type === 'ParameterExpansion' && part.operation?.type === 'ErrorIfUnset' && part.operation.word) {
      // bash names the variable before the message, just-bash does not.
      const { parts } = part.operation.word;
      const told = parts.length > 0 ? '' : 'parameter null or not set';
      parts.unshift({ type: 'Literal', value: `${part.parameter ?? ''}: ${told}` });
    }
    if ((part.type === 'CommandSubstitution' || part.type === 'ProcessSubstitution') && part.body) {
      part.body.statements = counting(part.body.statements, order, 'captured');
    }
  }
}
