// How several lines stand in a field of one: browsers would glue the lines of a pasted log together.

/** Stands for the end of a line. */
export const lineMark = '⏎';

/** The text in one line: its lines without blanks at their ends, a mark between them. Empty lines are left out. */
export const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(` ${lineMark} `);
