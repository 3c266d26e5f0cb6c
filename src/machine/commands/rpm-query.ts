// rpm -q: which packages a query means, and what it shows of them.
import { loadTexts } from '../catalogue/index.ts';
import { alternatives, offers, parseCapability } from '../dependencies.ts';
import { evrText, nvra } from '../packages.ts';
import { NotSimulated, type Call, type Options } from '../program.ts';
import { installedBuilds, labels, RpmError, type Build, type Installed } from './rpm-database.ts';
import { matches } from './tdnf-handle.ts';

/**
 * Answers a query.
 *
 * @returns how many of its words mean no package: the exit status
 * @throws {RpmError} where there are no words
 */
export async function query(call: Call, options: Options): Promise<number> {
  const builds = await installedBuilds(call);
  const show = await display(call, options);
  const { words } = options;
  if (options.has('all')) {
    // Arguments choose among all; what they do not match is no error.
    for (const build of builds.filter((one) => words.length === 0 || words.some((word) => matches(word, one.name))))
      show(build);
    return 0;
  }
  if (words.length === 0) throw new RpmError('rpm: no arguments given for query');
  let missing = 0;
  for (const word of words) {
    const found = packagesOf(call, options, builds, word);
    if (typeof found === 'string') {
      missing += 1;
      if (found.startsWith('error: ')) call.err(`${found}\n`);
      else call.out(`${found}\n`);
    } else for (const build of found) show(build);
  }
  return missing;
}

/** The packages a word of a query means, or why there are none. */
function packagesOf(call: Call, options: Options, builds: Installed[], word: string): Installed[] | string {
  const isPath = word.startsWith('/');
  if (options.has('file') || (isPath && options.has('whatprovides'))) {
    const path = call.path(word);
    const owners = builds.filter(({ files }) => files.includes(path));
    if (owners.length > 0) return owners;
    return call.files.exists(path)
      ? `file ${word} is not owned by any package`
      : `error: file ${word}: No such file or directory`;
  }
  if (options.has('whatprovides')) {
    const providers = builds.filter((build) => offers(build, parseCapability(word)));
    return providers.length > 0 ? providers : `no package provides ${word}`;
  }
  if (options.has('whatrequires')) {
    const dependents = builds.filter(({ requires }) =>
      requires.some((text) => alternatives(text).some(({ name }) => name === word)),
    );
    return dependents.length > 0 ? dependents : `no package requires ${word}`;
  }
  // The installer has rpm import the keys in /etc/pki/rpm-gpg; what they are called here is not known.
  if (word.startsWith('gpg-pubkey')) throw new NotSimulated('the list of imported keys');
  const named = builds.filter((build) => labels(build).includes(word));
  return named.length > 0 ? named : `package ${word} is not installed`;
}

// Unverified: lists of files and of requirements; files are those known here, requirements those of the spec files
async function display(call: Call, options: Options): Promise<(build: Installed) => void> {
  const format = options.value('format');
  const parts: ((build: Installed) => string[])[] = [];
  const own = (text: string[]) => [...new Set(text)].sort();
  const general = [
    'rpmlib(CompressedFileNames) <= 3.0.4-1',
    'rpmlib(FileDigests) <= 4.6.0-1',
    'rpmlib(PayloadFilesHavePrefix) <= 4.0-1',
  ];
  if (options.has('requires')) parts.push(({ requires }) => own([...requires, ...general]));
  if (options.has('provides')) parts.push((build) => own([...provided(build), ...build.provides]));
  if (options.has('obsoletes')) parts.push(({ obsoletes }) => own(obsoletes));
  if (options.has('conflicts')) parts.push(({ conflicts }) => own(conflicts));
  const picks = [
    ...(options.has('config') ? [(path: string) => path.startsWith('/etc/')] : []),
    ...(options.has('docs')
      ? [(path: string) => path.startsWith('/usr/share/doc/') || path.startsWith('/usr/share/man/')]
      : []),
  ];
  if (options.has('list') || picks.length > 0) {
    parts.push(({ files }) => {
      if (files.length === 0) return ['(contains no files)'];
      return own(files).filter((path) => picks.length === 0 || picks.some((pick) => pick(path)));
    });
  }
  if (format !== undefined) {
    const texts = /%[-\d]*\{LICENSE|DESCRIPTION/i.test(format) ? await loadTexts(call.machine.release) : undefined;
    return (build) => {
      call.out(formatted(format, build, texts?.get(build.name)));
    };
  }
  return (build) => {
    const lines = parts.length === 0 ? [nvra(build)] : parts.flatMap((part) => part(build));
    for (const line of lines) call.out(`${line}\n`);
  };
}

function provided(build: Build): string[] {
  const mark = build.arch === 'noarch' ? [] : [`${build.name}(x86-64) = ${evrText(build)}`];
  return [`${build.name} = ${evrText(build)}`, ...mark];
}

/** Fills in a --queryformat: "%{NAME}", "%-20{NAME}", "\n". */
function formatted(format: string, build: Installed, text?: { licence: string; description: string }): string {
  const short = { ...build, epoch: 0 };
  const label = `${build.name}-${evrText(short)}`;
  const epoch = build.epoch > 0 ? String(build.epoch) : '(none)';
  const tags: Record<string, string> = {
    NAME: build.name,
    VERSION: build.version,
    RELEASE: build.release,
    ARCH: build.arch,
    EPOCH: epoch,
    EPOCHNUM: String(build.epoch),
    SUMMARY: build.summary,
    DESCRIPTION: text?.description ?? '(none)',
    LICENSE: text?.licence ?? '(none)',
    URL: build.url || '(none)',
    VENDOR: 'VMware, Inc.',
    SIZE: String(build.size),
    INSTALLTIME: String(Math.floor(build.installedAt / 1000)),
    EVR: evrText(build),
    NVR: label,
    NEVR: build.epoch > 0 ? `${build.name}-${evrText(build)}` : label,
    NVRA: nvra(build),
    NEVRA: build.epoch > 0 ? `${build.name}-${evrText(build)}.${build.arch}` : nvra(build),
  };
  if (format.includes('[')) throw new NotSimulated("an array in '--queryformat'");
  return format.replace(/%%|%(-?\d*)\{([^}]*)\}|\\(.)/g, (whole, width?: string, tag?: string, escaped?: string) => {
    if (whole === '%%') return '%';
    if (escaped !== undefined)
      return { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v' }[escaped] ?? escaped;
    const value = tags[(tag ?? '').toUpperCase().replace(/^RPMTAG_/, '')];
    if (value === undefined) throw new NotSimulated(`the tag '${tag ?? ''}' of '--queryformat'`);
    const columns = Number(width ?? 0);
    return columns < 0 ? value.padEnd(-columns) : value.padStart(columns);
  });
}
