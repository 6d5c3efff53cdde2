/** The public site sends no script: it is complete with JavaScript off. */
export const csr = false;
