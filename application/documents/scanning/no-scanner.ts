import type { Scanner } from "../port.js";

/** Where the installation has no scanner: every document says that nobody has looked. */
export const noScanner: Scanner = { scan: async () => ({ verdict: "not-scanned" }) };
