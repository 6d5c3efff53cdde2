import { isJsonObject, parseText, type Language } from "../../domain/shared/index.js";
import { type FieldFault, validationError } from "../errors/index.js";
import type { SessionKind } from "./sessions/index.js";

/** What a page or a program tells to be sent a code; the language where it names one. */
export interface CodeAsked {
  readonly kind: "citizen" | "business";
  readonly identifier: string;
  readonly language: Language | undefined;
  readonly tenant: string | undefined;
}

/** What a page or a program tells to sign in. */
export interface CodeTried {
  readonly challenge: string;
  readonly code: string;
  readonly kind: SessionKind;
  readonly tenant: string | undefined;
}

/** Throws VALIDATION with everything that is wrong. */
export function readCodeAsked(body: unknown): CodeAsked {
  const fields = fieldsOf(body, ["identifier", "kind", "language", "tenant"]);
  const asked = {
    identifier: fields.text("identifier", 20),
    kind: fields.choice("kind", ["citizen", "business"], "citizen"),
    language: fields.choice("language", ["sq", "en", undefined], undefined),
    tenant: fields.optional("tenant"),
  } as const;
  fields.end();
  return asked;
}

/** Throws VALIDATION with everything that is wrong. */
export function readCodeTried(body: unknown): CodeTried {
  const fields = fieldsOf(body, ["challenge", "code", "kind", "tenant"]);
  const tried = {
    challenge: fields.text("challenge", 100),
    code: fields.text("code", 40),
    kind: fields.choice("kind", ["cookie", "bearer"], "cookie"),
    tenant: fields.optional("tenant"),
  } as const;
  fields.end();
  return tried;
}

/** The members of a body, each read once; {@link fieldsOf.end} throws with everything that is wrong. */
function fieldsOf(body: unknown, known: readonly string[]) {
  const faults: FieldFault[] = [];
  const fault = (path: string, rule: string, facts: FieldFault["facts"] = {}) => faults.push({ path, rule, facts });
  const object = isJsonObject(body) ? body : {};
  for (const key of Object.keys(object)) if (!known.includes(key)) fault(key.slice(0, 80), "field-unknown");
  return {
    text(name: string, max: number): string {
      const read = parseText(object[name], max);
      if (!read.ok) fault(name, read.refusal.code, read.refusal.facts);
      return read.ok ? read.value : "";
    },
    choice<const Choice extends string | undefined>(
      name: string,
      choices: readonly Choice[],
      byDefault: NoInfer<Choice>,
    ): Choice {
      const given = object[name] ?? byDefault;
      const allowed = choices.filter((each) => each !== undefined).join(", ");
      if (!choices.includes(given as Choice)) fault(name, "value-not-listed", { allowed });
      return given as Choice;
    },
    optional(name: string): string | undefined {
      const given = object[name];
      if (given !== undefined && typeof given !== "string") fault(name, "field-wrong-kind");
      return typeof given === "string" ? given : undefined;
    },
    end(): void {
      if (faults.length > 0) throw validationError(faults);
    },
  };
}
