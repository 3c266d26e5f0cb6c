// tar archives as bytes (one character each), and gzip around them.

export interface Member {
  /** As it is in the archive; a directory's ends with "/". */
  name: string;
  type: 'file' | 'directory' | 'link' | 'hardlink';
  mode: number;
  uid: number;
  gid: number;
  user: string;
  group: string;
  /** Milliseconds since 1970. */
  mtime: number;
  /** Where a link points; otherwise empty. */
  target: string;
  /** Bytes of a file; otherwise empty. */
  content: string;
}

/** Why an archive cannot be read. */
export class ArchiveError extends Error {}

const types: Record<string, Member['type']> = {
  '0': 'file',
  '\0': 'file',
  '1': 'hardlink',
  '2': 'link',
  '5': 'directory',
};

/** An archive of members in the format of GNU tar, in whole records of 10240 bytes. */
export function archiveOf(members: Member[]): string {
  const blocks = members.map((member) => {
    const long =
      member.name.length > 100
        ? header({ ...member, name: '././@LongLink', mode: 0, mtime: 0, target: '' }, 'L', member.name.length + 1) +
          padded(`${member.name}\0`)
        : '';
    const letter = { file: '0', hardlink: '1', link: '2', directory: '5' }[member.type];
    return `${long}${header(member, letter, member.content.length)}${padded(member.content)}`;
  });
  const all = `${blocks.join('')}${'\0'.repeat(1024)}`;
  return all + '\0'.repeat((10_240 - (all.length % 10_240)) % 10_240);
}

function padded(content: string): string {
  return content + '\0'.repeat((512 - (content.length % 512)) % 512);
}

function header(member: Member, type: string, size: number): string {
  const octal = (number: number, width: number) => `${number.toString(8).padStart(width - 1, '0')}\0`;
  const text = (value: string, width: number) => value.slice(0, width).padEnd(width, '\0');
  const front = [
    text(member.name, 100),
    octal(member.mode, 8),
    octal(member.uid, 8),
    octal(member.gid, 8),
    octal(size, 12),
    octal(Math.floor(member.mtime / 1000), 12),
  ].join('');
  const back = `${type}${text(member.target, 100)}ustar  \0${text(member.user, 32)}${text(member.group, 32)}`;
  const blank = `${front}${' '.repeat(8)}${back}`;
  const sum = Array.from(blank).reduce((total, char) => total + char.charCodeAt(0), 0);
  return `${front}${sum.toString(8).padStart(6, '0')}\0 ${back}`.padEnd(512, '\0');
}

/** The members of an archive. @throws {ArchiveError} where it is none, or broken */
export function membersOf(bytes: string): Member[] {
  const members: Member[] = [];
  let longName: string | undefined;
  for (let at = 0; at + 512 <= bytes.length;) {
    const block = bytes.slice(at, at + 512);
    if (/^\0+$/.test(block)) break;
    const text = (from: number, width: number) => block.slice(from, from + width).replace(/\0.*$/s, '');
    const octal = (from: number, width: number) => parseInt(text(from, width).trim() || '0', 8);
    const sum = Array.from(block).reduce(
      (total, char, index) => total + (index >= 148 && index < 156 ? 32 : char.charCodeAt(0)),
      0,
    );
    if (sum !== octal(148, 8)) throw new ArchiveError('This does not look like a tar archive');
    const size = octal(124, 12);
    const content = bytes.slice(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
    const letter = block[156] ?? '0';
    if (letter === 'L') {
      longName = content.replace(/\0.*$/s, '');
      continue;
    }
    const type = types[letter];
    const prefix = text(257, 6) === 'ustar' && block[262] === '\0' ? text(345, 155) : '';
    const name = longName ?? (prefix ? `${prefix}/${text(0, 100)}` : text(0, 100));
    longName = undefined;
    // Headers of the pax format and the like say nothing that matters here.
    if (!type) continue;
    members.push({
      name,
      type,
      mode: octal(100, 8) & 0o7777,
      uid: octal(108, 8),
      gid: octal(116, 8),
      user: text(265, 32),
      group: text(297, 32),
      mtime: octal(136, 12) * 1000,
      target: text(157, 100),
      content: type === 'file' ? content : '',
    });
  }
  if (bytes.length > 0 && bytes.length < 512) throw new ArchiveError('This does not look like a tar archive');
  return members;
}

/** Whether bytes are compressed by gzip. */
export function isGzip(bytes: string): boolean {
  return bytes.startsWith('\x1f\x8b');
}

/** Bytes, compressed by gzip without a name or a time, so that they are the same each time. */
export async function gzipped(bytes: string): Promise<string> {
  const packed = await through(new CompressionStream('gzip'), bytes);
  // The stream puts the real system's number into the header; Linux has 3.
  return `${packed.slice(0, 4)}\0\0\0\0${packed[8] ?? '\0'}\x03${packed.slice(10)}`;
}

/** What gzip has compressed. @throws {ArchiveError} */
export async function gunzipped(bytes: string): Promise<string> {
  if (!isGzip(bytes)) throw new ArchiveError('not in gzip format');
  try {
    return await through(new DecompressionStream('gzip'), bytes);
  } catch {
    throw new ArchiveError('unexpected end of file');
  }
}

async function through(stream: CompressionStream | DecompressionStream, bytes: string): Promise<string> {
  const source = new Blob([Uint8Array.from(bytes, (char) => char.charCodeAt(0))]);
  const result = new Uint8Array(await new Response(source.stream().pipeThrough(stream)).arrayBuffer());
  let text = '';
  for (let at = 0; at < result.length; at += 8192) text += String.fromCharCode(...result.subarray(at, at + 8192));
  return text;
}
