import { parsed, parseNid, parseNipt, refusal, type IdentifierWarning, type Parsed } from "../../../shared/index.js";
import type { StatedIdentifier } from "../commands.js";
import type { TaxpayerKind } from "../events.js";
import type { RegisteredTaxpayer } from "../state.js";

/** A number in its one written form, with the doubts about it. */
export interface CheckedIdentifier {
  readonly identifier: RegisteredTaxpayer["identifier"];
  readonly warnings: readonly IdentifierWarning[];
}

/**
 * Reads an identifier as typed. Refuses a wrong form (`nid-malformed`, `nipt-malformed`), a missing or superfluous value
 * (`identifier-value-missing`, `identifier-value-superfluous`); a wrong check letter or date only warns. Where both are
 * wrong, the record keeps the two codes joined by `+`.
 */
export function parseIdentifier(stated: StatedIdentifier): Parsed<CheckedIdentifier> {
  const { scheme, value } = stated;
  if (scheme === "none") {
    if (value !== null && value.trim() !== "")
      return { ok: false, refusal: refusal("identifier-value-superfluous", { scheme }) };
    return parsed({ identifier: { scheme, value: null, warning: null }, warnings: [] });
  }
  if (value === null) return { ok: false, refusal: refusal("identifier-value-missing", { scheme }) };
  const read = scheme === "nid" ? parseNid(value) : parseNipt(value);
  if (!read.ok) return read;
  const { warnings } = read.value;
  const warning = warnings.length === 0 ? null : warnings.join("+");
  return parsed({ identifier: { scheme, value: read.value.value, warning }, warnings });
}

const SCHEMES: Readonly<Record<TaxpayerKind, readonly StatedIdentifier["scheme"][]>> = {
  household: ["nid", "none"],
  person: ["nid", "none"],
  business: ["nipt"],
  institution: ["nipt", "none"],
  ngo: ["nipt", "none"],
  "religious-community": ["nipt", "none"],
  agent: ["nipt"],
};

/** Whether a kind of taxpayer is known by numbers of this scheme. */
export function schemeFits(kind: TaxpayerKind, scheme: StatedIdentifier["scheme"]): boolean {
  return SCHEMES[kind].includes(scheme);
}
