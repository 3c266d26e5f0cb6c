// What a program of awk(1) is once it has been read: a tree.

/** What has a value. */
export type Expression =
  | { type: 'number'; value: number }
  | { type: 'string'; value: string }
  | { type: 'regex'; source: string }
  | { type: 'group'; list: Expression[] }
  | { type: 'field'; index: Expression }
  | { type: 'variable'; name: string }
  | { type: 'element'; name: string; index: Expression[] }
  | { type: 'assign'; operator: string; target: Target; value: Expression }
  | { type: 'step'; target: Target; by: 1 | -1; before: boolean }
  | { type: 'unary'; operator: '!' | '-' | '+'; operand: Expression }
  | { type: 'binary'; operator: string; left: Expression; right: Expression }
  | { type: 'match'; negated: boolean; left: Expression; right: Expression }
  | { type: 'in'; index: Expression[]; name: string }
  | { type: 'condition'; test: Expression; then: Expression; otherwise: Expression }
  | { type: 'call'; name: string; args: Expression[]; own: boolean; line: number }
  | { type: 'getline'; from: 'main' | 'file' | 'command'; source?: Expression; target?: Target };

/** What a value can be assigned to. */
export type Target = Extract<Expression, { type: 'field' | 'variable' | 'element' }>;

/** Where print and printf send their output. */
export interface Redirection {
  operator: '>' | '>>' | '|';
  target: Expression;
}

/** One statement. @property line its number in the program, from 1 */
export type Statement = { line: number } & (
  | { type: 'expression'; value: Expression }
  | { type: 'print' | 'printf'; args: Expression[]; to?: Redirection }
  | { type: 'block'; body: Statement[] }
  | { type: 'if'; test: Expression; then: Statement; otherwise?: Statement }
  | { type: 'while'; test: Expression; body: Statement }
  | { type: 'do'; test: Expression; body: Statement }
  | { type: 'for'; start?: Statement; test?: Expression; step?: Statement; body: Statement }
  | { type: 'for-in'; variable: string; name: string; body: Statement }
  | { type: 'switch'; value: Expression; cases: { test: Expression | undefined; body: Statement[] }[] }
  | { type: 'delete'; name: string; index?: Expression[] }
  | { type: 'next' | 'nextfile' | 'break' | 'continue' }
  | { type: 'exit' | 'return'; value?: Expression }
);

/** A pattern with its action. */
export interface Rule {
  kind: 'BEGIN' | 'END' | 'BEGINFILE' | 'ENDFILE' | 'main';
  /** The pattern; with `to`, a range. */
  from?: Expression;
  to?: Expression;
  /** Undefined where the rule prints the line. */
  body?: Statement[];
}

/** A function that the program defines. */
interface UserFunction {
  name: string;
  parameters: string[];
  body: Statement[];
}

/** A whole program; its functions by their names. */
export interface Program {
  rules: Rule[];
  functions: Map<string, UserFunction>;
}
