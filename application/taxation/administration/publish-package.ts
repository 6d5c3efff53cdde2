import { refusal, trusted, parseCivilDate } from "../../../domain/shared/index.js";
import {
  fiscalPackageDecider,
  fiscalYearDecider,
  type AdmitPackage,
  type FiscalYearState,
  type PackageContent,
  type PublishedPackage,
  type PublishFiscalPackage,
} from "../../../domain/taxation/index.js";
import type { PublishPackageInput, PublishedPackageResult } from "../inputs/administration.js";
import { type LawInForce } from "../law/index.js";
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
import { checkedPackage } from "./package-check.js";
import { supersededInItsStream } from "./retire-package.js";

/**
 * Makes a package the law of its period. First the year admits it (the one stream in which two packages cannot overlap),
 * then its own stream publishes it, then the package that gives way says so. Each step is once per command id, so that
 * the same command sent again goes on where it was cut off.
 */
export async function publishPackage(
  parts: TaxationParts,
  law: LawInForce,
  ask: Ask,
  input: PublishPackageInput,
): Promise<Outcome<PublishedPackageResult>> {
  const { packageId } = input;
  const supersedes = input.supersedes ?? null;
  const state = await law.package(ask.tenant, packageId);
  if (state.phase === "none") return refusedOutcome(refusal("package-not-found", { packageId }));
  const { content } = state;
  const { hash, findings } = checkedPackage(content, parts.packageSchemaFindings);
  const year = content.fiscalYear;
  const body = { publishPackage: { packageId, supersedes } };
  const main = async () => {
    const published = publishedIn(await law.fiscalYear(ask.tenant, year), year);
    const command: PublishFiscalPackage = {
      type: "PublishFiscalPackage",
      packageId,
      hash,
      findings,
      published,
      supersedes,
      on: ask.today,
    };
    return { stream: packageStream(ask.tenant, packageId), decider: fiscalPackageDecider, command, body };
  };

  const rehearsal = await rehearse(parts.ledger, ask, await main());
  if (!rehearsal.ok) return rehearsal;
  const admission = await carryOutBeside(parts.ledger, ask, {
    stream: fiscalYearStream(ask.tenant, year),
    decider: fiscalYearDecider,
    command: { ...admissionOf(packageId, hash, content), supersedes, on: ask.today },
    body,
  });
  if (!admission.ok) return admission;
  const result = await carryOut(parts.ledger, ask, await main());
  if (!result.ok) return result;
  const gaveWay = supersedes === null ? null : await supersededInItsStream(parts, ask, supersedes, packageId, content);
  return outcomeOf(result, () => ({ packageId, hash }), admission.receipt, gaveWay);
}

type Admission = Omit<AdmitPackage, "supersedes" | "on">;

/** The decider has seen the period: it is whole. */
function admissionOf(packageId: string, hash: string, content: PackageContent): Admission {
  return {
    type: "AdmitPackage",
    year: content.fiscalYear,
    packageId,
    hash,
    validFrom: trusted(parseCivilDate(content["validFrom"])),
    validTo: trusted(parseCivilDate(content["validTo"])),
  };
}

function publishedIn(state: FiscalYearState, fiscalYear: number): readonly PublishedPackage[] {
  return [...state.packages.values()].map(({ packageId, validFrom, holdsUntil }) => ({
    packageId,
    fiscalYear,
    validFrom,
    validTo: holdsUntil,
  }));
}
