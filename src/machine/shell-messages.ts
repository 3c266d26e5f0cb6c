// What bash prints on stderr, where just-bash says it otherwise.

/** Built-in commands whose messages just-bash prints without the shell's name. */
const unnamed =
  /^(?=(?:\[|test|printf|cd|read|declare|local|export|unset|shift|kill|let|getopts|mapfile|pushd|popd|source|ulimit|wait|hash|alias|unalias|type): )/gm;

/** Messages on arithmetic that lack the expression, and what bash calls the wrong part of it. */
const arithmetic: [pattern: RegExp, token: (expression: string) => string | undefined][] = [
  [/^division by 0$/, (expression) => /[/%]=?\s*(0*\s*)$/.exec(expression)?.[1]],
  [/^value too great for base$/, (expression) => /(?<![\w.])0\d*[89]\d*/.exec(expression)?.[0]],
  [/^syntax error: operand expected \(error token is "(.*)"\)$/, () => ''],
];

/**
 * The words of just-bash's own messages as bash puts them.
 *
 * @param text what just-bash printed on stderr, whole lines
 * @param source what was run: just-bash does not name the expression that is wrong; where there is but one, it is that
 */
export function bashMessage(text: string, source = ''): string {
  return text
    .replace(unnamed, 'bash: ')
    .replace(/^bash: cd: \/home\/user: No such file or directory$/gm, 'bash: cd: OLDPWD not set')
    .replace(/^bash: (\w+): parameter null or not set$/gm, (message, name: string) =>
      source.includes(`\${${name}?}`) ? `bash: ${name}: parameter not set` : message,
    )
    .replace(/^bash: (arithmetic expression: )?(.*)$/gm, (message, command: string | undefined, said: string) => {
      const match = arithmetic.find(([pattern]) => pattern.test(said));
      const [only, ...more] = [...source.matchAll(/(\$?)\(\(((?:[^()$]|\([^()$]*\))*)\)\)/g)].filter(
        ([, , expression = '']) => match?.[1](expression) !== undefined,
      );
      if (!match || !only || more.length > 0) return message;
      const [, dollar, expression = ''] = only;
      const token = match[1](expression) ?? '';
      return `bash: ${dollar && !command ? '' : '((: '}${expression}: ${said}${token && ` (error token is "${token}")`}`;
    });
}

/**
 * A file that could not be opened for a redirection, in bash's words and by the path that was typed.
 *
 * @param text what just-bash printed on stderr
 * @param source what was run
 * @param isDirectory whether a path is one
 */
export function redirectionMessage(text: string, source: string, isDirectory: (path: string) => boolean): string {
  return text
    .replace(/^(bash: (\/?[^:\n]+): )Permission denied$/gm, (whole, before: string, path: string) =>
      path.includes('/') && isDirectory(path) ? `${before}Is a directory` : whole,
    )
    .replace(/^(bash: [^:\n]+: command not )available in browser environments.*$/gm, '$1found')
    .replace(/^(?:bash: )?[A-Z]+: (\w[^,]*), open '([^']*)'$/gm, (_, reason: string, path: string) => {
      // The shell knows only the absolute path: what stands in the command is its longest end.
      const ends = path.split('/').map((_part, index, parts) => parts.slice(index).join('/'));
      const typed = ends.find((end) => end && source.includes(end)) ?? path;
      return `bash: ${typed}: ${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
    });
}
