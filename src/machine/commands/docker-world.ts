// The small world of container images: which there are, and what their programs do.
import type { Container, Run } from '../docker.ts';
import { FileError } from '../file-error.ts';
import { Files, root } from '../files.ts';
import type { Machine } from '../model.ts';
import { kernelRelease } from '../processes.ts';
import { NotSimulated } from '../program.ts';

/** An image of Docker Hub. */
export interface WorldImage {
  repository: string;
  tag: string;
  /** When it was built: milliseconds since 1970. */
  created: number;
  /** In bytes, unpacked. */
  size: number;
  layers: number;
  entrypoint?: string[];
  command: string[];
  labels?: Record<string, string>;
  /** "80/tcp" */
  exposed?: string[];
  /** Directories that are volumes. */
  volumes?: string[];
  /** Whose programs it has: busybox's, GNU's, Photon OS's, or nothing but its own. */
  kind: 'busybox' | 'gnu' | 'photon' | 'single';
  /** Files that are known, with their text. */
  files?: Record<string, string>;
  /** What its own command is as ps shows it, and that it ends when it is asked to. */
  service?: string;
}

/** Every image has this PATH. */
export const standardPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

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

/** Photon OS's image of one release: github.com/vmware/photon-docker-image, branch x86_64/<release>-<date>. */
function photonImage(tag: string, release: string, date: string, build: string, size: number): WorldImage {
  const day = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6)));
  return {
    repository: 'photon',
    tag,
    created: day,
    size,
    layers: 1,
    command: ['/bin/bash'],
    labels: { 'build-date': date, name: `Photon OS x86_64/${release} Base Image`, vendor: 'VMware' },
    kind: 'photon',
    files: {
      '/etc/photon-release': `VMware Photon OS ${release}\nPHOTON_BUILD_NUMBER=${build}\n`,
      '/etc/os-release': `NAME="VMware Photon OS"
VERSION="${release}"
ID=photon
VERSION_ID=${release}
PRETTY_NAME="VMware Photon OS/Linux"
ANSI_COLOR="1;34"
HOME_URL="https://vmware.github.io/photon/"
BUG_REPORT_URL="https://github.com/vmware/photon/issues"
`,
    },
  };
}

// Unverified: sizes, numbers of layers and dates of all images but the size of hello-world and the dates of Photon OS's
const images: WorldImage[] = [
  {
    repository: 'hello-world', tag: 'latest', created: Date.UTC(2025, 0, 22, 23, 32, 32), size: 10_072, layers: 1,
    command: ['/hello'], kind: 'single',
  },
  photonImage('latest', '5.0', '20250427', 'b3da2fa72', 41_300_000),
  photonImage('5.0', '5.0', '20250427', 'b3da2fa72', 41_300_000),
  photonImage('4.0', '4.0', '20250518', '1f7875a9b', 38_900_000),
  photonImage('3.0', '3.0', '20250316', '554d107b5', 36_300_000),
  {
    repository: 'busybox', tag: 'latest', created: Date.UTC(2024, 8, 26, 21, 31, 42), size: 4_281_876, layers: 1,
    command: ['sh'], kind: 'busybox',
  },
  {
    repository: 'alpine', tag: 'latest', created: Date.UTC(2025, 1, 14, 3, 28, 36), size: 7_830_000, layers: 1,
    command: ['/bin/sh'], kind: 'busybox',
  },
  {
    repository: 'ubuntu', tag: 'latest', created: Date.UTC(2025, 3, 28, 9, 48, 43), size: 78_100_000, layers: 1,
    command: ['/bin/bash'], kind: 'gnu',
  },
  {
    repository: 'nginx', tag: 'latest', created: Date.UTC(2025, 3, 16, 14, 50, 31), size: 192_000_000, layers: 7,
    entrypoint: ['/docker-entrypoint.sh'], command: ['nginx', '-g', 'daemon off;'], exposed: ['80/tcp'], kind: 'gnu',
    service: 'nginx: master process nginx -g daemon off;',
  },
  {
    repository: 'redis', tag: 'latest', created: Date.UTC(2025, 3, 23, 15, 14, 45), size: 128_000_000, layers: 7,
    entrypoint: ['docker-entrypoint.sh'], command: ['redis-server'], exposed: ['6379/tcp'], volumes: ['/data'],
    kind: 'gnu', service: 'redis-server *:6379',
  },
]; // prettier-ignore

/** An image of Docker Hub by repository and tag; undefined where this world has none of that name. */
export function imageNamed(repository: string, tag: string): WorldImage | undefined {
  return images.find((image) => image.repository === repository && image.tag === tag);
}

/** Whether this world knows a repository, so that a missing tag is missing there too. */
export function knownRepository(repository: string): boolean {
  return images.some((image) => image.repository === repository);
}

/** What a program in a container asks of the machine, or is refused. */
interface Inside {
  machine: Machine;
  image: WorldImage;
  container: Pick<Container, 'id' | 'hostname' | 'user' | 'binds'>;
  env: Map<string, string>;
  cwd: string;
}

/** A program that cannot be started, as runc says. */
export class StartFailure extends Error {
  override name = 'StartFailure';
  /** 126 where it is no program, 127 where there is none, 125 where the user is unknown. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** What a shell or a program did: its lines, how long it took, its status. */
interface Progress {
  lines: Run['lines'];
  /** Milliseconds since its start; Infinity where it never ends. */
  time: number;
  status: number;
}

/** The shell was told to exit. */
class Exit extends Error {}

/** The file system and the surroundings of a container. */
export function insideOf(machine: Machine, container: Container, image: WorldImage): Inside {
  const env = new Map([standardPath, `HOSTNAME=${container.hostname}`, ...container.env].map(pairOf));
  if (container.tty) env.set('TERM', 'xterm');
  const home = /^(root|0|)(:|$)/.test(container.user) ? '/root' : '/';
  if (!env.has('HOME')) env.set('HOME', home);
  return { machine, image, container, env, cwd: container.workingDir || '/' };
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
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

function missing(program: string): StartFailure {
  return new StartFailure(`exec: "${program}": executable file not found in $PATH: unknown`, 127);
}

/** Common programs: in some image or other there is each of them, so none is said to be missing. */
const programs = new Set(
  (
    'acpid adjtimex ar arch arp arping ascii ash awk base64 basename bc blkdiscard blockdev brctl bunzip2 ' +
    'busybox bzcat bzip2 cal cat chgrp chmod chown chroot chvt clear cmp cp cpio crc32 crond crontab cttyhack ' +
    'cut date dc dd deallocvt depmod devmem df diff dirname dmesg dnsdomainname dos2unix dpkg dpkg-deb du ' +
    'dumpkmap dumpleases echo ed egrep env expand expr factor fallocate false fatattr fdisk fgrep find findfs ' +
    'fold free freeramdisk fsfreeze fstrim ftpget ftpput getopt getty grep groups gunzip gzip halt head ' +
    'hexdump hostid hostname httpd hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer id ifconfig ifdown ifup ' +
    'init insmod ionice ip ipcalc ipneigh kill killall klogd last less link linux32 linux64 linuxrc ln ' +
    'loadfont loadkmap logger login logname logread losetup ls lsmod lsscsi lzcat lzma lzop md5sum mdev ' +
    'microcom mim mkdir mkdosfs mke2fs mkfifo mknod mkpasswd mkswap mktemp modinfo modprobe more mount mt mv ' +
    'nameif nc netstat nl nologin nproc nsenter nslookup nuke od openvt partprobe passwd paste patch pidof ' +
    'ping ping6 pivot_root poweroff printf ps pwd rdate readlink realpath reboot renice reset resume rev rm ' +
    'rmdir rmmod route rpm rpm2cpio run-init run-parts sed seq setkeycodes setpriv setsid sh sha1sum sha256sum ' +
    'sha3sum sha512sum shred shuf sleep sort ssl_client start-stop-daemon stat strings stty su sulogin svc ' +
    'svok swapoff swapon switch_root sync sysctl syslogd tac tail tar taskset tc tee telnet telnetd test tftp ' +
    'time timeout top touch tr traceroute traceroute6 true truncate ts tty tunctl ubirename udhcpc udhcpd ' +
    'uevent umount uname uncompress unexpand uniq unix2dos unlink unlzma unshare unxz unzip uptime usleep ' +
    'uudecode uuencode vconfig vi w watch watchdog wc wget which who whoami xargs xxd xz xzcat yes zcat ' +
    'bash apk apt apt-get dnf yum tdnf git curl vim nano python python3 perl node npm pip pip3 gcc make ssh sshd ' +
    'systemctl journalctl nginx redis-server redis-cli mysql psql sudo htop lsof tcpdump dig nslookup openssl java go ' +
    'php ruby locale printenv getent useradd usermod stress iperf3 jq ss nft iptables mount umount'
  ).split(' '),
);
/** Of those, what busybox never has. */
const notBusybox = new Set(
  'bash apt apt-get dnf yum tdnf git curl vim nano python python3 perl node npm gcc make systemctl journalctl'.split(
    ' ',
  ),
);

/** One command with its arguments. @param first whether runc starts it, not a shell */
function call(inside: Inside, argv: string[], progress: Progress, first = false, input?: string): number {
  const [written = '', ...args] = argv;
  const name = written.replace(/^(\/usr)?(\/local)?\/s?bin\//, '');
  const { image, machine, container } = inside;
  const out = (text: string) => progress.lines.push({ stream: 'stdout', text, after: progress.time });
  const err = (text: string) => progress.lines.push({ stream: 'stderr', text, after: progress.time });
  const user = container.user.split(':')[0] ?? '';
  const bare = (text: string): number => {
    if (args.length > 0) throw inContainer(argv);
    out(`${text}\n`);
    return 0;
  };
  switch (name) {
    case 'sh':
    case 'bash':
    case 'ash': {
      if ((name === 'bash' && image.kind === 'busybox') || (name === 'ash' && image.kind !== 'busybox')) break;
      const text = args[0] === '-c' ? args[1] : args.length === 0 ? (input ?? '') : undefined;
      if (text === undefined || args.length > 2) throw inContainer(argv);
      try {
        return script({ ...inside, env: new Map(inside.env) }, text, progress, name);
      } catch (error) {
        if (error instanceof Exit) return progress.status;
        throw error;
      }
    }
    case 'true':
      return 0;
    case 'false':
      return 1;
    case 'echo': {
      const plain = args[0] === '-n';
      if (/^-[eE]/.test(args[0] ?? '')) throw inContainer(argv);
      out(args.slice(plain ? 1 : 0).join(' ') + (plain ? '' : '\n'));
      return 0;
    }
    case 'pwd':
      return bare(inside.cwd);
    case 'hostname':
      return bare(container.hostname);
    case 'whoami':
      if (user === '' || user === 'root' || user === '0') return bare('root');
      if (user === 'nobody') return bare('nobody');
      if (image.kind !== 'busybox') throw inContainer(argv);
      err(`whoami: unknown uid ${user}\n`);
      return 1;
    case 'env':
      if (args.length > 0) throw inContainer(argv);
      for (const [key, value] of inside.env) out(`${key}=${value}\n`);
      return 0;
    case 'uname': {
      const answers: Record<string, string> = { '': 'Linux', '-s': 'Linux', '-n': container.hostname, '-r': kernelRelease(machine), '-m': 'x86_64' }; // prettier-ignore
      const answer = answers[args.join(' ')];
      if (answer === undefined) throw inContainer(argv);
      out(`${answer}\n`);
      return 0;
    }
    case 'cat': {
      let status = 0;
      for (const path of args) {
        if (path.startsWith('-')) throw inContainer(argv);
        const text = fileText(inside, path);
        if (text !== undefined) out(text);
        else {
          if (image.kind === 'photon') throw inContainer(argv);
          const busybox = image.kind === 'busybox';
          err(`cat: ${busybox ? `can't open '${path}'` : path}: No such file or directory\n`);
          status = 1;
        }
      }
      if (args.length === 0 && input === undefined) throw inContainer(argv);
      if (args.length === 0) out(input ?? '');
      return status;
    }
    case 'sleep': {
      const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(args[0] ?? '') ?? [];
      if (args[0] === 'infinity') progress.time = Infinity;
      else if (count !== undefined && args.length === 1) {
        progress.time += Number(count) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit] ?? 1) * 1000;
      } else if (image.kind === 'busybox' && args.length === 1) {
        err(`sleep: invalid number '${args[0] ?? ''}'\n`);
        return 1;
      } else throw inContainer(argv);
      return 0;
    }
    case 'tail':
      if (args.join(' ') !== '-f /dev/null') throw inContainer(argv);
      progress.time = Infinity;
      return 0;
  }
  const absent = image.kind === 'busybox' ? notBusybox.has(name) : false;
  if (programs.has(name) && !absent) throw inContainer(argv);
  if (first) {
    if (!written.startsWith('/')) throw missing(written);
    if (/^\/(etc|bin|usr|lib|var|tmp|root|home|proc|sys|dev|)(\/[a-z]+)?\/?$/.test(written)) {
      throw new StartFailure(`exec: "${written}": permission denied: unknown`, 126);
    }
    throw new StartFailure(`exec: "${written}": stat ${written}: no such file or directory: unknown`, 127);
  }
  return -1;
}

function inContainer(argv: string[]): NotSimulated {
  return new NotSimulated(`running '${argv.join(' ')}' inside a container`);
}

/** A file's text as the container sees it; undefined where there is none. */
function fileText(inside: Inside, written: string): string | undefined {
  const path = new Files(inside.machine, root).resolve(written, inside.cwd);
  const bind = inside.container.binds
    .filter(({ target }) => path === target || path.startsWith(`${target}/`))
    .sort((one, other) => other.target.length - one.target.length)[0];
  if (bind) {
    const source = bind.source.startsWith('/') ? bind.source : `/var/lib/docker/volumes/${bind.source}/_data`;
    try {
      return new Files(inside.machine, root).read(source + path.slice(bind.target.length));
    } catch (error) {
      if (error instanceof FileError && error.code === 'ENOENT') return undefined;
      throw new NotSimulated(`reading ${path} inside a container`);
    }
  }
  if (path === '/etc/hostname') return `${inside.container.hostname}\n`;
  if (path === '/dev/null') return '';
  const known = inside.image.files?.[path];
  if (known !== undefined) return known;
  if (/^\/(bin|boot|dev|etc|home|lib|lib64|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)(\/|$)/.test(path)) {
    throw new NotSimulated(`reading ${path} inside a container`);
  }
  return undefined;
}

/** A script of commands joined by newlines, ";", "&&" and "||". */
function script(inside: Inside, text: string, progress: Progress, shell: string): number {
  let skip = false;
  for (const { words, joined, stderr } of statements(
    text,
    () => inside.env,
    () => progress.status,
  )) {
    if ((joined === '&&' && (progress.status !== 0 || skip)) || (joined === '||' && progress.status === 0)) {
      skip = joined === '&&' ? true : skip;
      continue;
    }
    skip = false;
    if (words.length === 0) continue;
    const before = progress.lines.length;
    progress.status = statement(inside, words, progress, shell);
    if (stderr) for (const line of progress.lines.slice(before)) line.stream = 'stderr';
    if (progress.time === Infinity) break;
  }
  return progress.status;
}

function statement(inside: Inside, words: string[], progress: Progress, shell: string): number {
  const [name = '', ...args] = words;
  const assignment = /^(\w+)=([^]*)$/.exec(name);
  if (assignment && args.length === 0) {
    inside.env.set(assignment[1] ?? '', assignment[2] ?? '');
    return 0;
  }
  if (assignment) throw inContainer(words);
  if (name === 'exit') {
    progress.status = args[0] === undefined ? progress.status : Number(args[0]) & 255;
    throw new Exit();
  }
  if (name === 'export' && args.every((arg) => arg.includes('='))) {
    for (const arg of args) inside.env.set(...pairOf(arg));
    return 0;
  }
  if (name === ':') return 0;
  if (name === 'exec') return call(inside, args, progress);
  if (name === 'cd') {
    const path = new Files(inside.machine, root).resolve(args[0] ?? inside.env.get('HOME') ?? '/', inside.cwd);
    if (!/^\/(bin|etc|home|root|tmp|usr|var|)$/.test(path)) throw inContainer(words);
    inside.cwd = path;
    return 0;
  }
  const status = call(inside, words, progress);
  if (status >= 0) return status;
  const gnu = inside.image.kind !== 'busybox';
  const bash = shell === 'bash' || inside.image.kind === 'photon';
  const said = bash
    ? `${shell}: line 1: ${name}: command not found`
    : `${shell}: ${gnu ? '1: ' : ''}${name}: not found`;
  progress.lines.push({ stream: 'stderr', text: `${said}\n`, after: progress.time });
  return 127;
}

/** Splits a script into commands; words are expanded when their turn comes. */
function* statements(
  text: string,
  env: () => Map<string, string>,
  status: () => number,
): Generator<{ words: string[]; joined: string; stderr: boolean }> {
  const bare = text
    .replace(/'[^']*'/g, '')
    .replaceAll('&&', ';')
    .replaceAll('||', ';')
    .replace(/1?>&2/g, ';');
  if (/[`*{}<>&|()]|\b(if|while|for|case|function|until)\b/.test(bare)) {
    throw new NotSimulated(`the script '${text}' inside a container`);
  }
  const pattern = /\s*(?:(\n|;|&&|\|\|)|(1?>&2)|((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s;&|>'"\\])+))/gy;
  const expand = (piece: string): string =>
    piece.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)/g,
      (_, single?: string, double?: string, escaped?: string, plain?: string) =>
        single ??
        escaped ??
        (double?.replace(/\\(["\\$])/g, '$1') ?? plain ?? '').replace(/\$(\w+|\?)/g, (_all, name: string) =>
          name === '?' ? String(status()) : (env().get(name) ?? ''),
        ),
    );
  let pieces: string[] = [];
  let [joined, stderr] = [';', false];
  const words = () => pieces.map(expand).filter((word, index) => word || /['"]/.test(pieces[index] ?? ''));
  for (const [, operator, redirect, word] of text.trim().matchAll(pattern)) {
    if (word !== undefined) pieces.push(word);
    else if (redirect !== undefined) stderr = true;
    else {
      yield { words: words(), joined, stderr };
      [pieces, joined, stderr] = [[], operator ?? ';', false];
    }
  }
  yield { words: words(), joined, stderr };
}
