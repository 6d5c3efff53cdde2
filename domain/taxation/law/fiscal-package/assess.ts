import { notParsed, parsed, sumLek, type CivilDate, type Parsed, type Refusal } from "../../../shared/index.js";
import { assessCharge, type ChargeContext, type ChargeOutcome } from "./assess-charge.js";
import type {
  Assessment,
  AssessmentInput,
  AssessmentLine,
  TaxableSubject,
  TaxpayerFacts,
  UntaxedSubject,
} from "./assessment.js";
import { checkFacts } from "./check-facts.js";
import type { CompiledPackage } from "./compiled-package.js";
import { DueDates } from "./due-dates.js";

const PAYER_KINDS: ReadonlySet<string> = new Set([
  "household",
  "person",
  "business",
  "institution",
  "ngo",
  "religious-community",
  "agent",
]);

/**
 * The obligations of one taxpayer under one fiscal package: the fixed algorithm of `fiscal-package.schema.json`, exact
 * to the lek, with the trace of every line. Pure: the same input gives the same assessment for ever.
 *
 * Refuses, never guesses: facts the package cannot be applied to (`fact-missing`, `fact-malformed`, `fact-code-unknown`,
 * `unit-unknown`, `payer-kind-unknown`, `subject-twice`), faults of the package (`rate-row-missing`,
 * `table-row-missing`), and calendars that do not reach (`calendar-year-missing`, `calendar-mismatch`).
 */
export function assess(input: AssessmentInput): Parsed<Assessment> {
  const { fiscalPackage: law, taxpayer, subjects, assessedOn } = input;
  const fault = faultOfInput(taxpayer, subjects, law);
  if (fault) return { ok: false, refusal: fault };
  const dates = DueDates.of(law.source, input.calendar);
  if (!dates.ok) return dates;

  const lines: AssessmentLine[] = [];
  const untaxed: UntaxedSubject[] = [];
  for (const subject of subjects) {
    const outcome = assessSubject(subject, taxpayer, law, dates.value, assessedOn);
    if (!outcome.ok) return outcome;
    if (outcome.value.length > 0) lines.push(...outcome.value.filter((each) => typeof each === "object"));
    if (outcome.value.every((each) => typeof each === "string"))
      untaxed.push({ subject: subject.id, why: whyUntaxed(outcome.value) });
  }
  return parsed({
    packageCode: law.source.code,
    packageVersion: law.source.version,
    calendarVersion: input.calendar.version,
    year: law.source.fiscalYear,
    assessedOn,
    lines,
    untaxed,
    total: sumLek(lines.map((line) => line.net)),
  });
}

function faultOfInput(
  taxpayer: TaxpayerFacts,
  subjects: readonly TaxableSubject[],
  law: CompiledPackage,
): Refusal | null {
  if (!PAYER_KINDS.has(taxpayer.kind)) return notParsed("payer-kind-unknown", { kind: taxpayer.kind }).refusal;
  const seen = new Set<string>();
  for (const subject of subjects) {
    if (seen.has(subject.id)) return notParsed("subject-twice", { subject: subject.id }).refusal;
    seen.add(subject.id);
    const fault = checkFacts(subject, law);
    if (fault) return fault;
  }
  return null;
}

function assessSubject(
  subject: TaxableSubject,
  taxpayer: TaxpayerFacts,
  law: CompiledPackage,
  dates: DueDates,
  assessedOn: CivilDate,
): Parsed<readonly ChargeOutcome[]> {
  const unit = subject["unit"];
  const context: ChargeContext = {
    law: law.source,
    dates,
    assessedOn,
    taxpayer,
    subject,
    zone: typeof unit === "string" ? law.zoneOfUnit.get(unit) : undefined,
  };
  const outcomes: ChargeOutcome[] = [];
  for (const charge of law.chargesOfKind.get(subject.kind) ?? []) {
    if (!charge.payerKinds.has(taxpayer.kind)) continue;
    const outcome = assessCharge(charge, context);
    if (!outcome.ok) return outcome;
    outcomes.push(outcome.value);
  }
  return parsed(outcomes);
}

/** The nearest a subject came to being taxed. */
function whyUntaxed(outcomes: readonly ChargeOutcome[]): UntaxedSubject["why"] {
  for (const why of ["not-charged", "not-liable-in-period", "no-charge-applies"] as const)
    if (outcomes.includes(why)) return why;
  return "no-charge-for-kind";
}
