// The nodes of just-bash's syntax trees: their types, and how to make and read simple ones.
import type { CommandNode, StatementNode, WordNode } from 'just-bash';

/** One pipeline of a statement; just-bash exports no name for this and the next three. */
export type PipelineNode = StatementNode['pipelines'][number];
/** A command with its words. */
export type SimpleCommandNode = Extract<CommandNode, { type: 'SimpleCommand' }>;
/** The definition of a function. */
export type FunctionNode = Extract<CommandNode, { type: 'FunctionDef' }>;
/** "> file" and its like. */
export type RedirectionNode = SimpleCommandNode['redirections'][number];

/** A word's text where nothing in it is quoted or expanded. */
export function literal(name: WordNode | null | undefined): string | undefined {
  if (name?.parts.length !== 1) return undefined;
  const [part] = name.parts;
  if (part?.type === 'Glob' && part.pattern === '[') return '[';
  return part?.type === 'Literal' ? part.value : undefined;
}

/** A word of plain text. */
export function word(value: string): WordNode {
  return { type: 'Word', parts: [{ type: 'Literal', value }] };
}

/** A command with quoted arguments. */
export function call(name: string, args: string[] = []): SimpleCommandNode {
  const words: WordNode[] = args.map((value) => ({ type: 'Word', parts: [{ type: 'SingleQuoted', value }] }));
  return { type: 'SimpleCommand', assignments: [], name: word(name), args: words, redirections: [] };
}

/** A statement of one command. */
export function statementOf(command: CommandNode): StatementNode {
  const pipeline: PipelineNode = { type: 'Pipeline', commands: [command], negated: false };
  return { type: 'Statement', pipelines: [pipeline], operators: [], background: false };
}

/** Statements between braces. */
export function group(body: StatementNode[]): CommandNode {
  return { type: 'Group', body, redirections: [] };
}

/** A copy without the getters and iterators that were put in: as it was parsed. */
export function plain<T>(node: T): T {
  return JSON.parse(JSON.stringify(node)) as T;
}

/** A pattern for directories, as in "*" and "/", where all of the word is plain; just-bash takes it for all files. */
export function directoryPattern(word: WordNode): string | undefined {
  const texts = word.parts.map((part) =>
    part.type === 'Glob' ? part.pattern : part.type === 'Literal' ? part.value : undefined,
  );
  const text = texts.join('');
  const plain = texts.every((own) => own !== undefined) && word.parts.some((part) => part.type === 'Glob');
  return plain && text.endsWith('/') ? text : undefined;
}

/** A plain `eval` or `source`. */
export interface ReadingCommand {
  name: string;
  args: WordNode[];
}

/** The name and words of a statement that is a plain `eval` or `source`; undefined for any other. */
export function readingCommand(statement: StatementNode): ReadingCommand | undefined {
  const [pipeline, ...others] = statement.pipelines;
  const [command, ...more] = pipeline?.commands ?? [];
  if (!pipeline || others.length > 0 || more.length > 0 || statement.background || pipeline.negated || pipeline.timed)
    return undefined;
  if (command?.type !== 'SimpleCommand' || command.redirections.length > 0 || command.assignments.length > 0)
    return undefined;
  const [part, ...parts] = command.name?.parts ?? [];
  if (part?.type !== 'Literal' || parts.length > 0 || !['eval', 'source', '.'].includes(part.value)) return undefined;
  return { name: part.value, args: command.args };
}
