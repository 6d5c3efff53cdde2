/**
 * With script the button beside a chosen file is in the words of the page, not of the browser: from then on the face of each
 * picker is shown, and says what was chosen. A file of its own: public pages need no other script for it.
 */
export function sayWhatIsPicked() {
  document.documentElement.dataset.pickers = "";
  if (isAtWork) return;
  isAtWork = true;
  document.addEventListener("change", ({ target }) => say(target));
  // The boxes are empty only after those who listen have been told.
  document.addEventListener("reset", ({ target }) => {
    if (target instanceof HTMLFormElement) setTimeout(() => [...target.elements].forEach(say));
  });
  // What the browser kept of a page that one comes back to.
  for (const input of document.querySelectorAll(".picker input")) say(input);
}

let isAtWork = false;

/** @param {EventTarget | null} input */
function say(input) {
  if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
  const chosen = input.closest(".picker")?.querySelector(".chosen");
  if (!(chosen instanceof HTMLElement)) return;
  const names = [...(input.files ?? [])].map(({ name }) => name);
  chosen.textContent = names.length === 0 ? (chosen.dataset.none ?? "") : names.join(", ");
}

if (typeof document !== "undefined") sayWhatIsPicked();
