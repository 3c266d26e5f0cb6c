// A session behaves as a login shell, and can be taken back.
import { beforeEach, describe, expect, test } from 'vitest';
import { Session, type Outcome } from '../../src/machine/session.ts';

let session: Session;
beforeEach(() => {
  session = Session.open('photon-5-minimal');
});

/** Runs commands one after another, and gives what the last one did. */
async function run(...commands: string[]): Promise<Outcome> {
  let outcome: Outcome | undefined;
  for (const command of commands) outcome = await session.run(command);
  if (!outcome) throw new Error('Nothing was run.');
  return outcome;
}

describe('lives on from command to command:', () => {
  test.each([
    ['the working directory', ['cd /etc', 'pwd'], '/etc\n'],
    ['variables', ['x=5', 'echo $x'], '5\n'],
    ['exported variables', ['export A=1', 'printenv A'], '1\n'],
    ['functions', ['f() { echo "$1!"; }', 'f hello'], 'hello!\n'],
    ['functions from a file', ["printf 'g() { echo G; }\\n' > /tmp/lib", '. /tmp/lib', 'g'], 'G\n'],
    ['functions from eval', ['eval "h() { echo H; }"', 'h'], 'H\n'],
    ['arrays', ['a=(1 "2 3")', 'a+=(4)', 'echo "${a[1]} ${#a[@]}"'], '2 3 3\n'],
    ['associative arrays', ['declare -A m', 'm[k]="v w"', 'echo "${m[k]}"'], 'v w\n'],
    ['options', ['set -o pipefail', 'false | true; echo $?'], '1\n'],
    ['aliases', ['alias hi="echo hi"', 'hi there'], 'hi there\n'],
    ['the exit status', ['false', 'echo $?'], '1\n'],
    ['the statuses of a pipeline', ['false | true', 'echo ${PIPESTATUS[@]}'], '1 0\n'],
    ['the umask', ['umask 027', 'touch /tmp/f; stat -c %a /tmp/f'], '640\n'],
    ['where a stream was sent', ['exec 3>/tmp/log', 'echo a >&3', 'cat /tmp/log'], 'a\n'],
    ['positional parameters', ['set -- a b', 'shift', 'echo $1 $#'], 'b 1\n'],
  ])('%s', async (_, commands, stdout) => {
    const outcome = await run(...commands);
    expect(outcome).toMatchObject({ stdout, stderr: '', exitCode: 0 });
  });

  test('even where a command of a line fails', async () => {
    expect((await run('x=1; nosuch; y=2', 'echo $x $y')).stdout).toBe('1 2\n');
  });

  test('but not out of a subshell', async () => {
    expect((await run('x=1', '(x=2; cd /tmp)', 'echo $x; pwd')).stdout).toBe('1\n/root\n');
  });
});

test('a login shell has the umask of /etc/profile, what goes through none has 022', async () => {
  expect((await run('umask')).stdout).toBe('0027\n');
  expect((await run('bash -c umask')).stdout).toBe('0027\n');
  expect((await run('su - photon -c umask')).stdout).toBe('0027\n');
  expect((await run('su photon -c umask')).stdout).toBe('0022\n');
  expect((await run('su - photon', 'umask')).stdout).toBe('0027\n');
  expect((await run('exit', 'su photon', 'umask')).stdout).toBe('0022\n');
  expect((await run('exit', 'umask 077', 'bash', 'umask')).stdout).toBe('0077\n');
});

test('type and command -v find only what is installed', async () => {
  for (const command of ['type docker-compose', 'type -a docker-compose', 'command -v tcpdump', 'type -P tcpdump']) {
    expect(await run(command), command).toMatchObject({ stdout: '', exitCode: 1 });
  }
  expect((await run('tdnf -y install diffutils', 'type diff; type umask; type ls')).stdout).toContain(
    'diff is /usr/bin/diff\numask is a shell builtin\n',
  );
});

describe('prints in true order', () => {
  test.each([
    ['one command after another', 'echo a; echo b >&2; echo c'],
    ['in loops', 'for i in 1; do echo a; echo b >&2; echo c; done'],
    ['in functions', 'f() { echo a; echo b >&2; echo c; }; f'],
    ['in conditions', 'if echo a; then echo b >&2; echo c; fi'],
    ['in groups and subshells', '{ echo a; (echo b >&2); echo c; }'],
  ])('%s', async (_, command) => {
    const { output } = await run(command);
    expect(output).toEqual([
      { stream: 1, text: 'a\n' },
      { stream: 2, text: 'b\n' },
      { stream: 1, text: 'c\n' },
    ]);
  });

  test('and leaves alone what goes into a pipe, a file or a variable', async () => {
    const { stdout } = await run('f() { echo a; }; f | tr a b; f > /tmp/f; x=$(f); echo "[$x]"; cat /tmp/f');
    expect(stdout).toBe('b\n[a]\na\n');
  });

  test('while a long command still runs', async () => {
    const seen: string[] = [];
    const own = Session.open('photon-5-minimal', {
      printed: ({ text }) => seen.push(text),
      pace: async () => {
        seen.push('(time passes)');
        return Promise.resolve();
      },
    });
    await own.run('echo a; sleep 1; echo b');
    expect(seen).toEqual(['a\n', '(time passes)', 'b\n']);
  });
});

describe('jobs', () => {
  test('run beside the shell and are told of', async () => {
    expect((await run('sleep 5 &')).stderr).toMatch(/^\[1\] \d+\n$/);
    expect((await run('jobs')).stdout).toBe('[1]+  Running                 sleep 5 &\n');
    expect((await run('wait; echo done')).stdout).toBe('done\n');
  });

  test('take turns with the shell by the machine’s own clock', async () => {
    const { stdout } = await run('(sleep 2; echo late) & sleep 1; echo early; sleep 3; echo last');
    expect(stdout).toBe('early\nlate\nlast\n');
  });

  test('can be stopped, and waited for', async () => {
    expect((await run('sleep 100 & kill $!; wait $!; echo $?')).stdout).toBe('143\n');
  });
});

test('timeout ends a command at its time, by the machine’s own clock', async () => {
  const { stdout } = await run('a=$(date +%s); timeout 3 sleep 60; echo $?; b=$(date +%s); echo $((b - a))');
  expect(stdout).toBe('124\n3\n');
  expect((await run('timeout -s KILL 1 sleep 9; echo $?')).stdout).toBe('137\n');
  expect((await run('timeout 9 sleep 1; echo $?')).stdout).toBe('0\n');
});

describe('traps', () => {
  test('run at the end of a script', async () => {
    expect((await run('bash -c "trap \'echo bye\' EXIT; echo hi"')).stdout).toBe('hi\nbye\n');
  });

  test('run at a signal, and are listed', async () => {
    expect((await run('trap "echo got" USR1; kill -USR1 $$; trap')).stdout).toBe("got\ntrap -- 'echo got' SIGUSR1\n");
  });
});

describe('questions', () => {
  test('are answered in order, and shown with what was typed', async () => {
    const { output, stdout } = await session.run('read -p "Name? " a; read b; echo "$a-$b"', { input: ['x', 'y'] });
    expect(stdout).toBe('x-y\n');
    expect(output[0]).toEqual({ stream: 0, text: 'Name? x\ny\n' });
  });

  test('find the end of input where nobody answers', async () => {
    expect((await run('read a; echo $?')).stdout).toBe('1\n');
  });

  test('are not asked of a file', async () => {
    expect((await run('printf \'a\\nb\\n\' > f; while read -r l; do echo "<$l>"; done < f')).stdout).toBe('<a>\n<b>\n');
  });
});

describe('stops and puts the machine back', () => {
  test.each([
    ['a loop without end', 'while :; do :; done'],
    ['recursion without end', 'f() { f; }; f'],
    ['output without end', 'while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done'],
    ['a fork bomb', ':(){ :|:& };:'],
  ])('%s', async (_, command) => {
    await run('echo before > /tmp/f');
    const outcome = await run(`echo after > /tmp/f; ${command}`);
    expect(outcome.stopped).toMatch(/so it was stopped\. The machine is as it was before this command\.$/);
    expect(outcome.changes).toEqual([]);
    expect((await run('cat /tmp/f')).stdout).toBe('before\n');
  });
});

test('a snapshot is plain JSON and gives the same session again', async () => {
  await run('cd /tmp', 'x=1; a=(1 2)', 'f() { echo "$x ${a[1]}"; }', 'echo text > f');
  const kept = JSON.parse(JSON.stringify(session.snapshot())) as ReturnType<Session['snapshot']>;
  await run('rm f; x=9; cd /');
  const again = Session.restore(kept);
  expect((await again.run('pwd; f; cat f')).stdout).toBe('/tmp\n1 2\ntext\n');
});

test('the same commands print the same bytes', async () => {
  const commands = ['echo $RANDOM $$', 'cat /etc/machine-id', 'date', 'systemctl enable --now docker', 'docker info'];
  const once = [];
  for (const command of commands) once.push(await session.run(command));
  const other = Session.open('photon-5-minimal');
  for (const [index, command] of commands.entries()) expect(await other.run(command)).toEqual(once[index]);
});

test('root and the ordinary user have a shell each', async () => {
  await session.run('cd /etc', { prompt: '#' });
  expect((await session.run('whoami; pwd', { prompt: '$' })).stdout).toBe('photon\n/home/photon\n');
  expect((await session.run('cat /etc/shadow', { prompt: '$' })).stderr).toBe('cat: /etc/shadow: Permission denied\n');
  expect((await session.run('whoami; pwd', { prompt: '#' })).stdout).toBe('root\n/etc\n');
});

test('what <( … ) gives can be read by whoever runs it', async () => {
  const { stdout, stderr } = await run("su photon -c 'cat <(echo one) <(echo two); ls /dev/fd'");
  expect([stdout, stderr]).toEqual(['one\ntwo\n', '']);
});

test('a shell inside the shell is left by exit', async () => {
  expect(session.promptText).toBe('root@photon-machine [ ~ ]# ');
  await run('su - photon');
  expect(session.promptText).toBe('photon@photon-machine [ ~ ]$ ');
  await run('exit');
  expect(session.promptText).toBe('root@photon-machine [ ~ ]# ');
});

test('what a command changed is told', async () => {
  const { changes } = await run('echo a >> /etc/hosts; mkdir /opt/x; chmod 600 /etc/fstab');
  expect(changes).toEqual(['/etc/fstab: mode 644 → 600', '/etc/hosts: 1 line added', '/opt/x: created']);
});

test('what is not modelled is refused, never guessed', async () => {
  const outcome = await run('uname --operating-sistem');
  expect(outcome.exitCode).toBe(1);
  const refused = await run('ulimit -n');
  expect(refused).toMatchObject({ stderr: 'ulimit: the limits of a process is not simulated here\n', exitCode: 125 });
});

test('unknown commands and directories are named as bash names them', async () => {
  expect((await run('nosuch')).stderr).toBe('-bash: nosuch: command not found\n');
  expect((await run('echo x > /nosuch/y')).stderr).toBe('-bash: /nosuch/y: No such file or directory\n');
});

test('options that are known to the real program alone are refused', async () => {
  const session = Session.open('photon-5-minimal');
  for (const line of ['bash --foo', 'timeout --bar 1 true', 'xz --version']) {
    const { stderr, exitCode } = await session.run(line);
    expect(stderr).toContain('is not simulated here');
    expect(exitCode).toBe(125);
  }
  expect((await session.run('last -1')).stdout).toMatch(/^root .*\n\nwtmp begins /);
});
