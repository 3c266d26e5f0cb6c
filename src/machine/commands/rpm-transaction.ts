// What rpm does to the machine for tdnf and for itself: packages put on and taken off, with what their scripts do.
// Source: client/rpmtrans.c of vmware/tdnf, stable-3.1, stable-3.3 and stable-3.5.
import { loadCatalogue, loadContents, type CataloguePackage } from '../catalogue/index.ts';
import { install, nvra, remove, type InstalledPackage, type PackageFile } from '../packages.ts';
import { basename } from '../paths.ts';
import type { Call } from '../program.ts';
import { rpmMagic } from './tdnf-cache.ts';
import { record } from './tdnf-history.ts';
import type { Candidate } from './tdnf-solver.ts';

// Unverified: the order in which rpm installs packages that do not need each other
/** Carries out a transaction as rpm does: what comes in its order, then what goes. @param wanted names the user asked for */
export async function runTransaction(
  { call, info }: { call: Call; info: (text: string) => void },
  incoming: Candidate[],
  outgoing: Candidate[],
  wanted: string[],
) {
  const { machine } = call;
  const before = Object.keys(machine.packages).length;
  const replaced: Candidate[] = [];
  const running = await stopDocker(call, incoming);
  const changedUnits = [...incoming, ...outgoing].some(({ files }) =>
    files.some((path) => path.includes('/systemd/system/')),
  );
  for (const build of incoming) {
    info(`Installing/Updating: ${nevra(build)}\n`);
    const old = machine.packages[build.name];
    if (old) replaced.push({ ...build, ...old });
    await put(call, build, wanted.includes(build.name) || (old?.userInstalled ?? wanted.length === 0));
  }
  if (replaced.some(({ name }) => name === 'tdnf') && machine.packages['motd'])
    call.err('detected upgrade of tdnf, daemon-reload\n');
  for (const build of [...replaced].reverse()) info(`Removing: ${nevra(build)}\n`);
  for (const build of outgoing) {
    info(`Removing: ${nevra(build)}\n`);
    await take(call, build);
  }
  if (changedUnits) await call.capture(['systemctl', 'daemon-reload']);
  for (const { name } of incoming) if (!replaced.some((old) => old.name === name)) await preset(call, name);
  if (running) await call.capture(['systemctl', 'start', 'docker']);
  const added = incoming.filter((build) => !replaced.some((old) => nvra(old) === nvra(build)));
  const gone = [...replaced.filter((old) => !incoming.some((build) => nvra(old) === nvra(build))), ...outgoing];
  if (added.length > 0 || gone.length > 0) record(call, before, added, gone);
}

/** Puts one build on the machine, as rpm does without asking for what it needs. */
export async function put(call: Call, build: CataloguePackage, userInstalled: boolean): Promise<void> {
  const { name, epoch, version, release, arch } = build;
  const entry: InstalledPackage = { name, epoch, version, release, arch, installedAt: call.machine.now, userInstalled };
  install(call.machine, entry, await contentsOf(call, build));
}

/** Takes one off the machine; its units are stopped and disabled first. */
export async function take(call: Call, build: CataloguePackage): Promise<void> {
  // %preun of the package: systemctl --no-reload disable --now.
  const units = build.files
    .filter((path) => /\/systemd\/system\/[^/]+\.(?:service|socket|timer)$/.test(path))
    .map(basename);
  for (const unit of units.filter((name) => !name.includes('@')))
    await call.capture(['systemctl', '--no-reload', 'disable', '--now', unit]);
  const contents = await contentsOf(call, build);
  const others = build.files.filter((path) => !contents.some((file) => file.path === path)).map((path) => ({ path }));
  remove(call.machine, build.name, [...contents, ...others]);
}

/** The build that a file of the format RPM holds; undefined for any other file. */
export async function readPackageFile(call: Call, path: string): Promise<CataloguePackage | undefined> {
  if (!call.files.readBytes(path).startsWith(rpmMagic)) return undefined;
  const builds = (await loadCatalogue(call.machine.release)).collection('all');
  return builds.find((build) => `${nvra(build)}.rpm` === basename(path));
}

/** All files of a build that are known: programs without text, then what has one. */
async function contentsOf(call: Call, build: CataloguePackage): Promise<PackageFile[]> {
  const texts = await loadContents(build.name, call.machine.release);
  const programs = build.files.filter(
    (path) => /^\/usr\/s?bin\//.test(path) && !texts.some((file) => file.path === path),
  );
  return [...programs.map((path) => ({ path })), ...texts];
}

// %pre and %posttrans of docker-engine in SPECS/docker/docker.spec: it is stopped for an update, and started again.
async function stopDocker(call: Call, incoming: Candidate[]): Promise<boolean> {
  if (!incoming.some(({ name }) => name === 'docker-engine') || !call.machine.packages['docker-engine']) return false;
  const { exitCode } = await call.capture(['systemctl', 'is-active', 'docker.service']);
  if (exitCode === 0) await call.capture(['systemctl', 'stop', 'docker']);
  return exitCode === 0;
}

// %systemd_post in %post of each package: SPECS/<package>/<package>.spec.
const presetUnits: Record<string, string[]> = {
  'docker-engine': ['docker.service'],
  containerd: ['containerd.service'],
  iptables: ['iptables.service'],
  'openssh-server': ['sshd.service', 'sshd-keygen.service'],
  nginx: ['nginx.service'],
  httpd: ['httpd.service'],
  rsyslog: ['rsyslog.service'],
  keepalived: ['keepalived.service'],
  'tdnf-automatic': ['tdnf-automatic.timer', 'tdnf-automatic-notifyonly.timer', 'tdnf-automatic-install.timer'],
};

// %post of kubernetes-kubeadm in SPECS/kubernetes/kubernetes.spec stops and enables this one, whatever the presets are.
const enabledUnits: Record<string, string> = { 'kubernetes-kubeadm': 'kubelet' };

// Unverified: on 5.0 systemctl's lines about what it links are shown; the macro of older releases hides them
async function preset(call: Call, name: string): Promise<void> {
  const enabled = enabledUnits[name];
  if (enabled !== undefined) {
    await call.capture(['systemctl', 'stop', enabled]);
    call.err((await call.capture(['systemctl', 'enable', enabled])).stderr);
  }
  const units = presetUnits[name];
  if (!units) return;
  const { stderr, exitCode } = await call.capture(['systemctl', '--no-reload', 'preset', ...units]);
  if (exitCode === 0 && call.machine.release === '5.0') call.err(stderr);
}

/** "docker-27.3.1-5.ph5.x86_64", with the epoch where it has one. */
function nevra(build: Candidate): string {
  return build.epoch > 0 ? `${build.name}-${build.epoch}:${build.version}-${build.release}.${build.arch}` : nvra(build);
}
