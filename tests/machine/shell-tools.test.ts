// The shell's text tools where one-liners cannot show it: on a terminal, before a script runs, and what they refuse.
import { expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';
import { bashMessage } from '../../src/machine/shell-messages.ts';
import { syntaxError } from '../../src/machine/shell-syntax.ts';
import { fixture, workDirectory } from './shell-cases.ts';

// Recorded with script(1) and stty cols 80.
const onTerminal: [command: string, output: string][] = [
  ['ls', `'a b'   dup2    etc    "it's"\t  numbers   sshd_config\n dup    empty   hosts   log.txt   passwd\n`],
  ['ls -F', `'a b'   dup2    etc/   "it's"\t  numbers   sshd_config\n dup    empty   hosts   log.txt   passwd\n`],
  ['ls -x', `'a b'\t  dup\t        dup2   empty   etc   hosts  "it's"   log.txt   numbers\n passwd   sshd_config\n`],
  ['ls -m', `'a b', dup, dup2, empty, etc, hosts, "it's", log.txt, numbers, passwd,\nsshd_config\n`],
  ['ls etc', 'docker\tdocker.conf  resolv.conf  systemd\n'],
  ['ls "a b"', "'a b'\n"],
];

test('ls on a terminal prints columns and quotes names', async () => {
  const session = Session.open('photon-5-minimal');
  await session.run(`mkdir -p ${workDirectory} && cd ${workDirectory}\n${fixture}`);
  await session.run(`touch 'a b' "it's"`);
  for (const [command, output] of onTerminal) {
    expect((await session.run(command)).stdout, command).toBe(output);
  }
});

test('a script that bash cannot parse is refused in its words', () => {
  expect(syntaxError('ls | | wc')).toBe("bash: syntax error near unexpected token `|'\nbash: `ls | | wc'\n");
  expect(syntaxError('tdnf update <package>')).toBe(
    "bash: syntax error near unexpected token `newline'\nbash: `tdnf update <package>'\n",
  );
  expect(syntaxError('if true; then echo x')).toBe('bash: syntax error: unexpected end of file\n');
  expect(syntaxError("echo 'a")).toBe("bash: unexpected EOF while looking for matching `''\n");
});

test.each([
  'cat <<EOF\n$(echo "a)b")\n)\nEOF\necho done',
  "cat <<'EOF' | grep x\nif then (\nEOF",
  'case $x in a|b) echo 1;; (c) echo 2 ;; *) ;; esac',
  'x=$(case a in a) echo b;; esac); echo "${x:-$(echo ")")}"',
  'f() { local a=(1 "2 )"); [[ $a =~ ^(x|y)$ ]] && echo ${a[@]#*(}; }; f',
  'for ((i=0; i<3; i++)); do echo $((i << 1)); done < <(echo)',
  'a=(1 2) b[1]=x; { echo a; } 2>&1 | while read -r l; do :; done &',
  '! time -p true; select x in a; do break; done; function g { :; }',
  'echo a#b # comment with ( and "\nif ((1)); then :; elif ! :; then :; else :; fi',
  'echo `ls | wc -l` $\'it\\\'s\' "a`echo \\"x\\"`b"',
])('a script that bash can parse is accepted: %j', (script) => {
  expect(syntaxError(script)).toBeUndefined();
});

test('messages of the shell name the shell and the expression', () => {
  expect(bashMessage('printf: abc: invalid number\n')).toBe('bash: printf: abc: invalid number\n');
  expect(bashMessage('bash: division by 0\n', 'echo $((1/0))')).toBe('bash: 1/0: division by 0 (error token is "0")\n');
  expect(bashMessage('bash: division by 0\n', 'echo $((1/0)) $((2/0))')).toBe('bash: division by 0\n');
});

test.each([
  ["echo x | sed ':a;ba'", 'sed: a script that does not come to an end is not simulated here\n'],
  ["awk 'BEGIN{while(1)x++}'", 'awk: a program that does not come to an end is not simulated here\n'],
  ['tail -f /etc/hosts', "tail: option '-f' is not simulated here\n"],
  ['ln /etc/hosts /tmp/hosts', 'ln: a second name for a file (a hard link) is not simulated here\n'],
  ["awk 'BEGIN{print rand()}'", 'awk: the function rand is not simulated here\n'],
])('what a tool does not model it refuses aloud: %s', async (command, text) => {
  const { stderr, exitCode } = await Session.open('photon-5-minimal', {}, false).run(command);
  expect(stderr).toBe(text);
  expect(exitCode).toBe(125);
});
