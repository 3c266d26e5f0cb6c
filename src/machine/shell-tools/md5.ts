// The message digest MD5 (RFC 1321), which the Web Cryptography API leaves out.

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const constants = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));

/** The digest in hexadecimal. */
export function md5(data: Uint8Array): string {
  const length = ((data.length + 8) >> 6) * 64 + 64;
  const padded = new DataView(new ArrayBuffer(length));
  for (const [index, byte] of data.entries()) padded.setUint8(index, byte);
  padded.setUint8(data.length, 0x80);
  padded.setUint32(length - 8, data.length << 3, true);
  padded.setUint32(length - 4, Math.floor(data.length / 2 ** 29), true);

  const state: [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < length; block += 64) {
    let [a, b, c, d] = state;
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const mixed =
        round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const word =
        round === 0 ? step : round === 1 ? (5 * step + 1) % 16 : round === 2 ? (3 * step + 5) % 16 : (7 * step) % 16;
      const sum = (a + mixed + (constants[step] ?? 0) + padded.getUint32(block + word * 4, true)) | 0;
      const shift = shifts[round * 4 + (step % 4)] ?? 0;
      [a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    for (const [index, value] of [a, b, c, d].entries()) state[index] = ((state[index] ?? 0) + value) | 0;
  }
  const result = new DataView(new ArrayBuffer(16));
  for (const [index, value] of state.entries()) result.setUint32(index * 4, value, true);
  return Array.from(new Uint8Array(result.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
