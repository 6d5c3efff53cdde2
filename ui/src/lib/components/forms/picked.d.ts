/** From then on each file picker says, in the words of the page, what was chosen. */
export function sayWhatIsPicked(): void;
