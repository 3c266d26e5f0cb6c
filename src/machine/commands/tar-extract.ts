// tar -x and -t: unpacks an archive, or lists what is in it.
import { ArchiveError, membersOf, type Member } from '../archives.ts';
import { FileError } from '../file-error.ts';
import { permissionText } from '../modes.ts';
import { dirname } from '../paths.ts';
import type { Call, Options } from '../program.ts';
import { baseOf, contentOf, exclusion, refuseOthers } from './tar-archive.ts';

/**
 * Lists or unpacks the members that the command line names, or all.
 *
 * @returns the exit status
 * @throws {Fatal} where the archive cannot be read
 */
export async function read(call: Call, options: Options): Promise<number> {
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
  const isExcluded = exclusion(options);
  const found = new Set<string>();
  let failed = false;
  for (const member of members) {
    const plain = member.name.replace(/\/+$/, '');
    const match = wanted.find((name) => plain === name || plain.startsWith(`${name}/`));
    if (wanted.length > 0 && match === undefined) continue;
    if (match !== undefined) found.add(match);
    if (isExcluded(plain)) continue;
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
