// Docker beyond what the recordings replay: its service and configuration, its place on the machine, its small world.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runningEngine } from '../../src/machine/docker.ts';
import { publishedPorts } from '../../src/machine/docker-ports.ts';
import { Session } from '../../src/machine/session.ts';
import { parseRecording } from './replay.ts';

async function withEngine(profile = 'photon-5-minimal'): Promise<Session> {
  const session = Session.open(profile, undefined, false);
  expect((await session.run('systemctl start docker')).exitCode).toBe(0);
  return session;
}

function recorded(name: string, command: string) {
  const text = readFileSync(new URL(`../fixtures/recordings/${name}.txt`, import.meta.url), 'utf8');
  const step = parseRecording(text).steps.find((one) => 'command' in one && one.command === command);
  if (!step || !('answer' in step)) throw new Error(`no recording of ${command}`);
  return step.answer;
}

async function journal(session: Session): Promise<string> {
  return (await session.run('journalctl -u docker -o cat --no-pager')).stdout;
}

describe('the engine', () => {
  test('is installed and does not run on a new machine', async () => {
    for (const profile of ['photon-3-minimal', 'photon-4-minimal', 'photon-5-minimal']) {
      const session = Session.open(profile, undefined, false);
      const { stdout } = await session.run('systemctl is-active docker; systemctl is-enabled docker');
      expect(stdout).toBe('inactive\ndisabled\n');
    }
  });

  test('is started by the first who talks to its socket', async () => {
    const session = Session.open('photon-5-minimal', undefined, false);
    await session.run('systemctl start docker.socket');
    expect((await session.run('systemctl is-active docker')).stdout).toBe('inactive\n');
    expect((await session.run('docker ps -q')).exitCode).toBe(0);
    expect((await session.run('systemctl is-active docker')).stdout).toBe('active\n');
  });

  test('says what it does in the journal', async () => {
    const lines = await journal(await withEngine());
    expect(lines).toMatch(/level=info msg="Starting up"/);
    expect(lines).toMatch(
      /msg="Docker daemon" commit=3ab5c7d containerd-snapshotter=false storage-driver=overlay2 version=27\.3\.1/,
    );
    expect(lines).toMatch(/msg="API listen on \/run\/docker\.sock"/);
  });

  test('does not start with hosts in the file and on the command line', async () => {
    const session = Session.open('photon-5-minimal', undefined, false);
    await session.run(`mkdir -p /etc/docker && echo '{"hosts": ["tcp://127.0.0.1:2375"]}' > /etc/docker/daemon.json`);
    expect((await session.run('systemctl start docker')).exitCode).toBe(1);
    expect(await journal(session)).toContain(
      'unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are ' +
        'specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [tcp://127.0.0.1:2375])',
    );
  });

  // What dockerd 27.3.1 --validate said of each.
  test.each([
    ['{"hosts": ["tcp://127.0.0.1:2375"],}', "invalid character '}' looking for beginning of object key string"],
    ['{"hosts": [', 'unexpected end of JSON input'],
    ['hosts', "invalid character 'h' looking for beginning of value"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a": 1 "b": 2}', "invalid character '\"' after object key:value pair"],
    ['{"a": [1 2]}', "invalid character '2' after array element"],
    ['{"a": 1}}', "invalid character '}' after top-level value"],
    ['{"a": tru}', "invalid character '}' in literal true (expecting 'e')"],
    ['{"a": 01}', "invalid character '1' after object key:value pair"],
    ['{"a": -}', "invalid character '}' in numeric literal"],
    ['{"a": 1.}', "invalid character '}' after decimal point in numeric literal"],
    ['{"a": “x”}', "invalid character 'â' looking for beginning of value"],
    ['[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
    ['{"frob": 1}', "the following directives don't match any configuration option: frob"],
    ['{"debug": "yes"}', 'json: cannot unmarshal string into Go struct field Config.CommonConfig.debug of type bool'],
    [
      '{"dns": "1.2.3.4"}',
      'json: cannot unmarshal string into Go struct field Config.CommonConfig.DNSConfig.dns of type []net.IP',
    ],
    ['{"hosts": [1]}', 'json: cannot unmarshal number into Go struct field Config.CommonConfig.hosts of type string'],
    [
      '{"bip": 1}',
      'json: cannot unmarshal number into Go struct field Config.CommonConfig.BridgeConfig.DefaultBridgeConfig.bip of type string',
    ],
    ['{"dns": ["frob"]}', 'invalid IP address: frob'],
    [
      '{"log-level": "frob"}',
      'merged configuration validation from file and command line flags failed: invalid logging level: frob',
    ],
    [
      '{"hosts": ["frob://x"]}',
      "merged configuration validation from file and command line flags failed: invalid bind address (frob://x): unsupported proto 'frob'",
    ],
    [
      '{"labels": ["a"]}',
      'merged configuration validation from file and command line flags failed: bad attribute format: a',
    ],
  ])('refuses the configuration %s', async (text, message) => {
    const session = Session.open('photon-5-minimal', undefined, false);
    await session.run(`mkdir -p /etc/docker && cat > /etc/docker/daemon.json <<'END'\n${text}\nEND`);
    const { stderr, exitCode } = await session.run('dockerd --validate');
    expect(stderr).toBe(`unable to configure the Docker daemon with file /etc/docker/daemon.json: ${message}\n`);
    expect(exitCode).toBe(1);
  });

  test.each([
    ['dockerd --validate', 'configuration OK\n', 0],
    ['dockerd --frob', "Status: unknown flag: --frob\nSee 'dockerd --help'., Code: 125\n", 1],
    [
      'dockerd --validate --config-file /nosuch',
      'unable to configure the Docker daemon with file /nosuch: open /nosuch: no such file or directory\n',
      1,
    ],
  ])('answers %s', async (command, stderr, exitCode) => {
    const session = Session.open('photon-5-minimal', undefined, false);
    expect(await session.run(command)).toMatchObject({ stderr, exitCode });
  });

  test('opens a TCP port only when systemd has read its new unit', async () => {
    const session = await withEngine();
    await session.run('mkdir -p /etc/systemd/system/docker.service.d');
    await session.run(
      `printf '[Service]\\nExecStart=\\nExecStart=/usr/bin/dockerd -H fd:// -H tcp://127.0.0.1:2375\\n' > /etc/systemd/system/docker.service.d/override.conf`,
    );
    await session.run('systemctl restart docker');
    expect((await session.run('docker -H tcp://127.0.0.1:2375 ps')).exitCode).toBe(1);
    await session.run('systemctl daemon-reload; systemctl restart docker');
    expect((await session.run('docker -H tcp://127.0.0.1:2375 ps -q')).exitCode).toBe(0);
    expect((await session.run('ss -tln')).stdout).toContain('127.0.0.1:2375');
    expect(await journal(session)).toContain('is insecure and gives root access on this machine');
  });

  test('keeps its images, and starts again what is to run always', async () => {
    const session = await withEngine();
    await session.run('docker run -d --name kept --restart always -p 8080:80 busybox sleep infinity');
    await session.run('docker run -d --name left busybox sleep infinity');
    await session.run('systemctl restart docker');
    const { stdout } = await session.run(`docker ps -a --format '{{.Names}} {{.State}}'`);
    expect(stdout).toBe('left exited\nkept running\n');
    expect(publishedPorts(session.machine).map(({ port }) => port)).toEqual([8080]);
  });

  test('forgets nothing over a boot', async () => {
    const session = await withEngine();
    await session.run('docker pull busybox; docker network create mine; systemctl enable docker');
    await session.run('docker run -d --name again --restart always -p 8080:80 busybox sleep infinity');
    await session.run('reboot');
    expect((await session.run('docker ps --format {{.Names}}')).stdout).toBe('again\n');
    expect((await session.run('docker images -q')).stdout).toMatch(/^[0-9a-f]{12}\n$/);
    expect((await session.run('docker network ls --filter name=mine -q')).stdout).toMatch(/^[0-9a-f]{12}\n$/);
    expect((await session.run('ip -br link show docker0')).stdout).toMatch(/^docker0 /);
  });

  test('reads debug, labels and registries again at a reload, nothing else', async () => {
    const session = await withEngine();
    await session.run(
      `mkdir -p /etc/docker && echo '{"labels": ["a=b"], "bip": "10.9.0.1/24"}' > /etc/docker/daemon.json; systemctl reload docker`,
    );
    expect(runningEngine(session.machine)).toMatchObject({ labels: ['a=b'], bip: '' });
  });
});

describe('containers on the machine', () => {
  test('have processes, ports and rules', async () => {
    const session = await withEngine();
    await session.run('docker run -d --name web -p 8080:80 nginx');
    expect((await session.run('ss -tlnp')).stdout).toMatch(/0\.0\.0\.0:8080 .*"docker-proxy"/);
    expect((await session.run('ps -e -o args')).stdout).toContain('nginx: master process nginx -g daemon off;');
    await session.run('docker stop web');
    expect((await session.run('ss -tlnp')).stdout).not.toContain('8080');
    expect((await session.run('ps -e -o args')).stdout).not.toContain('nginx');
  });

  test('whose main process is killed have exited', async () => {
    const session = await withEngine();
    await session.run('docker run -d --name one busybox sleep infinity');
    await session.run('kill -9 $(docker inspect -f {{.State.Pid}} one)');
    expect((await session.run(`docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' one`)).stdout).toBe(
      'exited 137\n',
    );
  });

  test('lose their rules when iptables.service starts again, until docker does too', async () => {
    const session = await withEngine();
    await session.run('docker pull busybox');
    await session.run('systemctl restart iptables');
    expect((await session.run('iptables -S')).stdout).not.toContain('DOCKER-USER');
    await session.run('systemctl restart docker');
    expect((await session.run('iptables -S')).stdout).toContain('-N DOCKER-USER');
    expect((await session.run('docker run -d -p 8080:80 busybox sleep infinity')).exitCode).toBe(0);
  });

  test('end when their time is over', async () => {
    const session = await withEngine();
    await session.run('docker run -d --name short busybox sleep 30');
    expect((await session.run(`docker inspect -f '{{.State.Running}}' short`)).stdout).toBe('true\n');
    await session.run('sleep 40');
    expect((await session.run(`docker inspect -f '{{.State.Running}} {{.State.ExitCode}}' short`)).stdout).toBe(
      'false 0\n',
    );
  });

  test('read what is bound into them', async () => {
    const session = await withEngine();
    await session.run('mkdir /srv/site && echo hello > /srv/site/index.html');
    const { stdout } = await session.run('docker run --rm -v /srv/site:/site:ro busybox cat /site/index.html');
    expect(stdout).toContain('hello\n');
  });
});

describe('images', () => {
  test('come from Docker Hub, and hello-world says hello', async () => {
    const session = await withEngine();
    const { stdout, stderr, exitCode } = await session.run('docker run --rm hello-world');
    expect(stderr).toContain(
      "Unable to find image 'hello-world:latest' locally\nlatest: Pulling from library/hello-world",
    );
    expect(stderr).toContain('Status: Downloaded newer image for hello-world:latest\n');
    expect(stdout).toMatch(/^\nHello from Docker!\nThis message shows that your installation appears to be working/);
    expect(exitCode).toBe(0);
  });

  test('cannot be fetched without the world', async () => {
    for (const [profile, recording] of [
      ['photon-4-minimal', 'docker-24'],
      ['photon-5-minimal', 'docker-27'],
    ] as const) {
      const session = await withEngine(profile);
      session.machine.world.online = false;
      const { stderr, exitCode } = await session.run('docker run --rm nosuch true');
      expect({ stderr, exitCode }).toEqual({
        ...recorded(recording, 'docker run --rm nosuch true'),
        stdout: undefined,
      });
    }
  });

  test('that nobody has are denied', async () => {
    const session = await withEngine();
    expect((await session.run('docker pull frobnicator')).stderr).toBe(
      "Error response from daemon: pull access denied for frobnicator, repository does not exist or may require 'docker login': denied: requested access to the resource is denied\n",
    );
  });

  test('of Photon OS name their release', async () => {
    const session = await withEngine();
    const { stdout } = await session.run('docker run --rm photon:5.0 cat /etc/photon-release');
    expect(stdout).toBe('VMware Photon OS 5.0\nPHOTON_BUILD_NUMBER=b3da2fa72\n');
  });

  test('share the kernel of the machine', async () => {
    const session = await withEngine();
    const kernel = (await session.run('uname -r')).stdout;
    expect((await session.run('docker run --rm alpine uname -r')).stdout).toBe(kernel);
  });

  test('give a shell to whoever sits at the terminal', async () => {
    const session = await withEngine();
    const { stdout, exitCode } = await session.run('docker run --rm -it photon:5.0', {
      input: ['cat /etc/photon-release', 'nosuch', 'exit 3'],
    });
    expect(stdout).toContain('PHOTON_BUILD_NUMBER=b3da2fa72\n');
    expect(stdout).toContain('nosuch: command not found\n');
    expect(exitCode).toBe(3);
  });
});

describe('what is not simulated', () => {
  test.each([
    ['docker build .', "docker: 'docker build' is not simulated here"],
    ['docker swarm init', "docker: 'docker swarm' is not simulated here"],
    ['docker run --memory 1g busybox', "docker: option '--memory' is not simulated here"],
    ['docker run --rm busybox ls /', "docker: running 'ls /' inside a container is not simulated here"],
    ['docker pull postgres', 'docker: the image postgres:latest is not simulated here'],
    ['docker pull ghcr.io/a/b', 'docker: the registry ghcr.io is not simulated here'],
    ['docker -H ssh://root@192.0.2.10 ps', 'docker: a Docker engine on another machine is not simulated here'],
    [
      'docker run busybox tail -f /dev/null',
      'docker: a container in the foreground that does not end by itself is not simulated here',
    ],
    ['dockerd', 'dockerd: dockerd without systemd is not simulated here'],
    ['ctr images ls', "ctr: 'ctr images ls' is not simulated here"],
  ])('%s is refused aloud', async (command, message) => {
    const session = await withEngine();
    const { stderr, exitCode } = await session.run(command);
    expect(stderr.split('\n').at(-2)).toBe(message);
    expect(exitCode).toBe(125);
  });
});
