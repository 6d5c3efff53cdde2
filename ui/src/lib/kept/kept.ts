/** A plain form that was sent after the session had ended, as it was: to be sent again once somebody has signed in. */
export interface KeptForm {
  /** Where it is sent: an address of ours. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Names of the passwords that were typed: they are not shown again, and asked for again. */
  readonly passwords: readonly string[];
  /** Files that were chosen, by the name of their control: no page can choose a file for somebody. */
  readonly files: readonly { readonly name: string; readonly file: string }[];
}

const FORMS = ["application/x-www-form-urlencoded", "multipart/form-data"];

/**
 * A second copy of what a plain form sends; null where it is none, or script sends it and keeps it itself. Only of what is
 * sent where nobody is signed in who could send it: it takes as much memory as the form, half a megabyte at most (the limit
 * of every page).
 */
export function sentBy({ method, headers }: Request, clone: () => Request): Request | null {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  const isPlain = method === "POST" && FORMS.includes(type) && !headers.has("x-sveltekit-action");
  return isPlain ? clone() : null;
}

/** Every control that is typed unseen has a name that says so. */
export const PASSWORD = /password/i;

/** The form that was sent to an address. Null where none was. */
export async function keptFrom(sent: Request | null, { pathname, search }: URL): Promise<KeptForm | null> {
  if (sent === null) return null;
  const all = [...(await sent.formData())];
  const texts = all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  return {
    action: pathname + search,
    fields: texts.filter(([name]) => !PASSWORD.test(name)),
    passwords: texts.filter(([name, value]) => PASSWORD.test(name) && value !== "").map(([name]) => name),
    // A control in which no file was chosen sends an empty one.
    files: all.flatMap(([name, value]) =>
      typeof value === "string" || value.name === "" ? [] : [{ name, file: value.name }],
    ),
  };
}

/** What of a form people wrote themselves: whatever is more than one word, and no code. */
export function textsIn({ fields }: KeptForm): readonly string[] {
  return fields.map(([, value]) => value.trim()).filter((value) => /\s/.test(value));
}
