// iptables-restore and ip6tables-restore: rules are loaded from a text that iptables-save wrote.
import { FileError } from '../file-error.ts';
import { restore } from '../iptables-rule-files.ts';
import { optionComplaint } from '../option-errors.ts';
import { optionsOf, UnknownOption, type Program } from '../program.ts';
import { addressesFor, denied, familyOf } from './iptables.ts';

export const iptablesRestore: Program = (call) => {
  const { machine, name } = call;
  const family = familyOf(name);
  let options;
  try {
    options = optionsOf(call.args, {
      flags: { '-n': 'keep', '--noflush': 'keep', '-t': 'test', '--test': 'test' },
      values: { '-w': 'wait', '--wait': 'wait', '-W': 'interval', '--wait-interval': 'interval' },
      unmodelled: [
        '-c', '--counters', '-v', '--verbose', '-V', '--version', '-h', '--help', '-M', '--modprobe', '-T', '--table',
      ], // prettier-ignore
    });
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`${name}: ${optionComplaint(error)}\nTry \`${name} -h' for more information.\n`);
    return 1;
  }
  const refusal = denied(call);
  if (refusal) {
    call.err(refusal.text);
    return refusal.status;
  }
  let text = call.stdin;
  const [file] = options.words;
  if (file !== undefined) {
    try {
      text = call.files.read(call.path(file));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`Can't open ${file}: ${error.message}\n`);
      return 1;
    }
  }
  const { status, error } = restore(machine, family, text, {
    keep: options.has('keep'),
    test: options.has('test'),
    lookup: addressesFor(machine, family),
    name,
  });
  call.err(error);
  return status;
};
