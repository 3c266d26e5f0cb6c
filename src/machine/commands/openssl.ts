// openssl: its version; nothing of its cryptography.
import { NotSimulated, type Program } from '../program.ts';

export const openssl: Program = (call) => {
  const [command, ...more] = call.args;
  if (command !== 'version' || more.length > 0) throw new NotSimulated(`'${['openssl', ...call.args].join(' ')}'`);
  // Unverified: the dates behind the versions
  const versions = {
    '3.0': 'OpenSSL 1.0.2zl-fips  3 Jun 2025',
    '4.0': 'OpenSSL 3.0.16 11 Feb 2025 (Library: OpenSSL 3.0.16 11 Feb 2025)',
    '5.0': 'OpenSSL 3.0.16 11 Feb 2025 (Library: OpenSSL 3.0.16 11 Feb 2025)',
  };
  call.out(`${versions[call.machine.release]}\n`);
  return 0;
};
