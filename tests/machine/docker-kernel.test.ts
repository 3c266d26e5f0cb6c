// The Docker engine and the kernel: sockets, forwarding, and modules that an update takes away.
import { describe, expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';

test('dockerd has a socket that is one to every tool', async () => {
  const session = Session.open('photon-5-minimal', undefined, false);
  await session.run('systemctl start docker');
  expect((await session.run('ls -l /var/run/docker.sock')).stdout).toMatch(/^srw-rw---- 1 root docker 0 /);
  expect((await session.run("stat -c '%A %F' /run/docker.sock; test -S /run/docker.sock; echo $?")).stdout).toBe(
    'srw-rw---- socket\n0\n',
  );
  expect((await session.run('cat /run/docker.sock')).stderr).toBe('cat: /run/docker.sock: No such device or address\n');
  expect((await session.run('systemctl stop docker.socket docker; systemctl start docker')).exitCode).toBe(0);
});

test('dockerd has the kernel forward packets, and lets none pass where it had to switch that on', async () => {
  const session = Session.open('photon-5-minimal', undefined, false);
  const forwarding = 'sysctl -n net.ipv4.ip_forward; iptables -S FORWARD | head -1';
  await session.run('systemctl stop iptables; systemctl start docker');
  expect((await session.run(forwarding)).stdout).toBe('1\n-P FORWARD DROP\n');
  await session.run('iptables -P FORWARD ACCEPT; systemctl restart docker');
  expect((await session.run(forwarding)).stdout).toBe('1\n-P FORWARD ACCEPT\n');
  await session.run(`mkdir -p /etc/docker; echo '{"ip-forward": false}' > /etc/docker/daemon.json`);
  await session.run('sysctl -w net.ipv4.ip_forward=0; systemctl restart docker');
  expect((await session.run('sysctl -n net.ipv4.ip_forward')).stdout).toBe('0\n');
});

describe('after an update of the kernel', () => {
  const run = 'docker run --rm hello-world';
  const updated = async (profile: string, before: string) => {
    const session = Session.open(profile, undefined, false);
    await session.run(`systemctl start docker; docker pull -q hello-world; ${before}`);
    await session.run("sed -i 's#packages.vmware.com#packages.broadcom.com#g' /etc/yum.repos.d/*.repo");
    await session.run('tdnf -y update linux-esx');
    return session;
  };

  test('a container whose module was not loaded before does not start, until the next boot', async () => {
    const session = await updated('photon-4-minimal', 'true');
    expect((await session.run('modprobe veth')).stderr).toBe(
      'modprobe: FATAL: Module veth not found in directory /lib/modules/5.10.4-13.ph4-esx\n',
    );
    const { stderr, exitCode } = await session.run(run);
    expect(stderr).toMatch(
      /failed to add the host \(veth[0-9a-f]{7}\) <=> sandbox \(veth[0-9a-f]{7}\) pair interfaces: operation not supported/,
    );
    expect(exitCode).toBe(125);
    await session.run('reboot; systemctl start docker');
    expect((await session.run(`systemctl start docker; ${run}`)).exitCode).toBe(0);
  });

  test('a container starts where one ran before', async () => {
    expect((await (await updated('photon-4-minimal', run)).run(run)).exitCode).toBe(0);
  });

  test('kernels since 2022 leave their modules in /tmp', async () => {
    const session = await updated('photon-5-minimal', 'true');
    expect((await session.run('readlink /lib/modules/$(uname -r)')).stdout).toBe('/tmp/.6.1.10-10.ph5-esx\n');
    expect((await session.run(`modprobe veth && ${run}`)).exitCode).toBe(0);
  });
});
