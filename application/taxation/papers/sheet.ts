import type { CivilDate } from "../../../domain/shared/index.js";
import { dayText, verificationOnPaper, type Verification } from "../../papers/index.js";
import type { JsonObject } from "../../event-store/index.js";
import type { PaperSources } from "./sources.js";

/** What every paper says besides its own matter, as `letter/1.typ` reads it. */
export function sheet(
  { holder, municipality, synthetic }: PaperSources,
  given: {
    readonly number: string;
    readonly office: string;
    readonly ended: { readonly on: CivilDate; readonly ground: string } | null;
    readonly verification: Verification;
    /** Whether a demonstration's fiscal package gave the amounts. */
    readonly demonstration: boolean;
  },
): JsonObject {
  const office = municipality.offices.get(given.office);
  const unit = municipality.units.find(({ code }) => code === holder.address.unit);
  const address = [holder.address.street, unit?.name.sq ?? holder.address.unit].filter(Boolean).join(", ");
  const { ended, verification } = given;
  return {
    number: given.number,
    issuer: {
      municipality: municipality.name?.sq ?? "",
      office: office?.name.sq ?? given.office,
      address: office?.address ?? null,
    },
    holder: { name: holder.name, identifier: holder.identifier.value, address },
    marks: { assumed: false, synthetic, demonstration: given.demonstration },
    voided: ended && { on: dayText(ended.on), ground: ended.ground },
    verification: verificationOnPaper(verification),
  };
}
