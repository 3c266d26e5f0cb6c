// The errors of tdnf: their numbers and texts.
// Sources: client/defines.h, include/tdnferror.h, tools/cli/defines.h and include/tdnfclierror.h of vmware/tdnf.
import type { Machine, Release } from '../model.ts';
import { compareVersions } from '../packages.ts';

/** Ends a run of tdnf with "Error(CODE) : TEXT". */
export class TdnfError extends Error {
  override name = 'TdnfError';
  readonly code: number;

  constructor(code: number) {
    super(`tdnf error ${code}`);
    this.code = code;
  }
}

/** Numbers of the errors that others than their cause have to know. */
export const codes = {
  nothingToDo: 905,
  packageRequired: 1001,
  noMatch: 1011,
  alreadyInstalled: 1026,
  protected: 1030,
  aborted: 1032,
  cacheOnly: 1034,
  couldNotResolve: 1207,
  couldNotConnect: 1208,
  couldNotReadFile: 1238,
  unsolvable: 1301,
  transactionFailed: 1525,
  noSearchResults: 1599,
  notRoot: 1601,
  noSuchFile: 1602,
  permissionDenied: 1613,
  invalidArgument: 1622,
  noData: 1661,
  noHistory: 1802,
} as const;

const texts: Record<number, string> = {
  901: 'There was no match for the search.',
  902: 'Invalid argument.',
  903: 'Clean requires an option: packages, metadata, dbcache, plugins, expire-cache, all',
  904: 'The command line parser could not continue. Expected at least one argument.',
  905: 'Nothing to do.',
  906: 'check-local requires path to rpm directory as a parameter',
  907: 'Need an item to match.',
  908: 'Command line error: option is invalid.',
  909: 'Command line error: expected one argument.',
  910: 'Command line error: argument was unexpected.',
  911: 'Missing equal sign in setopt argument. setopt requires an argument of the form key=value.',
  912: 'Please check your command',
  913: '--downloaddir requires --downloadonly',
  914: 'only one dependency allowed',
  1001: 'Package name expected but was not provided',
  1002: 'Error loading tdnf conf (/etc/tdnf/tdnf.conf)',
  1005: 'Error opening repo dir. Check if the repodir configured in tdnf.conf exists (usually /etc/yum.repos.d)',
  1011: 'No matching packages',
  1016: 'Clean type specified is not supported in this release. Please try clean all.',
  1030: 'The operation would result in removing a protected package.',
  1032: 'Operation aborted.',
  1033: 'Invalid input.',
  1034: 'cache only is set, but no repo data found',
  1035: "a downgrade is not allowed below the minimal version. Check 'minversions' in the configuration.",
  1037: 'Duplicate repo id',
  1301: 'Solv general runtime error',
  1523: 'gpgkey entry is missing for this repo. please add gpgkey in repo file or use --nogpgcheck to ignore.',
  1525: 'rpm transaction failed',
  1599: 'No matches found',
  1601: 'Operation not permitted. You have to be root.',
  1602: 'No such file or directory',
  1613: 'Permission denied',
  1622: 'Invalid argument',
  1661: 'No data available',
  1802: 'History database error',
  2500: 'Base URL and Metalink URL not found in the repo file',
};

const older: Record<number, string> = {
  1030: 'The operation would result in removing the protected package : tdnf',
};

// curl_easy_strerror of libcurl: lib/strerror.c, where contractions were written out before 8.12.
const curlTexts: Record<number, [before: string, since: string]> = {
  1207: ["Couldn't resolve host name", 'Could not resolve hostname'],
  1208: ["Couldn't connect to server", 'Could not connect to server'],
  1238: ["Couldn't read a file:// file", 'Could not read a file:// file'],
};

/** The text of an error; it depends on the release, and for failing downloads on the version of curl. */
export function errorText(code: number, machine: Machine): string {
  const curl = curlTexts[code];
  if (curl) return curl[compareVersions(machine.packages['curl-libs']?.version ?? '', '8.12') < 0 ? 0 : 1];
  const release: Release = machine.release;
  return (release === '5.0' ? undefined : older[code]) ?? texts[code] ?? 'Unknown error';
}
