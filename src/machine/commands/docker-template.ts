// The part of Go's text/template that docker's --format is used for, with docker's own functions.
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import { lengthOf, plainJson, plainText, sortedKeys, type Value } from './docker-values.ts';

type Node =
  | { kind: 'text'; text: string }
  | { kind: 'print'; pipe: Pipe }
  | { kind: 'if' | 'with'; pipe: Pipe; then: Node[]; otherwise: Node[] }
  | { kind: 'range'; key: string; value: string; pipe: Pipe; then: Node[]; otherwise: Node[] }
  | { kind: 'set'; name: string; pipe: Pipe };

type Term =
  | { kind: 'constant'; value: Value }
  | { kind: 'field'; names: string[]; written: string; at: number }
  | { kind: 'variable'; name: string; names: string[]; written: string; at: number }
  | { kind: 'call'; name: string }
  | { kind: 'pipe'; pipe: Pipe; names: string[] };

/** Commands joined by "|"; each is a term and its arguments. */
type Pipe = Term[][];

/**
 * Reads a template.
 *
 * @throws {Failure} for an action that is not closed
 * @throws {NotSimulated} for what this does not know of Go's templates
 */
export function parseTemplate(text: string): Node[] {
  const pieces: ({ text: string } | { action: string; at: number })[] = [];
  let at = 0;
  let trim = false;
  for (;;) {
    const open = text.indexOf('{{', at);
    const before = text.slice(at, open < 0 ? undefined : open);
    const left = open >= 0 && /^\{\{-\s/.test(text.slice(open));
    const started = trim ? before.trimStart() : before;
    pieces.push({ text: left ? started.trimEnd() : started });
    if (open < 0) break;
    const close = text.indexOf('}}', open);
    if (close < 0) throw new Failure('failed to parse template: template: :1: unclosed action');
    const inner = text.slice(open + 2, close);
    trim = /\s-$/.test(inner);
    const body = inner.replace(/^-\s/, '').replace(/\s-$/, '');
    const column = lengthOf(text.slice(0, open)) + 2 + inner.indexOf(body.trim());
    pieces.push({ action: body.trim(), at: column });
    at = close + 2;
  }
  const blocks = (): { nodes: Node[]; end: string } => {
    const nodes: Node[] = [];
    for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
      if ('text' in piece) {
        if (piece.text) nodes.push({ kind: 'text', text: piece.text });
        continue;
      }
      const [, keyword = '', rest = ''] = /^(if|with|range|else|end|define|template|block|break|continue)?\b\s*([^]*)$/.exec(piece.action) ?? []; // prettier-ignore
      const column = piece.at + piece.action.length - rest.length;
      if (keyword === 'end' || keyword === 'else') return { nodes, end: piece.action };
      if (keyword === 'if' || keyword === 'with' || keyword === 'range') nodes.push(branch(keyword, rest, column));
      else if (keyword) throw new NotSimulated(`'${keyword}' in a template`);
      else if (piece.action.startsWith('/*')) continue;
      else {
        const [, name, assigned] = /^\$(\w+)\s*:?=\s*([^]*)$/.exec(piece.action) ?? [];
        if (name !== undefined && assigned !== undefined) {
          nodes.push({ kind: 'set', name, pipe: pipeOf(assigned, piece.at) });
        } else nodes.push({ kind: 'print', pipe: pipeOf(piece.action, piece.at) });
      }
    }
    return { nodes, end: '' };
  };
  const branch = (kind: 'if' | 'with' | 'range', rest: string, column: number): Node => {
    const [, key = '', value = '', source = rest] = /^\$(\w+)(?:\s*,\s*\$(\w+))?\s*:=\s*([^]*)$/.exec(rest) ?? [];
    const pipe = pipeOf(kind === 'range' ? source : rest, column);
    const then = blocks();
    let otherwise: Node[] = [];
    if (then.end.startsWith('else if ')) otherwise = [branch('if', then.end.slice('else if '.length), column)];
    else if (then.end === 'else') otherwise = blocks().nodes;
    return kind === 'range'
      ? { kind, key: value ? key : '', value: value || key, pipe, then: then.nodes, otherwise }
      : { kind, pipe, then: then.nodes, otherwise };
  };
  return blocks().nodes;
}

function pipeOf(text: string, at: number): Pipe {
  const tokens: { text: string; at: number }[] = [];
  const pattern = /\s+|\||\(|\)(?:\.[\w.]+)?|"(?:[^"\\]|\\.)*"|`[^`]*`|[^\s|()]+/gy;
  for (const [token] of text.matchAll(pattern)) {
    if (token.trim()) tokens.push({ text: token, at });
    at += lengthOf(token);
  }
  const pipe = (): Pipe => {
    const commands: Term[][] = [[]];
    for (let token = tokens.shift(); token; token = tokens.shift()) {
      if (token.text.startsWith(')')) {
        tokens.unshift(token);
        break;
      }
      if (token.text === '|') commands.push([]);
      else if (token.text === '(') {
        const inner = pipe();
        const names = tokens.shift()?.text.slice(1).split('.').filter(Boolean) ?? [];
        commands.at(-1)?.push({ kind: 'pipe', pipe: inner, names });
      } else commands.at(-1)?.push(termOf(token.text, token.at));
    }
    return commands;
  };
  return pipe();
}

function termOf(text: string, at: number): Term {
  if (/^["`]/.test(text)) {
    return { kind: 'constant', value: text.startsWith('"') ? (JSON.parse(text) as string) : text.slice(1, -1) };
  }
  if (/^-?\d+(\.\d+)?$/.test(text)) return { kind: 'constant', value: Number(text) };
  if (text === 'true' || text === 'false') return { kind: 'constant', value: text === 'true' };
  if (text === 'nil') return { kind: 'constant', value: null };
  if (/^\.[\w.]*$/.test(text)) return { kind: 'field', names: text.split('.').filter(Boolean), written: text, at };
  const variable = /^\$(\w*)((?:\.\w+)*)$/.exec(text);
  if (variable) {
    const [, name = '', path = ''] = variable;
    return { kind: 'variable', name, names: path.split('.').filter(Boolean), written: text, at };
  }
  if (/^\w+$/.test(text) && text in functions) return { kind: 'call', name: text };
  throw new NotSimulated(`'${text}' in a template`);
}

/** The functions docker adds to Go's, and those of Go's that are used. */
const functions: Record<string, (args: Value[]) => Value> = {
  json: ([value = null]) => plainJson(value),
  join: ([list, separator]) => (list as string[]).join(plainText(separator)),
  split: ([text, separator]) => plainText(text).split(plainText(separator)),
  lower: ([text]) => plainText(text).toLowerCase(),
  upper: ([text]) => plainText(text).toUpperCase(),
  truncate: ([text, length]) => Array.from(plainText(text)).slice(0, Number(length)).join(''),
  println: (args) => `${args.map(shown).join(' ')}\n`,
  print: (args) => args.map(shown).join(''),
  len: ([value]) => (typeof value === 'object' && value ? Object.keys(value).length : String(value ?? '').length),
  index: ([value = null, ...keys]) =>
    keys.reduce((inner, key) => (inner as Record<string, Value> | null)?.[plainText(key)] ?? null, value),
  eq: ([one, ...others]) => others.includes(one ?? null),
  ne: ([one, other]) => one !== other,
  lt: ([one, other]) => (one ?? 0) < (other ?? 0),
  gt: ([one, other]) => (one ?? 0) > (other ?? 0),
  not: ([value = null]) => !truth(value),
  and: (args) => args.find((value) => !truth(value)) ?? args.at(-1) ?? null,
  or: (args) => args.find(truth) ?? args.at(-1) ?? null,
};

function truth(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value ? Object.keys(value).length > 0 : Boolean(value);
}

interface Setting {
  /** The type of Go that is reported where a field is missing; undefined where the record is a map. */
  struct?: string;
}

/**
 * Fills a template in.
 *
 * @throws {Failure} where it asks for a field there is not
 * @throws {NotSimulated} where it prints a whole structure
 */
export function execute(nodes: Node[], record: Value, setting: Setting = {}): string {
  const variables = new Map<string, Value>([['', record]]);
  const follow = (value: Value, names: string[], written: string, at: number): Value =>
    names.reduce((inner, name) => {
      if (typeof inner === 'object' && inner && !Array.isArray(inner)) {
        const key = [name, name === 'ID' ? 'Id' : name === 'Id' ? 'ID' : name].find((one) => Object.hasOwn(inner, one));
        if (key !== undefined) return inner[key] ?? null;
      }
      const what = setting.struct
        ? `can't evaluate field ${name} in type ${setting.struct}`
        : `map has no entry for key "${name}"`;
      throw new Failure(`template: :1:${at}: executing "" at <${written}>: ${what}`);
    }, value);
  const term = (one: Term, dot: Value): Value => {
    if (one.kind === 'constant') return one.value;
    if (one.kind === 'field') return follow(dot, one.names, one.written, one.at);
    if (one.kind === 'variable') return follow(variables.get(one.name) ?? null, one.names, one.written, one.at);
    if (one.kind === 'call') return functions[one.name]?.([]) ?? null;
    return follow(evaluate(one.pipe, dot), one.names, `.${one.names.join('.')}`, 0);
  };
  const evaluate = (pipe: Pipe, dot: Value): Value =>
    pipe.reduce<Value | undefined>((passed, [first, ...rest]) => {
      const args = [...rest.map((one) => term(one, dot)), ...(passed === undefined ? [] : [passed])];
      if (first?.kind === 'call') return functions[first.name]?.(args) ?? null;
      return first ? term(first, dot) : null;
    }, undefined) ?? null;
  const run = (list: Node[], dot: Value): string =>
    list
      .map((node): string => {
        if (node.kind === 'text') return node.text;
        const value = evaluate(node.pipe, dot);
        if (node.kind === 'print') return shown(value);
        if (node.kind === 'set') {
          variables.set(node.name, value);
          return '';
        }
        if (!truth(value)) return run(node.otherwise, dot);
        if (node.kind !== 'range') return run(node.then, node.kind === 'if' ? dot : value);
        const entries = Array.isArray(value) ? value.map((one, index) => [index, one] as const) : Object.entries(value as Record<string, Value>).sort(([one], [other]) => (one < other ? -1 : 1)); // prettier-ignore
        return entries
          .map(([key, one]) => {
            if (node.key) variables.set(node.key, key);
            if (node.value) variables.set(node.value, one);
            return run(node.then, one);
          })
          .join('');
      })
      .join('');
  return run(nodes, record);
}

/** A value as Go prints it with %v. */
function shown(value: Value): string {
  if (value === null) return '<nil>';
  if (typeof value !== 'object') return plainText(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return `[${value.join(' ')}]`;
  if (!Array.isArray(value) && Object.values(value).every((one) => typeof one === 'string')) {
    return `map[${Object.entries(sortedKeys(value)).map(([key, one]) => `${key}:${plainText(one)}`).join(' ')}]`; // prettier-ignore
  }
  throw new NotSimulated('a whole structure in a template: only its fields, or {{json .}} of it,');
}
