import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PagesHandler } from "../../api/index.js";
import { packageRoot } from "../paths.js";

/** What the build of `ui/` gives; its settings are variables of the environment with a prefix of their own. */
const HANDLER = join("ui", "build", "handler.js");
const PROTOCOL_HEADER_SETTING = "DEFTERPAGES_PROTOCOL_HEADER";

/**
 * The pages, as they were built; undefined where they were not (then there is the API alone). `protocolHeader` names the
 * header in which the API tells how it was reached.
 */
export async function loadPages(protocolHeader: string): Promise<PagesHandler | undefined> {
  const file = join(packageRoot(), HANDLER);
  if (!existsSync(file)) return undefined;
  process.env[PROTOCOL_HEADER_SETTING] = protocolHeader;
  const { handler } = (await import(pathToFileURL(file).href)) as { readonly handler: PagesHandler };
  return handler;
}
