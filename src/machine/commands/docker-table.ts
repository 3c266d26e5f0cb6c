// Every docker command with its options, as the clients of Photon's two versions have them: one table, so it is long.

/** Which client: 24 on Photon OS 3.0 and 4.0, 27 on 5.0. */
export type Version = 24 | 27;

export interface Flag {
  /** One letter; empty where it has none. */
  short: string;
  name: string;
  /** What its value is called in the help: "string", "list"; empty where it takes none. */
  type: string;
  usage: string;
}

export interface Command {
  /** All ways to type it, without "docker": ["container ls", "ps"]. */
  paths: string[];
  /** What follows its name in the usage line: "[OPTIONS]". */
  usage: string;
  short: string;
  /** What its help says, where that is not `short`. */
  long: string;
  /** As its help lists them. */
  aliases: string;
  examples: string;
  flags: Flag[];
}

/** Groups of commands, and what each is for. */
export const groups: Record<string, string> = {
  container: 'Manage containers',
  context: 'Manage contexts',
  image: 'Manage images',
  network: 'Manage networks',
  system: 'Manage Docker',
  volume: 'Manage volumes',
};

/** Aliases of commands that are not in the table below, because the help does not show them as ways to type it. */
const synonyms: Record<string, string> = { list: 'ls', remove: 'rm' };

/** The command that the words name, and how many of them do; undefined where there is none. */
export function commandOf(
  words: string[],
  version: Version,
): { command: Command; path: string; depth: number } | undefined {
  const [first = '', second = ''] = words;
  const depth = first in groups ? 2 : 1;
  const known = `${first} ${synonyms[second] ?? second}`;
  const path = depth === 1 ? first : known === 'container ps' ? 'container ls' : known;
  const command = commandsOf(version).find(({ paths }) => paths.includes(path));
  return command && { command, path, depth };
}

/** Whether a word names a group of commands: "network". */
export function isGroup(word: string): boolean {
  return word in groups;
}

/** What an error in the number of arguments shows. */
export function usageOf(command: Command, path: string): string {
  return `Usage:  docker ${path} ${command.usage}`.trimEnd() + `\n\n${command.short}\n`;
}

/** The options before the command. */
export function globalFlags(home: string): Flag[] {
  const certificate = (file: string) => `(default "${home}/.docker/${file}.pem")`;
  return flagsOf(`--config string	Location of client config files (default "${home}/.docker")
-c --context string	Name of the context to use to connect to the daemon (overrides DOCKER_HOST env var and default context set with "docker context use")
-D --debug	Enable debug mode
-H --host list	Daemon socket to connect to
-l --log-level string	Set the logging level ("debug", "info", "warn", "error", "fatal") (default "info")
--tls	Use TLS; implied by --tlsverify
--tlscacert string	Trust certs signed only by this CA ${certificate('ca')}
--tlscert string	Path to TLS certificate file ${certificate('cert')}
--tlskey string	Path to TLS key file ${certificate('key')}
--tlsverify	Use TLS and verify the remote
-v --version	Print version information and quit`);
}

function flagsOf(lines: string): Flag[] {
  return lines.split('\n').map((line) => {
    const [, short = '', name = '', type = '', usage = ''] = /^(?:-(\w) )?--(\S+)(?: (\S+))?\t([^]*)$/.exec(line) ?? [];
    return { short, name, type, usage: usage.replaceAll('\\n', '\n') };
  });
}

const parsed = new Map<Version, Command[]>();

/** All commands of one version. */
export function commandsOf(version: Version): Command[] {
  const known = parsed.get(version);
  if (known) return known;
  const other = version === 24 ? '27' : '24';
  const text = table.replaceAll(new RegExp(`^${other}.*\n`, 'gm'), '').replaceAll(new RegExp(`^${version}`, 'gm'), '');
  const commands = text
    .split(/^> /m)
    .slice(1)
    .map((block) => {
      const [paths = '', ...lines] = block.trimEnd().split('\n');
      const field = (letter: string) =>
        lines
          .find((line) => line.startsWith(`${letter} `))
          ?.slice(2)
          .replaceAll('\\n', '\n') ?? '';
      const flags = lines.filter((line) => line.startsWith('-'));
      return {
        paths: paths.split(', '),
        usage: field('u'),
        short: field('s'),
        long: field('l'),
        aliases: field('a'),
        examples: field('x'),
        flags: flags.length > 0 ? flagsOf(flags.join('\n')) : [],
      };
    });
  parsed.set(version, commands);
  return commands;
}

/**
 * A block a command: its paths, then its usage (u), what it does (s), its long help where that differs (l), its aliases
 * (a), its examples (x) and its options. A line of one version only begins with that version's number.
 */
const table = `> container attach, attach
u [OPTIONS] CONTAINER
s Attach local standard input, output, and error streams to a running container
a docker container attach, docker attach
--detach-keys string	Override the key sequence for detaching a container
--no-stdin	Do not attach STDIN
--sig-proxy	Proxy all received signals to the process (default true)
> container commit, commit
u [OPTIONS] CONTAINER [REPOSITORY[:TAG]]
s Create a new image from a container's changes
a docker container commit, docker commit
-a --author string	Author (e.g., "John Hannibal Smith <hannibal@a-team.com>")
-c --change list	Apply Dockerfile instruction to the created image
-m --message string	Commit message
-p --pause	Pause container during commit (default true)
> container create, create
u [OPTIONS] IMAGE [COMMAND] [ARG...]
s Create a new container
a docker container create, docker create
--add-host list	Add a custom host-to-IP mapping (host:ip)
--annotation map	Add an annotation to the container (passed through to the OCI runtime) (default map[])
-a --attach list	Attach to STDIN, STDOUT or STDERR
--blkio-weight uint16	Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)
--blkio-weight-device list	Block IO weight (relative device weight) (default [])
--cap-add list	Add Linux capabilities
--cap-drop list	Drop Linux capabilities
--cgroup-parent string	Optional parent cgroup for the container
--cgroupns string	Cgroup namespace to use (host|private)\\n'host':    Run the container in the Docker host's cgroup namespace\\n'private': Run the container in its own private cgroup namespace\\n'':        Use the cgroup namespace as configured by the\\n           default-cgroupns-mode option on the daemon (default)
--cidfile string	Write the container ID to the file
--cpu-count int	CPU count (Windows only)
--cpu-percent int	CPU percent (Windows only)
--cpu-period int	Limit CPU CFS (Completely Fair Scheduler) period
--cpu-quota int	Limit CPU CFS (Completely Fair Scheduler) quota
--cpu-rt-period int	Limit CPU real-time period in microseconds
--cpu-rt-runtime int	Limit CPU real-time runtime in microseconds
-c --cpu-shares int	CPU shares (relative weight)
--cpus decimal	Number of CPUs
--cpuset-cpus string	CPUs in which to allow execution (0-3, 0,1)
--cpuset-mems string	MEMs in which to allow execution (0-3, 0,1)
--device list	Add a host device to the container
--device-cgroup-rule list	Add a rule to the cgroup allowed devices list
--device-read-bps list	Limit read rate (bytes per second) from a device (default [])
--device-read-iops list	Limit read rate (IO per second) from a device (default [])
--device-write-bps list	Limit write rate (bytes per second) to a device (default [])
--device-write-iops list	Limit write rate (IO per second) to a device (default [])
--disable-content-trust	Skip image verification (default true)
--dns list	Set custom DNS servers
--dns-option list	Set DNS options
--dns-search list	Set custom DNS search domains
--domainname string	Container NIS domain name
--entrypoint string	Overwrite the default ENTRYPOINT of the image
-e --env list	Set environment variables
--env-file list	Read in a file of environment variables
--expose list	Expose a port or a range of ports
--gpus gpu-request	GPU devices to add to the container ('all' to pass all GPUs)
--group-add list	Add additional groups to join
--health-cmd string	Command to run to check health
--health-interval duration	Time between running the check (ms|s|m|h) (default 0s)
--health-retries int	Consecutive failures needed to report unhealthy
27--health-start-interval duration	Time between running the check during the start period (ms|s|m|h) (default 0s)
--health-start-period duration	Start period for the container to initialize before starting health-retries countdown (ms|s|m|h) (default 0s)
--health-timeout duration	Maximum time to allow one check to run (ms|s|m|h) (default 0s)
--help	Print usage
-h --hostname string	Container host name
--init	Run an init inside the container that forwards signals and reaps processes
-i --interactive	Keep STDIN open even if not attached
--io-maxbandwidth bytes	Maximum IO bandwidth limit for the system drive (Windows only)
--io-maxiops uint	Maximum IOps limit for the system drive (Windows only)
--ip string	IPv4 address (e.g., 172.30.100.104)
--ip6 string	IPv6 address (e.g., 2001:db8::33)
--ipc string	IPC mode to use
--isolation string	Container isolation technology
--kernel-memory bytes	Kernel memory limit
-l --label list	Set meta data on a container
--label-file list	Read in a line delimited file of labels
--link list	Add link to another container
--link-local-ip list	Container IPv4/IPv6 link-local addresses
--log-driver string	Logging driver for the container
--log-opt list	Log driver options
--mac-address string	Container MAC address (e.g., 92:d0:c6:0a:29:33)
-m --memory bytes	Memory limit
--memory-reservation bytes	Memory soft limit
--memory-swap bytes	Swap limit equal to memory plus swap: '-1' to enable unlimited swap
--memory-swappiness int	Tune container memory swappiness (0 to 100) (default -1)
--mount mount	Attach a filesystem mount to the container
--name string	Assign a name to the container
--network network	Connect a container to a network
--network-alias list	Add network-scoped alias for the container
--no-healthcheck	Disable any container-specified HEALTHCHECK
--oom-kill-disable	Disable OOM Killer
--oom-score-adj int	Tune host's OOM preferences (-1000 to 1000)
--pid string	PID namespace to use
--pids-limit int	Tune container pids limit (set -1 for unlimited)
--platform string	Set platform if server is multi-platform capable
--privileged	Give extended privileges to this container
-p --publish list	Publish a container's port(s) to the host
-P --publish-all	Publish all exposed ports to random ports
--pull string	Pull image before creating ("always", "|missing", "never") (default "missing")
-q --quiet	Suppress the pull output
--read-only	Mount the container's root filesystem as read only
--restart string	Restart policy to apply when a container exits (default "no")
24--rm	Automatically remove the container when it exits
27--rm	Automatically remove the container and its associated anonymous volumes when it exits
--runtime string	Runtime to use for this container
--security-opt list	Security Options
--shm-size bytes	Size of /dev/shm
--stop-signal string	Signal to stop the container
--stop-timeout int	Timeout (in seconds) to stop a container
--storage-opt list	Storage driver options for the container
--sysctl map	Sysctl options (default map[])
--tmpfs list	Mount a tmpfs directory
-t --tty	Allocate a pseudo-TTY
--ulimit ulimit	Ulimit options (default [])
-u --user string	Username or UID (format: <name|uid>[:<group|gid>])
--userns string	User namespace to use
--uts string	UTS namespace to use
-v --volume list	Bind mount a volume
--volume-driver string	Optional volume driver for the container
--volumes-from list	Mount volumes from the specified container(s)
-w --workdir string	Working directory inside the container
> container diff, diff
u CONTAINER
s Inspect changes to files or directories on a container's filesystem
a docker container diff, docker diff
> container exec, exec
u [OPTIONS] CONTAINER COMMAND [ARG...]
s Execute a command in a running container
a docker container exec, docker exec
-d --detach	Detached mode: run command in the background
--detach-keys string	Override the key sequence for detaching a container
-e --env list	Set environment variables
--env-file list	Read in a file of environment variables
-i --interactive	Keep STDIN open even if not attached
--privileged	Give extended privileges to the command
-t --tty	Allocate a pseudo-TTY
-u --user string	Username or UID (format: "<name|uid>[:<group|gid>]")
-w --workdir string	Working directory inside the container
> container export, export
u [OPTIONS] CONTAINER
s Export a container's filesystem as a tar archive
a docker container export, docker export
-o --output string	Write to a file, instead of STDOUT
> container inspect
u [OPTIONS] CONTAINER [CONTAINER...]
s Display detailed information on one or more containers
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-s --size	Display total file sizes
> container kill, kill
u [OPTIONS] CONTAINER [CONTAINER...]
s Kill one or more running containers
a docker container kill, docker kill
-s --signal string	Signal to send to the container
> container logs, logs
u [OPTIONS] CONTAINER
s Fetch the logs of a container
a docker container logs, docker logs
--details	Show extra details provided to logs
-f --follow	Follow log output
--since string	Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)
-n --tail string	Number of lines to show from the end of the logs (default "all")
-t --timestamps	Show timestamps
--until string	Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)
> container ls, ps
u [OPTIONS]
s List containers
a docker container ls, docker container list, docker container ps, docker ps
-a --all	Show all containers (default shows just running)
-f --filter filter	Filter output based on conditions provided
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-n --last int	Show n last created containers (includes all states) (default -1)
-l --latest	Show the latest created container (includes all states)
--no-trunc	Don't truncate output
-q --quiet	Only display container IDs
-s --size	Display total file sizes
> container pause, pause
u CONTAINER [CONTAINER...]
s Pause all processes within one or more containers
a docker container pause, docker pause
> container port, port
u CONTAINER [PRIVATE_PORT[/PROTO]]
s List port mappings or a specific mapping for the container
a docker container port, docker port
> container prune
u [OPTIONS]
s Remove all stopped containers
--filter filter	Provide filter values (e.g. "until=<timestamp>")
-f --force	Do not prompt for confirmation
> container rename, rename
u CONTAINER NEW_NAME
s Rename a container
a docker container rename, docker rename
> container restart, restart
u [OPTIONS] CONTAINER [CONTAINER...]
s Restart one or more containers
a docker container restart, docker restart
-s --signal string	Signal to send to the container
-t --time int	Seconds to wait before killing the container
> container rm, rm
u [OPTIONS] CONTAINER [CONTAINER...]
s Remove one or more containers
a docker container rm, docker container remove, docker rm
-f --force	Force the removal of a running container (uses SIGKILL)
-l --link	Remove the specified link
-v --volumes	Remove anonymous volumes associated with the container
> container run, run
u [OPTIONS] IMAGE [COMMAND] [ARG...]
s Create and run a new container from an image
a docker container run, docker run
--add-host list	Add a custom host-to-IP mapping (host:ip)
--annotation map	Add an annotation to the container (passed through to the OCI runtime) (default map[])
-a --attach list	Attach to STDIN, STDOUT or STDERR
--blkio-weight uint16	Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)
--blkio-weight-device list	Block IO weight (relative device weight) (default [])
--cap-add list	Add Linux capabilities
--cap-drop list	Drop Linux capabilities
--cgroup-parent string	Optional parent cgroup for the container
--cgroupns string	Cgroup namespace to use (host|private)\\n'host':    Run the container in the Docker host's cgroup namespace\\n'private': Run the container in its own private cgroup namespace\\n'':        Use the cgroup namespace as configured by the\\n           default-cgroupns-mode option on the daemon (default)
--cidfile string	Write the container ID to the file
--cpu-count int	CPU count (Windows only)
--cpu-percent int	CPU percent (Windows only)
--cpu-period int	Limit CPU CFS (Completely Fair Scheduler) period
--cpu-quota int	Limit CPU CFS (Completely Fair Scheduler) quota
--cpu-rt-period int	Limit CPU real-time period in microseconds
--cpu-rt-runtime int	Limit CPU real-time runtime in microseconds
-c --cpu-shares int	CPU shares (relative weight)
--cpus decimal	Number of CPUs
--cpuset-cpus string	CPUs in which to allow execution (0-3, 0,1)
--cpuset-mems string	MEMs in which to allow execution (0-3, 0,1)
-d --detach	Run container in background and print container ID
--detach-keys string	Override the key sequence for detaching a container
--device list	Add a host device to the container
--device-cgroup-rule list	Add a rule to the cgroup allowed devices list
--device-read-bps list	Limit read rate (bytes per second) from a device (default [])
--device-read-iops list	Limit read rate (IO per second) from a device (default [])
--device-write-bps list	Limit write rate (bytes per second) to a device (default [])
--device-write-iops list	Limit write rate (IO per second) to a device (default [])
--disable-content-trust	Skip image verification (default true)
--dns list	Set custom DNS servers
--dns-option list	Set DNS options
--dns-search list	Set custom DNS search domains
--domainname string	Container NIS domain name
--entrypoint string	Overwrite the default ENTRYPOINT of the image
-e --env list	Set environment variables
--env-file list	Read in a file of environment variables
--expose list	Expose a port or a range of ports
--gpus gpu-request	GPU devices to add to the container ('all' to pass all GPUs)
--group-add list	Add additional groups to join
--health-cmd string	Command to run to check health
--health-interval duration	Time between running the check (ms|s|m|h) (default 0s)
--health-retries int	Consecutive failures needed to report unhealthy
27--health-start-interval duration	Time between running the check during the start period (ms|s|m|h) (default 0s)
--health-start-period duration	Start period for the container to initialize before starting health-retries countdown (ms|s|m|h) (default 0s)
--health-timeout duration	Maximum time to allow one check to run (ms|s|m|h) (default 0s)
--help	Print usage
-h --hostname string	Container host name
--init	Run an init inside the container that forwards signals and reaps processes
-i --interactive	Keep STDIN open even if not attached
--io-maxbandwidth bytes	Maximum IO bandwidth limit for the system drive (Windows only)
--io-maxiops uint	Maximum IOps limit for the system drive (Windows only)
--ip string	IPv4 address (e.g., 172.30.100.104)
--ip6 string	IPv6 address (e.g., 2001:db8::33)
--ipc string	IPC mode to use
--isolation string	Container isolation technology
--kernel-memory bytes	Kernel memory limit
-l --label list	Set meta data on a container
--label-file list	Read in a line delimited file of labels
--link list	Add link to another container
--link-local-ip list	Container IPv4/IPv6 link-local addresses
--log-driver string	Logging driver for the container
--log-opt list	Log driver options
--mac-address string	Container MAC address (e.g., 92:d0:c6:0a:29:33)
-m --memory bytes	Memory limit
--memory-reservation bytes	Memory soft limit
--memory-swap bytes	Swap limit equal to memory plus swap: '-1' to enable unlimited swap
--memory-swappiness int	Tune container memory swappiness (0 to 100) (default -1)
--mount mount	Attach a filesystem mount to the container
--name string	Assign a name to the container
--network network	Connect a container to a network
--network-alias list	Add network-scoped alias for the container
--no-healthcheck	Disable any container-specified HEALTHCHECK
--oom-kill-disable	Disable OOM Killer
--oom-score-adj int	Tune host's OOM preferences (-1000 to 1000)
--pid string	PID namespace to use
--pids-limit int	Tune container pids limit (set -1 for unlimited)
--platform string	Set platform if server is multi-platform capable
--privileged	Give extended privileges to this container
-p --publish list	Publish a container's port(s) to the host
-P --publish-all	Publish all exposed ports to random ports
--pull string	Pull image before running ("always", "missing", "never") (default "missing")
-q --quiet	Suppress the pull output
--read-only	Mount the container's root filesystem as read only
--restart string	Restart policy to apply when a container exits (default "no")
24--rm	Automatically remove the container when it exits
27--rm	Automatically remove the container and its associated anonymous volumes when it exits
--runtime string	Runtime to use for this container
--security-opt list	Security Options
--shm-size bytes	Size of /dev/shm
--sig-proxy	Proxy received signals to the process (default true)
--stop-signal string	Signal to stop the container
--stop-timeout int	Timeout (in seconds) to stop a container
--storage-opt list	Storage driver options for the container
--sysctl map	Sysctl options (default map[])
--tmpfs list	Mount a tmpfs directory
-t --tty	Allocate a pseudo-TTY
--ulimit ulimit	Ulimit options (default [])
-u --user string	Username or UID (format: <name|uid>[:<group|gid>])
--userns string	User namespace to use
--uts string	UTS namespace to use
-v --volume list	Bind mount a volume
--volume-driver string	Optional volume driver for the container
--volumes-from list	Mount volumes from the specified container(s)
-w --workdir string	Working directory inside the container
> container start, start
u [OPTIONS] CONTAINER [CONTAINER...]
s Start one or more stopped containers
a docker container start, docker start
-a --attach	Attach STDOUT/STDERR and forward signals
--checkpoint string	Restore from this checkpoint
--checkpoint-dir string	Use a custom checkpoint storage directory
--detach-keys string	Override the key sequence for detaching a container
-i --interactive	Attach container's STDIN
> container stats, stats
u [OPTIONS] [CONTAINER...]
s Display a live stream of container(s) resource usage statistics
a docker container stats, docker stats
-a --all	Show all containers (default shows just running)
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
--no-stream	Disable streaming stats and only pull the first result
--no-trunc	Do not truncate output
> container stop, stop
u [OPTIONS] CONTAINER [CONTAINER...]
s Stop one or more running containers
a docker container stop, docker stop
-s --signal string	Signal to send to the container
-t --time int	Seconds to wait before killing the container
> container top, top
u CONTAINER [ps OPTIONS]
s Display the running processes of a container
a docker container top, docker top
> container unpause, unpause
u CONTAINER [CONTAINER...]
s Unpause all processes within one or more containers
a docker container unpause, docker unpause
> container update, update
u [OPTIONS] CONTAINER [CONTAINER...]
s Update configuration of one or more containers
a docker container update, docker update
--blkio-weight uint16	Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)
--cpu-period int	Limit CPU CFS (Completely Fair Scheduler) period
--cpu-quota int	Limit CPU CFS (Completely Fair Scheduler) quota
--cpu-rt-period int	Limit the CPU real-time period in microseconds
--cpu-rt-runtime int	Limit the CPU real-time runtime in microseconds
-c --cpu-shares int	CPU shares (relative weight)
--cpus decimal	Number of CPUs
--cpuset-cpus string	CPUs in which to allow execution (0-3, 0,1)
--cpuset-mems string	MEMs in which to allow execution (0-3, 0,1)
-m --memory bytes	Memory limit
--memory-reservation bytes	Memory soft limit
--memory-swap bytes	Swap limit equal to memory plus swap: -1 to enable unlimited swap
--pids-limit int	Tune container pids limit (set -1 for unlimited)
--restart string	Restart policy to apply when a container exits
> container wait, wait
u CONTAINER [CONTAINER...]
s Block until one or more containers stop, then print their exit codes
a docker container wait, docker wait
> image build
u [OPTIONS] PATH | URL | -
s Build an image from a Dockerfile
> image history, history
u [OPTIONS] IMAGE
s Show the history of an image
a docker image history, docker history
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-H --human	Print sizes and dates in human readable format (default true)
--no-trunc	Don't truncate output
-q --quiet	Only show image IDs
> image import, import
u [OPTIONS] file|URL|- [REPOSITORY[:TAG]]
s Import the contents from a tarball to create a filesystem image
a docker image import, docker import
-c --change list	Apply Dockerfile instruction to the created image
-m --message string	Set commit message for imported image
--platform string	Set platform if server is multi-platform capable
> image inspect
u [OPTIONS] IMAGE [IMAGE...]
s Display detailed information on one or more images
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
> image load, load
u [OPTIONS]
s Load an image from a tar archive or STDIN
a docker image load, docker load
-i --input string	Read from tar archive file, instead of STDIN
-q --quiet	Suppress the load output
> image ls, images
u [OPTIONS] [REPOSITORY[:TAG]]
s List images
a docker image ls, docker image list, docker images
-a --all	Show all images (default hides intermediate images)
--digests	Show digests
-f --filter filter	Filter output based on conditions provided
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
--no-trunc	Don't truncate output
-q --quiet	Only show image IDs
27--tree	List multi-platform images as a tree (EXPERIMENTAL)
> image prune
u [OPTIONS]
s Remove unused images
-a --all	Remove all unused images, not just dangling ones
--filter filter	Provide filter values (e.g. "until=<timestamp>")
-f --force	Do not prompt for confirmation
> image pull, pull
u [OPTIONS] NAME[:TAG|@DIGEST]
s Download an image from a registry
a docker image pull, docker pull
-a --all-tags	Download all tagged images in the repository
--disable-content-trust	Skip image verification (default true)
--platform string	Set platform if server is multi-platform capable
-q --quiet	Suppress verbose output
> image push, push
u [OPTIONS] NAME[:TAG]
s Upload an image to a registry
a docker image push, docker push
-a --all-tags	Push all tags of an image to the repository
--disable-content-trust	Skip image signing (default true)
27--platform string	Push a platform-specific manifest as a single-platform image to the registry.\\nImage index won't be pushed, meaning that other manifests, including attestations won't be preserved.\\n'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)
-q --quiet	Suppress verbose output
> image rm, rmi
u [OPTIONS] IMAGE [IMAGE...]
s Remove one or more images
a docker image rm, docker image remove, docker rmi
-f --force	Force removal of the image
--no-prune	Do not delete untagged parents
> image save, save
u [OPTIONS] IMAGE [IMAGE...]
s Save one or more images to a tar archive (streamed to STDOUT by default)
a docker image save, docker save
-o --output string	Write to a file, instead of STDOUT
> image tag, tag
u SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]
s Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE
a docker image tag, docker tag
> network connect
u [OPTIONS] NETWORK CONTAINER
s Connect a container to a network
--alias strings	Add network-scoped alias for the container
--driver-opt strings	driver options for the network
--ip string	IPv4 address (e.g., "172.30.100.104")
--ip6 string	IPv6 address (e.g., "2001:db8::33")
--link list	Add link to another container
--link-local-ip strings	Add a link-local address for the container
> network create
u [OPTIONS] NETWORK
s Create a network
--attachable	Enable manual container attachment
--aux-address map	Auxiliary IPv4 or IPv6 addresses used by Network driver (default map[])
--config-from string	The network from which to copy the configuration
--config-only	Create a configuration only network
-d --driver string	Driver to manage the Network (default "bridge")
--gateway strings	IPv4 or IPv6 Gateway for the master subnet
--ingress	Create swarm routing-mesh network
--internal	Restrict external access to the network
--ip-range strings	Allocate container ip from a sub-range
--ipam-driver string	IP Address Management Driver (default "default")
--ipam-opt map	Set IPAM driver specific options (default map[])
24--ipv6	Enable IPv6 networking
27--ipv6	Enable or disable IPv6 networking
--label list	Set metadata on a network
-o --opt map	Set driver specific options (default map[])
--scope string	Control the network's scope
--subnet strings	Subnet in CIDR format that represents a network segment
> network disconnect
u [OPTIONS] NETWORK CONTAINER
s Disconnect a container from a network
-f --force	Force the container to disconnect from a network
> network inspect
u [OPTIONS] NETWORK [NETWORK...]
s Display detailed information on one or more networks
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-v --verbose	Verbose output for diagnostics
> network ls
u [OPTIONS]
s List networks
a docker network ls, docker network list
-f --filter filter	Provide filter values (e.g. "driver=bridge")
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
--no-trunc	Do not truncate the output
-q --quiet	Only display network IDs
> network prune
u [OPTIONS]
s Remove all unused networks
--filter filter	Provide filter values (e.g. "until=<timestamp>")
-f --force	Do not prompt for confirmation
> network rm
u NETWORK [NETWORK...]
s Remove one or more networks
a docker network rm, docker network remove
-f --force	Do not error if the network does not exist
> volume create
u [OPTIONS] [VOLUME]
s Create a volume
--availability string	Cluster Volume availability ("active", "pause", "drain") (default "active")
-d --driver string	Specify volume driver name (default "local")
--group string	Cluster Volume group (cluster volumes)
--label list	Set metadata for a volume
--limit-bytes bytes	Minimum size of the Cluster Volume in bytes
-o --opt map	Set driver specific options (default map[])
--required-bytes bytes	Maximum size of the Cluster Volume in bytes
--scope string	Cluster Volume access scope ("single", "multi") (default "single")
--secret map	Cluster Volume secrets (default map[])
--sharing string	Cluster Volume access sharing ("none", "readonly", "onewriter", "all") (default "none")
--topology-preferred list	A topology that the Cluster Volume would be preferred in
--topology-required list	A topology that the Cluster Volume must be accessible from
--type string	Cluster Volume access type ("mount", "block") (default "block")
> volume inspect
u [OPTIONS] VOLUME [VOLUME...]
s Display detailed information on one or more volumes
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
> volume ls
u [OPTIONS]
s List volumes
a docker volume ls, docker volume list
--cluster	Display only cluster volumes, and use cluster volume list formatting
-f --filter filter	Provide filter values (e.g. "dangling=true")
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-q --quiet	Only display volume names
> volume prune
u [OPTIONS]
s Remove unused local volumes
-a --all	Remove all unused volumes, not just anonymous ones
--filter filter	Provide filter values (e.g. "label=<label>")
-f --force	Do not prompt for confirmation
> volume rm
u [OPTIONS] VOLUME [VOLUME...]
s Remove one or more volumes
l Remove one or more volumes. You cannot remove a volume that is in use by a container.
a docker volume rm, docker volume remove
x \\n$ docker volume rm hello\\nhello\\n
-f --force	Force the removal of one or more volumes
> volume update
u [OPTIONS] [VOLUME]
s Update a volume (cluster volumes only)
--availability string	Cluster Volume availability ("active", "pause", "drain") (default "active")
> context create
u [OPTIONS] CONTEXT
s Create a context
l Create a context\\n\\nDocker endpoint config:\\n\\nNAME                DESCRIPTION\\nfrom                Copy named context's Docker endpoint configuration\\nhost                Docker endpoint on which to connect\\nca                  Trust certs signed only by this CA\\ncert                Path to TLS certificate file\\nkey                 Path to TLS key file\\nskip-tls-verify     Skip TLS certificate validation\\n\\nExample:\\n\\n$ docker context create my-context --description "some description" --docker "host=tcp://myserver:2376,ca=~/ca-file,cert=~/cert-file,key=~/key-file"
--description string	Description of the context
--docker stringToString	set the docker endpoint (default [])
--from string	create context from a named context
> context export
u [OPTIONS] CONTEXT [FILE|-]
s Export a context to a tar archive FILE or a tar stream on STDOUT.
> context import
u CONTEXT FILE|-
s Import a context from a tar or zip file
> context inspect
u [OPTIONS] [CONTEXT] [CONTEXT...]
s Display detailed information on one or more contexts
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
> context ls
u [OPTIONS]
s List contexts
a docker context ls, docker context list
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-q --quiet	Only show context names
> context rm
u CONTEXT [CONTEXT...]
s Remove one or more contexts
a docker context rm, docker context remove
-f --force	Force the removal of a context in use
> context show
u 
s Print the name of the current context
> context update
u [OPTIONS] CONTEXT
s Update a context
l Update a context\\n\\nDocker endpoint config:\\n\\nNAME                DESCRIPTION\\nfrom                Copy named context's Docker endpoint configuration\\nhost                Docker endpoint on which to connect\\nca                  Trust certs signed only by this CA\\ncert                Path to TLS certificate file\\nkey                 Path to TLS key file\\nskip-tls-verify     Skip TLS certificate validation\\n\\nExample:\\n\\n$ docker context update my-context --description "some description" --docker "host=tcp://myserver:2376,ca=~/ca-file,cert=~/cert-file,key=~/key-file"
--description string	Description of the context
--docker stringToString	set the docker endpoint (default [])
> context use
u CONTEXT
s Set the current docker context
> system df
u [OPTIONS]
s Show docker disk usage
--format string	Format output using a custom template:\\n'table':            Print output in table format with column headers (default)\\n'table TEMPLATE':   Print output in table format using the given Go template\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-v --verbose	Show detailed information on space usage
> system events, events
u [OPTIONS]
s Get real time events from the server
a docker system events, docker events
-f --filter filter	Filter output based on conditions provided
--format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
--since string	Show all events created since timestamp
--until string	Stream events until this timestamp
> system info, info
u [OPTIONS]
s Display system-wide information
a docker system info, docker info
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
> system prune
u [OPTIONS]
s Remove unused data
-a --all	Remove all unused images not just dangling ones
--filter filter	Provide filter values (e.g. "label=<key>=<value>")
-f --force	Do not prompt for confirmation
--volumes	Prune anonymous volumes
> login
u [OPTIONS] [SERVER]
24s Log in to a registry
27s Authenticate to a registry
24l Log in to a registry.\\nIf no server is specified, the default is defined by the daemon.
27l Authenticate to a registry.\\nDefaults to Docker Hub if no server is specified.
-p --password string	Password
--password-stdin	Take the password from stdin
-u --username string	Username
> logout
u [SERVER]
s Log out from a registry
l Log out from a registry.\\nIf no server is specified, the default is defined by the daemon.
> search
u [OPTIONS] TERM
s Search Docker Hub for images
-f --filter filter	Filter output based on conditions provided
--format string	Pretty-print search using a Go template
--limit int	Max number of search results
--no-trunc	Don't truncate output
> version
u [OPTIONS]
s Show the Docker version information
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
> inspect
u [OPTIONS] NAME|ID [NAME|ID...]
s Return low-level information on Docker objects
-f --format string	Format output using a custom template:\\n'json':             Print in JSON format\\n'TEMPLATE':         Print output using the given Go template.\\nRefer to https://docs.docker.com/go/formatting/ for more information about formatting output with templates
-s --size	Display total file sizes if the type is container
--type string	Return JSON for specified type
`;
