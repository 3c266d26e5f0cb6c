// chown and chgrp: change whom files belong to (coreutils 9.1).
import { groupName, userName } from '../accounts.ts';
import { FileError } from '../file-error.ts';
import type { Stat } from '../files.ts';
import { Failure, UsageError, withOptions } from '../option-errors.ts';
import { groupNumber, ownerOf } from '../owners.ts';
import type { Call, Options, Program } from '../program.ts';

const table = {
  flags: {
    '-c': 'changes', '--changes': 'changes', '-f': 'quiet', '--quiet': 'quiet', '--silent': 'quiet', '-h': 'link',
    '--no-dereference': 'link', '--dereference': 'follow', '-R': 'recursive', '--recursive': 'recursive', '-v': 'verbose',
    '--verbose': 'verbose', '--preserve-root': 'guard', '--no-preserve-root': 'risk', '-P': 'physical',
  },
  values: { '--reference': 'reference' },
  unmodelled: ['-H', '-L', '--from', '--help', '--version'],
}; // prettier-ignore

interface Wanted {
  uid?: number | undefined;
  gid?: number | undefined;
}

export const chown: Program = async (call) =>
  withOptions(call, table, {}, (options) => {
    const { words } = options;
    const reference = options.value('reference');
    const operands = reference === undefined ? words.slice(1) : words;
    if (operands.length === 0) {
      const only = reference === undefined ? words[0] : undefined;
      throw new UsageError(only === undefined ? 'missing operand' : `missing operand after '${only}'`);
    }
    const wanted = reference === undefined ? wantedOf(call, words[0] ?? '') : like(call, reference);
    return operands.map((operand) => changeTree(call, options, wanted, operand, true)).includes(false) ? 1 : 0;
  });

function wantedOf(call: Call, text: string): Wanted {
  const { machine, name } = call;
  if (name === 'chgrp') {
    const gid = groupNumber(machine, text);
    if (gid === undefined) throw new Failure(`invalid group: '${text}'`);
    return { gid };
  }
  const owner = ownerOf(machine, text);
  if (owner.missing) throw new Failure(`invalid ${owner.missing}: '${text}'`);
  if (owner.dotted) call.err(`chown: warning: '.' should be ':': '${text}'\n`);
  return owner;
}

function like(call: Call, reference: string): Wanted {
  try {
    const { uid, gid } = call.files.stat(call.path(reference));
    return call.name === 'chgrp' ? { gid } : { uid, gid };
  } catch (error) {
    if (error instanceof FileError) throw new Failure(`failed to get attributes of '${reference}': ${error.message}`);
    throw error;
  }
}

/** Changes a file, after what is below it where that is wanted. @returns whether all went well */
function changeTree(call: Call, options: Options, wanted: Wanted, written: string, top: boolean): boolean {
  const { files, name } = call;
  const path = call.path(written);
  const follow = top && !options.has('link') && !options.has('recursive');
  const complain = (text: string) => {
    if (!options.has('quiet')) call.err(`${name}: ${text}\n`);
    return false;
  };
  let before: Stat;
  try {
    before = follow ? files.stat(path) : files.lstat(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(`cannot access '${written}': ${error.message}`);
  }
  let well = true;
  if (options.has('recursive') && before.type === 'directory') {
    try {
      for (const entry of files.list(path)) {
        if (!changeTree(call, options, wanted, `${written.replace(/\/+$/, '')}/${entry}`, false)) well = false;
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      well = complain(`cannot read directory '${written}': ${error.message}`);
    }
  }
  try {
    files.chown(path, wanted.uid, wanted.gid, follow);
    // Linux takes the set-ID bits of what changes hands.
    if (before.type === 'file' && before.mode & 0o6000) files.chmod(path, before.mode & 0o1777);
    report(call, options, wanted, written, before);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return complain(
      `changing ${name === 'chgrp' || wanted.uid === undefined ? 'group' : 'ownership'} of '${written}': ${error.message}`,
    );
  }
  return well;
}

function report(call: Call, options: Options, { uid, gid }: Wanted, written: string, before: Stat) {
  const { machine, name } = call;
  const changed = (uid !== undefined && uid !== before.uid) || (gid !== undefined && gid !== before.gid);
  if (!options.has('verbose') && !(options.has('changes') && changed)) return;
  const show = (owner: number, group: number, to: boolean) => {
    if (name === 'chgrp') return groupName(machine, group);
    if (gid === undefined) return userName(machine, owner);
    return `${to && uid === undefined ? '' : userName(machine, owner)}:${groupName(machine, group)}`;
  };
  const after = show(uid ?? before.uid, gid ?? before.gid, true);
  const from = show(before.uid, before.gid, false);
  const what = name === 'chgrp' ? 'group' : 'ownership';
  call.out(
    changed
      ? `changed ${what} of '${written}' from ${from} to ${after}\n`
      : `${what} of '${written}' retained as ${after}\n`,
  );
}
