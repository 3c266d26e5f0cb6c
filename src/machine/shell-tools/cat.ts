// cat(1) of coreutils.
import { tool } from './tool.ts';

export const cat = tool(
  {
    binary: true,
    flags: {
      '-n': 'number', '--number': 'number', '-b': 'nonblank', '--number-nonblank': 'nonblank', '-s': 'squeeze',
      '--squeeze-blank': 'squeeze', '-E': 'ends', '--show-ends': 'ends', '-T': 'tabs', '--show-tabs': 'tabs', '-v': 'visible',
      '--show-nonprinting': 'visible', '-A': 'all', '--show-all': 'all', '-e': 'visibleEnds', '-t': 'visibleTabs', '-u': 'unbuffered',
    }, // prettier-ignore
  },
  (call) => {
    const has = (...names: string[]) => names.some((name) => call.options.has(name));
    const [ends, tabs] = [has('ends', 'all', 'visibleEnds'), has('tabs', 'all', 'visibleTabs')];
    const visible = has('visible', 'all', 'visibleEnds', 'visibleTabs');
    const text = call
      .inputs('bytes')
      .map((input) => input.text)
      .join('');
    if (!has('number', 'nonblank', 'squeeze') && !ends && !tabs && !visible) {
      call.out(text);
      return;
    }
    let number = 0;
    let blanks = 0;
    for (const line of text.split(/(?<=\n)/)) {
      const blank = line === '\n';
      blanks = blank ? blanks + 1 : 0;
      if (has('squeeze') && blanks > 1) continue;
      const numbered = has('nonblank') ? !blank : has('number');
      if (numbered) call.out(`${String((number += 1)).padStart(6)}\t`);
      let shown = line.replace(/\n$/, '');
      if (visible) shown = shown.replace(/[^\t\n\x20-\x7e]/g, inCaretNotation);
      if (tabs) shown = shown.replaceAll('\t', '^I');
      call.out(shown + (line.endsWith('\n') ? `${ends ? '$' : ''}\n` : ''));
    }
  },
);

function inCaretNotation(byte: string): string {
  const code = byte.charCodeAt(0);
  if (code >= 128)
    return `M-${/[\x20-\x7e]/.test(String.fromCharCode(code - 128)) ? String.fromCharCode(code - 128) : inCaretNotation(String.fromCharCode(code - 128))}`;
  return code === 127 ? '^?' : `^${String.fromCharCode(code + 64)}`;
}
