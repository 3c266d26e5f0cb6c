// What an expression of find(1) is once it has been read: a tree of tests and actions.

/** A number that is compared: "+5" is more, "-5" less, "5" the same. */
export interface Amount {
  sign: '+' | '-' | '';
  value: number;
}

/** A test or action, or what joins them. */
export type Predicate =
  | { type: 'and' | 'or' | 'list'; left: Predicate; right: Predicate }
  | { type: 'not'; operand: Predicate }
  | { type: 'true' | 'false' | 'empty' | 'prune' | 'quit' | 'delete' | 'nouser' | 'nogroup' }
  | { type: 'name' | 'path' | 'link'; pattern: RegExp }
  | { type: 'type'; types: string }
  | { type: 'size'; amount: Amount; unit: number }
  | { type: 'age'; amount: Amount; unit: number }
  | { type: 'newer'; file: string }
  | { type: 'since'; time: number }
  | { type: 'mode'; how: '-' | '/' | ''; mode: number }
  | { type: 'owner' | 'group'; name: string }
  | { type: 'links'; amount: Amount }
  | { type: 'access'; rights: number }
  | { type: 'print'; end: string; file: string | undefined }
  | { type: 'printf'; format: string; file: string | undefined }
  | { type: 'exec'; command: string[]; all: boolean; inDirectory: boolean };

/** What find is to do. */
export interface Search {
  places: string[];
  predicate: Predicate;
  /** The depths that are tested: 0 is the places themselves. */
  least: number;
  deepest: number;
  /** Whether what is in a directory comes before it. */
  depthFirst: boolean;
  /** Whether links are followed: all, or those among the places. */
  follow: boolean;
  followOperands: boolean;
}

const actions = new Set(['print', 'printf', 'exec', 'delete']);

/** Whether an expression does something by itself; find prints what is found where none does. */
export function hasAction(predicate: Predicate): boolean {
  if ('left' in predicate) return hasAction(predicate.left) || hasAction(predicate.right);
  return predicate.type === 'not' ? hasAction(predicate.operand) : actions.has(predicate.type);
}
