import { codeText } from "./albanian.js";
import { qrSvg } from "./qr.js";

/** Where whoever holds a paper may see whether it still holds. */
export interface Verification {
  readonly code: string;
  readonly url: string;
  /** Where number and code are typed instead. */
  readonly page: string;
}

/** Where the code alone leads to the paper: its stream is named by the code. */
export function codeAt(site: string, tenant: string, code: string): Verification {
  return addressed(site, tenant, [], code);
}

/**
 * Where the address names the paper beside its code, so that no code has to be kept for it: the kind of paper, whose it
 * is, and which of theirs.
 */
export function paperAt(site: string, tenant: string, names: readonly string[], code: string): Verification {
  return addressed(site, tenant, names, code);
}

function addressed(site: string, tenant: string, names: readonly string[], code: string): Verification {
  const page = `${site}/v/${tenant}`;
  return { code, page, url: [page, ...names, code].join("/") };
}

/** What the foot of a paper shows of it, as `letter/1.typ` reads it. */
export function verificationOnPaper({ code, url, page }: Verification) {
  return { code: codeText(code), url, page, qr: qrSvg(url) };
}
