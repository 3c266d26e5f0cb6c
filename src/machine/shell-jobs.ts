// The jobs of a shell, and its built-in commands for them.
import { terminalOf } from './processes.ts';
import { NotSimulated } from './program.ts';
import type { Shell } from './shell.ts';
import type { Builtin } from './shell-builtins.ts';

/** A command in the background. */
export interface Job {
  number: number;
  pid: number;
  text: string;
  state: 'Running' | 'Done' | 'Terminated' | `Exit ${number}`;
  /** Its exit status, once it has ended. */
  ended: Promise<number>;
  stop(): void;
}

/**
 * Starts a job.
 *
 * @param run runs its command in a copy of the shell; gives the exit status
 * @param text as it was typed
 * @returns undefined where there are too many processes
 */
export function startJob(shell: Shell, run: (copy: Shell) => Promise<number>, text: string): Job | undefined {
  const { machine, clock } = shell.host;
  if (!shell.host.mayFork()) return undefined;
  const copy = shell.fork();
  const pid = machine.nextPid;
  machine.nextPid += 1;
  const job: Job = {
    number: Math.max(0, ...shell.jobs.map((other) => other.number)) + 1,
    pid,
    text: text.replace(/\s*&\s*$/, ''),
    state: 'Running',
    ended: Promise.resolve(0),
    stop: () => {
      job.state = 'Terminated';
      copy.interrupt();
    },
  };
  job.ended = clock.background(async () => {
    const status = await run(copy);
    if (job.state === 'Running') job.state = status === 0 ? 'Done' : `Exit ${status}`;
    return status;
  });
  machine.processes.push({
    pid,
    ppid: shell.pid,
    uid: shell.user.uid,
    command: job.text,
    startedAt: machine.now,
    terminal: terminalOf(shell.login),
  });
  const forget = () => {
    machine.processes = machine.processes.filter((process) => process.pid !== pid);
  };
  void job.ended.then(forget, forget);
  shell.jobs.push(job);
  shell.state.env.set('!', String(pid));
  return job;
}

/** Lists the jobs. */
export const jobs: Builtin = ({ shell, args }, { out }) => {
  const [option] = args;
  if (option !== undefined && !/^-[lpr]$/.test(option)) throw new NotSimulated(`option '${option}'`);
  for (const job of shell.jobs) {
    if (option === '-r' && job.state !== 'Running') continue;
    out(option === '-p' ? `${String(job.pid)}\n` : jobLine(shell, job, option === '-l'));
  }
  forgetEnded(shell);
  return 0;
};

/** Waits for jobs to end. */
export const wait: Builtin = async ({ shell, args }, { err }) => {
  const wanted = args.length === 0 ? shell.jobs : args.map((arg) => findJob(shell, arg));
  let status = 0;
  for (const [index, job] of wanted.entries()) {
    if (!job) {
      const given = args[index] ?? '';
      err(
        `bash: wait: ${given.startsWith('%') ? `${given}: no such job` : `pid ${given} is not a child of this shell`}\n`,
      );
      status = 127;
      continue;
    }
    const ended = await shell.host.clock.pausing(job.ended);
    if (args.length > 0) status = job.state === 'Terminated' ? 143 : ended;
  }
  shell.jobs = shell.jobs.filter((job) => !wanted.includes(job));
  return status;
};

/** Waits for one job, as the command it is. */
export const fg: Builtin = async ({ shell, args }, { out, err }) => {
  const job = args[0] === undefined ? shell.jobs.at(-1) : findJob(shell, args[0]);
  if (!job) {
    err(`bash: fg: ${args[0] ?? 'current'}: no such job\n`);
    return 1;
  }
  out(`${job.text}\n`);
  const status = await shell.host.clock.pausing(job.ended);
  shell.jobs = shell.jobs.filter((other) => other !== job);
  return status;
};

/** Says that a job runs already: none can be stopped. */
export const bg: Builtin = ({ shell, args }, { err }) => {
  const job = args[0] === undefined ? shell.jobs.at(-1) : findJob(shell, args[0]);
  if (job) err(`bash: bg: job ${String(job.number)} already in background\n`);
  else err(`bash: bg: ${args[0] ?? 'current'}: no such job\n`);
  return job ? 0 : 1;
};

/** Forgets jobs. */
export const disown: Builtin = ({ shell, args }) => {
  const gone = args.length === 0 ? shell.jobs.slice(-1) : args.map((arg) => findJob(shell, arg));
  shell.jobs = shell.jobs.filter((job) => !gone.includes(job));
  return 0;
};

/** The job that is meant by "%2", "%+", "%name" or a process identifier. */
export function findJob(shell: Shell, given: string): Job | undefined {
  if (given === '%%' || given === '%+' || given === '%') return shell.jobs.at(-1);
  if (given === '%-') return shell.jobs.at(-2);
  if (/^%\d+$/.test(given)) return shell.jobs.find((job) => job.number === Number(given.slice(1)));
  if (given.startsWith('%?')) return shell.jobs.find((job) => job.text.includes(given.slice(2)));
  if (given.startsWith('%')) return shell.jobs.find((job) => job.text.startsWith(given.slice(1)));
  return shell.jobs.find((job) => String(job.pid) === given);
}

/** A line as `jobs` prints it. */
export function jobLine(shell: Shell, job: Job, withPid = false): string {
  const mark = shell.jobs.at(-1) === job ? '+' : shell.jobs.at(-2) === job ? '-' : ' ';
  const pid = withPid ? `${String(job.pid)} ` : '';
  const text = job.state === 'Running' ? `${job.text} &` : job.text;
  return `[${String(job.number)}]${mark}  ${pid}${job.state.padEnd(22)}  ${text}\n`;
}

/** Takes the jobs that have ended out of the list. */
export function forgetEnded(shell: Shell) {
  shell.jobs = shell.jobs.filter((job) => job.state === 'Running');
}
