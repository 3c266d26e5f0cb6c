// ip: its options, and what it can do with links, addresses, routes and neighbours.
import { NotSimulated, type Call, type Program } from '../program.ts';
import { addAddresses, deleteAddress, flushAddresses, showAddresses } from './ip-addresses.ts';
import { IpError, type Options } from './ip-arguments.ts';
import { setLinks, showLinks } from './ip-links.ts';
import { addNeighbour, deleteNeighbour, flushNeighbours, showNeighbours } from './ip-neighbours.ts';
import { addRoutes, deleteRoute, getRoute, replaceRoute, showRoutes } from './ip-routes.ts';

/** What ip works on, in the order in which a shortened name is looked for. */
const objects = [
  'address', 'addrlabel', 'maddress', 'route', 'rule', 'neighbor', 'neighbour', 'ntable', 'ntbl', 'link', 'l2tp', 'fou',
  'ila', 'macsec', 'tunnel', 'tunl', 'tuntap', 'tap', 'token', 'tcpmetrics', 'monitor', 'xfrm', 'mroute', 'mrule',
  'netns', 'netconf', 'vrf', 'sr', 'nexthop', 'mptcp', 'ioam', 'stats', 'help',
]; // prettier-ignore

const options = [
  '-loops', '-family', '-4', '-6', '-0', '-M', '-B', '-human', '-human-readable', '-iec', '-stats', '-statistics',
  '-details', '-resolve', '-oneline', '-timestamp', '-tshort', '-Version', '-force', '-batch', '-brief', '-json', '-rcvbuf',
  '-color', '-help', '-netns', '-Numeric', '-all', '-pretty',
]; // prettier-ignore

type Action = (call: Call, words: string[], given: Options) => void;

/** What each object can do, in the order in which a shortened name is looked for. */
const actions: Record<string, Record<string, Action>> = {
  address: { add: addAddresses, delete: deleteAddress, show: showAddresses, list: showAddresses, lst: showAddresses, flush: flushAddresses },
  link: { set: setLinks, show: showLinks, list: showLinks, lst: showLinks },
  route: {
    list: showRoutes,
    show: showRoutes,
    lst: showRoutes,
    get: getRoute,
    add: addRoutes,
    replace: replaceRoute,
    delete: deleteRoute,
  },
  neighbour: { add: addNeighbour, delete: deleteNeighbour, show: showNeighbours, list: showNeighbours, lst: showNeighbours, flush: flushNeighbours },
}; // prettier-ignore

const unmodelled: Record<string, string[]> = {
  address: ['change', 'chg', 'replace', 'save', 'showdump', 'restore', 'help'],
  link: ['add', 'change', 'replace', 'delete', 'xstats', 'afstats', 'property', 'help'],
  route: ['change', 'chg', 'append', 'prepend', 'test', 'flush', 'save', 'restore', 'showdump', 'help'],
  neighbour: ['change', 'chg', 'replace', 'get', 'help'],
};

// Unverified: the words of iproute2 4.19 and 5.10 (3.0 and 4.0), taken from 6.1 but for two errors of the kernel.
export const ip: Program = (call) => {
  try {
    run(call);
    return 0;
  } catch (error) {
    if (!(error instanceof IpError)) throw error;
    call.err(`${error.message}\n`);
    return error.status;
  }
};

function run(call: Call): void {
  const given: Options = { brief: false, oneline: false, statistics: false };
  const words = [...call.args];
  for (let word = words[0]; word?.startsWith('-'); word = words[0]) {
    words.shift();
    readOption(word.replace(/^--/, '-'), word, given);
  }
  const [name, ...rest] = words;
  if (name === undefined) {
    if (call.machine.release !== '5.0') throw new NotSimulated('the help of this version');
    throw new IpError(usage, 255);
  }
  const object = objects.find((each) => each.startsWith(name));
  if (!object) throw new IpError(`Object "${name}" is unknown, try "ip help".`, 1);
  const kind = object === 'neighbor' ? 'neighbour' : object;
  const table = actions[kind];
  if (!table) throw new NotSimulated(`'ip ${object}'`);
  const [verb] = rest;
  // Without a verb, or with an option of "show" in its place, it shows.
  if (verb === undefined) {
    table['show']?.(call, [], given);
    return;
  }
  const action = Object.keys(table).find((each) => each.startsWith(verb));
  const refused = unmodelled[kind]?.find((each) => each.startsWith(verb));
  if (action) table[action]?.(call, rest.slice(1), given);
  else if (refused) throw new NotSimulated(`'ip ${object} ${refused}'`);
  else
    throw new IpError(`Command "${verb}" is unknown, try "ip ${kind === 'neighbour' ? 'neighbor' : kind} help".`, 255);
}

function readOption(option: string, written: string, given: Options): void {
  const [name = ''] = option.split('=');
  const full = options.find((each) => each.startsWith(name));
  switch (full) {
    case undefined:
      throw new IpError(`Option "${option}" is unknown, try "ip -help".`, 255);
    case '-4':
      given.family = 'ipv4';
      return;
    case '-6':
      given.family = 'ipv6';
      return;
    case '-brief':
      given.brief = true;
      return;
    case '-oneline':
      given.oneline = true;
      return;
    case '-stats':
    case '-statistics':
      given.statistics = true;
      return;
    case '-color':
      // In colour it would be on a terminal; this page has none of its own.
      return;
    default:
      throw new NotSimulated(`option '${written}'`);
  }
}

const usage = `Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
       ip [ -force ] -batch filename
where  OBJECT := { address | addrlabel | amt | fou | help | ila | ioam | l2tp |
                   link | macsec | maddress | monitor | mptcp | mroute | mrule |
                   neighbor | neighbour | netconf | netns | nexthop | ntable |
                   ntbl | route | rule | sr | tap | tcpmetrics |
                   token | tunnel | tuntap | vrf | xfrm }
       OPTIONS := { -V[ersion] | -s[tatistics] | -d[etails] | -r[esolve] |
                    -h[uman-readable] | -iec | -j[son] | -p[retty] |
                    -f[amily] { inet | inet6 | mpls | bridge | link } |
                    -4 | -6 | -M | -B | -0 |
                    -l[oops] { maximum-addr-flush-attempts } | -br[ief] |
                    -o[neline] | -t[imestamp] | -ts[hort] | -b[atch] [filename] |
                    -rc[vbuf] [size] | -n[etns] name | -N[umeric] | -a[ll] |
                    -c[olor]}`;
