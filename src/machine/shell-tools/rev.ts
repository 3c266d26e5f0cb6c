// rev(1) of util-linux.
import { linesOf, tool } from './tool.ts';

export const rev = tool({}, (call) => {
  for (const { text } of call.inputs(undefined, (file, reason) => `cannot open ${file}: ${reason}`)) {
    for (const line of linesOf(text)) call.out(`${Array.from(line).reverse().join('')}\n`);
  }
});
