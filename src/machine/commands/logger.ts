// logger: writes a line to the journal.
import { log } from '../journal.ts';
import { withOptions } from '../option-errors.ts';
import type { OptionTable, Program } from '../program.ts';

const table: OptionTable = {
  flags: { '-i': 'pid', '-s': 'stderr', '--stderr': 'stderr' },
  values: { '-t': 'tag', '--tag': 'tag', '-p': 'priority', '--priority': 'priority' },
  unmodelled: [
    '-f', '--file', '-e', '--skip-empty', '--no-act', '-n', '--server', '-P', '--port', '-T', '--tcp', '-d', '--udp',
    '-S', '--size', '-u', '--socket', '--rfc3164', '--rfc5424', '--octet-count', '--prio-prefix', '--msgid', '--sd-id',
    '--sd-param', '--journald', '--socket-errors', '--id', '-h', '--help', '-V', '--version',
  ],
}; // prettier-ignore

const levels = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug'];

export const logger: Program = (call) =>
  withOptions(call, table, {}, (options) => {
    const { machine, user } = call;
    const word = (options.value('priority') ?? 'user.notice').split('.').at(-1) ?? '';
    const level = levels.indexOf({ error: 'err', warn: 'warning', panic: 'emerg' }[word] ?? word);
    if (level < 0) {
      call.err(`logger: unknown priority name: ${word}\n`);
      return 1;
    }
    const text = options.words.length > 0 ? options.words.join(' ') : call.stdin;
    const pid = machine.nextPid;
    machine.nextPid += 1;
    const identifier = options.value('tag') ?? user.name;
    for (const message of text.split('\n').filter(Boolean)) {
      log(machine, { identifier, pid, uid: user.uid, priority: level, message });
      if (options.has('stderr')) call.err(`<${String(8 + level)}>${identifier}: ${message}\n`);
    }
    return 0;
  });
