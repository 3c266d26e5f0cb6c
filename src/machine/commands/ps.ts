// ps: the processes (procps 4.0).
import { accountsOf, groupName, identityOf, userName } from '../accounts.ts';
import { memory } from '../mounts.ts';
import { processesOf, type ProcessRow } from '../processes.ts';
import { NotSimulated, type Call, type Program } from '../program.ts';

const usage = `
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
`;

interface Column {
  title: string;
  width: number;
  right?: true;
  cell: (process: ProcessRow, call: Call) => string;
}

/** By name; aliases have their own title. */
const columns: Record<string, Column> = {
  pid: { title: 'PID', width: 7, right: true, cell: ({ pid }) => String(pid) },
  ppid: { title: 'PPID', width: 7, right: true, cell: ({ ppid }) => String(ppid) },
  user: { title: 'USER', width: 8, cell: ({ uid }, { machine }) => shortName(userName(machine, uid), uid) },
  ruser: { title: 'RUSER', width: 8, cell: ({ uid }, { machine }) => shortName(userName(machine, uid), uid) },
  uid: { title: 'UID', width: 5, right: true, cell: ({ uid }) => String(uid) },
  group: {
    title: 'GROUP',
    width: 8,
    cell: ({ uid }, { machine }) => groupName(machine, identityOf(machine, uid)?.gid ?? uid),
  },
  '%cpu': { title: '%CPU', width: 4, right: true, cell: () => '0.0' },
  '%mem': {
    title: '%MEM',
    width: 4,
    right: true,
    cell: ({ resident }) => ((resident * 1024 * 100) / memory.total).toFixed(1),
  },
  vsz: { title: 'VSZ', width: 6, right: true, cell: ({ virtual }) => String(virtual) },
  rss: { title: 'RSS', width: 5, right: true, cell: ({ resident }) => String(resident) },
  tname: { title: 'TTY', width: 8, cell: ({ terminal }) => terminal },
  tt: { title: 'TT', width: 8, cell: ({ terminal }) => terminal },
  stat: { title: 'STAT', width: 4, cell: ({ state }) => state },
  s: { title: 'S', width: 1, cell: ({ state }) => state[0] ?? '' },
  start: {
    title: 'STARTED',
    width: 8,
    right: true,
    cell: ({ startedAt }, { machine }) => started(startedAt, machine.now, true),
  },
  start_time: { title: 'START', width: 5, cell: ({ startedAt }, { machine }) => started(startedAt, machine.now) },
  stime: { title: 'STIME', width: 5, cell: ({ startedAt }, { machine }) => started(startedAt, machine.now) },
  lstart: { title: 'STARTED', width: 24, right: true, cell: ({ startedAt }) => longDate(startedAt) },
  etime: {
    title: 'ELAPSED',
    width: 11,
    right: true,
    cell: ({ startedAt }, { machine }) => elapsed(machine.now - startedAt),
  },
  etimes: {
    title: 'ELAPSED',
    width: 7,
    right: true,
    cell: ({ startedAt }, { machine }) => String(Math.floor((machine.now - startedAt) / 1000)),
  },
  bsdtime: { title: 'TIME', width: 6, right: true, cell: () => '0:00' },
  time: { title: 'TIME', width: 8, right: true, cell: () => '00:00:00' },
  c: { title: 'C', width: 2, right: true, cell: () => '0' },
  ni: { title: 'NI', width: 3, right: true, cell: ({ state }) => (state.includes('<') ? '-20' : '0') },
  pri: { title: 'PRI', width: 3, right: true, cell: ({ state }) => (state.includes('<') ? '39' : '19') },
  comm: { title: 'COMMAND', width: 15, cell: ({ name }) => name },
  ucmd: { title: 'CMD', width: 15, cell: ({ name }) => name },
  args: { title: 'COMMAND', width: 27, cell: ({ command }) => command },
  cmd: { title: 'CMD', width: 27, cell: ({ command }) => command },
};
const aliases: Record<string, string> = {
  pcpu: '%cpu', pmem: '%mem', command: 'args', euser: 'user', uname: 'user', vsize: 'vsz', rssize: 'rss', state: 's',
  nice: 'ni', tty: 'tt', cputime: 'time', ucomm: 'comm', stime: 'stime',
}; // prettier-ignore

class PsError extends Error {}

interface Wanted {
  columns: string[];
  titles: (string | undefined)[];
  choose: (process: ProcessRow) => boolean;
  heading: boolean;
  wide: boolean;
}

export const ps: Program = (call) => {
  try {
    const all = [...processesOf(call.machine, call.login), self(call)];
    const { columns: names, titles, choose, heading, wide } = wantedOf(call, all);
    const chosen = all.filter(choose);
    const used = names.map((name, index) => {
      const column = columns[name];
      if (!column) throw new PsError(`unknown user-defined format specifier "${name}"`);
      const title = titles[index] ?? column.title;
      return { ...column, title, width: Math.max(column.width, title.length) };
    });
    const line = (cells: string[]) => {
      const text = used
        .map(({ width, right }, index) => {
          const cell = cells[index] ?? '';
          return right ? cell.padStart(width) : index === used.length - 1 ? cell : cell.padEnd(width);
        })
        .join(' ');
      return `${call.toTerminal && !wide ? text.slice(0, call.columns) : text}\n`;
    };
    if (heading && used.some(({ title }) => title !== '')) call.out(line(used.map(({ title }) => title)));
    for (const process of chosen) call.out(line(used.map(({ cell }) => cell(process, call))));
    return chosen.length > 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof PsError)) throw error;
    call.err(`error: ${error.message}\n${usage}`);
    return 1;
  }
};

/** ps sees itself, too. */
function self(call: Call): ProcessRow {
  const terminal = processesOf(call.machine, call.login).findLast(({ command }) => command === '-bash');
  return {
    pid: call.machine.nextPid,
    ppid: terminal?.pid ?? 1,
    uid: call.user.uid,
    command: ['ps', ...call.args].join(' '),
    startedAt: call.machine.now,
    terminal: terminal?.terminal ?? '?',
    state: 'R+',
    virtual: 9472,
    resident: 3584,
    name: 'ps',
  };
}

const layouts: Record<string, string[]> = {
  short: ['pid', 'tname', 'time', 'ucmd'],
  full: ['user', 'pid', 'ppid', 'c', 'stime', 'tname', 'time', 'cmd'],
  bsd: ['pid', 'tname', 'stat', 'bsdtime', 'args'],
  users: ['user', 'pid', '%cpu', '%mem', 'vsz', 'rss', 'tname', 'stat', 'start_time', 'bsdtime', 'args'],
};

function wantedOf(call: Call, all: ProcessRow[]): Wanted {
  let layout = 'short';
  let own: [name: string, title: string | undefined][] | undefined;
  let every = false;
  let terminals = false;
  let detached = false;
  let heading = true;
  let wide = false;
  const choices: ((process: ProcessRow) => boolean)[] = [];
  const format = (text: string) => {
    own ??= [];
    for (const part of text.includes('=') && !text.includes(',') ? [text] : text.split(/[ ,]+/)) {
      const [, name = '', title] = /^([^=]*)(?:=(.*))?$/.exec(part) ?? [];
      own.push([aliases[name] ?? name, title]);
    }
  };
  const list = (text: string) => text.split(/[ ,]+/).filter(Boolean);
  const numbers = (text: string) => {
    for (const word of list(text)) if (!/^\d+$/.test(word)) throw new PsError('process ID list syntax error');
    const wanted = list(text).map(Number);
    choices.push(({ pid }) => wanted.includes(pid));
  };
  const users = (text: string) => {
    const wanted = list(text).map((word) => {
      const found = accountsOf(call.machine).find(({ name, uid }) => name === word || String(uid) === word);
      if (!found) throw new PsError('user name does not exist');
      return found.uid;
    });
    choices.push(({ uid }) => wanted.includes(uid));
  };
  const valued: Record<string, (text: string) => void> = {
    o: format,
    p: numbers,
    q: numbers,
    u: users,
    U: users,
    C: (text) => choices.push(({ name }) => list(text).includes(name)),
    t: (text) => choices.push(({ terminal }) => list(text).includes(terminal)),
  };
  const long: Record<string, string> = { '--format': 'o', '--pid': 'p', '--user': 'u', '--User': 'U', '--tty': 't' };

  const rest = [...call.args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.split('=');
      if (name === '--no-headers' || name === '--no-heading' || name === '--noheaders') heading = false;
      else if (name in long) valued[long[name] ?? '']?.(value.length > 0 ? value.join('=') : (rest.shift() ?? ''));
      else if (
        /^--(?:sort|forest|ppid|cols|columns|width|rows|lines|headers|deselect|group|Group|sid|context|help|info|version|cumulative|quick-pid|ppid)$/.test(
          name,
        )
      )
        throw new NotSimulated(`option '${name}'`);
      else throw new PsError('unknown gnu long option');
      continue;
    }
    const dashed = arg.startsWith('-');
    const letters = dashed ? arg.slice(1) : arg;
    if (!dashed && /^\d+(?:,\d+)*$/.test(letters)) {
      numbers(letters);
      continue;
    }
    for (let at = 0; at < letters.length; at += 1) {
      const letter = letters[at] ?? '';
      if (dashed && letter in valued) {
        const value = letters.slice(at + 1) || rest.shift();
        if (value === undefined) throw new PsError('improper list');
        valued[letter]?.(value);
        break;
      }
      if (!dashed && (letter === 'o' || letter === 'p' || letter === 'U')) {
        const value = letters.slice(at + 1) || rest.shift() || '';
        valued[letter]?.(value);
        break;
      }
      if (dashed && /[eA]/.test(letter)) every = true;
      else if (dashed && letter === 'f') layout = 'full';
      else if (letter === 'w') wide = true;
      else if (!dashed && letter === 'a') terminals = true;
      else if (!dashed && letter === 'x') detached = true;
      else if (!dashed && letter === 'u') layout = 'users';
      else if (!dashed && letter === 'h') heading = false;
      else if (/[adFHjlLMNsTyZVfefvXsrStgGcnOkmN]/.test(letter))
        throw new NotSimulated(`option '${dashed ? '-' : ''}${letter}'`);
      else throw new PsError(dashed ? 'unsupported SysV option' : 'unsupported option (BSD syntax)');
      if (!dashed && layout === 'short') layout = 'bsd';
    }
  }
  const terminal = all.at(-1)?.terminal ?? '?';
  const mine = (process: ProcessRow) => {
    if (layout === 'bsd' || layout === 'users' || terminals || detached) {
      const byUser = terminals || process.uid === call.user.uid;
      const byTerminal = detached || process.terminal !== '?';
      return byUser && byTerminal;
    }
    return process.uid === call.user.uid && process.terminal === terminal;
  };
  const pairs = own ?? (layouts[layout] ?? []).map((name): [string, string | undefined] => [name, undefined]);
  return {
    columns: pairs.map(([name]) => name),
    titles: pairs.map(
      ([name, title], index) =>
        title ?? (own === undefined && layout === 'full' && index === 0 ? 'UID' : columns[name]?.title),
    ),
    choose: choices.length > 0 ? (process) => choices.some((choice) => choice(process)) : every ? () => true : mine,
    heading,
    wide,
  };
}

/** ps shortens names that do not fit, from 4.0 on with "+". */
function shortName(name: string, uid: number): string {
  return name.length <= 8 ? name : uid < 0 ? String(uid) : `${name.slice(0, 7)}+`;
}

function started(time: number, now: number, long = false): string {
  const date = new Date(time).toISOString();
  if (now - time < 86_400_000) return date.slice(11, long ? 19 : 16);
  return `${longDate(time).slice(4, 7)}${long ? ' ' : ''}${date.slice(8, 10)}`;
}

function longDate(time: number): string {
  const date = new Date(time);
  const text = (part: Intl.DateTimeFormatOptions) => date.toLocaleString('en', { ...part, timeZone: 'UTC' });
  const iso = date.toISOString();
  return `${text({ weekday: 'short' })} ${text({ month: 'short' })} ${String(date.getUTCDate()).padStart(2)} ${iso.slice(11, 19)} ${iso.slice(0, 4)}`;
}

/** "[[days-]hours:]minutes:seconds". */
function elapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const front = days > 0 ? `${days}-${two(hours)}:` : hours > 0 ? `${two(hours)}:` : '';
  return `${front}${two(minutes)}:${two(seconds % 60)}`;
}
