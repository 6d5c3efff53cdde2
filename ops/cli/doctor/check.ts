/** What a check found. */
export interface Finding {
  readonly name: string;
  readonly state: "ok" | "warning" | "failed";
  readonly detail: string;
}

/** Something that must hold. `look` gives what it found; throws what is wrong; a {@link Doubt} is a warning. */
export interface Check {
  readonly name: string;
  readonly look: () => Promise<string> | string;
}

/** Something that works, but not as it should. */
export class Doubt extends Error {
  override readonly name = "Doubt";
}

export async function checked({ name, look }: Check): Promise<Finding> {
  try {
    return { name, state: "ok", detail: await look() };
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).replace(/\/\/[^/@\s]*@/g, "//…@");
    return { name, state: error instanceof Doubt ? "warning" : "failed", detail };
  }
}
