// What docker's own help prints, as the clients of Photon's two versions do.
import { commandsOf, globalFlags, groups, type Command, type Flag, type Version } from './docker-table.ts';

/** Whether a word is a command of the real client that is in no table here: only the top level lists it. */
export function isElsewhere(word: string, version: Version): boolean {
  return new RegExp(`^  ${word} `, 'm').test(mainHelp(version, 80, ''));
}

/**
 * The help of one command, without the blank line before it.
 *
 * @param path its name, without "docker"
 * @param columns width of the terminal
 */
export function helpOf(command: Command, path: string, columns: number): string {
  const parts = [`Usage:  docker ${path} ${command.usage}`.trimEnd(), command.long || command.short];
  if (command.aliases) parts.push(`Aliases:\n  ${command.aliases}`);
  if (command.examples) parts.push(`Examples:\n${command.examples}`);
  if (command.flags.length > 0) parts.push(`Options:\n${flagUsages(command.flags, columns - 1)}`);
  return `${parts.join('\n\n')}\n`;
}

/** The help of a group of commands. */
export function groupHelp(group: string, version: Version): string {
  const members = commandsOf(version).flatMap(({ paths, short }) => {
    const path = paths.find((known) => known.startsWith(`${group} `));
    return path ? [{ name: path.slice(group.length + 1), short }] : [];
  });
  if (group === 'container') members.push({ name: 'cp', short: copying });
  const lines = members
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, short }) => `  ${name.padEnd(11)} ${short}`);
  return `Usage:  docker ${group} COMMAND

${groups[group] ?? ''}

Commands:
${lines.join('\n')}

Run 'docker ${group} COMMAND --help' for more information on a command.
`;
}

const copying = 'Copy files/folders between a container and the local filesystem';

/**
 * What `docker` says without arguments.
 *
 * @param home directory of the user
 */
export function mainHelp(version: Version, columns: number, home: string): string {
  return `Usage:  docker [OPTIONS] COMMAND

A self-sufficient runtime for containers

Common Commands:
  run         Create and run a new container from an image
  exec        Execute a command in a running container
  ps          List containers
  build       Build an image from a Dockerfile
  pull        Download an image from a registry
  push        Upload an image to a registry
  images      List images
  login       ${version === 24 ? 'Log in' : 'Authenticate'} to a registry
  logout      Log out from a registry
  search      Search Docker Hub for images
  version     Show the Docker version information
  info        Display system-wide information

Management Commands:
  builder     Manage builds
  checkpoint  Manage checkpoints
  container   Manage containers
  context     Manage contexts
  image       Manage images
  manifest    Manage Docker image manifests and manifest lists
  network     Manage networks
  plugin      Manage plugins
  system      Manage Docker
  trust       Manage trust on Docker images
  volume      Manage volumes

Swarm Commands:
  config      Manage Swarm configs
  node        Manage Swarm nodes
  secret      Manage Swarm secrets
  service     Manage Swarm services
  stack       Manage Swarm stacks
  swarm       Manage Swarm

Commands:
  attach      Attach local standard input, output, and error streams to a running container
  commit      Create a new image from a container's changes
  cp          ${copying}
  create      Create a new container
  diff        Inspect changes to files or directories on a container's filesystem
  events      Get real time events from the server
  export      Export a container's filesystem as a tar archive
  history     Show the history of an image
  import      Import the contents from a tarball to create a filesystem image
  inspect     Return low-level information on Docker objects
  kill        Kill one or more running containers
  load        Load an image from a tar archive or STDIN
  logs        Fetch the logs of a container
  pause       Pause all processes within one or more containers
  port        List port mappings or a specific mapping for the container
  rename      Rename a container
  restart     Restart one or more containers
  rm          Remove one or more containers
  rmi         Remove one or more images
  save        Save one or more images to a tar archive (streamed to STDOUT by default)
  start       Start one or more stopped containers
  stats       Display a live stream of container(s) resource usage statistics
  stop        Stop one or more running containers
  tag         Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE
  top         Display the running processes of a container
  unpause     Unpause all processes within one or more containers
  update      Update configuration of one or more containers
  wait        Block until one or more containers stop, then print their exit codes

Global Options:
${flagUsages(globalFlags(home), columns - 1)}

Run 'docker COMMAND --help' for more information on a command.

For more help on how to use Docker, head to https://docs.docker.com/go/guides/
`;
}

/** As FlagUsagesWrapped of github.com/spf13/pflag. */
function flagUsages(flags: Flag[], columns: number): string {
  const heads = flags.map(
    ({ short, name, type }) => `  ${short ? `-${short},` : '   '} --${name}${type && ` ${type}`}`,
  );
  const indent = Math.max(...heads.map((head) => head.length)) + 3;
  return flags
    .map(({ usage }, index) => (heads[index] ?? '').padEnd(indent) + wrapped(usage, indent, columns))
    .join('\n');
}

function wrapped(text: string, indent: number, columns: number): string {
  const [margin, start] = columns - indent < 24 ? [16, `\n${' '.repeat(16)}`] : [indent, ''];
  if (columns - margin < 24) return text.replaceAll('\n', start);
  const slop = 5;
  const width = columns - margin - slop;
  const lines: string[] = [];
  for (let rest = text; rest;) {
    let end = rest.length;
    if (width + slop <= rest.length) {
      const head = rest.slice(0, width);
      const space = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'));
      const newline = head.lastIndexOf('\n');
      if (space > 0) end = newline > 0 && newline < space ? newline : space;
    }
    lines.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  return start + lines.join('\n').replaceAll('\n', `\n${' '.repeat(margin)}`);
}
