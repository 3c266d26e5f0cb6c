// The network and the firewall of the simulated machine: what they answer on a terminal, and what follows from what.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatAddress, parseAddress } from '../../src/machine/addresses.ts';
import { lookUp, reach } from '../../src/machine/connection.ts';
import { accepts, type Packet } from '../../src/machine/firewall.ts';
import { duid } from '../../src/machine/dhcp-client.ts';
import { Session } from '../../src/machine/session.ts';
import { parseRecording } from './replay.ts';

async function answer(session: Session, command: string) {
  const { stdout, stderr, exitCode } = await session.run(command);
  return { stdout, stderr, exitCode };
}

const text = async (session: Session, command: string) => (await session.run(command)).stdout;

async function addressOf(session: Session): Promise<string> {
  return (await text(session, "ip -4 -o addr show eth0 | sed 's/.*inet //; s/[/].*//'")).trim();
}

describe('on a terminal of 80 columns', () => {
  const recording = parseRecording(
    readFileSync(new URL('../fixtures/recordings/network-terminal.tty', import.meta.url), 'utf8'),
  );
  const session = Session.open(recording.profile);
  const masked = (shown: string) =>
    recording.masks.reduce((all, { pattern, text: by }) => all.replace(pattern, by), shown);

  for (const step of recording.steps) {
    if ('setup' in step) {
      test(`the setup "${step.setup}" succeeds`, async () => {
        expect((await session.run(step.setup)).exitCode).toBe(0);
      });
    }
    if (!('command' in step)) continue;
    test(`${step.command} prints what the real program prints`, async () => {
      const { stdout, stderr, exitCode } = await answer(session, step.command);
      expect(masked(stdout + stderr)).toBe(masked(step.answer?.stdout ?? ''));
      expect(exitCode).toBe(step.answer?.exitCode);
    });
  }
});

describe('addresses from DHCP', () => {
  test('two machines with one machine ID get one address', async () => {
    const template = Session.open('photon-5-minimal');
    const clone = Session.restore(template.snapshot());
    await clone.run('reboot');
    expect(await addressOf(clone)).toMatch(/^192\.0\.2\.1\d\d$/);
    expect(await addressOf(clone)).toBe(await addressOf(template));
  });

  test('a new machine ID counts after a reboot, not before', async () => {
    const session = Session.open('photon-5-minimal');
    const before = await addressOf(session);
    await session.run('rm -f /etc/machine-id; systemd-machine-id-setup');
    expect(await addressOf(session)).toBe(before);
    await session.run('reboot');
    expect(await addressOf(session)).not.toBe(before);
  });

  test.each(['photon-4-minimal', 'photon-5-minimal'])(
    'on %s the MAC address can stand for the machine',
    async (name) => {
      const session = Session.open(name);
      const before = await addressOf(session);
      await session.run('install -d -m 755 /etc/systemd/network/99-dhcp-en.network.d');
      await session.run(
        "printf '[DHCPv4]\\nClientIdentifier=mac\\n' > /etc/systemd/network/99-dhcp-en.network.d/mac.conf",
      );
      await session.run('chmod 644 /etc/systemd/network/99-dhcp-en.network.d/mac.conf');
      expect(await addressOf(session)).toBe(before);
      await session.run('networkctl reload && networkctl reconfigure eth0');
      expect(await addressOf(session)).not.toBe(before);
      expect(await text(session, 'networkctl status eth0')).toContain('DHCP4 Client ID: 00:50:56:9a:3c:1e');
    },
  );

  test('on 3.0 the section is [DHCP] and the service is restarted', async () => {
    const session = Session.open('photon-3-minimal');
    const before = await addressOf(session);
    await session.run('install -d -m 755 /etc/systemd/network/99-dhcp-en.network.d');
    await session.run(
      "printf '[DHCP]\\nClientIdentifier=mac\\n' > /etc/systemd/network/99-dhcp-en.network.d/mac.conf; chmod 644 /etc/systemd/network/99-dhcp-en.network.d/mac.conf",
    );
    await session.run('systemctl restart systemd-networkd');
    expect(await addressOf(session)).not.toBe(before);
  });

  test('the DUID is the one systemd makes of this machine ID', () => {
    expect(duid('5f2d8c0b6a194e7f93c1d4e8ab760213')).toBe('0000ab1158ca854e157629c3');
  });
});

describe('a static address', () => {
  const file = '/etc/systemd/network/10-static-en.network';
  const write = `printf '[Match]\\nName=eth0\\n\\n[Network]\\nAddress=192.0.2.10/24\\nGateway=192.0.2.1\\nDNS=192.0.2.1\\n' > ${file}`;

  test('comes from a file that is read before the one for DHCP', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run(`${write}; chmod 644 ${file}`);
    await session.run('networkctl reload && networkctl reconfigure eth0');
    expect(await addressOf(session)).toBe('192.0.2.10');
    expect((await session.run('ping -c 1 example.com')).exitCode).toBe(0);
  });

  test('does not come from a file that only root may read', async () => {
    const session = Session.open('photon-5-minimal');
    const before = await addressOf(session);
    await session.run(`${write}; chmod 600 ${file}`);
    await session.run('networkctl reload && networkctl reconfigure eth0');
    expect(await addressOf(session)).toBe(before);
    expect(await text(session, 'journalctl -u systemd-networkd --no-pager')).toContain(
      `Failed to open configuration file '${file}': Permission denied`,
    );
  });
});

describe('the firewall', () => {
  const echo: Packet = {
    family: 'ipv4',
    direction: 'in',
    link: 'eth0',
    protocol: 'icmp',
    type: '8',
    source: '192.0.2.1',
    destination: '192.0.2.135',
    state: 'NEW',
  };
  const to = (port: number): Packet => ({ ...echo, protocol: 'tcp', port, sourcePort: 40_000 });

  test('lets SSH in, and nothing else', () => {
    const { machine } = Session.open('photon-5-minimal');
    expect(accepts(machine, to(22))).toBe(true);
    expect(accepts(machine, to(8080))).toBe(false);
    expect(accepts(machine, echo)).toBe(false);
  });

  test('answers ping over IPv6', () => {
    const { machine } = Session.open('photon-5-minimal');
    const six: Packet = {
      ...echo,
      family: 'ipv6',
      protocol: 'ipv6-icmp',
      type: '128',
      source: 'fe80::1',
      destination: 'fe80::2',
    };
    expect(accepts(machine, six)).toBe(true);
  });

  test('answers ping after a rule for it, until the service is restarted', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run('iptables -A INPUT -p icmp --icmp-type echo-request -j ACCEPT');
    expect(accepts(session.machine, echo)).toBe(true);
    await session.run('systemctl restart iptables');
    expect(accepts(session.machine, echo)).toBe(false);
  });

  test('keeps a rule that stands in ip4save', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run(
      "sed -i '/--dport 22 /a -A INPUT -p tcp -m tcp -s 192.0.2.0/24 --dport 2376 -j ACCEPT' /etc/systemd/scripts/ip4save",
    );
    expect(accepts(session.machine, to(2376))).toBe(false);
    await session.run('reboot');
    expect(accepts(session.machine, to(2376))).toBe(true);
    expect(accepts(session.machine, { ...to(2376), source: '203.0.113.5' })).toBe(false);
  });

  test('that has a rule which is not simulated fails aloud, and the boot goes on', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run(
      "sed -i '/--dport 22 /a -A INPUT -m mac --mac-source 00:50:56:00:00:01 -j ACCEPT' /etc/systemd/scripts/ip4save",
    );
    expect((await session.run('reboot')).exitCode).toBe(0);
    expect(await text(session, 'systemctl is-active iptables sshd; systemctl is-enabled sshd')).toBe(
      'failed\nactive\nenabled\n',
    );
    expect(await text(session, 'journalctl -u iptables -b -o cat')).toContain("the match 'mac' is not simulated here");
  });

  test('that has a rule which the kernel refuses stays empty, and the boot goes on', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run("sed -i '/--dport 22 /a -A INPUT -p tcp -j INPUT' /etc/systemd/scripts/ip4save");
    expect((await session.run('reboot')).exitCode).toBe(0);
    expect(await text(session, 'systemctl is-active iptables')).toBe('active\n');
    expect(await text(session, 'iptables -S')).toBe('-P INPUT DROP\n-P FORWARD DROP\n-P OUTPUT DROP\n');
    const { stderr, exitCode } = await session.run('iptables-restore /etc/systemd/scripts/ip4save', { last: true });
    expect(stderr).toBe(
      'iptables-restore v1.8.9 (nf_tables): \nline 12: RULE_APPEND failed (Operation not supported): rule in chain INPUT\n',
    );
    expect(exitCode).toBe(4);
  });

  test('lets all through once its service is stopped', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run('systemctl stop iptables');
    expect(accepts(session.machine, echo)).toBe(true);
    expect(await text(session, 'iptables -S')).toBe('-P INPUT ACCEPT\n-P FORWARD ACCEPT\n-P OUTPUT ACCEPT\n');
  });

  test('counts what ping sends and gets', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run('iptables -Z; ping -c 3 192.0.2.1');
    expect(await text(session, 'iptables -nvL OUTPUT')).toContain('    3   252 ACCEPT     0    --  *      *');
  });

  test('stops ping on its way out where OUTPUT lets nothing through', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run('iptables -F OUTPUT');
    expect((await session.run('ping -c 1 -W 1 192.0.2.1')).exitCode).toBe(1);
    expect(lookUp(session.machine, 'example.com')).toBe('temporary');
  });

  test('a user chain returns to where it was called from', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run('iptables -N web; iptables -I INPUT -j web; iptables -A web -p tcp --dport 80 -j ACCEPT');
    expect(accepts(session.machine, to(80))).toBe(true);
    expect(accepts(session.machine, to(81))).toBe(false);
    expect(accepts(session.machine, to(22))).toBe(true);
  });
});

describe('names and ports', () => {
  test('a name resolves only while somebody can be asked', async () => {
    const session = Session.open('photon-5-minimal');
    expect(lookUp(session.machine, 'example.com')).toEqual({ addresses: ['198.51.100.10'], name: 'example.com' });
    expect(lookUp(session.machine, 'nosuch.example.com')).toBe('unknown');
    await session.run('systemctl stop systemd-resolved');
    expect(lookUp(session.machine, 'example.com')).toBe('temporary');
    expect(lookUp(session.machine, 'localhost')).toMatchObject({ addresses: ['127.0.0.1'] });
  });

  test('getent tells the address of a name', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run("echo '192.0.2.9 db.example.com db' >> /etc/hosts");
    expect(await text(session, 'getent hosts example.com db')).toBe(
      '198.51.100.10   example.com\n192.0.2.9       db.example.com db\n',
    );
    expect((await session.run('getent hosts nosuch.example.com')).exitCode).toBe(2);
  });

  test('a line in /etc/hosts comes before the name servers', async () => {
    const session = Session.open('photon-5-minimal');
    await session.run('echo 192.0.2.9 example.com >> /etc/hosts');
    expect(lookUp(session.machine, 'example.com')).toMatchObject({ addresses: ['192.0.2.9'] });
  });

  test('a port of the machine is open while its service runs', async () => {
    const session = Session.open('photon-5-minimal');
    expect(reach(session.machine, '127.0.0.1', { protocol: 'tcp', port: 22 })).toBe('open');
    expect(reach(session.machine, '127.0.0.1', { protocol: 'tcp', port: 23 })).toBe('refused');
    await session.run('systemctl stop sshd');
    expect(reach(session.machine, '127.0.0.1', { protocol: 'tcp', port: 22 })).toBe('refused');
  });

  test('without the world only the gateway answers', () => {
    const { machine } = Session.open('photon-5-minimal');
    machine.world.online = false;
    expect(reach(machine, '192.0.2.1', { protocol: 'icmp' })).toBe('open');
    expect(reach(machine, '198.51.100.10', { protocol: 'icmp' })).toBe('silent');
    expect(lookUp(machine, 'example.com')).toBe('temporary');
  });
});

test.each(['::1', '::', 'fe80::250:56ff:fe9a:3c1e', '1:0:0:2::3', '1:2:3:4:5:6:7:8', '192.0.2.1'])(
  'the address %s is written as it was read',
  (address) => {
    const parsed = parseAddress(address);
    expect(parsed && formatAddress(parsed)).toBe(address);
  },
);

test('scp shows a line for each file on a terminal', async () => {
  const session = Session.open('photon-5-minimal');
  await session.run("useradd -m alice; echo 'alice:Photon-55!' | chpasswd; echo hello > /tmp/hello");
  const { stdout } = await session.run('scp /tmp/hello alice@localhost:', { input: ['yes', 'Photon-55!'] });
  expect(stdout.replace(/ [\d.]+KB/g, 'KB')).toBe(
    `\rhello${' '.repeat(43)}0%    0    KB/s   --:-- ETA\rhello${' '.repeat(41)}100%    6   KB/s   00:00    \n`,
  );
  expect(await text(session, 'cat /home/alice/hello')).toBe('hello\n');
});
