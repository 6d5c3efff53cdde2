import { parseCivilDate, refusal, trusted } from "../../../domain/shared/index.js";
import {
  fiscalPackageDecider,
  fiscalYearDecider,
  type FiscalPackageCommand,
  type FiscalYearCommand,
  type PackageContent,
} from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import type { LedgerReceipt } from "../../ledger/index.js";
import type { SupersedePackageInput, WithdrawPackageInput } from "../inputs/administration.js";
import type { LawInForce } from "../law/index.js";
import {
  carryOut,
  carryOutBeside,
  fiscalYearStream,
  outcomeOf,
  packageStream,
  refusedOutcome,
  rehearse,
  type TaxationParts,
} from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";

type Retired = Outcome<{ readonly packageId: string }>;

/** A published package holds no longer than to the day before another takes its place. */
export function supersedePackage(
  parts: TaxationParts,
  law: LawInForce,
  ask: Ask,
  input: SupersedePackageInput,
): Promise<Retired> {
  const { packageId, by, from } = input;
  const body = { supersedePackage: input };
  const command = { type: "SupersedeFiscalPackage", packageId, by, from, on: ask.today } as const;
  return retire(parts, law, ask, command, body, (year) => ({
    type: "GiveWay",
    year,
    packageId,
    by,
    from,
    on: ask.today,
  }));
}

/**
 * Withdraws a package that nothing was assessed by: the year dismisses it first, where it is known whether it was used.
 */
export async function withdrawPackage(
  parts: TaxationParts,
  law: LawInForce,
  ask: Ask,
  input: WithdrawPackageInput,
): Promise<Retired> {
  const { packageId, ground } = input;
  const body = { withdrawPackage: input };
  const command = { type: "WithdrawFiscalPackage", packageId, ground, used: false, on: ask.today } as const;
  return retire(parts, law, ask, command, body, (year) => ({ type: "DismissPackage", year, packageId, on: ask.today }));
}

async function retire(
  parts: TaxationParts,
  law: LawInForce,
  ask: Ask,
  command: FiscalPackageCommand,
  body: object,
  inYear: (year: number) => FiscalYearCommand,
): Promise<Retired> {
  const { packageId } = command;
  const state = await law.package(ask.tenant, packageId);
  if (state.phase === "none") return refusedOutcome(refusal("package-not-found", { packageId }));
  const year = state.content.fiscalYear;
  const main = { stream: packageStream(ask.tenant, packageId), decider: fiscalPackageDecider, command, body };
  const rehearsal = await rehearse(parts.ledger, ask, main);
  if (!rehearsal.ok) return rehearsal;
  const beside = await carryOutBeside(parts.ledger, ask, {
    stream: fiscalYearStream(ask.tenant, year),
    decider: fiscalYearDecider,
    command: inYear(year),
    body,
  });
  if (!beside.ok) return beside;
  return outcomeOf(await carryOut(parts.ledger, ask, main), () => ({ packageId }), beside.receipt);
}

/** After a publication: the package that gave way says so in its own stream. */
export async function supersededInItsStream(
  parts: TaxationParts,
  ask: Ask,
  packageId: string,
  by: string,
  content: PackageContent,
): Promise<LedgerReceipt> {
  const from = trusted(parseCivilDate(content["validFrom"]));
  const result = await carryOutBeside(parts.ledger, ask, {
    stream: packageStream(ask.tenant, packageId),
    decider: fiscalPackageDecider,
    command: { type: "SupersedeFiscalPackage", packageId, by, from, on: ask.today },
    body: { publishPackage: { packageId: by, supersedes: packageId } },
  });
  if (result.ok) return result.receipt;
  // The year said yes, so its own stream can only say no when someone wrote to it past the year.
  throw new DefterError("CONFLICT", result.refusal.code, { facts: result.refusal.facts });
}
