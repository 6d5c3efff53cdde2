/** No script: it would have nothing to do here but to overwrite what somebody types before it has come. */
export const csr = false;
