// Shell patterns as regular expressions.

/** @param glob as fnmatch(3) takes it: "*", "?", "[a-z]", "[!a]", "\" @param flags of the expression */
export function globRegex(glob: string, flags = ''): RegExp {
  let source = '';
  for (let at = 0; at < glob.length; at += 1) {
    const character = glob[at] ?? '';
    const set = character === '[' ? /^\[([!^]?)(\]?(?:\[:\w+:\]|[^\]])*)\]/.exec(glob.slice(at)) : null;
    if (character === '*') source += '[^]*';
    else if (character === '?') source += '[^]';
    else if (set) {
      const [whole, negated = '', members = ''] = set;
      const named = members
        .replace(/[\\\]^]/g, '\\$&')
        .replace(/\[:(\w+\\?):\\?\]/g, (_, name: string) => classes[name] ?? '');
      source += `[${negated ? '^' : ''}${named.replace(/(?<!\\)\[/g, '\\[')}]`;
      at += whole.length - 1;
    } else {
      if (character === '\\' && at + 1 < glob.length) at += 1;
      source += (glob[at] ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    }
  }
  return new RegExp(`^${source}$`, flags);
}

const classes: Record<string, string> = {
  alnum: 'A-Za-z0-9', alpha: 'A-Za-z', blank: ' \\t', digit: '0-9', lower: 'a-z', punct: '!-\\/:-@\\[-`{-~', space: '\\s', upper: 'A-Z', xdigit: '0-9A-Fa-f',
}; // prettier-ignore
