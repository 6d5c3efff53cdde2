/** Beside a field that was shown with something in it stands, hidden, what that was. */
const SHOWN = "was:";

/** The name of the hidden field beside a field. */
export function shownName(name: string): string {
  return `${SHOWN}${name}`;
}

/**
 * What was typed into a form and is another than what was shown in it, by the names of the fields. What nobody touched
 * is not there: it must not be written over what somebody else saved meanwhile.
 */
export function changedIn(typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => !name.startsWith(SHOWN) && typed[shownName(name)]?.trim() !== value.trim(),
    ),
  );
}
