import { error } from "@sveltejs/kit";
import { words, type Language } from "../words/index.js";

/** A plain form that was sent after the session had ended, as it was: to be sent again once somebody has signed in. */
export interface KeptForm {
  /** Where it is sent: an address of ours. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

const FORMS = ["application/x-www-form-urlencoded", "multipart/form-data"];

/** A second copy of what a plain form sends; null where it is none, or script sends it and keeps it itself. */
export function sentBy({ method, headers }: Request, clone: () => Request): Request | null {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  const isPlain = method === "POST" && FORMS.includes(type) && !headers.has("x-sveltekit-action");
  return isPlain ? clone() : null;
}

/** The form that was sent to an address: every text of it but passwords. Null where none was. */
async function keptFrom(sent: Request | null, { pathname, search }: URL): Promise<KeptForm | null> {
  if (sent === null) return null;
  const fields = [...(await sent.formData())].flatMap(([name, value]) =>
    typeof value === "string" && !/password/i.test(name) ? [[name, value] as const] : [],
  );
  return { action: pathname + search, fields };
}

/** Ends a page for which nobody is signed in any longer by showing what was sent to it; does nothing where nothing was. */
export async function keepSent(sent: Request | null, url: URL, language: Language): Promise<void> {
  const kept = await keptFrom(sent, url);
  if (kept !== null) error(401, { message: words(language).kept.title, kept });
}

/** What of a form people wrote themselves: whatever is more than one word, and no code. */
export function textsIn({ fields }: KeptForm): readonly string[] {
  return fields.map(([, value]) => value.trim()).filter((value) => /\s/.test(value));
}
