// Permission bits as text: "rw-r--r--", and what "u+x,go=r" makes of them.

/** "-rwxr-xr-x" without the first letter. */
export function permissionText(mode: number): string {
  const bits = (shift: number) => {
    const three = mode >> shift;
    return [three & 4 ? 'r' : '-', three & 2 ? 'w' : '-', three & 1 ? 'x' : '-'];
  };
  const text = [...bits(6), ...bits(3), ...bits(0)];
  const special: [bit: number, index: number, letter: string][] = [
    [0o4000, 2, 's'],
    [0o2000, 5, 's'],
    [0o1000, 8, 't'],
  ];
  for (const [bit, index, letter] of special) {
    if (mode & bit) text[index] = text[index] === 'x' ? letter : letter.toUpperCase();
  }
  return text.join('');
}

/** What a mode of chmod makes of a file's bits. @param umask bits that "+x" without "a" does not touch */
export type ModeChange = (mode: number, directory: boolean, umask: number) => number;

/** Reads a mode as chmod does, octal or symbolic; undefined for what is none. */
export function modeChange(text: string): ModeChange | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const bits = parseInt(text, 8);
    if (bits > 0o7777) return undefined;
    // A directory keeps its set-ID bits, unless there are more than four digits.
    return (mode, directory) => (directory && text.length < 5 ? bits | (mode & 0o6000) : bits);
  }
  const changes = text.split(',').map(symbolic);
  if (changes.some((change) => change === undefined)) return undefined;
  return (mode, directory, umask) => changes.reduce((bits, change) => change?.(bits, directory, umask) ?? bits, mode);
}

const who: Record<string, number> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 };

function symbolic(text: string): ModeChange | undefined {
  const [, users = '', rest = ''] = /^([ugoa]*)((?:[-+=](?:[ugo]|[rwxXst]*))+)$/.exec(text) ?? [];
  if (!rest) return undefined;
  const actions = [...rest.matchAll(/([-+=])([ugo]|[rwxXst]*)/g)];
  return (mode, directory, umask) => {
    let bits = mode;
    const affected = users ? Array.from(users).reduce((all, user) => all | (who[user] ?? 0), 0) : 0o7777;
    for (const [, action, permissions = ''] of actions) {
      let wanted = permissionBits(permissions, bits, directory) & affected;
      if (!users) wanted &= ~umask;
      const kept = directory && action === '=' ? bits & 0o6000 & ~(/s/.test(permissions) ? 0o6000 : 0) : 0;
      if (action === '+') bits |= wanted;
      else if (action === '-') bits &= ~wanted;
      else bits = (bits & ~(users ? affected : 0o7777)) | wanted | (kept & affected);
    }
    return bits;
  };
}

function permissionBits(permissions: string, mode: number, directory: boolean): number {
  const shift = { u: 6, g: 3, o: 0 }[permissions];
  if (shift !== undefined) {
    const three = (mode >> shift) & 7;
    return (three << 6) | (three << 3) | three;
  }
  const letters: Record<string, number> = {
    r: 0o444,
    w: 0o222,
    x: 0o111,
    X: directory || mode & 0o111 ? 0o111 : 0,
    s: 0o6000,
    t: 0o1000,
  };
  return Array.from(permissions).reduce((bits, letter) => bits | (letters[letter] ?? 0), 0);
}
