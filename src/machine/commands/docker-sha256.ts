// SHA-256 of short texts: the client names the directory of a context by it, and images are identified by it.

/** Fractional bits of square and cube roots of primes, as FIPS 180-4 has them. */
const primes = Array.from({ length: 320 }, (_, index) => index).filter(
  (number) =>
    number > 1 &&
    Array.from({ length: number }, (_, index) => index)
      .slice(2)
      .every((part) => number % part),
);
const bitsOf = (root: number) => Math.floor((root % 1) * 2 ** 32) >>> 0;
const constants = primes.slice(0, 64).map((prime) => bitsOf(prime ** (1 / 3)));
const start = primes.slice(0, 8).map((prime) => bitsOf(prime ** (1 / 2)));

/** The SHA-256 sum of a text in UTF-8: 64 hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  const length = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 60) bytes.push(0);
  for (const shift of [24, 16, 8, 0]) bytes.push((length >>> shift) & 255);
  const sums = [...start];
  for (let block = 0; block < bytes.length; block += 64) {
    const words = Array.from({ length: 16 }, (_, index) =>
      [0, 1, 2, 3].reduce((word, byte) => (word << 8) | (bytes[block + 4 * index + byte] ?? 0), 0),
    );
    for (let index = 16; index < 64; index += 1) {
      const [two = 0, seven = 0, fifteen = 0, sixteen = 0] = [2, 7, 15, 16].map((back) => words[index - back]);
      const near = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
      const far = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3);
      words.push((near + seven + far + sixteen) | 0);
    }
    let state = [...sums];
    for (let round = 0; round < 64; round += 1) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
      const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
      const first = h + mixed + ((e & f) ^ (~e & g)) + (constants[round] ?? 0) + (words[round] ?? 0);
      const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      state = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    for (const [index, part] of state.entries()) sums[index] = ((sums[index] ?? 0) + part) | 0;
  }
  return sums.map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
