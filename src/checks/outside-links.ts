// Asks addresses elsewhere whether they still answer, politely: one request at a time per host, a few hosts at once.
import { load } from 'cheerio';

/** What an address answered. */
export interface Finding {
  /**
   * `ok`: there. `moved`: there, but for good at another address. `gone`: not there any more. `fragment`: there, but not
   * the place in it. `refused`: the host does not answer programs. `broken`: the host answers with an error of its own.
   * `silent`: no answer, in time or at all.
   */
  result: 'ok' | 'moved' | 'gone' | 'fragment' | 'refused' | 'broken' | 'silent';
  /** The last status, or the reason of the silence. */
  detail: string;
  /** Where it is for good now; only of what has moved. */
  to?: string;
  /** Whether not even a connection came about, as without a network. */
  unreachable?: boolean;
}

/** How patient and how polite to be. Times are in milliseconds. */
export interface Manners {
  timeout: number;
  /** Between two requests to one host. */
  pause: number;
  /** Hosts asked at the same time. */
  hosts: number;
}

const agent = 'photon-os-faq link check (one request at a time)';
const noNetwork = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED', 'ENETDOWN']);

/**
 * Asks all addresses.
 *
 * @param addresses http and https addresses, each once
 * @param found called with each answer as it comes
 */
export async function askAll(
  addresses: string[],
  manners: Manners,
  found: (address: string, finding: Finding) => void,
) {
  const queues = [...Map.groupBy(addresses, (address) => new URL(address).host).values()];
  const worker = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const [index, address] of queue.entries()) {
        if (index > 0) await rest(manners.pause);
        found(address, await ask(address, manners));
      }
    }
  };
  await Promise.all(Array.from({ length: manners.hosts }, worker));
}

/** Asks one address, with HEAD and, where the host does not like that, with GET; follows redirects. */
export async function ask(address: string, manners: Manners): Promise<Finding> {
  const { hash } = new URL(address);
  let current = address.replace(/#.*/s, '');
  let lasting: string | undefined;
  let onlyLasting = true;
  try {
    for (let hop = 0; hop < 10; hop += 1) {
      const response = await request(current, manners, isPlace(hash));
      const { status } = response;
      const location = response.headers.get('location');
      if (status >= 300 && status < 400 && location) {
        current = new URL(location, current).href;
        onlyLasting &&= status === 301 || status === 308;
        if (onlyLasting) lasting = current;
        continue;
      }
      if (status === 404 || status === 410) return { result: 'gone', detail: String(status) };
      if (status === 401 || status === 403 || status === 429) return { result: 'refused', detail: String(status) };
      if (status >= 400) return { result: 'broken', detail: String(status) };
      if (isPlace(hash) && !(await hasPlace(response, hash))) return { result: 'fragment', detail: hash };
      return lasting
        ? { result: 'moved', detail: String(status), to: lasting.includes('#') ? lasting : lasting + hash }
        : { result: 'ok', detail: String(status) };
    }
    return { result: 'broken', detail: 'more than 10 redirects' };
  } catch (error) {
    const code = codeOf(error);
    return { result: 'silent', detail: code, ...(noNetwork.has(code) && { unreachable: true }) };
  }
}

/** HEAD first, then GET; asks a second time where the host says when. */
async function request(address: string, { timeout, pause }: Manners, whole: boolean): Promise<Response> {
  const send = (method: 'HEAD' | 'GET') =>
    fetch(address, {
      method,
      redirect: 'manual',
      headers: { 'user-agent': agent, accept: 'text/html,*/*' },
      signal: AbortSignal.timeout(timeout),
    });
  let response = whole ? await send('GET') : await send('HEAD');
  if (!whole && response.status >= 400 && response.status !== 429) {
    await rest(pause);
    response = await send('GET');
  }
  const wait = Number(response.headers.get('retry-after'));
  if ((response.status === 429 || response.status === 503) && wait > 0 && wait <= 60) {
    await rest(wait * 1000);
    response = await send('GET');
  }
  return response;
}

/** Whether a fragment names a place that the HTML shows: line numbers and text fragments are made by scripts. */
function isPlace(hash: string): boolean {
  return hash.length > 1 && !/^#(?::~:|L\d|issue[a-z]+-|discussion|diff-)/.test(hash);
}

async function hasPlace(response: Response, hash: string): Promise<boolean> {
  if (!response.headers.get('content-type')?.includes('html')) return true;
  const html = await response.text();
  const names = [hash.slice(1), decodeURIComponent(hash.slice(1))].flatMap((name) => [name, `user-content-${name}`]);
  const $ = load(html);
  const places = new Set(
    $('[id], [name]')
      .get()
      .flatMap(({ attribs }) => [attribs['id'], attribs['name']]),
  );
  return names.some((name) => places.has(name));
}

function codeOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; errors?: { code?: string }[] } };
  if (name === 'TimeoutError') return 'no answer in time';
  return cause?.code ?? cause?.errors?.[0]?.code ?? message;
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
