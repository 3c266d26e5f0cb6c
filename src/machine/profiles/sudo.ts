// The configuration that the package sudo brings (SPECS/sudo/sudo.spec), without its comments.

/** /etc/sudoers */
export const sudoers =
  'root ALL=(ALL:ALL) ALL\n%wheel ALL=(ALL) ALL \n%sudo   ALL=(ALL) ALL\n@includedir /etc/sudoers.d\n';

/** /etc/pam.d/sudo */
export const sudoPam = `#%PAM-1.0\n${['auth', 'account', 'password', 'session'].map((kind) => `${kind.padEnd(10)} include      system-${kind}\n`).join('')}session    required     pam_env.so\n`;
