// sshd and its configuration on the simulated machine.
import { describe, expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';

const five = () => Session.open('photon-5-minimal', undefined, false);

/** Runs commands one after the other; gives what the last one printed and its status. */
async function last(session: Session, ...commands: string[]) {
  let outcome = { stdout: '', stderr: '', exitCode: 0 };
  for (const command of commands) outcome = await session.run(command, { prompt: '#' });
  const { stdout, stderr, exitCode } = outcome;
  return { stdout, stderr, exitCode };
}

describe('sshd', () => {
  test('goes by the configuration it read at its start', async () => {
    const session = five();
    await last(session, "sed -i 's/^#Port 22$/Port 2222/' /etc/ssh/sshd_config");
    expect(session.machine.units['sshd.service']?.memory['config']).not.toContain('2222');
    await last(session, 'systemctl restart sshd');
    expect(session.machine.units['sshd.service']?.memory['config']).toContain('2222');
  });

  test('that cannot start is started again until systemd gives up', async () => {
    const session = five();
    const wrong = "sed -i 's/^PermitRootLogin no/PermitRootLogin perhaps/' /etc/ssh/sshd_config";
    expect(await last(session, wrong, 'systemctl restart sshd')).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    expect((await last(session, 'sleep 5', 'systemctl is-active sshd')).stdout).toBe('failed\n');
    expect((await last(session, 'journalctl -u sshd -o cat')).stdout).toContain(
      '/etc/ssh/sshd_config line 32: unsupported option "perhaps".\n',
    );
  });
});

describe('sshd -t', () => {
  const check = (session: Session, line: string) =>
    last(session, 'cp /etc/ssh/sshd_config /tmp/x', `echo '${line}' >> /tmp/x`, '/usr/sbin/sshd -t -f /tmp/x');

  test('knows all keywords of its release', async () => {
    for (const line of [
      'PermitOpen localhost:8080',
      'ChrootDirectory /srv',
      'RequiredRSASize 2048',
      'XAuthLocation /x',
    ]) {
      expect(await check(five(), line)).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    }
    const { stderr, exitCode } = await check(Session.open('photon-4-minimal', {}, false), 'RequiredRSASize 2048');
    expect(stderr).toMatch(/^\/tmp\/x: line \d+: Bad configuration option: RequiredRSASize\r\n/);
    expect(exitCode).toBe(255);
  });

  test('refuses to read what it cannot include', async () => {
    expect((await check(five(), 'Include /etc/ssh/more')).exitCode).toBe(125);
  });
});
