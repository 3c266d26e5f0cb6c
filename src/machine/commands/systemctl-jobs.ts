// systemctl start, stop, restart, reload, kill, reset-failed: jobs of systemd, and what is said of those that fail.
import { root } from '../files.ts';
import { log } from '../journal.ts';
import { basename } from '../paths.ts';
import type { Call, Options } from '../program.ts';
import { canReload, died, reload } from '../service-units.ts';
import { perform, type JobResult, type Steps } from '../unit-commands.ts';
import { typeOf } from '../unit-files.ts';
import { resetFailed, restart, start, stop } from '../unit-jobs.ts';
import { inspectUnit, isActive, loadUnit, needsReload, triggersOf, UnitError, type LoadedUnit } from '../units.ts';
import { denied, expanded, namesOf } from './systemctl-names.ts';

/** The verbs that are jobs, by what they have systemd do with a unit. */
export const jobVerbs: Record<string, (call: Call, name: string) => Steps<JobResult>> = {
  start: ({ machine }, name) => start(machine, name),
  stop: ({ machine }, name) => stop(machine, name),
  restart: ({ machine }, name) => restart(machine, name),
  reload: ({ machine }, name) => reload(machine, name),
  'try-restart': ({ machine }, name) => ifActive(restart)(machine, name),
  'reload-or-restart': ({ machine }, name) =>
    isActive(machine, name) && canReload(loadUnit(machine, name)) ? reload(machine, name) : restart(machine, name),
  'try-reload-or-restart': ({ machine }, name) =>
    ifActive(canReload(loadUnit(machine, name)) ? reload : restart)(machine, name),
};
/** Further names of such verbs. */
export const sameVerbs: Record<string, string> = {
  'reload-or-try-restart': 'try-reload-or-restart',
  condrestart: 'try-restart',
  condreload: 'try-reload-or-restart',
  condstop: 'stop',
  'force-reload': 'try-reload-or-restart',
};

type Job = (machine: Call['machine'], name: string) => Steps<JobResult>;

function ifActive(job: Job): Job {
  return function* (machine, name) {
    const loaded = inspectUnit(machine, name);
    if (loaded.load !== 'loaded') throw new UnitError(loaded.load, loaded.name);
    return loaded.unit.active === 'active' ? yield* job(machine, name) : 'done';
  };
}

/** Does what a verb of {@link jobVerbs} says with each unit. @returns exit status */
export async function runJobs(call: Call, given: Options, verb: string, words: string[]): Promise<number> {
  const { machine } = call;
  const quiet = given.has('quiet');
  let status = 0;
  const outcomes: { name: string; result: JobResult }[] = [];
  for (const name of expanded(call, words)) {
    if (denied(call)) {
      call.err(`Failed to ${verb} ${name}: Access denied\nSee ${logsHint(name)} for details.\n`);
      status = 4;
      continue;
    }
    const job = jobVerbs[verb];
    if (!job) continue;
    if (needsReload(machine, name)) call.err(changedWarning(name));
    try {
      const { name: own } = loadUnit(machine, name);
      outcomes.push({ name: own, result: await carryOut(call, job(call, own)) });
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      status = refusal(call, verb, name, error);
    }
  }
  if (given.has('no-block')) return status;
  for (const { name, result } of outcomes) {
    if (result === 'done') continue;
    status = 1;
    if (!quiet) call.err(failureText(call, name, result));
  }
  if (verb === 'stop' && !quiet) {
    for (const { name } of outcomes) {
      const triggers = triggersOf(machine, name).filter(({ unit }) => unit.active === 'active');
      if (triggers.length === 0) continue;
      call.err(`Warning: Stopping ${name}, but it can still be activated by:\n`);
      for (const trigger of triggers) call.err(`  ${trigger.name}\n`);
    }
  }
  return status;
}

/** Runs what a unit file says, as root. */
async function carryOut<T>(call: Call, steps: Steps<T>): Promise<T> {
  return perform(steps, async ({ line }) => {
    const words = (line.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
    const { stdout, stderr, exitCode } = await call.capture(words, { user: root, cwd: '/' });
    return { exitCode, output: stdout + stderr };
  });
}

function logsHint(name: string): string {
  return `system logs and 'systemctl status ${name}'`;
}

/** What systemctl says of a unit whose files have changed since systemd read them. */
export function changedWarning(name: string): string {
  return `Warning: The unit file, source configuration file or drop-ins of ${name} changed on disk. Run 'systemctl daemon-reload' to reload units.\n`;
}

function refusal(call: Call, verb: string, name: string, error: UnitError): number {
  call.err(`Failed to ${verb} ${name}: ${error.message}\n`);
  switch (error.reason) {
    case 'not-found':
    case 'not-loaded':
      return 5;
    case 'not-applicable':
      return 3;
    case 'bad-setting':
      call.err(`See ${logsHint(name)} for details.\n`);
      return 1;
    default:
      return 1;
  }
}

const explanations: Record<string, string> = {
  resources: 'of unavailable resources or another system error',
  protocol: 'the service did not take the steps required by its unit configuration',
  timeout: 'a timeout was exceeded',
  'exit-code': 'the control process exited with error code',
  signal: 'a fatal signal was delivered to the control process',
};

/** What systemctl says of a job that failed (src/shared/bus-wait-for-jobs.c of systemd 239, 247 and 253). */
function failureText({ machine }: Call, name: string, result: JobResult): string {
  if (result === 'dependency') return `A dependency job for ${name} failed. See 'journalctl -xe' for details.\n`;
  if (result === 'skipped') return `${name} is not active, cannot reload.\n`;
  if (typeOf(name) !== 'service') return `Job failed. See "journalctl -xe" for details.\n`;
  const why = explanations[loadUnit(machine, name).unit.result];
  const journal = machine.release === '5.0' ? `journalctl -xeu ${name}` : 'journalctl -xe';
  return (
    `Job for ${name} failed${why === undefined ? '' : ` because ${why}`}.\n` +
    `See "systemctl status ${name}" and "${journal}" for details.\n`
  );
}

const signals: Record<string, number> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, TERM: 15 };

/** `systemctl kill`: a signal to the main process of each unit. @returns exit status */
export async function kill(call: Call, given: Options, words: string[]): Promise<number> {
  const { machine } = call;
  const written = (given.value('signal') ?? 'TERM').replace(/^SIG/, '').toUpperCase();
  const name = Object.keys(signals).find((known) => known === written || String(signals[known]) === written);
  if (name === undefined) {
    call.err(`Failed to parse signal string "${given.value('signal') ?? ''}".\n`);
    return 1;
  }
  let status = 0;
  for (const unit of namesOf(call, words)) {
    if (denied(call)) {
      call.err(`Failed to kill unit ${unit}: Access denied\n`);
      status = 1;
      continue;
    }
    const loaded = loadUnit(machine, unit);
    const { pid } = loaded.unit;
    if (!Object.hasOwn(machine.units, loaded.name) || loaded.unit.active === 'inactive') {
      call.err(`Failed to kill unit ${unit}: Unit ${unit} not loaded.\n`);
      status = 1;
      continue;
    }
    if (pid === 0) continue;
    if (name === 'HUP' && canReload(loaded)) await carryOut(call, reload(machine, loaded.name));
    else if (name !== 'USR1' && name !== 'USR2') {
      sent(machine, loaded, name);
      died(machine, loaded, signals[name] ?? 15, name);
    }
  }
  return status;
}

function sent(machine: Call['machine'], { name, unit, settings }: LoadedUnit, signal: string): void {
  if (machine.release === '3.0') return;
  const line = settings.find(({ key }) => key === 'ExecStart')?.value ?? '';
  const program = basename(line.split(' ')[0] ?? '').slice(0, 15);
  log(machine, {
    unit: name,
    invocation: unit.invocation,
    message: `${name}: Sent signal SIG${signal} to main process ${String(unit.pid)} (${program}) on client request.`,
  });
}

/** `systemctl reset-failed`, of some units or all. @returns exit status */
export function reset(call: Call, _given: Options, words: string[]): number {
  if (denied(call)) {
    call.err('Failed to execute operation: Access denied\n');
    return 1;
  }
  if (words.length === 0) {
    resetFailed(call.machine);
    return 0;
  }
  let status = 0;
  for (const name of expanded(call, words)) {
    try {
      resetFailed(call.machine, [name]);
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      call.err(`Failed to reset failed state of unit ${name}: ${error.message}\n`);
      status = 1;
    }
  }
  return status;
}
