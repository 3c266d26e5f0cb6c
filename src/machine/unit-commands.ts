// Commands of unit files: how a job hands them out to be run, and what systemd makes of their end.
import { programs } from './commands/index.ts';
import { FileError } from './file-error.ts';
import { Files, root } from './files.ts';
import { log } from './journal.ts';
import type { Machine } from './model.ts';
import { serviceOf, type ServiceResult } from './services.ts';
import { commandLine, ignored } from './unit-files.ts';
import { exited } from './unit-states.ts';
import type { Ended, LoadedUnit } from './units.ts';

/** A command of a unit file, to be run as root. */
export interface Command {
  unit: string;
  /** The line as written, without the marks in front of it. */
  line: string;
}

/** What a command of a unit did. */
export interface Answer {
  exitCode: number;
  /** Both streams, in order. */
  output: string;
}

/** A job in steps: it hands out commands, and goes on with what they did. */
export type Steps<T> = Generator<Command, T, Answer>;

/** How a job ended. "failed" says more in the unit's `result`. */
export type JobResult = 'done' | 'failed' | 'dependency' | 'skipped';

/** Does a job at once; commands that are no service of {@link serviceOf} are taken to succeed in silence. */
export function settle<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next({ exitCode: 0, output: '' })) if (step.done) return step.value;
}

/** Does a job, and has its commands run. */
export async function perform<T>(steps: Steps<T>, run: (command: Command) => Promise<Answer>): Promise<T> {
  let step = steps.next();
  while (!step.done) step = steps.next(await run(step.value));
  return step.value;
}

/** Runs the main process: its exit status where it ended at once, undefined where it goes on. */
export function* mainProcess(machine: Machine, job: LoadedUnit, line: string): Steps<number | undefined> {
  const command = commandLine(line);
  const missing = missingProgram(machine, command);
  if (missing) return spawnFailure(machine, job, command, job.unit.pid, missing);
  const service = serviceOf(job.name);
  if (service) {
    const result = service.start?.(machine) ?? {};
    spoken(machine, job, command, job.unit.pid, result.log ?? []);
    machine.now += 40;
    return result.exitCode;
  }
  if (stays(machine, command)) return undefined;
  const answer = yield { unit: job.name, line: command };
  spoken(machine, job, command, job.unit.pid, linesIn(answer.output));
  return answer.exitCode;
}

/** Runs a command that must end before the unit goes on. */
export function* control(
  machine: Machine,
  job: LoadedUnit,
  setting: string,
  line: string,
  main = false,
  service?: (machine: Machine) => ServiceResult,
): Steps<number> {
  const command = commandLine(line).replaceAll('$MAINPID', String(job.unit.pid));
  const pid = newPid(machine);
  const missing = missingProgram(machine, command);
  let status: number;
  if (missing) status = spawnFailure(machine, job, command, pid, missing);
  else if (service) {
    const result = service(machine);
    spoken(machine, job, command, pid, result.log ?? []);
    status = result.exitCode ?? 0;
  } else {
    const answer = unsimulated(machine, command)
      ? { exitCode: 0, output: '' }
      : yield { unit: job.name, line: command };
    spoken(machine, job, command, pid, linesIn(answer.output));
    status = answer.exitCode;
  }
  machine.now += 12;
  const ended: Ended = { setting, command, pid, status, main };
  job.unit.ended.push(ended);
  if (status !== 0 && !ignored(line)) {
    job.unit.result = 'exit-code';
    exited(machine, job, ended);
  }
  return status;
}

/** What a simulated service does in place of its command; undefined where the command itself is to be run. */
export function actionOf(name: string, action: 'start' | 'stop'): ((machine: Machine) => ServiceResult) | undefined {
  const service = serviceOf(name);
  return service && ((machine) => service[action]?.(machine) ?? {});
}

/** Whether a program is only a file here: it says nothing and does nothing. */
function unsimulated(machine: Machine, command: string): boolean {
  const program = command.split(/\s+/)[0] ?? '';
  const name = program.slice(program.lastIndexOf('/') + 1);
  const path = program.startsWith('/') ? program : `/usr/bin/${program}`;
  return (
    !programs.some((known) => known.name === name) && new Files(machine, root).readBytes(path).startsWith('\x7fELF')
  );
}

/** Whether a program runs until it is stopped: daemons do, scripts and the small tools end by themselves. */
function stays(machine: Machine, command: string): boolean {
  const [program = '', ...args] = command.split(/\s+/);
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'sleep' || (name === 'tail' && args.includes('-f'))) return true;
  return unsimulated(machine, command);
}

/** Why a program cannot be run; undefined where it can. */
function missingProgram(machine: Machine, command: string): string | undefined {
  const program = command.split(/\s+/)[0] ?? '';
  const files = new Files(machine, root);
  const candidates = program.startsWith('/')
    ? [program]
    : ['/usr/bin', '/usr/sbin'].map((directory) => `${directory}/${program}`);
  let message = 'No such file or directory';
  for (const path of candidates) {
    try {
      const { mode, type } = files.stat(path);
      if (type === 'file' && (mode & 0o111) !== 0) return undefined;
      message = 'Permission denied';
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      message = error.message;
    }
  }
  return message;
}

function spawnFailure(machine: Machine, { name, unit }: LoadedUnit, command: string, pid: number, why: string): number {
  const program = command.split(/\s+/)[0] ?? '';
  const base = program.slice(program.lastIndexOf('/') + 1);
  const identifier = machine.release === '5.0' ? `(${base.slice(-8)})` : 'systemd';
  const entry = { unit: name, invocation: unit.invocation, identifier, pid, priority: 3 };
  if (machine.release !== '3.0')
    log(machine, { ...entry, message: `${name}: Failed to locate executable ${program}: ${why}` });
  log(machine, { ...entry, message: `${name}: Failed at step EXEC spawning ${program}: ${why}`, subject: 'exec' });
  return 203;
}

/** Lines a process of a unit wrote. */
export function spoken(
  machine: Machine,
  { name, unit }: LoadedUnit,
  command: string,
  pid: number,
  lines: string[],
): void {
  const program = command.split(/\s+/)[0] ?? '';
  const identifier = program.slice(program.lastIndexOf('/') + 1);
  for (const message of lines) log(machine, { unit: name, invocation: unit.invocation, identifier, pid, message });
}

function linesIn(text: string): string[] {
  return text.split('\n').filter(Boolean);
}

/** The number of a new process. */
export function newPid(machine: Machine): number {
  machine.nextPid += 1;
  return machine.nextPid - 1;
}
