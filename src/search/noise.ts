// What a pasted log says of one machine at one moment, and not of the error: it is taken out before words are compared.

/** Each with what it is; the text is normalized, so in lower case. */
const volatile: [what: string, pattern: RegExp][] = [
  ['a prompt, as in "root@photon-5 [ ~ ]# "', /^\s*(?:[\w.-]+@[\w.-]+\s*(?:\[[^\]]*\]|:?[~/][^\s#$]*)\s*)?[#$]\s+/],
  ['a day and a time of syslog', /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+\d{1,2}\s+\d\d:\d\d:\d\d(?:\.\d+)?\b/g],
  ['a day, with or without a time (ISO 8601, RFC 3339)', /\b\d{4}[-/]\d\d[-/]\d\d(?:[t ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?(?:z|[+-]\d\d:?\d\d))?)?(?![\w.])/g],
  ['a time of day', /\b\d{1,2}:\d\d:\d\d(?:[.,]\d+)?\b/g],
  ['a UUID', /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g],
  ['a hash or another long hexadecimal number', /\b(?:sha256:)?(?=[a-f]*\d)[0-9a-f]{8,}\b/g],
  ['an address of Ethernet', /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g],
  ['an address of IPv4, with its port kept', /(?<![\w./])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w.])/g],
  ['an address of IPv6', /(?<![\w:])(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\/\d{1,3})?(?![\w:])/g],
  ['who wrote the line: "photon-5 sshd[612]:"', /^\s*(?:[\w.-]+\s+)?(?=[\w@./-]+\[\d+\]:)/],
  ['the number of a process', /\[\d+\](?=:)|\bpid[ =:]+\d+/g],
  ['the kernel’s seconds since the start', /^\s*\[\s*\d+\.\d+\]/],
  ['a long number', /(?<![\w.])\d{6,}(?![\w.])/g],
]; // prettier-ignore

/**
 * A line of a normalized text without what is volatile in it: times, addresses, hashes, process numbers, prompts.
 * Error codes, ports, paths and names of programs stay.
 *
 * @param isKnown whether the site itself has such a word: then it stays, as 127.0.0.53 does
 */
export function withoutNoise(line: string, isKnown: (word: string) => boolean = () => false): string {
  return volatile.reduce(
    (rest, [, pattern]) => rest.replace(pattern, (found) => (isKnown(found.trim()) ? found : ' ')),
    line,
  );
}
