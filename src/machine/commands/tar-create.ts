// tar -c and -r: packs files into an archive.
import { groupName, userName } from '../accounts.ts';
import { archiveOf, gzipped, membersOf, type Member } from '../archives.ts';
import { FileError } from '../file-error.ts';
import { NotSimulated, type Call, type Options } from '../program.ts';
import { baseOf, contentOf, exclusion, Fatal, refuseOthers, Usage } from './tar-archive.ts';

/**
 * Packs what the words of the command line name.
 *
 * @returns the exit status
 * @throws {Usage} where nothing is named
 * @throws {Fatal} where the archive cannot be written
 */
export async function create(call: Call, options: Options): Promise<number> {
  refuseOthers(options);
  const { files } = call;
  const file = options.value('file') ?? '-';
  const listed = options.value('list file');
  const names = [
    ...options.words,
    ...(listed === undefined ? [] : files.read(call.path(listed)).split('\n').filter(Boolean)),
  ];
  if (names.length === 0) throw new Usage('Cowardly refusing to create an empty archive');
  const isExcluded = exclusion(options);
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
    if (isExcluded(written)) return;
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
