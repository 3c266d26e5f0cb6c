// tee(1) of coreutils.
import { tool } from './tool.ts';

export const tee = tool(
  {
    binary: true,
    flags: { '-a': 'append', '--append': 'append', '-i': 'ignored', '--ignore-interrupts': 'ignored', '-p': 'ignored' },
    optional: { '--output-error': 'ignored' },
  },
  (call) => {
    const bytes = call.stdinBytes;
    call.out(bytes);
    for (const file of call.words) {
      call.attempt(
        () => {
          const path = call.path(file);
          const before = call.options.has('append') && call.files.exists(path) ? call.files.readBytes(path) : '';
          call.files.writeBytes(path, before + bytes);
        },
        (reason) => `${file}: ${reason}`,
      );
    }
  },
);
