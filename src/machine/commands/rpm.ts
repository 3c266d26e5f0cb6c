// rpm: the packages on the machine, one by one (4.14.3, 4.16.1.3 and 4.18.2; texts of 4.18).
import { FileError } from '../file-error.ts';
import { NotSimulated, optionsOf, UnknownOption, type Call, type Program } from '../program.ts';
import { demandRoot, RpmError } from './rpm-database.ts';
import { erase, installFiles } from './rpm-install.ts';
import { query } from './rpm-query.ts';

const table = {
  flags: {
    '-q': 'query', '--query': 'query', '-a': 'all', '--all': 'all', '-f': 'file', '--file': 'file', '-l': 'list', '--list': 'list',
    '-c': 'config', '--configfiles': 'config', '-d': 'docs', '--docfiles': 'docs', '-i': 'i', '--install': 'install',
    '-U': 'upgrade', '--upgrade': 'upgrade', '-F': 'freshen', '--freshen': 'freshen', '-e': 'erase', '--erase': 'erase',
    '-v': 'verbose', '--verbose': 'verbose', '-h': 'hash', '--hash': 'hash', '-R': 'requires', '--requires': 'requires',
    '--provides': 'provides', '--obsoletes': 'obsoletes', '--conflicts': 'conflicts', '--whatprovides': 'whatprovides',
    '--whatrequires': 'whatrequires', '--nodeps': 'nodeps', '--test': 'test', '--oldpackage': 'oldpackage',
    '--replacepkgs': 'replacepkgs', '--force': 'force', '--noscripts': 'noscripts', '--nosignature': 'idle', '--nodigest': 'idle',
    '--quiet': 'idle', '--import': 'import', '--version': 'version',
  },
  values: { '--qf': 'format', '--queryformat': 'format' },
  unmodelled: [
    '-g', '--group', '-p', '--package', '--pkgid', '--hdrid', '--triggeredby', '--whatconflicts', '--whatobsoletes',
    '--whatrecommends', '--whatsuggests', '--whatsupplements', '--whatenhances', '--nomanifest', '-L', '--licensefiles', '-A',
    '--artifactfiles', '--noghost', '--noconfig', '--noartifact', '--dump', '-s', '--state', '--nofiledigest', '--nofiles',
    '--noscript', '--allfiles', '--allmatches', '--badreloc', '--excludedocs', '--excludepath', '--ignorearch', '--ignoreos',
    '--ignoresize', '--noverify', '--justdb', '--nodb', '--nocontexts', '--nocaps', '--noorder', '--notriggers', '--percent',
    '--prefix', '--relocate', '--replacefiles', '--reinstall', '--restore', '-D', '--define', '--undefine', '-E', '--eval',
    '--target', '--macros', '--load', '--noplugins', '--rcfile', '-r', '--root', '--dbpath', '--querytags', '--showrc', '-?',
    '--help', '--usage', '--scripts', '--recommends', '--suggests', '--supplements', '--enhances', '--info', '--changelog',
    '--changes', '--xml', '--triggers', '--filetriggers', '--last', '--dupes', '--filesbypkg', '--fileclass', '--filecolor',
    '--fileprovide', '--filerequire', '--filecaps', '-V', '--verify', '-K', '--checksig', '--initdb', '--rebuilddb',
    '--verifydb', '--setperms', '--setugids', '--setcaps', '--path',
  ],
}; // prettier-ignore

export const rpm: Program = async (call) => {
  try {
    const options = optionsOf(call.args, table);
    const chosen = (...names: string[]) => names.some((name) => options.has(name));
    if (chosen('version')) {
      call.out(`RPM version ${call.machine.packages['rpm']?.version ?? ''}\n`);
      return 0;
    }
    if (chosen('query')) {
      if (chosen('i')) throw new NotSimulated("option '-i' of a query");
      return await query(call, options);
    }
    if (chosen('import')) return importKeys(call, options.words);
    if (chosen('erase')) return await erase(call, options);
    if (chosen('i', 'install', 'upgrade', 'freshen')) return await installFiles(call, options);
    throw new NotSimulated('what rpm says without a mode');
  } catch (error) {
    if (error instanceof UnknownOption)
      call.err(`rpm: ${error.option}: ${error.missing ? 'missing argument' : 'unknown option'}\n`);
    else if (error instanceof RpmError) call.err(`${error.message}\n`);
    else throw error;
    return 1;
  }
};

function importKeys(call: Call, paths: string[]): number {
  if (paths.length === 0) throw new RpmError('rpm: no arguments given');
  demandRoot(call);
  let failed = 0;
  for (const path of paths) {
    if (/^[a-z]+:\/\//.test(path)) throw new NotSimulated('a key by its URL');
    try {
      if (call.files.read(call.path(path)).includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) continue;
      call.err(`error: ${path}: import read failed(0).\n`);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      call.err(`error: ${path}: import read failed(2).\n`);
    }
    failed += 1;
  }
  return failed;
}
