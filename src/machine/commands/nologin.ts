// nologin: the shell of accounts that nobody may log in to (shadow 4.13).
import type { Program } from '../program.ts';

export const nologin: Program = (call) => {
  call.out('This account is currently not available.\n');
  return 1;
};
