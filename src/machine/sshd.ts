// sshd as a service: whether it starts, and what it listens on while its unit is active.
import { Files, root } from './files.ts';
import type { Machine } from './model.ts';
import type { Service, ServiceResult, Socket } from './services.ts';
import { unprotectedKey } from './ssh-key-mode.ts';
import { hostKeyKinds, hostKeyPath } from './sshd-host-keys.ts';
import { listenAddresses, readSshdConfig, sshdConfigPath, type SshdConfig } from './sshd-settings.ts';

/** What sshd does when it is started or told to read its configuration again. */
function startSshd(machine: Machine): ServiceResult {
  const config = checkSshd(machine);
  if (config.exitCode !== 0) return { log: config.messages, exitCode: config.exitCode };
  const unit = machine.units['sshd.service'];
  if (unit) unit.memory = { config: JSON.stringify([...config.settings]) };
  const lines = listenAddresses(config).map(
    ({ address, port }) => `Server listening on ${address} port ${String(port)}.`,
  );
  return { log: [...config.messages, ...lines] };
}

/**
 * What `sshd -t` says: the configuration, then the host keys.
 *
 * @param file absolute path of the configuration
 */
export function checkSshd(machine: Machine, file = sshdConfigPath): SshdConfig {
  const config = readSshdConfig(machine, file);
  if (config.exitCode !== 0) return config;
  const files = new Files(machine, root);
  const written = config.settings.get('hostkey')?.map(([key = '']) => key);
  const keys = written ?? hostKeyKinds.map(hostKeyPath);
  const messages = [...config.messages];
  let usable = 0;
  for (const key of keys) {
    if (!files.exists(key)) {
      if (written) messages.push(`Unable to load host key: ${key}`);
      continue;
    }
    const warning = unprotectedKey(key, files.stat(key).mode & 0o777);
    messages.push(...warning);
    if (warning.length === 0) usable += 1;
  }
  if (usable === 0)
    return { ...config, messages: [...messages, 'sshd: no hostkeys available -- exiting.'], exitCode: 1 };
  return { ...config, messages };
}

/** The service behind sshd.service. */
export const sshdService: Service = {
  start: startSshd,
  stop: () => ({ log: ['Received signal 15; terminating.'] }),
  reload(machine) {
    const { log = [], ...result } = startSshd(machine);
    return { ...result, log: ['Received SIGHUP; restarting.', ...log] };
  },
  sockets(machine): Socket[] {
    const unit = machine.units['sshd.service'];
    if (!unit?.memory['config']) return [];
    const settings = new Map(JSON.parse(unit.memory['config']) as [string, string[][]][]);
    return listenAddresses({ settings, messages: [], exitCode: 0 }).map(({ address, port }, index) => ({
      protocol: 'tcp',
      address: address.includes(':') ? `[${address}]` : address,
      port,
      process: 'sshd',
      pid: unit.pid,
      fd: index + 3,
    }));
  },
};
