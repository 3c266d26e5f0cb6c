// Programs that the machine has and that are not simulated: they say so.
import { NotSimulated, type Program } from '../program.ts';

export const refused: Program = () => {
  throw new NotSimulated('this program');
};
