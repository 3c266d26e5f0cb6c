// docker run, create, start, attach and exec: programs in containers, and what the client says of their start.
import { isAlive, type Container } from '../docker.ts';
import { forgetContainer } from '../docker-lifecycle.ts';
import { NotSimulated } from '../program.ts';
import { Failure } from './docker-arguments.ts';
import type { Handler } from './docker-commands.ts';
import { createOptions, makeContainer } from './docker-create.ts';
import { contentOf } from './docker-hub.ts';
import { insideOf, isShell, runInside } from './docker-inside.ts';
import { refused } from './docker-listing.ts';
import { containerOf, imageIn } from './docker-lookup.ts';
import { StartFailure } from './docker-programs.ts';
import { checkTerminal, follow, launch, print, shellLoop, StartProblem } from './docker-start.ts';

/** docker run. */
export const runCommand: Handler = {
  arity: [1, Infinity],
  modelled: createOptions,
  leading: true,
  async run(client, options) {
    const { call } = client;
    const detached = options.has('detach');
    if (!detached) checkTerminal(client, options.has('interactive'), options.has('tty'));
    const help = "See 'docker run --help'.";
    let container: Container;
    try {
      container = await makeContainer(client, { ...options, attached: true });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const denied = error.message.startsWith('permission denied');
      throw new Failure(`docker: ${error.message.replace(/\.$/, '')}.\n${help}`, denied ? 126 : 125);
    }
    const terminal = !detached && container.openStdin && container.tty;
    try {
      const input = !detached && container.openStdin && !container.tty ? call.stdin : undefined;
      launch(client, container, terminal, input);
    } catch (error) {
      if (error instanceof NotSimulated) forgetContainer(call.machine, container);
      if (!(error instanceof StartProblem)) throw error;
      if (detached) call.out(`${container.id}\n`);
      if (container.autoRemove) forgetContainer(call.machine, container);
      call.err(`docker: Error response from daemon: ${error.message}.\n`);
      return error.status;
    }
    if (!detached) return follow(client, container);
    call.out(`${container.id}\n`);
    return 0;
  },
};

/** docker create. */
export const createCommand: Handler = {
  arity: [1, Infinity],
  modelled: createOptions,
  leading: true,
  async run(client, options) {
    client.call.out(`${(await makeContainer(client, { ...options, attached: false })).id}\n`);
    return 0;
  },
};

/** docker start. */
export const startCommand: Handler = {
  arity: [1, Infinity],
  modelled: ['attach', 'interactive'],
  async run(client, { words, has }) {
    const { call } = client;
    const attached = has('attach') || has('interactive');
    if (attached && words.length > 1) throw new Failure('you cannot start and attach multiple containers at once');
    const failed: string[] = [];
    const problems: string[] = [];
    for (const written of words) {
      try {
        client.connect(attached ? `Get containers/${written}/json` : `Post containers/${written}/start`);
        const container = containerOf(client, written);
        if (!isAlive(container)) launch(client, container, attached && container.tty);
        if (attached) return await follow(client, container);
        call.out(`${written}\n`);
      } catch (error) {
        if (error instanceof StartProblem) problems.push(`Error response from daemon: ${error.message}`);
        else if (error instanceof Failure) problems.push(error.message);
        else throw error;
        failed.push(written);
      }
    }
    if (failed.length === 0) return 0;
    call.err(`${[...new Set(problems)].join('\n')}\n`);
    if (!attached) call.err(`Error: failed to start containers: ${failed.join(', ')}\n`);
    return 1;
  },
};

/** docker attach. */
export const attachCommand: Handler = {
  arity: [1, 1],
  modelled: ['no-stdin', 'sig-proxy'],
  run(client, { words }) {
    client.connect(`Get containers/${words[0] ?? ''}/json`);
    const container = containerOf(client, words[0] ?? '');
    if (container.state === 'paused') throw new Failure('You cannot attach to a paused container, unpause it first');
    if (!isAlive(container)) throw new Failure('You cannot attach to a stopped container, start it first');
    return follow(client, container);
  },
};

/** docker exec. */
export const execCommand: Handler = {
  arity: [2, Infinity],
  modelled: ['detach', 'env', 'interactive', 'tty', 'user', 'workdir'],
  leading: true,
  async run(client, { words, has, value, values }) {
    const { call } = client;
    const [written = '', ...argv] = words;
    if (!has('detach')) checkTerminal(client, has('interactive'), has('tty'));
    client.connect(`Get containers/${written}/json`);
    const container = containerOf(client, written);
    const running = client.version === 24 ? 'Container' : 'container';
    if (container.state === 'paused') {
      throw refused(`Container ${written} is paused, unpause the container before exec`);
    }
    if (!isAlive(container)) throw refused(`${running} ${container.id} is not running`);
    const user = value('user') ?? container.user;
    const seen = { ...container, user, env: [...container.env, ...values('env')], tty: has('tty') };
    const inside = insideOf(call.machine, seen, contentOf(imageIn(client, container)));
    inside.cwd = value('workdir') ?? inside.cwd;
    try {
      const shell = has('interactive') && has('tty') && isShell(argv);
      const run = runInside(
        inside,
        shell ? [argv[0] ?? '', '-c', ':'] : argv,
        has('interactive') ? call.stdin : undefined,
      );
      if (shell) return await shellLoop(client, inside);
      if (has('detach')) return 0;
      if (run.ends === undefined) throw new NotSimulated('a program in a container that does not end by itself');
      for (const line of run.lines) print(client, line);
      await call.sleep(run.ends);
      return run.exitCode;
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      const prefix = 'OCI runtime exec failed: exec failed: unable to start container process: ';
      call.out(`${error.status === 125 ? '' : prefix}${error.message}\r\n`);
      return 126;
    }
  },
};
