// docker ps where there is nothing to list: what most readers run first, without the code of containers.
import type { Handler } from './docker-commands.ts';

const header = 'CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n';

export const psCommand: Handler = {
  arity: [0, 0],
  modelled: ['all', 'filter', 'format', 'last', 'latest', 'no-trunc', 'quiet', 'size'],
  async run(client, options) {
    const plain = !['filter', 'format', 'last', 'size'].some((name) => options.has(name));
    if (plain) {
      client.connect('Get containers/json');
      if (client.call.machine.docker.containers.length === 0) {
        if (!options.has('quiet')) client.call.out(header);
        return 0;
      }
    }
    (await import('./docker-ps-list.ts')).listContainers(client, options);
    return 0;
  },
};
