/** What the desk can do is quicker with script: queues follow what happens, nothing that was typed is lost. */
export const csr = true;
