// The packages of a simulated machine: versions, what is known of them, and what tdnf and rpm do with them.
import { describe, expect, test } from 'vitest';
import { loadCatalogue, loadTexts } from '../../src/machine/catalogue/index.ts';
import { programs } from '../../src/machine/commands/index.ts';
import { alternatives, isMet } from '../../src/machine/dependencies.ts';
import type { Release } from '../../src/machine/model.ts';
import { compareVersions, nvra } from '../../src/machine/packages.ts';
import { machineOf } from '../../src/machine/profiles/index.ts';
import { minimalInstall } from '../../src/machine/profiles/minimal-install.ts';
import { Session } from '../../src/machine/session.ts';

const releases: Release[] = ['3.0', '4.0', '5.0'];
const move = "sed -i 's#packages.vmware.com#packages.broadcom.com#g' /etc/yum.repos.d/*.repo";

async function connected(profile = 'photon-5-minimal'): Promise<Session> {
  const session = Session.open(profile);
  await session.run(move);
  return session;
}

/** All that a command shows, question and answer too. */
async function shown(session: Session, command: string, input: string[] = []): Promise<string> {
  const { output, exitCode } = await session.run(command, { input });
  return `${output.map(({ text }) => text).join('')}${exitCode}`;
}

test.each([
  ['1.0', '1.0', 0],
  ['1.10', '1.9', 1],
  ['1.0.2zl', '1.0.2q', 1],
  ['1.0~rc1', '1.0', -1],
  ['1.0^git1', '1.0', 1],
  ['1.0^git1', '1.0.1', -1],
  ['10.ph5', '9.ph5', 1],
  ['2.0', '2.0.1', -1],
  ['a', '1', -1],
])('rpm compares the versions %s and %s', (one, other, order) => {
  expect(Math.sign(compareVersions(one, other))).toBe(order);
  expect(Math.sign(compareVersions(other, one))).toBe(0 - order);
});

describe.each(releases)('the packages of Photon OS %s', (release) => {
  test('hold all that their newest builds need', async () => {
    const builds = (await loadCatalogue(release)).collection('all');
    const missing = builds.flatMap(({ name, requires }) =>
      requires
        .filter(
          (text) =>
            !isMet(text, builds) && !alternatives(text).some((one) => builds.some((build) => build.name === one.name)),
        )
        .map((text) => `${name}: ${text}`),
    );
    expect(missing).toEqual([]);
  });

  test('have a summary, a licence and a description', async () => {
    const texts = await loadTexts(release);
    const builds = (await loadCatalogue(release)).collection('all');
    expect(
      builds.filter(({ name, summary }) => !summary || !texts.get(name)?.licence || !texts.get(name)?.description),
    ).toEqual([]);
  });

  test('of a minimal install are known, and need nothing that is missing', async () => {
    const catalogue = await loadCatalogue(release);
    const installed = minimalInstall(release, 0).map((entry) => ({ entry, build: catalogue.find(entry.name, entry) }));
    expect(
      installed.filter(({ entry, build }) => !build || nvra(build) !== nvra(entry)).map(({ entry }) => nvra(entry)),
    ).toEqual([]);
    const builds = installed.flatMap(({ build }) => build ?? []);
    const missing = builds.flatMap(({ name, requires }) =>
      requires.filter((text) => !isMet(text, builds)).map((text) => `${name}: ${text}`),
    );
    expect(missing).toEqual([]);
  });
});

test('every simulated program comes from a package that there is', async () => {
  const names = new Set(
    (await Promise.all(releases.map(loadCatalogue))).flatMap((one) => one.collection('all').map(({ name }) => name)),
  );
  expect(programs.filter((program) => !names.has(program.package)).map(({ name }) => name)).toEqual([]);
});

test('tdnf goes by the names and the links of the machine', async () => {
  const said = async (before: string) => {
    const session = Session.open('photon-5-minimal');
    const { stderr } = await session.run(`${before}; tdnf makecache`);
    return /Error\(\d+\)[^\n]*/.exec(stderr)?.[0] ?? '';
  };
  expect(await said('true')).toBe('');
  expect(await said('systemctl stop systemd-resolved')).toBe("Error(1207) : Couldn't resolve host name");
  expect(await said("ip route del default; echo '198.51.100.30 packages.vmware.com' >> /etc/hosts")).toBe(
    "Error(1208) : Couldn't connect to server",
  );
});

describe('tdnf', () => {
  test('installs a package with what it needs, in the layout of 5.0', async () => {
    const session = await connected();
    expect(await shown(session, 'tdnf install jq', ['y'])).toBe(
      `Refreshing metadata for: 'VMware Photon Linux 5.0 (x86_64) Updates'

Installing:
oniguruma        x86_64       6.9.8-2.ph5      photon-updates   1.29M   381.00k
jq               x86_64       1.6-4.ph5        photon-updates 111.00k    63.00k

Total installed size:   1.40M
Total download size: 444.00k
Is this ok [y/N]: y
oniguruma                               390144 100%
jq                                       64512 100%
Testing transaction
Running transaction
Installing/Updating: oniguruma-6.9.8-2.ph5.x86_64
Installing/Updating: jq-1.6-4.ph5.x86_64
0`,
    );
    expect(await shown(session, 'which jq; rpm -q jq oniguruma')).toBe(
      '/usr/bin/jq\njq-1.6-4.ph5.x86_64\noniguruma-6.9.8-2.ph5.x86_64\n0',
    );
  });

  test('shows five columns on 4.0, and says what it downloads and when it is done', async () => {
    expect(await shown(await connected('photon-4-minimal'), 'tdnf install tree', ['y'])).toBe(
      `Refreshing metadata for: 'VMware Photon Extras 4.0 (x86_64)'
Refreshing metadata for: 'VMware Photon Linux 4.0 (x86_64)'
Refreshing metadata for: 'VMware Photon Linux 4.0 (x86_64) Updates'

Installing:
tree                     x86_64       1.8.0-1.ph4      photon-release 113.00k 115712

Total installed size: 113.00k 115712
Is this ok [y/N]: y

Downloading:
tree                                     52224   100%
Testing transaction
Running transaction
Installing/Updating: tree-1.8.0-1.ph4.x86_64

Complete!
0`,
    );
  });

  test('does nothing when the answer is no', async () => {
    const session = await connected();
    const { stderr, exitCode } = await session.run('tdnf install tree', { input: ['n'] });
    expect([stderr, exitCode]).toEqual(['Error(1032) : Operation aborted.\n', 8]);
    expect(await shown(session, 'rpm -q tree')).toBe('package tree is not installed\n1');
  });

  test('says of an installed package that there is nothing to do', async () => {
    const { stderr, exitCode } = await (await connected()).run('tdnf install vim');
    expect([stderr, exitCode]).toEqual(['Package vim is already installed.\nNothing to do.\n', 0]);
  });

  test('does not find a package of a wrong name', async () => {
    const { stderr, exitCode } = await (await connected()).run('tdnf install wgett');
    expect([stderr, exitCode]).toEqual([
      'wgett package not found or not installed\nError(1011) : No matching packages\n',
      243,
    ]);
  });

  test('disables a repository whose address has moved', async () => {
    const later = new Session(machineOf('photon-5-minimal', Date.UTC(2026, 4, 4)));
    const { output, exitCode } = await later.run('tdnf update');
    expect(output.map(({ text }) => text).join('')).toBe(
      `Refreshing metadata for: 'VMware Photon Linux 5.0 (x86_64) Updates'
Error: 404 when downloading https://packages.vmware.com/photon/5.0/photon_updates_5.0_x86_64/repodata/repomd.xml
. Please check repo url or refresh metadata with 'tdnf makecache'.
Error(1622) : Invalid argument
Error: Failed to synchronize cache for repo 'VMware Photon Linux 5.0 (x86_64) Updates'
Disabling Repo: 'VMware Photon Linux 5.0 (x86_64) Updates'
Nothing to do.
`,
    );
    expect(exitCode).toBe(0);
  });

  test('updates what has a newer build, and nothing twice', async () => {
    const session = await connected();
    expect((await session.run('tdnf -y update')).stdout).toContain(
      'Installing/Updating: linux-esx-6.1.138-1.ph5.x86_64\n',
    );
    expect(await shown(session, 'tdnf -y update')).toBe('Nothing to do.\n0');
    expect(await shown(session, 'rpm -q linux-esx')).toBe('linux-esx-6.1.138-1.ph5.x86_64\n0');
  });

  test('keeps packages of one version together', async () => {
    const { stdout } = await (await connected()).run('tdnf -y update curl');
    expect(stdout).toContain(
      'Installing/Updating: curl-libs-8.12.0-1.ph5.x86_64\nInstalling/Updating: curl-8.12.0-1.ph5.x86_64\n',
    );
  });

  test('removes what needs a package together with it', async () => {
    const session = await connected();
    expect((await session.run('tdnf -y remove docker-cli')).stdout).toContain(
      'Removing: docker-27.3.1-5.ph5.x86_64\nRemoving: docker-cli',
    );
    expect(await shown(session, 'rpm -q minimal docker docker-cli docker-engine')).toBe(
      'package minimal is not installed\npackage docker is not installed\npackage docker-cli is not installed\ndocker-engine-27.3.1-5.ph5.x86_64\n3',
    );
  });

  test.each([
    [
      'photon-5-minimal',
      'package tdnf is protected\nError(1030) : The operation would result in removing a protected package.\n',
    ],
    ['photon-4-minimal', 'Error(1030) : The operation would result in removing the protected package : tdnf\n'],
  ])('does not remove itself on %s', async (profile, text) => {
    const { stderr, exitCode } = await (await connected(profile)).run('tdnf -y remove tdnf');
    expect([stderr, exitCode]).toEqual([text, 6]);
  });

  test('asks for root, on 3.0 for everything', async () => {
    const denied = ['Error(1601) : Operation not permitted. You have to be root.\n', 65];
    for (const [profile, command] of [
      ['photon-5-minimal', 'tdnf install tree'],
      ['photon-4-minimal', 'tdnf clean all'],
      ['photon-3-minimal', 'tdnf --version'],
    ] as const) {
      const { stderr, exitCode } = await Session.open(profile).run(command, { prompt: '$' });
      expect([stderr, exitCode]).toEqual(denied);
    }
  });

  test('remembers what it did, and undoes it', async () => {
    const session = await connected();
    await session.run('tdnf -y install tree');
    expect((await session.run('tdnf history')).stdout).toContain(
      '   2 -y install tree                         Mon Jun 02 2025 09:03 +1    / -0   \n',
    );
    await session.run('tdnf -y history undo 2');
    expect(await shown(session, 'rpm -q tree')).toBe('package tree is not installed\n1');
  });

  test('knows no history on 4.0', async () => {
    expect(await shown(Session.open('photon-4-minimal'), 'tdnf history')).toBe(
      'No such command: history. Please use /usr/bin/tdnf --help\nError(912) : Please check your command\n144',
    );
  });

  test('is what yum is', async () => {
    expect(await shown(Session.open('photon-5-minimal'), 'yum --version')).toBe('tdnf: 3.5.11\n0');
  });

  test('lists repositories as each release does', async () => {
    expect((await Session.open('photon-5-minimal').run('tdnf repolist')).stdout).toBe(
      'repo id             repo name                                status   \n' +
        'photon-updates      VMware Photon Linux 5.0 (x86_64) Updates enabled  \n',
    );
    expect((await Session.open('photon-3-minimal').run('tdnf repolist')).stdout).toContain(
      'photon-updates      VMware Photon Linux 3.0 (x86_64) Updatesenabled   \n',
    );
  });

  test('cleans as each release does', async () => {
    const { stdout } = await Session.open('photon-5-minimal').run('tdnf clean all');
    expect(stdout).toContain('cleaning photon-updates: metadata dbcache packages keys expire-cache\n');
    expect(stdout.endsWith('Done.\n')).toBe(true);
    expect((await Session.open('photon-3-minimal').run('tdnf clean all')).stdout).toBe(
      'Cleaning repos: photon-extras photon-updates photon\nCleaning up everything\n',
    );
  });

  test('finds the package of a program, and nothing for what nobody provides', async () => {
    const session = await connected();
    expect((await session.run('tdnf provides /usr/bin/dig')).stdout).toContain(
      "[using file list match for '/usr/bin/dig']\nbindutils-9.20.7-3.ph5.x86_64 : Domain Name System software\nRepo\t : photon-updates\n",
    );
    expect(await shown(session, 'tdnf provides nosuch')).toBe('No data available\n0');
  });

  test('installs from the disc once it is mounted', async () => {
    const session = Session.open('photon-5-minimal');
    const command = "tdnf -y --disablerepo='*' --enablerepo=photon-iso install nano";
    expect((await session.run(command)).stderr).toContain("Error(1238) : Couldn't read a file:// file\n");
    await session.run('mount /mnt/cdrom');
    expect((await session.run(command)).stdout).toContain('Installing/Updating: nano-7.0-1.ph5.x86_64\n');
  });

  test('creates what the scripts of a package create, and takes it away', async () => {
    const session = await connected();
    await session.run('tdnf -y install nginx');
    expect(await shown(session, 'grep -c ^nginx: /etc/passwd; systemctl is-enabled nginx')).toBe('1\nenabled\n0');
    await session.run('tdnf -y remove nginx');
    expect(await shown(session, 'ls /usr/lib/systemd/system/nginx.service 2>&1 | grep -c "No such file"')).toBe('1\n0');
  });

  test('refuses what is not modelled', async () => {
    const { stderr, exitCode } = await Session.open('photon-5-minimal').run('tdnf --json list');
    expect([stderr, exitCode]).toEqual(["tdnf: option '--json' is not simulated here\n", 125]);
  });
});
