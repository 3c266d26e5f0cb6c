// Starting a program in a container: its surroundings, its user, and a shell's prompt and lines.
import type { Container, Run } from '../docker.ts';
import type { Machine } from '../model.ts';
import { NotSimulated } from '../program.ts';
import { pairOf } from './docker-arguments.ts';
import { standardPath, type WorldImage } from './docker-hub.ts';
import { call, Exit, missing, script, StartFailure, type Inside, type Progress } from './docker-programs.ts';

/** From github.com/docker-library/hello-world, hello.c (MIT licence). */
const hello = `
Hello from Docker!
This message shows that your installation appears to be working correctly.

To generate this message, Docker took the following steps:
 1. The Docker client contacted the Docker daemon.
 2. The Docker daemon pulled the "hello-world" image from the Docker Hub.
    (amd64)
 3. The Docker daemon created a new container from that image which runs the
    executable that produces the output you are currently reading.
 4. The Docker daemon streamed that output to the Docker client, which sent it
    to your terminal.

To try something more ambitious, you can run an Ubuntu container with:
 $ docker run -it ubuntu bash

Share images, automate workflows, and more with a free Docker ID:
 https://hub.docker.com/

For more examples and ideas, visit:
 https://docs.docker.com/get-started/

`;

/** The file system and the surroundings of a container. */
export function insideOf(machine: Machine, container: Container, image: WorldImage): Inside {
  const env = new Map([standardPath, `HOSTNAME=${container.hostname}`, ...container.env].map(pairOf));
  if (container.tty) env.set('TERM', 'xterm');
  const home = /^(root|0|)(:|$)/.test(container.user) ? '/root' : '/';
  if (!env.has('HOME')) env.set('HOME', home);
  return { machine, image, container, env, cwd: container.workingDir || '/' };
}

/**
 * Runs a program in a container to its end, without anybody at a terminal.
 *
 * @param input what it reads; undefined where its input is closed
 * @throws {StartFailure} where it cannot be started
 * @throws {NotSimulated} for what this world does not know
 */
export function runInside(inside: Inside, argv: string[], input?: string): Run {
  checkUser(inside);
  const progress: Progress = { lines: [], time: 0, status: 0 };
  const { image } = inside;
  const [program = ''] = argv;
  if (image.service && argv.join(' ') === [...(image.entrypoint ?? []), ...image.command].join(' ')) {
    return { lines: [], exitCode: 0, stops: 0, process: image.service };
  }
  if (image.kind === 'single') {
    if (program !== '/hello') throw missing(program);
    return { lines: [{ stream: 'stdout', text: hello, after: 0 }], ends: 0, exitCode: 0, process: '/hello' };
  }
  const scripts = image.entrypoint && image.entrypoint.every((word, index) => argv[index] === word);
  progress.status = call(inside, scripts ? argv.slice(image.entrypoint?.length) : argv, progress, true, input);
  return {
    lines: progress.lines,
    ...(progress.time === Infinity ? {} : { ends: progress.time }),
    exitCode: progress.status,
    process: argv.join(' '),
  };
}

/** The prompt of a container's shell. */
export function promptOf({ image, container, cwd }: Inside): string {
  // Unverified: the prompts of the shells in containers
  if (image.kind === 'busybox') return `${cwd} # `;
  if (image.kind === 'photon') return `root [ ${cwd} ]# `;
  return `root@${container.hostname}:${cwd}# `;
}

/** Whether a command line is a shell that waits for what is typed. */
export function isShell(argv: string[]): boolean {
  return argv.length === 1 && /^(\/bin\/|\/usr\/bin\/)?(sh|bash|ash)$/.test(argv[0] ?? '');
}

/** Runs one line of a shell. @returns what it printed and its status; `ended` where it was to exit */
export function shellLine(inside: Inside, line: string, status: number): Progress & { ended: boolean } {
  const progress: Progress = { lines: [], time: 0, status };
  try {
    progress.status = script(inside, line, progress, 'sh');
    return { ...progress, ended: false };
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    return { ...progress, ended: true };
  }
}

function checkUser({ container: { user } }: Inside): void {
  const name = user.split(':')[0] ?? '';
  if (name === '' || name === 'root' || name === 'nobody' || /^\d+$/.test(name)) return;
  if (/^(daemon|bin|sys|mail|www-data|nginx|redis|ubuntu|guest|ftp|operator|sync|games|man)$/.test(name)) {
    throw new NotSimulated(`the user ${name} of a container`);
  }
  throw new StartFailure(`unable to find user ${name}: no matching entries in passwd file`, 125);
}
