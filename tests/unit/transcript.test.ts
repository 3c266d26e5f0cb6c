// Sessions: what is a command, what is output, what is copied.
import { describe, expect, test } from 'vitest';
import { commandsOf, transcriptOf } from '../../src/snippets/transcript.ts';

describe('a transcript', () => {
  test('parts commands from what the machine prints', () => {
    expect(transcriptOf('# systemctl is-active docker\nactive\n$ whoami\nalice\nand more')).toEqual([
      { prompt: '#', command: 'systemctl is-active docker', output: 'active' },
      { prompt: '$', command: 'whoami', output: 'alice\nand more' },
    ]);
  });

  test('keeps empty lines within output, and none at its end', () => {
    expect(transcriptOf('$ ls\na\n\nb\n\n')[0]?.output).toBe('a\n\nb');
  });

  test.each([
    ['a backslash at the end of the line', '# mkisofs -R \\\n  -o x.iso .\nout', 'mkisofs -R \\\n  -o x.iso .'],
    ['an open quote', "# echo 'a\nb'\nout", "echo 'a\nb'"],
    ['an open double quote with an escaped one', '# echo "a\\"\nb"\nout', 'echo "a\\"\nb"'],
    ['a here-document', '# cat >f <<EOF\na\n$ b\nEOF\nout', 'cat >f <<EOF\na\n$ b\nEOF'],
    ['a here-document with an escaped word', '# cat <<\\EOF\n# a\nEOF\nout', 'cat <<\\EOF\n# a\nEOF'],
    ['a here-document whose word stands indented in it', '# cat <<EOF\n  EOF\nEOF\nout', 'cat <<EOF\n  EOF\nEOF'],
    ['a here-document and more of the command', '# cat <<EOF | tee f\na\nEOF\nout', 'cat <<EOF | tee f\na\nEOF'],
    ['a quoted here-document', "# cat >f <<-'END'\n\ta\n\tEND\nout", "cat >f <<-'END'\n\ta\n\tEND"],
  ])('continues a command after %s', (_, text, command) => {
    expect(transcriptOf(text)).toEqual([{ prompt: '#', command, output: 'out' }]);
  });

  test.each([
    ['a quote within double quotes', '# echo "it\'s"'],
    ['a quote within a comment', "# ls # it's all"],
    ['an escaped quote', "# echo it\\'s"],
    ['an escaped backslash at the end', '# echo a\\\\'],
    ['a here-string', '# cat <<< "word"'],
    ['a shift in arithmetic', '# echo $((1<<4))'],
  ])('ends a command in spite of %s', (_, line) => {
    expect(transcriptOf(`${line}\nout`)[0]?.output).toBe('out');
  });

  test('that begins with output is refused', () => {
    expect(() => transcriptOf('active\n# ls')).toThrow('begins with a command');
  });

  test('with a command that is never closed is refused', () => {
    expect(() => transcriptOf('# echo "a\nb')).toThrow('is not closed');
  });
});

test('copies commands without prompts and without output', () => {
  const steps = transcriptOf('# docker ps\nCannot connect\n# systemctl start docker \\\n    --now\n');
  expect(commandsOf(steps)).toBe('docker ps\nsystemctl start docker \\\n    --now');
});
