// tdnf on the simulated machine: its cache, its locks, and what it finds.
import { describe, expect, test } from 'vitest';
import { Session } from '../../src/machine/session.ts';

async function connected(profile = 'photon-5-minimal'): Promise<Session> {
  const session = Session.open(profile);
  await session.run("sed -i 's#packages.vmware.com#packages.broadcom.com#g' /etc/yum.repos.d/*.repo");
  return session;
}

describe('tdnf', () => {
  test('lets others use the lists that root has fetched, whatever the umask', async () => {
    const session = await connected();
    await session.run('umask 027; tdnf makecache');
    expect((await session.run("su - photon -c 'tdnf -C list wget'")).stdout).toMatch(/^wget\.x86_64 /);
  });

  test('keeps locked packages and minimal versions', async () => {
    const session = await connected();
    const write = (directory: string, line: string) =>
      session.run(`mkdir -p /etc/tdnf/${directory}; echo ${line} > /etc/tdnf/${directory}/own.conf`);
    await write('minversions.d', 'tree=99');
    expect((await session.run('tdnf install -y tree')).exitCode).toBe(125);
    await write('locks.d', 'curl');
    expect((await session.run('tdnf install -y curl')).exitCode).toBe(125);
    const { stdout } = await session.run('tdnf update -y; rpm -q curl');
    expect(stdout).toMatch(/curl-8\.0\.1-1\.ph5\.x86_64\n$/);
  });

  test('finds the packages of programs, by path and by pattern', async () => {
    const session = await connected();
    expect((await session.run('tdnf provides /usr/bin/tr')).stdout).toContain('coreutils-selinux-9.1-9.ph5.x86_64 : ');
    expect((await session.run("tdnf provides '*/mount.cifs'")).stdout).toContain('cifs-utils-7.0-3.ph5.x86_64 : ');
    expect((await session.run('rpm -q gpg-pubkey')).exitCode).toBe(125);
  });
});

describe('what packages bring', () => {
  test('sudo: its configuration, again after it was removed', async () => {
    const session = await connected();
    const before = await session.run('ls -l /etc/sudoers | cut -c1-10; cat /etc/sudoers /etc/pam.d/sudo');
    await session.run('rpm -e --nodeps sudo');
    expect((await session.run('ls /etc/sudoers')).exitCode).toBe(2);
    await session.run('tdnf install -y sudo');
    const after = await session.run('ls -l /etc/sudoers | cut -c1-10; cat /etc/sudoers /etc/pam.d/sudo');
    expect(after.stdout).toBe(before.stdout);
  });

  test('kubernetes-kubeadm: a kubelet that is enabled', async () => {
    const session = await connected();
    await session.run('tdnf install -y kubernetes-kubeadm');
    expect((await session.run('systemctl is-enabled kubelet')).stdout).toBe('enabled\n');
  });
});
