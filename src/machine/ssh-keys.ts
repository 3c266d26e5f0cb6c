// Keys of SSH: files that look like OpenSSH's, with a public part that has a fingerprint. No key here opens anything real.
import { sha256 } from './commands/docker-sha256.ts';
import type { Machine } from './model.ts';
import { randomHex } from './random.ts';

export type KeyType = 'ed25519' | 'rsa' | 'ecdsa';

/** Names of the types in key files. */
export const keyNames: Record<KeyType, string> = {
  ed25519: 'ssh-ed25519',
  rsa: 'ssh-rsa',
  ecdsa: 'ecdsa-sha2-nistp256',
};

export interface PublicKey {
  type: KeyType;
  /** Bytes in base64, as the middle field of a public key file has them. */
  blob: string;
  comment: string;
  /** Length in bits. */
  bits: number;
}

const byte = (value: number) => String.fromCharCode(value & 255);
const uint32 = (value: number) => byte(value >>> 24) + byte(value >>> 16) + byte(value >>> 8) + byte(value);
/** A string as SSH writes it: its length, then its bytes. */
const field = (bytes: string) => uint32(bytes.length) + bytes;

function randomBytes(machine: Machine, count: number): string {
  return (randomHex(machine, 2 * count).match(/../g) ?? []).map((pair) => byte(parseInt(pair, 16))).join('');
}

/** The key pair of a new key. @param bits of an RSA key @param passphrase empty for none */
export function newKey(
  machine: Machine,
  type: KeyType,
  { bits, comment, passphrase }: { bits: number; comment: string; passphrase: string },
): { key: PublicKey; privateText: string } {
  const name = field(keyNames[type]);
  const parts = {
    ed25519: () => name + field(randomBytes(machine, 32)),
    ecdsa: () => name + field('nistp256') + field(`\x04${randomBytes(machine, 64)}`),
    // The first bit of the modulus is set, so a zero byte stands before it.
    rsa: () => name + field('\x01\0\x01') + field(`\0\xc5${randomBytes(machine, bits / 8 - 1)}`),
  };
  const bytes = parts[type]();
  const secret = passphrase ? markOf(passphrase) : randomBytes(machine, type === 'rsa' ? bits / 2 : 64);
  const file =
    'openssh-key-v1\0' +
    (passphrase
      ? field('aes256-ctr') + field('bcrypt') + field(field(randomBytes(machine, 16)) + uint32(16))
      : field('none') + field('none') + field('')) +
    uint32(1) +
    field(bytes) +
    field(secret);
  const lines = btoa(file).match(/.{1,70}/g) ?? [];
  const size = type === 'rsa' ? bits : 256;
  return {
    key: { type, blob: btoa(bytes), comment, bits: size },
    privateText: `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`,
  };
}

/** What stands in a private key for its passphrase: only a mark by which it is known again. */
function markOf(passphrase: string): string {
  return sha256(`passphrase ${passphrase}`);
}

/** A line of a public key file. */
export function publicLine({ type, blob, comment }: PublicKey): string {
  return `${keyNames[type]} ${blob}${comment ? ` ${comment}` : ''}\n`;
}

/** Reads a line of a public key file, of authorized_keys or behind a host name; undefined where it is none. */
export function readPublicLine(line: string): PublicKey | undefined {
  const match = /(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp256) ([A-Za-z0-9+/]+=*)(?:[ \t]+(.*))?$/.exec(line.trim());
  if (!match) return undefined;
  const [, name = '', blob = '', comment = ''] = match;
  const type = (Object.keys(keyNames) as KeyType[]).find((each) => keyNames[each] === name) ?? 'rsa';
  return { type, blob, comment, bits: bitsOf(type, blob) };
}

function bitsOf(type: KeyType, blob: string): number {
  if (type !== 'rsa') return 256;
  // The modulus is the last field, with a zero byte before it.
  const length = Math.floor((blob.replace(/=+$/, '').length * 3) / 4);
  return (length - 4 - 7 - 4 - 3 - 4 - 1) * 8;
}

export interface PrivateKey {
  key: PublicKey;
  encrypted: boolean;
  /** Whether a passphrase opens it. */
  opens(passphrase: string): boolean;
}

/** Reads a private key file; undefined where it is none. */
export function readPrivate(text: string): PrivateKey | undefined {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----\s([A-Za-z0-9+/=\s]+)-----END/.exec(text)?.[1];
  if (!body) return undefined;
  let rest: string;
  try {
    rest = atob(body.replace(/\s/g, ''));
  } catch {
    return undefined;
  }
  if (!rest.startsWith('openssh-key-v1\0')) return undefined;
  rest = rest.slice(15);
  const take = () => {
    const length = [0, 1, 2, 3].reduce((sum, at) => sum * 256 + rest.charCodeAt(at), 0);
    const found = rest.slice(4, 4 + length);
    rest = rest.slice(4 + length);
    return found;
  };
  const cipher = take();
  take();
  take();
  rest = rest.slice(4);
  const bytes = take();
  const secret = take();
  const type = (Object.keys(keyNames) as KeyType[]).find((each) => bytes.slice(4).startsWith(keyNames[each]));
  if (!type) return undefined;
  const blob = btoa(bytes);
  return {
    key: { type, blob, comment: '', bits: bitsOf(type, blob) },
    encrypted: cipher !== 'none',
    opens: (passphrase) => secret === markOf(passphrase),
  };
}

/** SHA-256 of a key's bytes: 32 numbers. */
async function digestOf(blob: string): Promise<number[]> {
  const bytes = Uint8Array.from(atob(blob), (character) => character.charCodeAt(0));
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
}

/** "SHA256:…", as ssh-keygen -l shows it. */
export async function fingerprint({ blob }: Pick<PublicKey, 'blob'>): Promise<string> {
  return `SHA256:${btoa((await digestOf(blob)).map(byte).join('')).replace(/=+$/, '')}`;
}

/** The picture of a fingerprint that ssh-keygen draws: a bishop's walk (Loss, Limmer, von Gernler 2009). */
export async function randomArt(key: PublicKey): Promise<string> {
  const [width, height] = [17, 9];
  const marks = ' .o+=*BOX@%&#/^SE';
  const cells = Array.from({ length: height }, () => Array<number>(width).fill(0));
  let [x, y] = [8, 4];
  for (const value of await digestOf(key.blob)) {
    for (let step = 0; step < 4; step += 1) {
      const move = value >> (2 * step);
      x = Math.max(0, Math.min(width - 1, x + (move & 1 ? 1 : -1)));
      y = Math.max(0, Math.min(height - 1, y + (move & 2 ? 1 : -1)));
      const line = cells[y];
      if (line) line[x] = Math.min(14, (line[x] ?? 0) + 1);
    }
  }
  const rows = cells.map((line, row) =>
    line
      .map((count, column) =>
        row === 4 && column === 8 ? 'S' : row === y && column === x ? 'E' : (marks[count] ?? ' '),
      )
      .join(''),
  );
  const frame = (title: string) => {
    const before = Math.floor((width - title.length) / 2);
    return `+${'-'.repeat(before)}${title}${'-'.repeat(width - title.length - before)}+`;
  };
  const title = `[${key.type.toUpperCase()} ${String(key.bits)}]`;
  return [frame(title), ...rows.map((row) => `|${row}|`), frame('[SHA256]'), ''].join('\n');
}
