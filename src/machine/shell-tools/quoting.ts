// How the GNU tools quote names in their messages.

/** As 'name' in messages: quotearg's style shell-escape-always. */
export function shellQuoted(name: string): string {
  if (/\p{Cc}/u.test(name)) {
    return name
      .split(/(\p{Cc}+)/u)
      .map((part, index) =>
        index % 2 ? `$'${Array.from(part, escaped).join('')}'` : `'${part.replaceAll("'", "'\\''")}'`,
      )
      .join('');
  }
  if (name.includes("'") && !/["$`\\!]/.test(name)) return `"${name}"`;
  return `'${name.replaceAll("'", "'\\''")}'`;
}

/** As name, or 'na me' where a shell would read it otherwise: quotearg's style shell-escape. */
export function shellQuotedIfNeeded(name: string): string {
  return name === '' || /[^\w@%+=:,./-]|^-$/.test(name.replace(/[^\0-\x7f]/g, '')) || name.startsWith('~')
    ? shellQuoted(name)
    : name;
}

/** As ‘name’: quotearg's locale style in UTF-8. */
export function quoted(name: string): string {
  return `‘${Array.from(name, (character) => (character < ' ' ? escaped(character) : character)).join('')}’`;
}

function escaped(character: string): string {
  const letters: Record<string, string> = {
    '\n': '\\n',
    '\t': '\\t',
    '\r': '\\r',
    '\b': '\\b',
    '\f': '\\f',
    '\v': '\\v',
  };
  return letters[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

/** As "name", the way C writes strings. */
export function cQuoted(name: string): string {
  return `"${Array.from(name, (character) => (character < ' ' ? escaped(character) : /["\\]/.test(character) ? `\\${character}` : character)).join('')}"`;
}
