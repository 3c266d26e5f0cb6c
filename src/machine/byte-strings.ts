// Bytes as a string of one character each, and the text that they are in UTF-8.

/** Bytes, one character each, as text; what is no UTF-8 becomes U+FFFD. */
export function textOf(bytes: string): string {
  if (!/[^\0-\x7f]/.test(bytes)) return bytes;
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Text as bytes, one character each. */
export function bytesOf(text: string): string {
  // Most files are ASCII, whose bytes are its characters.
  if (!/[^\0-\x7f]/.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
