// Runs a one-liner on a whole simulated machine, in a directory with the fixture's files.
import { Session, type SessionSnapshot } from '../../src/machine/session.ts';
import { fixture, workDirectory, type Outcome } from './shell-cases.ts';

let ready: Promise<SessionSnapshot> | undefined;

/** Runs a script where the fixture's files are, on a machine of its own. */
export async function onMachine(command: string): Promise<Outcome> {
  ready ??= prepared();
  return Session.restore(await ready, {}, false).run(command, { last: true });
}

async function prepared(): Promise<SessionSnapshot> {
  const session = Session.open('photon-5-minimal', {}, false);
  // Compared are the tools, not whether a Minimal install has them.
  const tools = await session.run('tdnf install -y diffutils tar');
  if (tools.exitCode !== 0) throw new Error(tools.stdout + tools.stderr);
  const { stderr, exitCode } = await session.run(`mkdir -p ${workDirectory} && cd ${workDirectory} && ${fixture}`);
  if (exitCode !== 0) throw new Error(stderr);
  return session.snapshot();
}
