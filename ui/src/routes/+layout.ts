/** A page sends no script, unless the layout of its room turns it on: nothing else may come from a page that was not found. */
export const csr = false;
