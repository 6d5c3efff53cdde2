/** A long list draws what is in sight by script. */
export const csr = true;
