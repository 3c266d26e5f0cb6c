// systemd on the simulated machine: what a reader does to units, to the machine's identity and to its power.
import { describe, expect, test } from 'vitest';
import { machineOf } from '../../src/machine/profiles/index.ts';
import { Session } from '../../src/machine/session.ts';
import { activateBySocket } from '../../src/machine/unit-jobs.ts';
import { isActive } from '../../src/machine/units.ts';

const five = () => Session.open('photon-5-minimal', undefined, false);

/** Runs commands one after the other; gives what the last one printed and its status. */
async function last(session: Session, ...commands: string[]) {
  let outcome = { stdout: '', stderr: '', exitCode: 0 };
  for (const command of commands) outcome = await session.run(command, { prompt: '#' });
  const { stdout, stderr, exitCode } = outcome;
  return { stdout, stderr, exitCode };
}

describe('a new machine', () => {
  test('runs sshd, the firewall and the network, but not docker', async () => {
    const session = five();
    const { stdout } = await last(
      session,
      'systemctl is-active sshd iptables systemd-networkd systemd-resolved docker',
    );
    expect(stdout).toBe('active\nactive\nactive\nactive\ninactive\n');
    expect((await last(session, 'systemctl is-enabled docker docker.socket sshd')).stdout).toBe(
      'disabled\ndisabled\nenabled\n',
    );
  });

  test.each(['photon-3-minimal', 'photon-4-minimal', 'photon-5-minimal'])(
    '%s boots without a failed unit',
    async (name) => {
      const session = Session.open(name, undefined, false);
      expect((await last(session, 'systemctl --failed --no-legend')).stdout).toBe('');
      expect((await last(session, 'systemctl is-system-running')).stdout).toBe('running\n');
    },
  );

  test('is the same each time', () => {
    expect(JSON.stringify(machineOf('photon-5-minimal'))).toBe(JSON.stringify(machineOf('photon-5-minimal')));
  });
});

describe('the releases differ', () => {
  test('in where units lie', async () => {
    const three = await last(Session.open('photon-3-minimal', undefined, false), 'systemctl enable docker');
    expect(three.stderr).toBe(
      'Created symlink /etc/systemd/system/multi-user.target.wants/docker.service → /lib/systemd/system/docker.service.\n',
    );
  });

  test('in what is said of a removed link', async () => {
    const commands = ['systemctl enable docker', 'systemctl disable docker'];
    const link = '/etc/systemd/system/multi-user.target.wants/docker.service';
    expect((await last(Session.open('photon-4-minimal', undefined, false), ...commands)).stderr).toBe(
      `Removed ${link}.\n`,
    );
    expect((await last(five(), ...commands)).stderr).toBe(`Removed "${link}".\n`);
  });

  test('in how a status begins', async () => {
    const four = await last(Session.open('photon-4-minimal', undefined, false), 'systemctl status docker');
    expect(four.stdout).toContain('● docker.service - Docker Application Container Engine\n');
    expect(four.stdout).toContain('disabled; vendor preset: disabled)');
    const three = await last(Session.open('photon-3-minimal', undefined, false), 'systemctl status docker');
    expect(three.stdout).toContain('\n   Loaded: loaded (/lib/systemd/system/docker.service;');
  });
});

describe('a socket', () => {
  test('starts its service when something connects', async () => {
    const session = five();
    await last(session, 'systemctl start docker.socket');
    expect(isActive(session.machine, 'docker.service')).toBe(false);
    expect(activateBySocket(session.machine, '/run/docker.sock')).toBe(true);
    expect(isActive(session.machine, 'docker.service')).toBe(true);
  });

  test('that does not listen starts nothing', () => {
    const machine = machineOf('photon-5-minimal');
    expect(activateBySocket(machine, '/run/docker.sock')).toBe(false);
  });

  test('goes down with the service it is part of', async () => {
    const { stdout } = await last(
      five(),
      'systemctl start docker',
      'systemctl stop docker',
      'systemctl is-active docker.socket containerd',
    );
    expect(stdout).toBe('inactive\nactive\n');
  });
});

describe('what systemd has read', () => {
  test('stays in force until daemon-reload', async () => {
    const session = five();
    const edit = 'sed -i "s#dockerd -H fd://#dockerd -H tcp://127.0.0.1:2375#" /usr/lib/systemd/system/docker.service';
    const warned = await last(session, 'systemctl start docker', edit, 'systemctl restart docker');
    expect(warned.stderr).toContain("changed on disk. Run 'systemctl daemon-reload' to reload units.\n");
    expect((await last(session, 'systemctl status docker -n 0')).stdout).toContain('dockerd -H fd://');
    await last(session, 'systemctl daemon-reload', 'systemctl restart docker');
    expect((await last(session, 'systemctl status docker -n 0')).stdout).toContain('dockerd -H tcp://127.0.0.1:2375');
  });

  test('is edited in a drop-in that is read at once', async () => {
    const watcher = {
      edit: (_path: string, text: string) =>
        Promise.resolve(
          text.replace('contents of the drop-in file\n', 'contents of the drop-in file\n\n[Service]\nRestart=no\n'),
        ),
    };
    const session = Session.open('photon-5-minimal', watcher);
    const { stderr, exitCode } = await last(session, 'systemctl edit docker');
    expect(stderr).toBe("Successfully installed edited file '/etc/systemd/system/docker.service.d/override.conf'.\n");
    expect(exitCode).toBe(0);
    expect((await last(session, 'cat /etc/systemd/system/docker.service.d/override.conf')).stdout).toBe(
      '[Service]\nRestart=no\n',
    );
    expect((await last(session, 'systemctl show docker -p Restart')).stdout).toBe('Restart=no\n');
  });
});

describe('the identity of the machine', () => {
  const read = (session: Session) => last(session, 'cat /etc/machine-id').then(({ stdout }) => stdout);

  test('is made anew at boot where the file is empty', async () => {
    const session = five();
    const before = await read(session);
    await last(session, 'truncate -s 0 /etc/machine-id || echo -n > /etc/machine-id', 'reboot');
    const after = await read(session);
    expect(after).toMatch(/^[0-9a-f]{32}\n$/);
    expect(after).not.toBe(before);
    expect((await last(session, 'systemctl is-enabled docker.socket')).stdout).toBe('disabled\n');
  });

  test('that says "uninitialized" makes the next boot the first one, which applies the presets', async () => {
    const session = five();
    await last(session, 'echo uninitialized > /etc/machine-id', 'reboot');
    expect(await read(session)).toMatch(/^[0-9a-f]{32}\n$/);
    expect((await last(session, 'systemctl is-enabled docker.socket docker')).stdout).toBe('enabled\ndisabled\n');
  });
});

test('a share of the network needs its helper program', async () => {
  const session = five();
  const { stderr, exitCode } = await last(session, 'mkdir /mnt/share', 'mount 192.0.2.20:/export /mnt/share');
  expect(stderr).toContain(
    'mount: /mnt/share: bad option; for several filesystems (e.g. nfs, cifs) you might need a /sbin/mount.<type> helper program.\n',
  );
  expect(exitCode).toBe(32);
  const { stderr: refused } = await last(session, 'tdnf -y install nfs-utils', 'mount -t nfs 192.0.2.20:/x /mnt/share');
  expect(refused).toContain('is not simulated here');
});

describe('services of further packages', () => {
  test.each(['nginx', 'httpd'])('%s runs and listens on port 80', async (name) => {
    const session = five();
    await last(session, `tdnf -y install ${name}`);
    expect((await last(session, `systemctl start ${name}`, `systemctl show ${name} -p SubState`)).stdout).toBe(
      'SubState=running\n',
    );
    expect((await last(session, 'ss -ltn')).stdout).toMatch(/:80 /);
    expect((await last(session, `systemctl stop ${name}`, `systemctl is-active ${name}`)).stdout).toBe('inactive\n');
    expect((await last(session, 'ss -ltn')).stdout).not.toMatch(/:80 /);
  });

  test('chronyd takes the place of timesyncd', async () => {
    const { stdout } = await last(
      five(),
      'tdnf -y install chrony',
      'systemctl start chronyd',
      'systemctl is-active chronyd systemd-timesyncd',
    );
    expect(stdout).toBe('active\ninactive\n');
  });

  test('rsyslog finds the socket that systemd brings', async () => {
    const { stdout } = await last(
      five(),
      'tdnf -y install rsyslog',
      'systemctl enable --now rsyslog',
      'systemctl is-active rsyslog syslog.socket',
    );
    expect(stdout).toBe('active\nactive\n');
  });
});

describe('kernel modules', () => {
  const loads = async (profile: string, modules: string) =>
    (await Session.open(profile).run(`for each in ${modules}; do modprobe -q $each && echo $each; done`)).stdout;

  test('are those that the configuration of linux-esx has', async () => {
    expect(await loads('photon-5-minimal', 'nf_tables ip_vs wireguard ip_gre sctp')).toBe(
      'nf_tables\nip_vs\nwireguard\nip_gre\n',
    );
    expect(await loads('photon-3-minimal', 'nf_tables ip_vs wireguard ip_gre sctp')).toBe('ip_vs\n');
  });

  test('br_netfilter brings its parameters, until the next boot', async () => {
    const session = five();
    const asked = 'sysctl net.bridge.bridge-nf-call-iptables';
    expect((await last(session, asked)).exitCode).toBe(1);
    await last(session, 'modprobe br_netfilter');
    expect((await last(session, asked)).stdout).toBe('net.bridge.bridge-nf-call-iptables = 1\n');
    expect((await last(session, 'lsmod')).stdout).toMatch(/^Module .*\nbr_netfilter .*\nbridge /);
    expect((await last(session, 'reboot', asked)).exitCode).toBe(1);
    expect((await last(session, 'lsmod')).stdout).toMatch(/^Module.*\n$/);
  });
});

describe('power', () => {
  test.each([
    ['photon-3-minimal', 'legacy_systemd_cgroup_controller'],
    ['photon-5-minimal', 'unified_cgroup_hierarchy'],
  ])('%s hands its kernel the options of /boot', async (profile, cgroups) => {
    const session = Session.open(profile);
    const { stdout } = await last(session, 'cat /proc/cmdline');
    expect(stdout).toMatch(/^BOOT_IMAGE=\/boot\/vmlinuz-\S+ root=PARTUUID=\S+ init=\/lib\/systemd\/systemd /);
    expect(stdout).toContain(` net.ifnames=0 plymouth.enable=0 systemd.${cgroups}=yes\n`);
    await last(session, "sed -i 's/net.ifnames=0 //' /boot/systemd.cfg");
    expect((await last(session, 'cat /proc/cmdline')).stdout).toBe(stdout);
    expect((await last(session, 'reboot', 'cat /proc/cmdline')).stdout).toBe(stdout.replace('net.ifnames=0 ', ''));
  });

  test('settings that the packages bring are there', async () => {
    const files =
      '/etc/systemd/timesyncd.conf /etc/systemd/journald.conf /usr/lib/systemd/network/99-default.link ' +
      '/etc/modules-load.d /etc/ssl/certs';
    expect((await last(five(), `ls -d ${files}; cat /etc/locale.conf`)).stderr).toBe('');
  });

  test('a reboot keeps what lies on the disk, and nothing of what ran', async () => {
    const session = five();
    const boot = session.machine.bootId;
    await last(session, 'systemctl enable docker', 'echo kept > /root/kept', 'echo gone > /tmp/gone', 'reboot');
    expect(session.machine.bootId).not.toBe(boot);
    expect((await last(session, 'systemctl is-active docker')).stdout).toBe('active\n');
    expect((await last(session, 'cat /root/kept')).stdout).toBe('kept\n');
    expect((await last(session, 'cat /tmp/gone')).exitCode).toBe(1);
    expect((await last(session, 'journalctl --list-boots')).stdout.split('\n')).toHaveLength(4);
  });

  test('poweroff switches the machine off', async () => {
    const session = five();
    await last(session, 'poweroff');
    expect(session.machine.power).toBe('off');
  });
});

test('what is not modelled is refused, never guessed', async () => {
  for (const command of [
    'systemctl list-dependencies',
    'systemctl list-units',
    'systemctl -H host status',
    'journalctl -f',
  ]) {
    const { stderr, exitCode } = await last(five(), command);
    expect(stderr).toContain('is not simulated here');
    expect(exitCode).toBe(125);
  }
});
