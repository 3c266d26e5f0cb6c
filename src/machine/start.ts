// How a page's machine is at the start: its profile, what is around it, and what was done to it before.
import { machineOf } from './profiles/index.ts';
import type { ProfileName } from './profiles/names.ts';
import type { World } from './model.ts';
import { Session, type Watcher } from './session.ts';

export interface Start {
  profile: ProfileName;
  /** The day on which it is booted, as YYYY-MM-DD; an ordinary one of 2025 where it does not matter. */
  date?: string;
  /** Commands that root has run before, unseen. */
  setup: string[];
  /** What is different around the machine. */
  world?: Partial<World>;
}

/**
 * A session on a machine that has been set up.
 *
 * @throws where a command of the setup fails; the message has it with what it printed
 */
export async function startSession(start: Start, watcher?: Watcher): Promise<Session> {
  const machine = machineOf(
    start.profile,
    start.date === undefined ? undefined : Date.parse(`${start.date}T09:00:00Z`),
  );
  Object.assign(machine.world, start.world);
  const unseen = new Session(machine);
  for (const command of start.setup) {
    const { exitCode, stdout, stderr } = await unseen.run(command, { prompt: '#', input: ['y'] });
    if (exitCode !== 0) {
      throw new Error(`The setup command "${command}" ended with status ${String(exitCode)}:\n${stdout}${stderr}`);
    }
  }
  return new Session(unseen.machine, watcher);
}
