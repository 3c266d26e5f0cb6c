// Where the front matter of a writer's file ends and its text begins.

/** A file in its two parts. */
export interface Parted {
  /** YAML, without the lines of dashes; undefined where the file does not begin with one of them. */
  frontMatter: string | undefined;
  /** What stands below, without the blank lines around it. */
  body: string;
}

/** @param text of the whole file, with line ends of any system and perhaps a byte order mark */
export function parted(text: string): Parted {
  const found = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text);
  return { frontMatter: found?.[1], body: text.slice(found?.[0].length ?? 0).trim() };
}
