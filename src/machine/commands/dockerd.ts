// dockerd by hand: its version, and whether its configuration is right; it runs as docker.service only.
import { engineConfig } from '../docker-config.ts';
import { engineVersion } from '../docker-engine.ts';
import { EngineError } from '../dockerd-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

export const dockerd: Program = (call) => {
  const { args, machine } = call;
  if (args.some((arg) => arg === '--version' || arg === '-v')) {
    const { version, commit } = engineVersion(machine);
    call.out(`Docker version ${version}, build ${commit}\n`);
    return 0;
  }
  if (args.includes('--help')) throw new NotSimulated("option '--help'");
  try {
    engineConfig(machine, args);
    if (!args.includes('--validate')) throw new NotSimulated('dockerd without systemd');
    call.err('configuration OK\n');
    return 0;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    call.err(`${error.message}\n`);
    return 1;
  }
};
