// The host keys of sshd: where they lie, and how those that are missing are made.
import { Files, root } from './files.ts';
import type { Service } from './services.ts';

/** The kinds of host keys, as in the names of their files. */
export const hostKeyKinds = ['rsa', 'ecdsa', 'ed25519'] as const;
export type HostKeyKind = (typeof hostKeyKinds)[number];

/** Absolute path of the private key; the public one has ".pub" behind it. */
export function hostKeyPath(kind: HostKeyKind): string {
  return `/etc/ssh/ssh_host_${kind}_key`;
}

/** Puts a host key where sshd looks for it. Nobody reads it here, so there is nothing in it. */
export function writeHostKey(files: Files, kind: HostKeyKind): void {
  const name = { rsa: 'ssh-rsa', ecdsa: 'ecdsa-sha2-nistp256', ed25519: 'ssh-ed25519' }[kind];
  const nothing = '(no key: this machine is simulated)';
  const path = hostKeyPath(kind);
  files.write(path, `-----BEGIN OPENSSH PRIVATE KEY-----\n${nothing}\n-----END OPENSSH PRIVATE KEY-----\n`);
  files.chmod(path, 0o600);
  files.write(`${path}.pub`, `${name} ${nothing} root@photon-machine\n`);
  files.chmod(`${path}.pub`, 0o644);
}

/** What `ssh-keygen -A` does: it makes the host keys that are missing. */
export const sshdKeygenService: Service = {
  start(machine) {
    const files = new Files(machine, root);
    const missing = hostKeyKinds.filter((kind) => !files.exists(hostKeyPath(kind)));
    for (const kind of missing) writeHostKey(files, kind);
    return missing.length > 0
      ? { log: [`ssh-keygen: generating new host keys: ${missing.map((kind) => kind.toUpperCase()).join(' ')} `] }
      : {};
  },
};
