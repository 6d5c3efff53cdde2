import { error } from "@sveltejs/kit";
import { words, type Language } from "../words/index.js";
import { keptFrom } from "./kept.js";

/** Ends a page for which nobody is signed in any longer by showing what was sent to it; does nothing where nothing was. */
export async function keepSent(sent: Request | null, url: URL, language: Language): Promise<void> {
  const kept = await keptFrom(sent, url);
  if (kept !== null) error(401, { message: words(language).kept.title, kept });
}
