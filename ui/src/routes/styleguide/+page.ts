/** As the public site: without script. */
export const csr = false;
