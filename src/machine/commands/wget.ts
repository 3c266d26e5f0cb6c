// wget: fetches files over HTTP.
import { lookUp, nameErrors, reach, type Reach } from '../connection.ts';
import { FileError } from '../file-error.ts';
import { clockOf, dateOf, localTime, timeZone } from '../local-time.ts';
import { optionComplaint } from '../option-errors.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { answerTo, isSelfSigned, readUrl, type WebAnswer } from '../web.ts';

export const wget: Program = async (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: {
        '-q': 'quiet', '--quiet': 'quiet', '--no-verbose': 'brief', '-c': 'continue', '--continue': 'continue',
        '--spider': 'spider', '--no-check-certificate': 'insecure', '-4': 'ipv4', '-6': 'ipv6',
      },
      values: {
        '-O': 'output', '--output-document': 'output', '-P': 'folder', '--directory-prefix': 'folder', '-t': 'tries',
        '--tries': 'tries', '-T': 'timeout', '--timeout': 'timeout', '-n': 'no',
      },
      unmodelled: [
        '-V', '--version', '-h', '--help', '-b', '--background', '-e', '--execute', '-o', '--output-file', '-a',
        '--append-output', '-d', '--debug', '-v', '--verbose', '-i', '--input-file', '-F', '--force-html', '-B', '--base',
        '--config', '--no-config', '-N', '--timestamping', '-S', '--server-response', '--limit-rate', '-w', '--wait',
        '--no-proxy', '-Q', '--quota', '--user', '--password', '--no-dns-cache', '-x', '--force-directories', '-r',
        '--recursive', '-l', '--level', '-k', '--convert-links', '-m', '--mirror', '-p', '--page-requisites', '-A', '-R',
        '-D', '-H', '-L', '-I', '-X', '-np', '--no-parent', '--header', '--post-data', '--post-file', '-U',
        '--user-agent', '--show-progress', '--progress', '--content-disposition', '--trust-server-names',
        '--ca-certificate', '--ca-directory', '--certificate', '--private-key', '--retry-connrefused', '--read-timeout',
        '--connect-timeout', '--dns-timeout', '-K', '-E', '--adjust-extension', '--no-clobber', '--no-directories',
      ],
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    call.err(`wget: ${optionComplaint(error)}\n${usage}`);
    return 2;
  }
  if (options.values('no').some((value) => value !== 'v')) throw new NotSimulated("option '-n'");
  if (options.has('continue')) throw new NotSimulated("option '-c'");
  if (options.words.length === 0) {
    call.err(`wget: missing URL\n${usage}`);
    return 1;
  }
  let status = 0;
  for (const url of options.words) status = (await transfer(call, options, url)) || status;
  return status;
};

const usage = "Usage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n";

async function transfer(call: Call, options: Options, written: string): Promise<number> {
  const place = readUrl(written);
  if (!place || /^(?!https?:)[a-z]+:\/\//i.test(written)) throw new NotSimulated(`the URL '${written}'`);
  const url = /^https?:\/\//i.test(written) ? written : `http://${written}`;
  const full = /^https?:\/\/[^/]*$/i.test(url) ? `${url}/` : url;
  const verbose = !options.has('quiet') && !options.has('brief') && !options.values('no').includes('v');
  const brief = !verbose && !options.has('quiet');
  const say = (text: string) => {
    if (verbose) call.err(text);
  };
  const family = options.has('ipv4') ? 'ipv4' : options.has('ipv6') ? 'ipv6' : undefined;

  if (options.has('spider')) say('Spider mode enabled. Check if remote file exists.\n');
  say(`--${stamp(call)}--  ${full}\n`);
  say(`Resolving ${place.host} (${place.host})... `);
  const answer = lookUp(call.machine, place.host, family);
  if (typeof answer === 'string') {
    say(`failed: ${nameErrors[answer]}.\n`);
    if (!options.has('quiet')) call.err(`wget: unable to resolve host address ‘${place.host}’\n`);
    return 4;
  }
  say(`${answer.addresses.slice(0, 3).join(', ')}\n`);
  const address = answer.addresses.find((each) => !each.includes(':')) ?? answer.addresses[0] ?? '';
  const port = String(place.port);
  say(`Connecting to ${place.host} (${place.host})|${address}|:${port}... `);
  const result = reach(call.machine, address, { protocol: 'tcp', port: place.port });
  if (result !== 'open') return await failed(call, options, result, say);
  say('connected.\n');
  if (place.scheme === 'https' && isSelfSigned(address) && !options.has('insecure')) {
    throw new NotSimulated('a certificate that wget does not trust');
  }
  say(`HTTP request sent, awaiting response... `);
  const got = answerTo(call.machine, address, place);
  if (!got) throw new NotSimulated('a server that does not speak HTTP');
  say(`${String(got.status)} ${got.reason}\n`);
  if (got.status >= 400) {
    if (brief) call.err(`${full}:\n`);
    if (!options.has('quiet')) call.err(`${stamp(call)} ERROR ${String(got.status)}: ${got.reason}.\n`);
    say('\n');
    return 8;
  }
  const size = got.body.length;
  say(`Length: ${size > 1023 ? `${String(size)} (${human(size)})` : String(size)} [${got.type}]\n`);
  if (options.has('spider')) {
    say('Remote file exists.\n\n');
    return 0;
  }
  return save(call, options, got, full, { say, brief });
}

/** The connection did not come about. */
async function failed(call: Call, options: Options, result: Reach, say: (text: string) => void): Promise<number> {
  const tries = options.value('tries');
  if (result === 'refused') {
    say('failed: Connection refused.\n');
    return 4;
  }
  if (result === 'no-route') {
    say('failed: Network is unreachable.\n');
    return 4;
  }
  if (tries !== '1') throw new NotSimulated('twenty attempts; -t 1 makes only one');
  if (result === 'no-host') {
    await call.sleep(3_060);
    say('failed: No route to host.\n');
    return 4;
  }
  await call.sleep(Number(options.value('timeout') ?? 133) * 1000);
  say('failed: Connection timed out.\nGiving up.\n\n');
  return 4;
}

function save(
  call: Call,
  options: Options,
  got: WebAnswer,
  url: string,
  { say, brief }: { say: (text: string) => void; brief: boolean },
): number {
  const output = options.value('output');
  const folder = options.value('folder');
  const named =
    (url
      .replace(/[?#].*/, '')
      .split('/')
      .at(-1) ??
      '') ||
    'index.html';
  const name = output ?? freeName(call, folder === undefined ? named : `${folder.replace(/\/$/, '')}/${named}`);
  const shown = name === '-' ? 'STDOUT' : name;
  say(`Saving to: ‘${shown}’\n\n`);
  if (name === '-') call.out(got.body);
  else {
    try {
      if (folder !== undefined) call.files.mkdir(call.path(folder), { parents: true });
      call.files.write(call.path(name), got.body);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`${name}: ${error.message}\n`);
      if (options.has('quiet')) return 3;
      throw new NotSimulated('the rest of what wget says of it');
    }
  }
  const size = got.body.length;
  say(`${call.toTerminal ? bar(call, shown, size) : dots(size)}\n`);
  // What is here comes at once; the speed is that of a recording.
  const speed = '(635 KB/s)';
  const verb = name === '-' ? 'written to stdout' : `‘${name}’ saved`;
  say(`${stamp(call)} ${speed} - ${verb} [${String(size)}/${String(size)}]\n\n`);
  if (brief) call.err(`${stamp(call)} URL:${url} [${String(size)}/${String(size)}] -> "${name}" [1]\n`);
  return 0;
}

/** "hello.txt", or "hello.txt.1" where that is there. */
function freeName(call: Call, name: string): string {
  let free = name;
  for (let count = 1; call.files.exists(call.path(free)); count += 1) free = `${name}.${String(count)}`;
  return free;
}

/** What wget draws where there is no terminal: a dot for each kibibyte. */
function dots(size: number): string {
  if (size > 1023) throw new NotSimulated('a larger file without a terminal');
  return `${'0K'.padStart(7)}${' '.repeat(55)}100%  635K=0s\n`;
}

/** The bar that wget draws, empty and then full. */
function bar(call: Call, name: string, size: number): string {
  // Name, percentage, bar, bytes, speed and time, in the widths wget has for them.
  const label = name.length > 19 ? name.slice(0, 18) + '…' : name.padEnd(19);
  const width = call.columns - 1 - (20 + 4 + 1 + 2 + 8 + 11 + 13);
  const draw = (percent: string, fill: string, bytes: number, end: string) =>
    `\r${label} ${percent.padStart(4)}[${fill.padEnd(width)}] ${human(bytes).padStart(7)}  --.-KB/s    ${end.padEnd(11)}`;
  return draw('0%', '', 0, '') + draw('100%', `${'='.repeat(width - 1)}>`, size, 'in 0s') + '\n';
}

function human(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  let [value, unit] = [bytes, ''];
  for (const next of ['K', 'M', 'G']) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return `${value < 10 ? value.toFixed(1) : String(Math.round(value))}${unit}`;
}

function stamp({ machine }: Call): string {
  const now = localTime(machine.now, timeZone(machine));
  return `${dateOf(now)} ${clockOf(now)}`;
}
