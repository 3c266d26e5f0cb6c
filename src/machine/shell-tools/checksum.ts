// md5sum(1), sha1sum(1), sha224sum(1), sha256sum(1), sha384sum(1) and sha512sum(1) of coreutils.
import { FileError } from '../file-error.ts';
import { md5 } from './md5.ts';
import { shellQuotedIfNeeded } from './quoting.ts';
import { linesOf, tool } from './tool.ts';
import type { ToolCall } from './tool.ts';

const algorithms: Record<string, string> = {
  md5sum: 'MD5',
  sha1sum: 'SHA-1',
  sha224sum: 'SHA-224',
  sha256sum: 'SHA-256',
  sha384sum: 'SHA-384',
  sha512sum: 'SHA-512',
};
const lengths: Record<string, number> = { MD5: 32, 'SHA-1': 40, 'SHA-256': 64, 'SHA-384': 96, 'SHA-512': 128 };

export const checksum = tool(
  {
    flags: {
      '-b': 'binary', '--binary': 'binary', '-t': 'text', '--text': 'text', '-c': 'check', '--check': 'check', '--tag': 'tag', '-z': 'zero', '--zero': 'zero',
      '--ignore-missing': 'ignoreMissing', '--quiet': 'quiet', '--status': 'silent', '--strict': 'strict', '-w': 'warn', '--warn': 'warn',
    }, // prettier-ignore
  },
  async (call) => {
    const { options, words, name } = call;
    const algorithm = algorithms[name] ?? 'MD5';
    const files = words.length > 0 ? words : ['-'];
    if (options.has('check')) {
      let failed = false;
      for (const file of files) failed = !(await check(call, file, algorithm)) || failed;
      return failed ? 1 : 0;
    }
    for (const file of files) {
      const sum = await sumOf(call, file, algorithm);
      if (sum === undefined) continue;
      const end = options.has('zero') ? '\0' : '\n';
      const escaped = !options.has('zero') && /[\\\n\r]/.test(file);
      const shown = escaped ? file.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r') : file;
      call.out(
        `${escaped ? '\\' : ''}${options.has('tag') ? `${algorithm.replace('-', '')} (${shown}) = ${sum}` : `${sum} ${options.has('binary') ? '*' : ' '}${shown}`}${end}`,
      );
    }
    return undefined;
  },
);

/** Checks the sums in a file; true where all are right. */
async function check(call: ToolCall, list: string, algorithm: string): Promise<boolean> {
  const { options } = call;
  const text = call.attempt(
    () => call.read(list),
    (reason) => `${shellQuotedIfNeeded(list)}: ${reason}`,
  );
  if (text === undefined) return false;
  const counts = { read: 0, bad: 0, unreadable: 0, wrong: 0, right: 0 };
  const length = lengths[algorithm] ?? 56;
  const pattern = new RegExp(
    `^\\\\?(?:${algorithm.replace('-', '')} \\((.*)\\) = ([0-9a-fA-F]{${length}})|([0-9a-fA-F]{${length}}) [ *](.*))$`,
  );
  for (const line of linesOf(text)) {
    if (line.startsWith('#')) continue;
    const match = pattern.exec(line);
    if (!match) {
      counts.bad += 1;
      continue;
    }
    counts.read += 1;
    const [, tagged, taggedSum, sum = taggedSum ?? '', file = tagged ?? ''] = match;
    const missing = options.has('ignoreMissing') && !call.files.exists(call.path(file));
    if (missing) continue;
    const actual = await sumOf(call, file, algorithm);
    const say = (what: string) => {
      if (!options.has('silent')) call.out(`${shellQuotedIfNeeded(file)}: ${what}\n`);
    };
    if (actual === undefined) {
      counts.unreadable += 1;
      say('FAILED open or read');
    } else if (actual === sum.toLowerCase()) {
      counts.right += 1;
      if (!options.has('quiet')) say('OK');
    } else {
      counts.wrong += 1;
      say('FAILED');
    }
  }
  if (counts.read === 0) {
    call.complain(`${shellQuotedIfNeeded(list)}: no properly formatted checksum lines found`);
    return false;
  }
  if (!options.has('silent')) {
    const warn = (count: number, one: string, several: string) => {
      if (count > 0) call.complain(`WARNING: ${count} ${count === 1 ? one : several}`);
    };
    warn(counts.bad, 'line is improperly formatted', 'lines are improperly formatted');
    warn(counts.unreadable, 'listed file could not be read', 'listed files could not be read');
    warn(counts.wrong, 'computed checksum did NOT match', 'computed checksums did NOT match');
    if (options.has('ignoreMissing') && counts.right === 0)
      call.complain(`${shellQuotedIfNeeded(list)}: no file was verified`);
  }
  return (
    counts.wrong === 0 &&
    counts.unreadable === 0 &&
    !(options.has('strict') && counts.bad > 0) &&
    !(options.has('ignoreMissing') && counts.right === 0)
  );
}

async function sumOf(call: ToolCall, file: string, algorithm: string): Promise<string | undefined> {
  let bytes: string;
  try {
    bytes = call.readBytes(file);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    call.complain(`${shellQuotedIfNeeded(file)}: ${error.message}`);
    return undefined;
  }
  const data = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  if (algorithm === 'MD5') return md5(data);
  const digest = new Uint8Array(await crypto.subtle.digest(algorithm, data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
