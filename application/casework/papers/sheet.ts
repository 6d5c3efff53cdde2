import { civilDateAt, type CivilDate } from "../../../domain/shared/index.js";
import { dayText, verificationOnPaper, type Verification } from "../../papers/index.js";
import { applicantIn, lodgedIn, type PaperStory } from "./story.js";

/** What is not confirmed or not real, and is shown on this paper. */
export interface Marks {
  readonly assumed: boolean;
  readonly synthetic: boolean;
  /** Of amounts that a demonstration's fiscal package gives; papers of cases state none of them. */
  readonly demonstration: boolean;
}

/** What every paper of a case says besides its own matter, as `letter/1.typ` and `act/1.typ` read it. */
export function caseSheet(
  story: PaperStory,
  given: {
    readonly number: string;
    readonly issuedOn: CivilDate;
    readonly ended: { readonly on: CivilDate; readonly ground: string } | null;
    readonly verification: Verification;
    /** Whether something of this paper's own matter is assumed. */
    readonly assumed: boolean;
  },
) {
  const { facts, state, definition, municipality, synthetic } = story;
  const lodged = lodgedIn(facts).data;
  const { name, identifier, contact } = applicantIn(facts);
  const office = municipality.offices.get(state.office);
  const { representative } = lodged;
  const textsAssumed = isAssumed(story, "texts");
  return {
    number: given.number,
    issuedOn: dayText(given.issuedOn),
    issuer: {
      municipality: municipality.name?.sq ?? "",
      office: office?.name.sq ?? state.office,
      address: office?.address ?? null,
    },
    holder: {
      name,
      identifier,
      address: contact.address,
      representative: representative && `${representative.name} (${representative.authority})`,
    },
    service: { name: definition.service.content.name.sq, assumed: textsAssumed },
    case: { number: state.number, lodgedOn: dayText(civilDateAt(lodged.at)) },
    marks: { assumed: textsAssumed || given.assumed, synthetic, demonstration: false },
    voided: given.ended && { on: dayText(given.ended.on), ground: given.ended.ground },
    verification: verificationOnPaper(given.verification),
  };
}

/** Whether a part of the service is a starting value that the municipality has not confirmed. */
export function isAssumed(
  { definition }: PaperStory,
  part: "texts" | "time-limit" | "fees" | "validity" | "documents",
) {
  return definition.service.content.assumed?.includes(part) ?? false;
}
