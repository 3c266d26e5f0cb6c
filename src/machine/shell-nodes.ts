// The nodes of just-bash's syntax trees: their types, and how to make and read simple ones.
import type { CommandNode, StatementNode, WordNode } from 'just-bash';

export type PipelineNode = StatementNode['pipelines'][number];
export type SimpleCommandNode = Extract<CommandNode, { type: 'SimpleCommand' }>;
export type FunctionNode = Extract<CommandNode, { type: 'FunctionDef' }>;
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
