import { accepted, parseLek, refusal, sumLek, type CivilDate, type Refusal } from "../../../shared/index.js";
import type { Assess } from "../commands.js";
import type { AccountEvent, ObligationLine } from "../events/index.js";
import { afterwards } from "../evolve.js";
import { obligationKey } from "../obligation-key.js";
import type { AccountAssessment, AccountState } from "../state.js";
import { dueFault, eventOf, firstFault, futureFault, yearFault, type Decided } from "./common.js";
import { bill } from "./invoice.js";
import { restate } from "./reassessed-lines.js";

/**
 * Assesses a year, or assesses it again. The same facts under the same package are nothing to write, unless they are to
 * be invoiced and something of the year stands on no invoice.
 */
export function assessYear(command: Assess, state: AccountState): Decided {
  const fault = firstFault(futureFault(command.assessedOn, command.on), yearFault(command.year, command));
  if (fault) return fault;
  const standing = state.assessments.find((each) => each.year === command.year);
  if (standing?.packageHash === command.packageHash && standing.inputsHash === command.inputsHash)
    return withInvoice(command, state, null);
  if (state.assessments.some((each) => each.assessmentId === command.assessmentId))
    return { ok: false, refusal: refusal("assessment-known", { assessmentId: command.assessmentId }) };
  const misfit = firstFault(linesFault(command, state));
  if (misfit) return misfit;
  return standing ? again(command, state, standing) : first(command, state);
}

function first(command: Assess, state: AccountState): Decided {
  if (command.lines.length === 0) return accepted();
  const data = assessmentOf(command, command.lines);
  return withInvoice(command, state, eventOf(command, "ObligationsAssessed", data, command.assessedOn));
}

function again(command: Assess, state: AccountState, standing: AccountAssessment): Decided {
  const before = state.obligations.filter((each) => each.assessed && each.year === command.year);
  const lastBorn = before.flatMap(({ parts }) => parts.map((part) => part.bornOn)).reduce(later, command.assessedOn);
  const { lines, differences, increased } = restate(before, command.lines, command.increaseDue);
  if (differences.length === 0) return withInvoice(command, state, null);
  const fault = firstFault(
    lastBorn > command.assessedOn &&
      refusal("assessed-before-standing", { assessedOn: command.assessedOn, standing: lastBorn }),
    increased &&
      command.increaseDue < command.assessedOn &&
      refusal("increase-due-too-early", { due: command.increaseDue, assessedOn: command.assessedOn }),
    increased && dueFault(command.increaseDue, command.on, command.law),
  );
  if (fault) return fault;
  const data = {
    ...assessmentOf(command, lines),
    replaces: standing.assessmentId,
    ground: command.ground,
    differences: [...differences],
  };
  return withInvoice(command, state, eventOf(command, "ObligationsReassessed", data, command.assessedOn));
}

/** Bills in the same append, on the account as it stands after the assessment; null: it stands as it was. */
function withInvoice(command: Assess, state: AccountState, assessed: AccountEvent | null): Decided {
  const events = assessed === null ? [] : [assessed];
  if (command.invoice === null) return accepted(...events);
  const order = { ...command.invoice, year: command.year, keys: null, issuedOn: command.assessedOn };
  const billed = bill(command, { ...order, runId: command.runId }, afterwards(state, events));
  if (!billed.ok) return billed.refusal.code === "nothing-to-bill" ? accepted(...events) : billed;
  return accepted(...events, ...billed.events);
}

function assessmentOf(command: Assess, lines: readonly ObligationLine[]) {
  const { accountId, assessmentId, runId, year, packageId, packageHash, calendarVersion, inputsHash } = command;
  const { registerRevision, assessedOn, inputs, office } = command;
  return {
    accountId,
    assessmentId,
    runId,
    year,
    packageId,
    packageHash,
    calendarVersion,
    inputsHash,
    registerRevision,
    assessedOn,
    inputs: { taxpayer: inputs.taxpayer, subjects: [...inputs.subjects] },
    office,
    lines: [...lines],
    total: sumLek(lines.map((line) => line.net)),
  };
}

/** Lines are well formed: named by year, item and object, each once; parts count from 1 and add up to the net. */
function linesFault({ lines, year, on, law }: Assess, state: AccountState): Refusal | null {
  const charges = new Set(state.obligations.filter((each) => !each.assessed).map((each) => each.key));
  const seen = new Set<string>();
  for (const line of lines) {
    if (seen.has(line.key)) return refusal("obligation-twice", { key: line.key });
    seen.add(line.key);
    if (charges.has(line.key)) return refusal("obligation-exists", { key: line.key });
    if (!isWellFormed(line, year)) return refusal("assessment-line-malformed", { key: line.key });
    for (const { due } of line.parts) {
      const fault = dueFault(due, on, law);
      if (fault) return fault;
    }
  }
  return null;
}

function isWellFormed({ key, item, objectId, net, parts }: ObligationLine, year: number): boolean {
  const sound = (amount: unknown) => {
    const result = parseLek(amount);
    return typeof amount === "number" && result.ok && result.value >= 0;
  };
  return (
    key === obligationKey(year, item, objectId) &&
    sound(net) &&
    parts.every((part, index) => part.number === index + 1 && sound(part.amount)) &&
    parts.reduce((sum, part) => sum + part.amount, 0) === net
  );
}

function later(left: CivilDate, right: CivilDate): CivilDate {
  return left > right ? left : right;
}
