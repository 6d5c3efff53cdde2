import type { NewCheck } from "../../../../domain/casework/index.js";
import type { CivilDate } from "../../../../domain/shared/index.js";
import { validationError } from "../../../errors/index.js";
import { Code, Day, Flag, Id, Nested, OneOf, Text, WholeNumber } from "../../inputs/index.js";
import { LONG, OnCaseInput } from "./parts.js";

export class InspectionInput {
  @Day() on!: CivilDate;
  @Text(200) inspector!: string;
  @OneOf("InspectionResult", ["conforms", "does-not-conform"]) result!: "conforms" | "does-not-conform";
}

export class AssessmentInput {
  @Day() on!: CivilDate;
  @Text(200) socialWorker!: string;
  @OneOf("AssessmentConclusion", ["in-need", "not-in-need", "in-need-of-less"])
  conclusion!: "in-need" | "not-in-need" | "in-need-of-less";
}

export class VotesInput {
  @WholeNumber(0, 40) for!: number;
  @WholeNumber(0, 40) against!: number;
  @WholeNumber(0, 40) abstained!: number;
}

export class CommissionInput {
  @Day() on!: CivilDate;
  @Text(200, { list: 40, description: "Everybody who belongs to the commission, present or not." }) members!: string[];
  @WholeNumber(0, 40) present!: number;
  @Nested(() => VotesInput) votes!: VotesInput;
}

export class RegisterAnswerInput {
  @Code() register!: string;
  @Code({ orNull: true, description: "The document of the service that the answer stands for." }) document!:
    string | null;
  @OneOf("RegisterAnswer", ["confirmed", "differs", "not-found", "no-answer"])
  answer!: "confirmed" | "differs" | "not-found" | "no-answer";
  @OneOf("AskedBy", ["query", "letter", "interview"]) by!: "query" | "letter" | "interview";
  @Text(200, { orNull: true }) reference!: string | null;
}

export class DocumentHeldInput {
  @Code() document!: string;
  @Text(200) reference!: string;
}

export class ConsentInput {
  @Flag() given!: boolean;
  @OneOf("ConsentFrom", ["person", "guardian", "legal-ground"]) from!: "person" | "guardian" | "legal-ground";
  @Text(200, { orNull: true }) reference!: string | null;
}

export class TaxpayerFoundInput {
  @Id({ orNull: true, description: "Null: there is none." }) accountId!: string | null;
}

/** What was found out: exactly one of the kinds. */
export class CheckInput {
  @Nested(() => InspectionInput, { optional: true }) inspection?: InspectionInput;
  @Nested(() => AssessmentInput, { optional: true }) assessment?: AssessmentInput;
  @Nested(() => CommissionInput, { optional: true }) commission?: CommissionInput;
  @Nested(() => RegisterAnswerInput, { optional: true }) register?: RegisterAnswerInput;
  @Nested(() => DocumentHeldInput, { optional: true }) documentHeld?: DocumentHeldInput;
  @Nested(() => ConsentInput, { optional: true }) consent?: ConsentInput;
  @Flag({ optional: true, description: "Whether a request for information is clear." }) clear?: boolean;
  @WholeNumber(1, 100_000, { optional: true, description: "Pages of a copy." }) pages?: number;
  @Nested(() => TaxpayerFoundInput, { optional: true }) taxpayer?: TaxpayerFoundInput;
  @Id({ optional: true, list: 40, description: "Users whom a complaint is about; empty: nobody in particular." })
  complainedOf?: string[];
  @Text(LONG, { orNull: true }) note!: string | null;
}

export class RecordCheckInput extends OnCaseInput {
  @Nested(() => CheckInput) check!: CheckInput;
}

type Found = NewCheck["check"];

/** The check as the ledger knows it. Throws VALIDATION `check-not-one` unless it is of exactly one kind. */
export function checkOf(input: CheckInput, path: string): NewCheck {
  const { inspection, assessment, commission, register, documentHeld, consent, clear, pages, taxpayer, note } = input;
  const found: (Found | undefined)[] = [
    inspection && { kind: "inspection", ...inspection },
    assessment && { kind: "assessment", ...assessment },
    commission && { kind: "commission", ...commission },
    register && { kind: "register", ...register },
    documentHeld && { kind: "document-held", ...documentHeld },
    consent && { kind: "consent", ...consent },
    clear === undefined ? undefined : { kind: "clarity", clear },
    pages === undefined ? undefined : { kind: "pages", count: pages },
    taxpayer && { kind: "taxpayer", ...taxpayer },
    input.complainedOf && { kind: "complained-of", persons: input.complainedOf },
  ];
  const [check, ...others] = found.filter((each) => each !== undefined);
  if (check === undefined || others.length > 0) throw validationError([{ path, rule: "check-not-one", facts: {} }]);
  return { check, note };
}
