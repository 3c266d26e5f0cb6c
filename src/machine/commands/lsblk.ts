// lsblk: the disk, its partitions and the CD drive (util-linux 2.38).
import { humanSize, tableLines } from '../columns.ts';
import { diskSize, isoSize, mountsOf, partitions, usageOf, type Partition } from '../mounts.ts';
import type { Machine } from '../model.ts';
import { withOptions } from '../option-errors.ts';
import { NotSimulated, type Program } from '../program.ts';

const table = {
  flags: {
    '-a': 'all', '--all': 'all', '-b': 'bytes', '--bytes': 'bytes', '-d': 'nodeps', '--nodeps': 'nodeps', '-f': 'fs', '--fs': 'fs',
    '-l': 'list', '--list': 'list', '-n': 'bare', '--noheadings': 'bare', '-p': 'paths', '--paths': 'paths',
  },
  values: { '-o': 'columns', '--output': 'columns' },
  unmodelled: [
    '-D', '--discard', '-E', '--dedup', '-e', '--exclude', '-I', '--include', '-J', '--json', '-M', '--merge', '-O',
    '--output-all', '-P', '--pairs', '-r', '--raw', '-S', '--scsi', '-s', '--inverse', '-T', '--tree', '-t', '--topology',
    '-w', '--width', '-x', '--sort', '-z', '--zoned', '-m', '--perms', '-i', '--ascii', '--sysroot', '-h', '--help', '-V',
    '--version',
  ],
}; // prettier-ignore

interface Device {
  name: string;
  number: string;
  removable: boolean;
  size: number;
  type: 'disk' | 'part' | 'rom';
  partition?: Partition;
  children: Device[];
}

export const lsblk: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { machine } = call;
    const devices = devicesOf(machine);
    const flat = devices.flatMap((device) => [device, ...device.children]);
    let chosen = devices;
    let status = 0;
    if (options.words.length > 0) {
      chosen = options.words.flatMap((word) => {
        const path = call.files.exists(call.path(word)) ? call.files.realpath(call.path(word)) : undefined;
        const device = flat.find(({ name }) => `/dev/${name}` === path);
        if (device) return [device];
        call.err(`lsblk: ${word}: not a block device\n`);
        status = 32;
        return [];
      });
      if (chosen.length === 0) return status;
    }
    // 2.32, of 3.0, has one mount point a device and no FSVER.
    const old = machine.release === '3.0';
    const usual = options.has('fs')
      ? ['NAME', 'FSTYPE', ...(old ? [] : ['FSVER']), 'LABEL', 'UUID', ...(old ? [] : ['FSAVAIL', 'FSUSE%'])]
      : ['NAME', 'MAJ:MIN', 'RM', 'SIZE', 'RO', 'TYPE'];
    const names = options.value('columns')?.toUpperCase().split(',') ?? [...usual, old ? 'MOUNTPOINT' : 'MOUNTPOINTS'];
    const cells = cellsOf(machine, options.has('bytes'));
    const unknown = names.find((name) => !(name in cells));
    if (unknown !== undefined) throw new NotSimulated(`the column ${unknown}`);

    const tree = !options.has('list') && names[0] === 'NAME';
    const rows: string[][] = [];
    const add = (device: Device, mark: string) => {
      rows.push(
        names.map((name) =>
          name === 'NAME'
            ? `${tree ? mark : ''}${options.has('paths') ? '/dev/' : ''}${device.name}`
            : (cells[name]?.(device) ?? ''),
        ),
      );
      if (options.has('nodeps')) return;
      device.children.forEach((child, index) => {
        add(child, index === device.children.length - 1 ? '└─' : '├─');
      });
    };
    for (const device of chosen) add(device, '');
    const right = /^(?:SIZE|RM|RO|FSAVAIL|FSUSE%)$/;
    call.out(
      tableLines(
        names.map((title) => ({ title, align: right.test(title) ? 'right' : 'left' })),
        rows,
        !options.has('bare'),
      ),
    );
    return status;
  });

function devicesOf(machine: Machine): Device[] {
  const children = partitions.map((partition): Device => {
    const { name, number, size } = partition;
    return { name, number, removable: false, size, type: 'part', partition, children: [] };
  });
  const drive = machine.world.drive === 'empty' ? 1024 ** 3 - 512 : isoSize;
  return [
    { name: 'sda', number: '8:0', removable: false, size: diskSize, type: 'disk', children },
    { name: 'sr0', number: '11:0', removable: true, size: drive, type: 'rom', children: [] },
  ];
}

function cellsOf(machine: Machine, bytes: boolean): Record<string, (device: Device) => string> {
  const mounted = (device: Device) => mountsOf(machine).filter(({ source }) => source === `/dev/${device.name}`);
  const disc = (device: Device) => device.name === 'sr0' && machine.world.drive !== 'empty';
  const usage = (device: Device) => {
    const mount = mounted(device)[0];
    return mount && usageOf(machine, mount);
  };
  return {
    NAME: ({ name }) => name,
    'MAJ:MIN': ({ number }) => number.replace(/^(\d+):/, (_, major: string) => `${major.padStart(3)}:`).padEnd(7),
    RM: ({ removable }) => (removable ? '1' : '0'),
    SIZE: ({ size }) => (bytes ? String(size) : humanSize(size).replace(/^(\d+)\.0/, '$1')),
    RO: () => '0',
    TYPE: ({ type }) => type,
    MOUNTPOINT: (device) => mounted(device)[0]?.target ?? '',
    MOUNTPOINTS: (device) =>
      mounted(device)
        .map(({ target }) => target)
        .join(' '),
    FSTYPE: (device) => device.partition?.filesystem ?? (disc(device) ? 'iso9660' : ''),
    // Unverified: the version and the label of the installation disc
    FSVER: (device) => (device.partition?.filesystem === 'ext4' ? '1.0' : disc(device) ? 'Joliet Extension' : ''),
    LABEL: (device) => (disc(device) ? discLabel : ''),
    UUID: (device) => device.partition?.uuid ?? (disc(device) ? discUuid : ''),
    PARTUUID: (device) => device.partition?.partuuid ?? '',
    FSAVAIL: (device) => (usage(device) ? humanSize(usage(device)?.available ?? 0).replace(/^0.*/, '0') : ''),
    'FSUSE%': (device) => {
      const held = usage(device);
      return held ? `${Math.ceil((held.used / (held.used + held.available)) * 100)}%` : '';
    },
  };
}

const discLabel = 'PHOTON';
const discUuid = '2023-04-25-12-00-00-00';
