// hostname: the machine's name and addresses.
import { hostsFile, lookUp, nameErrors, nameOf } from '../connection.ts';
import { NotSimulated, optionsOf, UnknownOption, type Program } from '../program.ts';
import { hostnameOf } from '../shell-environment.ts';

export const hostname: Program = (call) => {
  const { machine } = call;
  let options;
  try {
    options = optionsOf(call.args, {
      flags: {
        '-s': 'short', '--short': 'short', '-f': 'full', '--fqdn': 'full', '--long': 'full', '-i': 'address',
        '--ip-address': 'address', '-I': 'addresses', '--all-ip-addresses': 'addresses', '-d': 'domain', '--domain': 'domain',
      },
      unmodelled: [
        '-a', '--alias', '-A', '--all-fqdns', '-b', '--boot', '-F', '--file', '-y', '--yp', '--nis', '-h', '--help', '-V',
        '--version', '-v', '--verbose', '-n', '--node',
      ],
    }); // prettier-ignore
  } catch (error) {
    if (!(error instanceof UnknownOption)) throw error;
    throw new NotSimulated('the help of this program');
  }
  const own = hostnameOf(machine);
  const [name] = options.words;
  if (name !== undefined) {
    if (call.user.uid !== 0) {
      call.err('hostname: you must be root to change the host name\n');
      return 1;
    }
    if (!/^(?!-)[a-z0-9.-]{1,64}$/i.test(name) || name.endsWith('-')) {
      call.err('hostname: the specified hostname is invalid\n');
      return 1;
    }
    if (name === own) return 0;
    // The kernel has a name of its own, which the file does not tell.
    throw new NotSimulated("a name until the next boot ('hostnamectl set-hostname' sets a lasting one)");
  }
  if (options.has('addresses')) {
    const addresses = machine.network.links
      .filter(({ kind, up }) => up && kind !== 'loopback')
      .flatMap((link) => link.addresses.filter(({ scope }) => scope === 'global').map(({ address }) => `${address} `));
    call.out(`${addresses.join('')}\n`);
    return 0;
  }
  if (options.has('short')) {
    call.out(`${own.split('.')[0] ?? ''}\n`);
    return 0;
  }
  if (!options.has('full') && !options.has('address') && !options.has('domain')) {
    call.out(`${own}\n`);
    return 0;
  }
  const answer = lookUp(machine, own);
  if (typeof answer === 'string') {
    call.err(`hostname: ${nameErrors[answer]}\n`);
    return 1;
  }
  const full = hostsFile(machine).find(({ names }) => names.includes(own))?.names[0] ?? nameOf(machine, own) ?? own;
  if (options.has('address')) call.out(`${answer.addresses.join(' ')}\n`);
  else if (options.has('full')) call.out(`${full}\n`);
  else if (full.includes('.')) call.out(`${full.replace(/^[^.]*\./, '')}\n`);
  return 0;
};
