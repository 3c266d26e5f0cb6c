// yes(1) of coreutils. It ends when nobody reads on; here, after more than a terminal takes before it is stopped.
import { tool } from './tool.ts';

/** With the shortest line more characters than a session prints. */
const lines = 110_000;

export const yes = tool({ leading: true }, (call) => {
  call.out(`${call.words.length > 0 ? call.words.join(' ') : 'y'}\n`.repeat(lines));
});
