/** A report to look at; one to take along has the name of a format behind a dot. */
export function match(text: string): boolean {
  return /^[a-z]+(-[a-z]+)*$/.test(text);
}
