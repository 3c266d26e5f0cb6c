// `npm run machine`: the simulated machine in a terminal, as an interactive shell or for single commands.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Files, root } from '../machine/files.ts';
import { machineOf } from '../machine/profiles/index.ts';
import { profiles, usualProfile } from '../machine/profiles/names.ts';
import { Session } from '../machine/session.ts';
import type { Piece } from '../machine/session-output.ts';

const usage = `Usage: npm run machine -- [--profile NAME] [--dir DIR] [--json] [-c COMMAND]...

  --profile NAME  the machine to start: ${Object.keys(profiles).join(', ')}
                  (${usualProfile}, if none is named)
  --dir DIR       start in a copy of this folder's files, as /srv/work
  -c COMMAND      run this instead of opening a shell; several share one session
  --json          with -c: print one line of JSON for each command, with
                  stdout, stderr, exitCode and changes
  --help          print this`;

/** Where the files of --dir lie on the machine. */
const workFolder = '/srv/work';
/** Copied files beyond this many bytes would not fit the machine. */
const largest = 16 * 1024 * 1024;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error('Run "npm run machine -- --help" to see what can be written.');
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      profile: { type: 'string', default: usualProfile },
      dir: { type: 'string' },
      json: { type: 'boolean', default: false },
      command: { type: 'string', short: 'c', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (values.json && !values.command) throw new Error('--json goes with -c.');

  const machine = machineOf(values.profile);
  if (values.dir !== undefined) bring(values.dir, new Files(machine, root));
  const session = values.command ? new Session(machine, {}, false) : new Session(machine, terminal());
  if (values.dir !== undefined) await session.run(`cd ${workFolder}`);

  if (!values.command) return interactive(session);
  let status = 0;
  for (const [index, command] of values.command.entries()) {
    const last = index === values.command.length - 1;
    const { stdout, stderr, exitCode, changes, output, stopped } = await session.run(command, { last });
    status = exitCode;
    if (values.json) {
      console.log(JSON.stringify({ stdout, stderr: stderr + (stopped ? `${stopped}\n` : ''), exitCode, changes }));
    } else {
      for (const piece of output) show(piece);
      if (stopped) console.error(stopped);
    }
  }
  return values.json ? 0 : status;
}

/** Copies a folder's files to the machine. @throws where it cannot be read, or is too large */
function bring(folder: string, files: Files) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`--dir: there is no folder "${folder}".`);
  let size = 0;
  const copy = (from: string, to: string) => {
    files.mkdir(to, { parents: true });
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const source = join(from, entry.name);
      const target = `${to}/${entry.name}`;
      if (entry.isSymbolicLink()) files.symlink(readlinkSync(source), target);
      else if (entry.isDirectory()) copy(source, target);
      else if (entry.isFile()) {
        const bytes = readFileSync(source);
        size += bytes.length;
        if (size > largest)
          throw new Error(`--dir: the files of "${folder}" are larger than ${String(largest)} bytes.`);
        files.writeBytes(target, bytes.toString('latin1'));
        files.chmod(target, statSync(source).mode & 0o777);
      }
    }
  };
  copy(folder, workFolder);
}

const lines = () => createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
let reader: ReturnType<typeof lines> | undefined;

function terminal() {
  return {
    printed: show,
    ask: async (_question: string, hidden: boolean) => {
      try {
        // The question has been printed already; what is typed for a password stays in the terminal's own echo.
        return await reader?.question(hidden ? '(shown as you type) ' : '');
      } catch {
        return undefined;
      }
    },
    edit: (path: string, text: string) => Promise.resolve(edited(path, text)),
    pace: async (milliseconds: number) =>
      new Promise<void>((done) => {
        setTimeout(done, Math.min(milliseconds, 1000));
      }),
  };
}

async function interactive(session: Session): Promise<number> {
  reader = lines();
  console.log('A simulated Photon OS machine: nothing here touches a real one. "exit" ends it.');
  let status = 0;
  reader.on('SIGINT', () => {
    session.interrupt();
  });
  for (;;) {
    let line: string;
    try {
      line = await reader.question(session.promptText);
    } catch {
      break;
    }
    const outcome = await session.run(line);
    status = outcome.exitCode;
    if (outcome.stopped) console.error(outcome.stopped);
    if (/^\s*(?:exit|logout)\b/.test(line) || session.machine.power === 'off') break;
  }
  reader.close();
  return status;
}

function show({ stream, text }: Piece) {
  if (stream === 2) process.stderr.write(text);
  else process.stdout.write(text);
}

/** Opens the user's own editor on a copy of a file of the machine. */
function edited(path: string, text: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'photon-os-faq-'));
  const copy = join(folder, path.split('/').at(-1) ?? 'file');
  try {
    writeFileSync(copy, text);
    const { status } = spawnSync(process.env['EDITOR'] ?? 'vi', [copy], { stdio: 'inherit' });
    return status === 0 ? readFileSync(copy, 'utf8') : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
