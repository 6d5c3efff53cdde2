/** Which rows of a long list are in the page, and how much room the others take. */
export interface RowWindow {
  /** The first of them, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** Pixels above and below them. */
  readonly above: number;
  readonly below: number;
}

/** So many rows before and behind what is seen are there, too: for the next turn of a wheel, and for the keyboard. */
const SPARE = 12;

/**
 * The rows that are seen from `top` (pixels scrolled) in a view of `height` pixels, with some to spare. Their number
 * depends on the view alone, never on how many rows there are.
 */
export function windowOf(view: { readonly top: number; readonly height: number }, rows: number, rowHeight: number) {
  const first = Math.floor(Math.max(view.top, 0) / rowHeight);
  const shown = Math.ceil(view.height / rowHeight) + 1;
  const to = Math.min(rows, first + shown + SPARE);
  const from = Math.max(0, Math.min(first, rows - shown) - SPARE);
  return { from, to, above: from * rowHeight, below: (rows - to) * rowHeight } satisfies RowWindow;
}
