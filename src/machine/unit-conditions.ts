// Conditions of units: Condition…= in [Unit], which keep a unit from starting.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import type { Setting } from './unit-files.ts';

/** The first condition of a unit that does not hold, as "ConditionPathExists=!/etc/x"; undefined where all do. */
export function unmetCondition(machine: Machine, settings: Setting[]): string | undefined {
  const conditions = settings.filter(({ section, key }) => section === 'Unit' && key.startsWith('Condition'));
  const results = conditions.map(({ key, value }) => {
    const marks = /^[|!]*/.exec(value)?.[0] ?? '';
    const holds = conditionHolds(machine, key, value.slice(marks.length)) !== marks.includes('!');
    return {
      text: `${key}=${marks.replace('|', '')}${value.slice(marks.length)}`,
      trigger: marks.includes('|'),
      holds,
    };
  });
  const failed = results.find(({ trigger, holds }) => !trigger && !holds);
  if (failed) return failed.text;
  const triggers = results.filter(({ trigger }) => trigger);
  return triggers.length > 0 && !triggers.some(({ holds }) => holds) ? (triggers[0]?.text ?? '') : undefined;
}

function conditionHolds(machine: Machine, key: string, value: string): boolean {
  const files = new Files(machine, root);
  const exists = files.exists(value);
  switch (key) {
    case 'ConditionPathExists':
      return exists;
    case 'ConditionPathIsDirectory':
      return exists && files.stat(value).type === 'directory';
    case 'ConditionFileNotEmpty':
      return exists && files.stat(value).size > 0;
    case 'ConditionFileIsExecutable':
      return exists && (files.stat(value).mode & 0o111) !== 0;
    case 'ConditionDirectoryNotEmpty':
      return exists && files.stat(value).type === 'directory' && files.list(value).length > 0;
    case 'ConditionVirtualization':
      return ['vmware', 'vm', 'yes', 'true'].includes(value);
    case 'ConditionFirstBoot':
      return value === 'no';
    default:
      return true;
  }
}
