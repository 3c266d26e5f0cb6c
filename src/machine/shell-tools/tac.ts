// tac(1) of coreutils.
import { shellQuoted } from './quoting.ts';
import { tool } from './tool.ts';

export const tac = tool(
  { binary: true, unmodelled: ['-b', '--before', '-r', '--regex', '-s', '--separator'] },
  (call) => {
    const reason = (file: string, text: string) =>
      text === 'Is a directory'
        ? `${file}: read error: ${text}`
        : `failed to open ${shellQuoted(file)} for reading: ${text}`;
    for (const { text } of call.inputs('bytes', reason))
      call.out(
        text
          .split(/(?<=\n)/)
          .reverse()
          .join(''),
      );
  },
);
