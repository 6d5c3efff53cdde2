/** Where a browser remembers that its officer wants no keys of one letter. */
const KEPT = "defter-desk-keys";

/**
 * Whether single letters do something at the desk. Who speaks to their computer, or presses keys without meaning to, turns
 * them off (WCAG 2.1.4); arrows and Enter go on working.
 */
export const keys: { on: boolean } = $state({ on: true });

/** Takes over what the browser remembers. */
export function recallKeys(): void {
  keys.on = localStorage.getItem(KEPT) !== "off";
}

export function turnKeys(on: boolean): void {
  keys.on = on;
  localStorage.setItem(KEPT, on ? "on" : "off");
}

/** A key that is meant for the page: pressed alone, while nothing is typed and no dialog is open. */
export function isForPage({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector("dialog[open]")) return false;
  return !(target instanceof Element && target.matches("input, textarea, select, [contenteditable]"));
}
