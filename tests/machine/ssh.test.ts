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

describe('a password that has run out', () => {
  const fresh = ['changeme', 'changeme', 'Quiet-harbour-42', 'Quiet-harbour-42'];

  test('is replaced in the course of a login', async () => {
    const session = open();
    await run(session, 'chage -d 0 photon');
    const login = 'ssh -o StrictHostKeyChecking=no photon@localhost id -un';
    const { output, stdout } = await session.run(login, { input: fresh });
    expect(stdout).toBe('photon\n');
    expect(output.map(({ text }) => text).join('')).toContain(
      '(photon@localhost) You are required to change your password immediately (administrator enforced).\n' +
        'Changing password for photon.\nCurrent password: ',
    );
    expect((await run(session, login, 'Quiet-harbour-42')).stdout).toBe('photon\n');
  });

  test('is replaced in sudo', async () => {
    const session = open();
    await run(session, 'chage -d 0 photon');
    const { stdout, stderr } = await session.run('sudo id -un', { prompt: '$', input: fresh });
    expect(stdout).toBe('root\n');
    expect(stderr).toContain('sudo: Account or password is expired, reset your password and try again\n');
  });
});
