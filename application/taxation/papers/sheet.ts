import type { CivilDate } from "../../../domain/shared/index.js";
import { codeText, dayText, qrSvg } from "../../papers/index.js";
import type { JsonObject } from "../../event-store/index.js";
import type { PaperSources } from "./sources.js";

/** Where whoever holds a paper may see whether it still holds. */
export interface Verification {
  readonly code: string;
  readonly url: string;
}

/** What every paper says besides its own matter, as `letter/1.typ` reads it. */
export function sheet(
  { holder, municipality }: PaperSources,
  given: {
    readonly number: string;
    readonly office: string;
    readonly ended: { readonly on: CivilDate; readonly ground: string } | null;
    readonly verification: Verification;
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
    voided: ended && { on: dayText(ended.on), ground: ended.ground },
    verification: {
      code: codeText(verification.code),
      url: verification.url,
      qr: qrSvg(verification.url),
    },
  };
}
