// What OpenSSH says of a private key that others could read (sshkey_perm_ok of its authfile.c): client and server alike.

/** Lines of the warning; none where nobody but its owner can use the file. @param mode its permission bits */
export function unprotectedKey(path: string, mode: number): string[] {
  if ((mode & 0o077) === 0) return [];
  const line = '@'.repeat(59);
  return [
    line,
    '@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @',
    line,
    `Permissions 0${mode.toString(8)} for '${path}' are too open.`,
    'It is required that your private key files are NOT accessible by others.',
    'This private key will be ignored.',
  ];
}
