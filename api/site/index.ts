import type { ApiSettings } from "../dependencies.js";

/** Where people reach Defter, without a slash at the end: what the QR codes of papers begin with. */
export function siteOf({ publicUrl, port }: Pick<ApiSettings, "publicUrl" | "port">): string {
  return publicUrl ?? `http://localhost:${port}`;
}
