// blkid: what block devices hold (util-linux 2.38).
import { partitions } from '../mounts.ts';
import { withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const table = {
  values: { '-o': 'format', '--output': 'format', '-s': 'tag', '--match-tag': 'tag' },
  unmodelled: [
    '-c', '--cache-file', '-d', '--no-encoding', '-g', '--garbage-collect', '-k', '--list-filesystems', '-l',
    '--list-one', '-L', '--label', '-t', '--match-token', '-U', '--uuid', '-p', '--probe', '-i', '--info', '-S', '--size',
    '-O', '--offset', '-u', '--usages', '-n', '--match-types', '-D', '--no-part-details', '-h', '--help', '-V', '--version',
  ],
}; // prettier-ignore

export const blkid: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    // What only root may read stays unknown to others.
    if (call.user.uid !== 0) return 2;
    const format = options.value('format') ?? 'full';
    if (!['full', 'value'].includes(format)) throw new NotSimulated(`the format '${format}'`);
    const wanted = options.words.map((word) =>
      call.files.exists(call.path(word)) ? call.files.realpath(call.path(word)) : word,
    );
    const tags = options.values('tag');
    // Unverified: which tags blkid shows of each device
    const devices: [path: string, tags: [string, string][]][] = partitions.map(
      ({ name, uuid, filesystem, partuuid }) => [
        `/dev/${name}`,
        [
          ...(uuid
            ? ([
                ['UUID', uuid],
                ['BLOCK_SIZE', '4096'],
                ['TYPE', filesystem],
              ] as [string, string][])
            : []),
          ['PARTUUID', partuuid],
        ],
      ],
    );
    const found = devices.filter(([path]) => wanted.length === 0 || wanted.includes(path)).reverse();
    for (const [path, all] of found) {
      const shown = all.filter(([tag]) => tags.length === 0 || tags.includes(tag));
      if (format === 'value') call.out(shown.map(([, value]) => `${value}\n`).join(''));
      else if (shown.length > 0) call.out(`${path}: ${shown.map(([tag, value]) => `${tag}="${value}"`).join(' ')}\n`);
    }
    return found.length > 0 ? 0 : 2;
  });
