import { createHash } from "node:crypto";
import type { PrintOrder } from "../../application/papers/index.js";
import type { ApiDependencies } from "../dependencies.js";

export interface PrintedFile {
  readonly sha256: string;
  readonly base64: string;
}

/** Prints a paper for the answer of a query. Throws UNAVAILABLE `press-busy` where too many wait. */
export async function printed({ press }: ApiDependencies, order: PrintOrder): Promise<PrintedFile> {
  const pdf = await press.print(order);
  return { sha256: createHash("sha256").update(pdf).digest("hex"), base64: Buffer.from(pdf).toString("base64") };
}
