// Runs a command and says what it cost: time, processor, memory.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Cost {
  /** Seconds by the clock; they grow with whatever else the machine does. */
  wall: number;
  /** Seconds of processor, user and system, with those of all processes it started. */
  cpu: number;
  /** Largest resident set of one of its Node.js processes, in bytes. */
  memory: number;
}

/** Each Node.js process notes at its end what it took at most: kibibytes, a line each. */
const memoryNote =
  "import{appendFileSync}from'node:fs';" +
  "process.on('exit',()=>appendFileSync(process.env.MEMORY_NOTES,process.resourceUsage().maxRSS+'\\n'))";

/**
 * Runs a command to its end; what it prints is shown only where it fails.
 *
 * @param words the command and its arguments
 * @param cwd folder it runs in
 * @param environment variables beside this process's own
 * @throws where it does not end with 0, and where there is no POSIX shell to count its processor time
 */
export function costOf(words: string[], cwd: string, environment: Record<string, string> = {}): Cost {
  const dir = mkdtempSync(join(tmpdir(), 'cost-'));
  const notes = join(dir, 'memory');
  try {
    const begin = performance.now();
    // "times" prints two lines: of the shell, and of all that it waited for.
    const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$0" "$@" >&2 || exit; times', ...words], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: {
        ...process.env,
        ...environment,
        MEMORY_NOTES: notes,
        NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=data:text/javascript,${encodeURIComponent(memoryNote)}`,
      },
    });
    const wall = (performance.now() - begin) / 1000;
    if (status !== 0) throw new Error(`${words.join(' ')} failed:\n${stderr.slice(-5000)}`);
    const spent = stdout.trim().split('\n').at(-1) ?? '';
    const cpu = [...spent.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
    const peaks = readFileSync(notes, 'utf8').trim().split('\n').map(Number);
    return { wall, cpu, memory: Math.max(...peaks) * 1024 };
  } finally {
    rmSync(dir, { recursive: true });
  }
}
