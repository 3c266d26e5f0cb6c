// tar: packs files into archives and unpacks them (GNU tar 1.34).
import { groupName, userName } from '../accounts.ts';
import { ArchiveError, archiveOf, gunzipped, gzipped, isGzip, membersOf, type Member } from '../archives.ts';
import { dirname, FileError } from '../files.ts';
import { permissionText } from '../modes.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';

const help = "Try 'tar --help' or 'tar --usage' for more information.\n";

const table = {
  flags: {
    '-a': 'auto', '--auto-compress': 'auto', '-c': 'create', '--create': 'create', '-d': 'other', '-h': 'follow',
    '--dereference': 'follow', '-j': 'bzip2', '--bzip2': 'bzip2', '-J': 'xz', '--xz': 'xz', '-k': 'keep',
    '--keep-old-files': 'keep', '-m': 'touch', '--touch': 'touch', '-O': 'stdout', '--to-stdout': 'stdout', '-p': 'modes',
    '--preserve-permissions': 'modes', '-P': 'absolute', '--absolute-names': 'absolute', '-r': 'append',
    '--append': 'append', '-t': 'list', '--list': 'list', '-u': 'append', '-v': 'verbose', '--verbose': 'verbose',
    '-x': 'extract', '--extract': 'extract', '--get': 'extract', '-z': 'gzip', '--gzip': 'gzip', '--gunzip': 'gzip',
    '--no-same-owner': 'own', '-o': 'own', '--numeric-owner': 'numeric', '--same-owner': 'same', '--overwrite': 'overwrite',
  },
  values: {
    '-f': 'file', '--file': 'file', '-C': 'directory', '--directory': 'directory', '--strip-components': 'strip',
    '--exclude': 'exclude', '-T': 'list file', '--files-from': 'list file',
  },
  unmodelled: [
    '-A', '--catenate', '--concatenate', '--diff', '--compare', '--delete', '--test-label', '--update', '-g', '-G', '-i',
    '-l', '-L', '-M', '-n', '-N', '-R', '-s', '-S', '-U', '-V', '-w', '-W', '-X', '-Z', '-I', '-b', '-B', '-F', '-H', '-K',
    '--zstd', '--lzma', '--lzip', '--lzop', '--wildcards', '--no-recursion', '--transform', '--xform', '--owner',
    '--group', '--mode', '--mtime', '--remove-files', '--newer', '--one-file-system', '--totals', '--checkpoint',
    '--exclude-from', '--exclude-vcs', '--sort', '--format', '--acls', '--selinux', '--xattrs', '--sparse',
    '--skip-old-files', '--keep-newer-files', '--no-overwrite-dir', '--help', '--usage',
  ],
}; // prettier-ignore

/** The end of tar with a text, as a failure it cannot go on after. */
class Fatal extends Error {}
class Usage extends Error {}

export const tar: Program = async (call) => {
  if (call.args[0] === '--version') {
    const version = call.machine.release === '3.0' ? '1.30' : '1.34';
    call.out(`tar (GNU tar) ${version}\n`);
    return 0;
  }
  try {
    const options = optionsOf(modern(call.args), table);
    const acts = ['create', 'extract', 'list', 'append', 'other'].filter((name) => options.has(name));
    if (acts.length > 1)
      throw new Usage("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option");
    switch (acts[0]) {
      case 'create':
      case 'append':
        return await create(call, options);
      case 'extract':
      case 'list':
        return await read(call, options);
      case undefined:
        throw new Usage("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
      default:
        throw new NotSimulated("option '-d'");
    }
  } catch (error) {
    if (error instanceof UnknownOption) {
      call.err(`tar: ${optionComplaint(error)}\n${help}`);
      return 64;
    }
    if (error instanceof Usage) {
      call.err(`tar: ${error.message}\n${help}`);
      return 2;
    }
    if (error instanceof Fatal) {
      call.err(`${error.message}tar: Error is not recoverable: exiting now\n`);
      return 2;
    }
    throw error;
  }
};

/** Turns the old form, "tar czf FILE", into the form with dashes. */
function modern(args: string[]): string[] {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith('-')) return args;
  const given: string[] = [];
  for (const letter of first) {
    given.push(`-${letter}`);
    if (!['f', 'C', 'T', 'b', 'g', 'I', 'K', 'L', 'N', 'V', 'X', 'F', 'H'].includes(letter)) continue;
    const value = rest.shift();
    if (value === undefined) throw new Usage(`Old option '${letter}' requires an argument.`);
    given.push(value);
  }
  return [...given, ...rest];
}

function refuseOthers(options: Options) {
  for (const name of ['bzip2', 'xz']) if (options.has(name)) throw new NotSimulated(`compression by ${name}`);
}

/** Moves to the directory of -C. */
function baseOf(call: Call, options: Options): string {
  return options.values('directory').reduce((base, directory) => {
    const path = call.files.resolve(directory, base);
    try {
      if (call.files.stat(path).type !== 'directory') throw new FileError('ENOTDIR', path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new Fatal(`tar: ${directory}: Cannot open: ${error.message}\n`);
    }
    return path;
  }, call.cwd);
}

async function create(call: Call, options: Options): Promise<number> {
  refuseOthers(options);
  const { files } = call;
  const file = options.value('file') ?? '-';
  const listed = options.value('list file');
  const names = [
    ...options.words,
    ...(listed === undefined ? [] : files.read(call.path(listed)).split('\n').filter(Boolean)),
  ];
  if (names.length === 0) throw new Usage('Cowardly refusing to create an empty archive');
  const excluded = options.values('exclude').map(globExpression);
  const archive = file === '-' ? undefined : call.path(file);
  const members: Member[] = options.has('append') && archive ? membersOf(await contentOf(call, options, file)) : [];
  if (archive !== undefined) {
    // The archive is opened before anything is read.
    try {
      files.write(archive, files.exists(archive) ? files.read(archive) : '');
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      throw new Fatal(`tar: ${file}: Cannot open: ${error.message}\n`);
    }
  }
  const base = baseOf(call, options);
  const print = (text: string) => {
    if (file === '-') call.err(text);
    else call.out(text);
  };
  const missing: string[] = [];
  const stripped = new Set<string>();
  const add = (written: string) => {
    if (excluded.some((pattern) => pattern.test(written) || pattern.test(written.split('/').at(-1) ?? ''))) return;
    const path = files.resolve(written, base);
    try {
      const stat = options.has('follow') ? files.stat(path) : files.lstat(path);
      if (archive !== undefined && files.resolve(path) === archive) {
        call.err(`tar: ${written}: file is the archive; not dumped\n`);
        return;
      }
      const [, front = '', rest = ''] = options.has('absolute')
        ? ['', '', written]
        : (/^((?:.*?(?:^|\/)\.\.(?:\/|$))?\/*)(.*)$/s.exec(written) ?? []);
      if (front && !stripped.has(front)) {
        stripped.add(front);
        call.err(`tar: Removing leading \`${front}' from member names\n`);
      }
      const directory = stat.type === 'directory';
      const name = `${(rest || '.').replace(/\/+$/, '')}${directory ? '/' : ''}`;
      const common = {
        name,
        mode: stat.mode,
        uid: stat.uid,
        gid: stat.gid,
        user: userName(call.machine, stat.uid),
        group: groupName(call.machine, stat.gid),
        mtime: stat.mtime,
      };
      if (directory) members.push({ ...common, type: 'directory', target: '', content: '' });
      else if (stat.type === 'link')
        members.push({ ...common, type: 'link', target: files.readlink(path), content: '' });
      else members.push({ ...common, type: 'file', target: '', content: files.readBytes(path) });
      if (options.has('verbose')) print(`${name}\n`);
      if (directory) for (const entry of files.list(path)) add(`${written.replace(/\/+$/, '')}/${entry}`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      const what = files.exists(path) ? 'open' : 'stat';
      call.err(`tar: ${written}: Cannot ${what}: ${error.message}\n`);
      missing.push(written);
    }
  };
  for (const name of names) add(name);

  const wantsGzip = options.has('gzip') || (options.has('auto') && /\.(?:tgz|gz|taz)$/.test(file));
  if (options.has('auto') && /\.(?:bz2|tbz|xz|txz|zst|lzma)$/.test(file))
    throw new NotSimulated(`compression for ${file}`);
  const bytes = wantsGzip ? await gzipped(archiveOf(members)) : archiveOf(members);
  if (archive === undefined) call.out(bytes);
  else files.writeBytes(archive, bytes);
  if (missing.length > 0) call.err('tar: Exiting with failure status due to previous errors\n');
  return missing.length > 0 ? 2 : 0;
}

/** The bytes of an archive, uncompressed. */
async function contentOf(call: Call, options: Options, file: string): Promise<string> {
  let bytes: string;
  try {
    bytes = file === '-' ? call.stdin : call.files.readBytes(call.path(file));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new Fatal(`tar: ${file}: Cannot open: ${error.message}\n`);
  }
  if (!options.has('gzip') && !isGzip(bytes)) {
    if (/^BZh|^\xfd7zXZ/.test(bytes)) throw new NotSimulated('that compression');
    return bytes;
  }
  try {
    return await gunzipped(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new Fatal(`\ngzip: stdin: ${error.message}\ntar: Child returned status 1\n`);
  }
}

async function read(call: Call, options: Options): Promise<number> {
  refuseOthers(options);
  const file = options.value('file') ?? '-';
  const bytes = await contentOf(call, options, file);
  let members: Member[];
  try {
    members = membersOf(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    call.err(`tar: ${error.message}\ntar: Exiting with failure status due to previous errors\n`);
    return 2;
  }
  const base = options.has('extract') ? baseOf(call, options) : call.cwd;
  const wanted = options.words.map((word) => word.replace(/\/+$/, ''));
  const excluded = options.values('exclude').map(globExpression);
  const found = new Set<string>();
  let failed = false;
  for (const member of members) {
    const plain = member.name.replace(/\/+$/, '');
    const match = wanted.find((name) => plain === name || plain.startsWith(`${name}/`));
    if (wanted.length > 0 && match === undefined) continue;
    if (match !== undefined) found.add(match);
    if (excluded.some((pattern) => pattern.test(plain) || pattern.test(plain.split('/').at(-1) ?? ''))) continue;
    if (options.has('list'))
      call.out(options.has('verbose') ? longLine(member, options.has('numeric')) : `${member.name}\n`);
    else if (!extract(call, options, member, base)) failed = true;
  }
  for (const name of wanted) {
    if (found.has(name)) continue;
    call.err(`tar: ${name}: Not found in archive\n`);
    failed = true;
  }
  if (failed) call.err('tar: Exiting with failure status due to previous errors\n');
  return failed ? 2 : 0;
}

function longLine(member: Member, numeric: boolean): string {
  const letter = { file: '-', directory: 'd', link: 'l', hardlink: 'h' }[member.type];
  const owner = numeric ? `${member.uid}/${member.gid}` : `${member.user || member.uid}/${member.group || member.gid}`;
  // Owner and size share their columns: what one does not need is the other's.
  const size = String(member.content.length).padStart(Math.max(1, 19 - owner.length - 1));
  const time = new Date(member.mtime).toISOString().slice(0, 16).replace('T', ' ');
  const link =
    member.type === 'link' ? ` -> ${member.target}` : member.type === 'hardlink' ? ` link to ${member.target}` : '';
  return `${letter}${permissionText(member.mode)} ${owner} ${size} ${time} ${member.name}${link}\n`;
}

/** Unpacks one member. @returns whether that went well */
function extract(call: Call, options: Options, member: Member, base: string): boolean {
  const { files, user } = call;
  const strip = Number(options.value('strip') ?? 0);
  const parts = member.name.replace(/^\/+/, '').split('/').filter(Boolean);
  const name = parts.slice(strip).join('/');
  if (parts.length <= strip || name === '') return true;
  if (options.has('stdout')) {
    call.out(member.content);
    return true;
  }
  const path = files.resolve(name, base);
  const complain = (text: string) => {
    call.err(`tar: ${name}: ${text}\n`);
    return false;
  };
  if (options.has('verbose')) call.out(`${member.name}\n`);
  const opened = member.type === 'link' ? `Cannot create symlink to '${member.target}'` : 'Cannot open';
  try {
    files.mkdir(dirname(path), { parents: true });
    const there = entryThere(call, path);
    if (member.type === 'directory') {
      if (there !== 'directory') files.mkdir(path);
    } else {
      if (there && options.has('keep')) return complain(`${opened}: File exists`);
      if (there) files.remove(path);
      if (member.type === 'link') files.symlink(member.target, path);
      else if (member.type === 'hardlink') files.writeBytes(path, files.readBytes(files.resolve(member.target, base)));
      else files.writeBytes(path, member.content);
    }
    if (member.type === 'link') return true;
    // Root keeps modes as they are and gives files back to their owners.
    files.chmod(path, user.uid === 0 || options.has('modes') ? member.mode : member.mode & 0o777 & ~files.umask);
    if (user.uid === 0 && !options.has('own')) files.chown(path, member.uid, member.gid);
    if (!options.has('touch')) files.touch(path, member.mtime);
    return true;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(`${member.type === 'directory' ? 'Cannot mkdir' : opened}: ${error.message}`);
  }
}

function entryThere(call: Call, path: string): string | undefined {
  try {
    return call.files.lstat(path).type;
  } catch {
    return undefined;
  }
}

function globExpression(pattern: string): RegExp {
  const expression = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}(?:/.*)?$`);
}
