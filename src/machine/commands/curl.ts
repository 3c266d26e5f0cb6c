// curl: fetches what a URL names.
import { lookUp, reach } from '../connection.ts';
import { FileError } from '../file-error.ts';
import type { Machine } from '../model.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Options, type Program } from '../program.ts';
import { answerTo, isSelfSigned, readUrl, type Address, type WebAnswer } from '../web.ts';

/** Why a transfer failed, with curl's exit status for it. */
class CurlError extends Error {
  override name = 'CurlError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const curl: Program = async (call) => {
  let options;
  try {
    options = optionsOf(call.args, {
      flags: {
        '-s': 'silent', '--silent': 'silent', '-S': 'errors', '--show-error': 'errors', '-f': 'fail', '--fail': 'fail',
        '-O': 'named', '--remote-name': 'named', '-L': 'follow', '--location': 'follow', '-I': 'head', '--head': 'head',
        '-k': 'insecure', '--insecure': 'insecure', '-4': 'ipv4', '--ipv4': 'ipv4', '-6': 'ipv6', '--ipv6': 'ipv6',
        '-i': 'include', '--include': 'include', '--no-progress-meter': 'silent-meter',
      },
      values: {
        '-o': 'output', '--output': 'output', '-m': 'most', '--max-time': 'most', '--connect-timeout': 'connect',
        '-w': 'format', '--write-out': 'format', '-X': 'method', '--request': 'method',
      },
      unmodelled,
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    const what = error.missing ? 'requires parameter' : 'is unknown';
    call.err(`curl: option ${error.option}: ${what}\n${hint}`);
    return 2;
  }
  if (options.words.length === 0) {
    if (call.args.length > 0) {
      call.err(`curl: (2) no URL specified${call.machine.release === '3.0' ? '!' : ''}\n`);
    }
    call.err(hint);
    return 2;
  }
  const method = options.value('method') ?? (options.has('head') ? 'HEAD' : 'GET');
  if (method !== 'GET' && method !== 'HEAD') throw new NotSimulated(`a request '${method}'`);
  let status = 0;
  for (const [index, url] of options.words.entries()) status = await transfer(call, options, url, index);
  return status;
};

const hint = "curl: try 'curl --help' or 'curl --manual' for more information\n";

async function transfer(call: Call, options: Options, url: string, index: number): Promise<number> {
  const output = options.values('output')[index];
  const toFile = output !== undefined || options.has('named');
  // On a terminal the meter would run through what is fetched.
  const meter = !options.has('silent') && !options.has('silent-meter') && (toFile || !call.toTerminal);
  const name =
    output ??
    (options.has('named')
      ? (url
          .replace(/[?#].*/, '')
          .split('/')
          .at(-1) ?? '')
      : '');
  if (toFile && name === '') throw new NotSimulated('a file without a name');
  let text = '';
  let code = '000';
  let failure: CurlError | undefined;
  if (meter) call.err(meterHead);
  try {
    const answer = await fetched(call, options, url, meter);
    code = String(answer.status);
    const body = options.has('head') ? '' : answer.body;
    const head = answer.head.map((line) => `${line}\r\n`).join('');
    text = options.has('head') || options.has('include') ? `${head}\r\n${body}` : body;
    if (meter) call.err(meterLine(options.has('head') ? 0 : answer.body.length));
    if (options.has('fail') && answer.status >= 400) {
      failure = new CurlError(22, `The requested URL returned error: ${code}`);
      text = '';
    }
  } catch (error) {
    if (!(error instanceof CurlError)) throw error;
    failure = error;
  }
  if (!failure || text) write(call, toFile ? name : '-', text);
  const format = options.value('format');
  if (format !== undefined) call.out(written(format, code, text.length));
  if (failure) {
    if (!options.has('silent') || options.has('errors')) {
      const more = failure.status === 60 ? certificateHelp(call.machine) : '';
      call.err(`curl: (${String(failure.status)}) ${failure.message}\n${more}`);
    }
    return failure.status;
  }
  return 0;
}

function write(call: Call, name: string, text: string): void {
  if (name === '-') {
    call.out(text);
    return;
  }
  try {
    call.files.write(call.path(name), text);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new NotSimulated(`a file that cannot be written (${error.message})`);
  }
}

function written(format: string, code: string, size: number): string {
  const values: Record<string, string> = { http_code: code, response_code: code, size_download: String(size) };
  return format
    .replace(/%\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) throw new NotSimulated(`'${whole}'`);
      return value;
    })
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r');
}

async function fetched(call: Call, options: Options, url: string, meter: boolean): Promise<WebAnswer> {
  const { machine } = call;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'file') return fromFile(call, url);
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https')
    throw new NotSimulated(`the protocol '${scheme}'`);
  const place = readUrl(url);
  if (!place) throw new NotSimulated('a URL without a host');
  const address = addressOf(machine, options, place.host, meter ? call : undefined);
  await connect(call, options, place, address, meter);
  if (place.scheme === 'https') {
    if (isSelfSigned(address) && !options.has('insecure')) {
      if (meter) call.err(meterLine());
      // OpenSSL 1.1 and 3 write the word differently.
      const word = machine.release === '5.0' ? 'self-signed' : 'self signed';
      throw new CurlError(60, `SSL certificate problem: ${word} certificate`);
    }
    if (place.port !== 443) throw new NotSimulated('TLS on this port');
  }
  const answer = answerTo(machine, address, place);
  if (!answer) {
    if (meter) call.err(meterLine());
    throw new CurlError(1, 'Received HTTP/0.9 when not allowed');
  }
  return answer;
}

function addressOf(machine: Machine, options: Options, host: string, meter?: Call): string {
  const family = options.has('ipv4') ? 'ipv4' : options.has('ipv6') ? 'ipv6' : undefined;
  const answer = lookUp(machine, host, family);
  if (typeof answer !== 'string')
    return answer.addresses.find((each) => !each.includes(':')) ?? answer.addresses[0] ?? '';
  meter?.err(meterStart);
  throw new CurlError(6, `Could not resolve host: ${host}`);
}

/** How long curl waits for a connection, in milliseconds, unless it is told otherwise. */
const patience = 300_000;
/** How long the kernel tries: after that it gives up by itself. */
const kernelPatience = 133_000;
/** How long the kernel looks for a neighbour. */
const neighbourPatience = 3_060;

async function connect(call: Call, options: Options, place: Address, address: string, meter: boolean): Promise<void> {
  const begun = call.machine.now;
  const most = Number(options.value('most') ?? Infinity) * 1000;
  const limit = Number(options.value('connect') ?? Infinity) * 1000;
  const failed = (status: number, message: string) => {
    if (meter) call.err(meterStart + meterLine());
    return new CurlError(status, message);
  };
  const refused = (time: number) =>
    failed(
      7,
      `Failed to connect to ${place.host} port ${String(place.port)} after ${String(time)} ms: ${call.machine.release === '3.0' ? "Couldn't" : 'Could not'} connect to server`,
    );
  const result = reach(call.machine, address, { protocol: 'tcp', port: place.port });
  const own = address.startsWith('127.') || address === '::1';
  if (result === 'open') return;
  if (result === 'refused' || result === 'no-route') throw refused(own || result === 'no-route' ? 0 : 1);
  const waits = result === 'no-host' ? neighbourPatience : kernelPatience;
  const shortest = Math.min(waits, most, limit, patience);
  await call.sleep(shortest);
  const time = Math.round(call.machine.now - begun);
  if (shortest === most) throw failed(28, `Connection timed out after ${String(time)} milliseconds`);
  if (shortest === limit) {
    const after = `after ${String(time)} ms: Timeout was reached`;
    throw failed(28, `Failed to connect to ${place.host} port ${String(place.port)} ${after}`);
  }
  // Unverified: the status where the kernel gives up; 28 is what curl has for ETIMEDOUT.
  if (result === 'silent') {
    const message = refused(time).message;
    throw new CurlError(28, message);
  }
  throw refused(time);
}

function fromFile(call: Call, url: string): WebAnswer {
  const path = url.replace(/^file:\/\/[^/]*/i, '');
  try {
    return textAnswer(call.files.read(path));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new CurlError(37, `Couldn't open file ${path}`);
  }
}

const textAnswer = (body: string): WebAnswer => ({ status: 0, reason: '', head: [], type: '', body });

function certificateHelp({ release }: Machine): string {
  const page = release === '3.0' ? 'web page' : 'webpage';
  return `More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the ${page} mentioned above.
`;
}

const meterStart = '\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0';
const meterHead =
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
  '                                 Dload  Upload   Total   Spent    Left  Speed\n';

/** The last line of the meter. @param bytes that came; left out where nothing did */
function meterLine(bytes?: number): string {
  if (bytes === undefined) return `${meterStart}\n`;
  const size = String(bytes).padStart(5);
  const speed = String(bytes * 350).padStart(6);
  return `${meterStart}\r100 ${size}  100 ${size}    0     0 ${speed}      0 --:--:-- --:--:-- --:--:-- ${speed}\n`;
}

/** Options of curl 8.12 that are not modelled. */
const unmodelled = [
  ...(
    'abstract-unix-socket alt-svc anyauth append aws-sigv4 basic ca-native cacert capath cert-status cert-type ' +
    'cert ciphers compressed-ssh compressed config connect-to continue-at cookie-jar cookie create-dirs ' +
    'create-file-mode crlf crlfile curves data-ascii data-binary data-raw data-urlencode data delegation digest ' +
    'disable-eprt disable-epsv disable disallow-username-in-url dns-interface dns-ipv4-addr dns-ipv6-addr ' +
    'dns-servers doh-cert-status doh-insecure doh-url dump-ca-embed dump-header ech egd-file engine etag-compare ' +
    'etag-save expect100-timeout fail-early fail-with-body false-start form-escape form-string form ftp-account ' +
    'ftp-alternative-to-user ftp-create-dirs ftp-method ftp-pasv ftp-port ftp-pret ftp-skip-pasv-ip ' +
    'ftp-ssl-ccc-mode ftp-ssl-ccc ftp-ssl-control get globoff happy-eyeballs-timeout-ms haproxy-clientip ' +
    'haproxy-protocol header help hostpubmd5 hostpubsha256 hsts http0.9 http1.0 http1.1 http2-prior-knowledge ' +
    'http2 http3-only http3 ignore-content-length interface ip-tos ipfs-gateway json junk-session-cookies ' +
    'keepalive-cnt keepalive-time key-type key krb libcurl limit-rate list-only local-port location-trusted ' +
    'login-options mail-auth mail-from mail-rcpt-allowfails mail-rcpt manual max-filesize max-redirs metalink ' +
    'mptcp negotiate netrc-file netrc-optional netrc next no-alpn no-buffer no-clobber no-keepalive no-npn ' +
    'no-sessionid noproxy ntlm-wb ntlm oauth2-bearer output-dir parallel-immediate parallel-max parallel pass ' +
    'path-as-is pinnedpubkey post301 post302 post303 preproxy progress-bar proto-default proto-redir proto ' +
    'proxy-anyauth proxy-basic proxy-ca-native proxy-cacert proxy-capath proxy-cert-type proxy-cert proxy-ciphers ' +
    'proxy-crlfile proxy-digest proxy-header proxy-http2 proxy-insecure proxy-key-type proxy-key proxy-negotiate ' +
    'proxy-ntlm proxy-pass proxy-pinnedpubkey proxy-service-name proxy-ssl-allow-beast proxy-ssl-auto-client-cert ' +
    'proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-tlsv1 proxy-user proxy proxy1.0 ' +
    'proxytunnel pubkey quote random-file range rate raw referer remote-header-name remote-name-all remote-time ' +
    'remove-on-error request-target resolve retry-all-errors retry-connrefused retry-delay retry-max-time retry ' +
    'sasl-authzid sasl-ir service-name show-headers skip-existing socks4 socks4a socks5-basic socks5-gssapi-nec ' +
    'socks5-gssapi-service socks5-gssapi socks5-hostname socks5 speed-limit speed-time ssl-allow-beast ' +
    'ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort ssl-sessions ssl sslv2 sslv3 stderr ' +
    'styled-output suppress-connect-headers tcp-fastopen tcp-nodelay telnet-option tftp-blksize tftp-no-options ' +
    'time-cond tls-earlydata tls-max tls13-ciphers tlsauthtype tlspassword tlsuser tlsv1.0 tlsv1.1 tlsv1.2 ' +
    'tlsv1.3 tlsv1 tr-encoding trace-ascii trace-config trace-ids trace-time trace unix-socket upload-file ' +
    'url-query url use-ascii user-agent user variable verbose version vlan-priority xattr'
  )
    .split(' ')
    .map((name) => `--${name}`),
  ...'aEKCcbdqDFPGgHh0jlMnNZ#UxpQreJRYy23tz1TBAuvV'.split('').map((letter) => `-${letter}`),
];
