// docker-compose: its version; the rest is refused.
import { NotSimulated, type Program } from '../program.ts';

export const dockerCompose: Program = (call) => {
  const { args, machine } = call;
  const { version = '' } = machine.packages['docker-compose'] ?? {};
  if (args.join(' ') !== 'version') throw new NotSimulated(`'docker-compose${args.map((arg) => ` ${arg}`).join('')}'`);
  // From cmd/compose/version.go of github.com/docker/compose; Photon OS builds it with its bare version number.
  call.out(`Docker Compose version ${version}\n`);
  return 0;
};
