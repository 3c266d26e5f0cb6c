// SSH on the simulated machine: keys, and what logins do to it.
import { describe, expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';

const open = (profile = 'photon-5-minimal') => Session.open(profile, undefined, false);

/** Runs a line as root; what is typed at its questions follows it. */
async function run(session: Session, line: string, ...input: string[]) {
  const { stdout, stderr, exitCode } = await session.run(line, { prompt: '#', input });
  return { stdout, stderr, exitCode };
}

describe('ssh-keygen', () => {
  test('shows the fingerprints of the host keys that a new machine has', async () => {
    const session = open();
    const { stdout } = await run(session, 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub');
    expect(stdout).toMatch(/^256 SHA256:[\w+/]{43} root@photon-machine \(ED25519\)\n$/);
    expect((await run(session, 'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key')).stdout).toBe(stdout);
    expect((await run(session, 'ssh-keygen -lf /etc/ssh/ssh_host_rsa_key.pub')).stdout).toMatch(/^3072 /);
    const { output } = await session.run('ssh localhost true', { input: ['no'] });
    expect(output.map(({ text }) => text).join('')).toContain(stdout.split(' ')[1]);
  });

  test('makes ~/.ssh for a key that is to lie there', async () => {
    const made = "Created directory '/root/.ssh'.";
    const command = 'ssh-keygen -t ed25519 -f /root/.ssh/id_ed25519 -N ""';
    const { stderr, exitCode } = await run(open(), command);
    expect([stderr, exitCode]).toEqual([`${made}\r\n`, 0]);
    const { stdout } = await run(open('photon-3-minimal'), command);
    expect(stdout).toMatch(`Generating public/private ed25519 key pair.\n${made}\n`);
  });
});
