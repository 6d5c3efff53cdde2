import {
  addDays,
  nextWorkingDay,
  notParsed,
  parsed,
  yearOf,
  type CivilDate,
  type Lek,
  type Parsed,
} from "../../../domain/shared/index.js";
import {
  assess,
  assessmentFacts,
  obligationKey,
  registerDecider,
  type AccountEvent,
  type Assess,
  type Assessment,
  type AssessmentLine,
  type ObligationLine,
  type TaxpayerState,
} from "../../../domain/taxation/index.js";
import { sumLek, ZERO_LEK } from "../../../domain/shared/index.js";
import { sha256Hex } from "../../digests.js";
import { canonicalJson, derivedId, type LoadedStream } from "../../ledger/index.js";
import type { AssessedTaxpayer, AssessTaxpayerInput } from "../inputs/account.js";
import type { LawOfYear } from "../law/index.js";
import { outcomeOf, taxpayerStream } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import { eventOf, type AccountRoom, type OnAccount } from "./account-room.js";
import { carryOutNumbered, NO_NUMBER, NUMBER_TO_COME } from "./numbered.js";

/** What the law comes to for a taxpayer's year, before the account is asked what of it is new. */
export type PreparedAssessment = Omit<
  Assess,
  keyof OnAccount | "type" | "assessmentId" | "runId" | "ground" | "invoice"
> & {
  readonly total: Lek;
};

/** Evaluates the package on the register's facts. Refuses with the evaluator's refusal, or `taxpayer-unknown`. */
export function prepareAssessment(
  law: LawOfYear,
  taxpayerId: string,
  { state, revision }: LoadedStream<TaxpayerState>,
  assessedOn: CivilDate,
): Parsed<PreparedAssessment> {
  const facts = assessmentFacts(state, law.year, law.compiled.source);
  if (!facts || state.phase === "none") return notParsed("taxpayer-unknown", { taxpayerId });
  const { taxpayer, subjects } = facts;
  const { compiled: fiscalPackage, calendar } = law;
  const assessment = assess({ fiscalPackage, calendar, taxpayer, subjects, assessedOn });
  if (!assessment.ok) return assessment;
  const increaseDue = nextWorkingDay(calendar, addDays(assessedOn, law.lateBornDays));
  if (!increaseDue.ok) return increaseDue;
  const inputs = facts as unknown as Assess["inputs"];
  const unitOf = new Map(subjects.map((subject) => [subject.id, subject["unit"]]));
  return parsed({
    year: law.year,
    packageId: law.packageId,
    packageHash: law.hash,
    calendarVersion: assessment.value.calendarVersion,
    inputsHash: sha256Hex(canonicalJson(inputs)),
    registerRevision: Number(revision),
    assessedOn,
    inputs,
    office: state.office,
    lines: assessment.value.lines.map((line) => lineOf(law, line, unitOf.get(line.subject) ?? state.address.unit)),
    increaseDue: increaseDue.value,
    total: totalOf(assessment.value),
  });
}

/** The command that puts a prepared assessment to the account. */
export function assessCommand(
  base: OnAccount,
  { total: _total, ...prepared }: PreparedAssessment,
  more: Pick<Assess, "assessmentId" | "runId" | "ground" | "invoice">,
): Assess {
  return { ...prepared, ...base, type: "Assess", ...more };
}

/** Assesses one taxpayer's year; with `invoice`, bills what is new in the same append. */
export async function assessTaxpayer(
  room: AccountRoom,
  ask: Ask,
  input: AssessTaxpayerInput,
): Promise<Outcome<AssessedTaxpayer>> {
  const { accountId, year } = input;
  const account = await room.open(ask, accountId);
  if (!account.ok) return account;
  const law = await room.law.ofYear(ask.tenant, year);
  if (!law.ok) return law;
  const taxpayer = await room.parts.ledger.load(taxpayerStream(ask.tenant, accountId), registerDecider);
  const prepared = prepareAssessment(law.value, accountId, taxpayer, input.assessedOn ?? ask.today);
  if (!prepared.ok) return prepared;
  const invoiceId = derivedId(ask.commandId, "invoice");
  const { office } = prepared.value;
  const result = await carryOutNumbered(room, account.value, ask, {
    body: { assessTaxpayer: input },
    command: (number) =>
      assessCommand(account.value.base, prepared.value, {
        assessmentId: derivedId(ask.commandId, "assessment"),
        runId: null,
        ground: input.ground ?? "object-corrected",
        invoice: input.invoice === true && number !== NO_NUMBER ? { invoiceId, number, office } : null,
      }),
    before: () => room.law.takeIntoUse(ask, law.value),
    order: (events) => {
      const invoice = eventOf(events, "InvoiceIssued");
      if (!invoice) return null;
      return { office, kind: "invoice", year: yearOf(invoice.data.issuedOn), owners: [invoiceId] };
    },
  });
  const standing = account.value.state.assessments.find((each) => each.year === year)?.assessmentId ?? null;
  return outcomeOf(result, (events) => assessedBy(events, standing, prepared.value.total));
}

/** What the events say of the assessment; without events it stands as it was. */
export function assessedBy(events: readonly AccountEvent[], standing: string | null, total: Lek): AssessedTaxpayer {
  const number = eventOf(events, "InvoiceIssued")?.data.number ?? null;
  const invoiceNumber = number === NUMBER_TO_COME ? null : number;
  const first = eventOf(events, "ObligationsAssessed");
  if (first)
    return {
      outcome: "assessed",
      assessmentId: first.data.assessmentId,
      total: first.data.total,
      difference: first.data.total,
      invoiceNumber,
    };
  const again = eventOf(events, "ObligationsReassessed");
  if (again)
    return {
      outcome: "reassessed",
      assessmentId: again.data.assessmentId,
      total: again.data.total,
      difference: sumLek(again.data.differences.map((each) => each.difference)),
      invoiceNumber,
    };
  return { outcome: "unchanged", assessmentId: standing, total, difference: ZERO_LEK, invoiceNumber };
}

function lineOf(law: LawOfYear, line: AssessmentLine, unit: unknown): ObligationLine {
  const { item, subject, row, base, gross, reliefs, net, trace } = line;
  return {
    key: obligationKey(law.year, item, subject),
    item,
    revenueItem: law.revenueItems.get(item)!,
    objectId: subject,
    unit: String(unit),
    row,
    base,
    months: line.months ?? null,
    gross,
    reliefs: reliefs.map((relief) => ({ ...relief })),
    net,
    parts: line.instalments.map(({ due, amount }, index) => ({ number: index + 1, due, amount })),
    trace,
  };
}

function totalOf({ lines }: Assessment): Lek {
  return sumLek(lines.map((line) => line.net));
}
