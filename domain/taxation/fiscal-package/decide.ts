import {
  accepted,
  daysBetween,
  parseCivilDate,
  refusal,
  refused,
  sameJson,
  yearOf,
  type CivilDate,
  type Decision,
  type NewEvent,
  type Refusal,
} from "../../shared/index.js";
import { withArticles } from "./articles.js";
import type {
  ApproveFiscalPackage,
  FiscalPackageCommand,
  PublishedPackage,
  PublishFiscalPackage,
  ReviseFiscalPackage,
  SupersedeFiscalPackage,
} from "./commands.js";
import type { FiscalPackageEvent, PackageContent } from "./events.js";
import { withParts } from "./parts.js";
import type { FiscalPackageState } from "./state.js";

type Decided = Decision<FiscalPackageEvent>;
type Existing = Exclude<FiscalPackageState, { phase: "none" }>;

/**
 * Life of a fiscal package: drafted, revised, approved by the council, published, superseded or withdrawn. Nothing
 * changes after publication. Hashes, findings and the other published packages come in with the command.
 */
export function decide(command: FiscalPackageCommand, state: FiscalPackageState): Decided {
  if (command.type === "DraftFiscalPackage") {
    if (state.phase !== "none") return refused(refusal("package-exists", { packageId: command.packageId }));
    const { packageId, content } = command;
    return accepted(event(command, { type: "FiscalPackageDrafted", data: { packageId, content } }));
  }
  if (state.phase === "none") return refused(refusal("package-not-found", { packageId: command.packageId }));
  if (command.type === "SupersedeFiscalPackage") return supersede(command, state);
  if (state.phase === "withdrawn") return refused(refusal("package-withdrawn", { packageId: command.packageId }));
  if (command.type === "WithdrawFiscalPackage") {
    if (command.used) return refused(refusal("package-in-use", { packageId: command.packageId }));
    const data = { packageId: command.packageId, ground: command.ground };
    return accepted(event(command, { type: "FiscalPackageWithdrawn", data }));
  }
  if (state.phase === "published") return refused(refusal("package-published", { packageId: command.packageId }));
  switch (command.type) {
    case "ReviseFiscalPackage":
      return revise(command, state);
    case "AddArticle":
    case "ReviseArticle":
    case "MoveArticle":
    case "RemoveArticle": {
      const now = withArticles(command, state);
      return now.ok ? revisedTo(now.value, command, state) : refused(now.refusal);
    }
    case "AddPart":
    case "RevisePart":
    case "MovePart":
    case "RemovePart": {
      const now = withParts(command, state);
      return now.ok ? revisedTo(now.value, command, state) : refused(now.refusal);
    }
    case "ApproveFiscalPackage":
      return approve(command, state);
    case "PublishFiscalPackage":
      return publish(command, state);
  }
}

function revise(command: ReviseFiscalPackage, state: Existing): Decided {
  if (command.edition !== undefined && command.edition !== state.edition)
    return refused(refusal("package-changed-meanwhile", { packageId: command.packageId }));
  return revisedTo(command.content, command, state);
}

function revisedTo(content: PackageContent, command: FiscalPackageCommand, state: Existing): Decided {
  if (sameJson(content, state.content)) return accepted();
  const { packageId } = command;
  return accepted(event(command, { type: "FiscalPackageRevised", data: { packageId, content } }));
}

function approve(command: ApproveFiscalPackage, state: Existing): Decided {
  if (!isHash(command.hash)) return refused(refusal("package-hash-malformed"));
  if (command.decision.date > command.on)
    return refused(refusal("decision-in-future", { date: command.decision.date, on: command.on }));
  if (state.approval?.hash === command.hash && state.approval.decision.number === command.decision.number)
    return accepted();
  const { packageId, decision, hash } = command;
  return accepted(event(command, { type: "FiscalPackageApproved", data: { packageId, decision, hash } }));
}

function publish(command: PublishFiscalPackage, state: Existing): Decided {
  const { approval, content } = state;
  if (!approval) return refused(refusal("package-not-approved", { packageId: command.packageId }));
  if (!isHash(command.hash)) return refused(refusal("package-hash-malformed"));
  if (approval.hash !== command.hash)
    return refused(refusal("package-differs-from-approved", { approved: approval.hash, now: command.hash }));
  const finding = command.findings[0];
  if (finding)
    return refused(
      refusal("package-has-findings", { count: command.findings.length, first: finding.code, path: finding.path }),
    );
  const period = periodOf(content);
  if (!period) return refused(refusal("package-period-invalid", { fiscalYear: content.fiscalYear }));
  const overlap = overlapOf(command, content.fiscalYear, period);
  if (overlap) return refused(overlap);
  return accepted(
    event(command, {
      type: "FiscalPackagePublished",
      data: {
        packageId: command.packageId,
        code: content.code,
        fiscalYear: content.fiscalYear,
        version: versionOf(content),
        hash: command.hash,
        ...period,
        supersedes: command.supersedes,
        daysAfterApproval: daysBetween(approval.decision.date, command.on),
      },
    }),
  );
}

/** Two published packages of one year never overlap, but for the one that gives way to this. */
function overlapOf(command: PublishFiscalPackage, fiscalYear: number, period: Period): Refusal | null {
  const others = command.published.filter((other) => other.packageId !== command.packageId);
  const followed = others.find((other) => other.packageId === command.supersedes);
  if (command.supersedes !== null && !followed)
    return refusal("superseded-package-not-published", { supersedes: command.supersedes });
  if (followed && (followed.fiscalYear !== fiscalYear || followed.validTo > period.validTo))
    return refusal("superseded-package-outlasts", { supersedes: followed.packageId, validTo: followed.validTo });
  const overlapping = others.find((other) => other !== followed && overlaps(other, period));
  return overlapping
    ? refusal("package-period-overlaps", {
        other: overlapping.packageId,
        validFrom: overlapping.validFrom,
        validTo: overlapping.validTo,
      })
    : null;
}

function supersede(command: SupersedeFiscalPackage, state: Existing): Decided {
  const { publication } = state;
  if (state.phase !== "published" || !publication)
    return refused(refusal("package-not-published", { packageId: command.packageId }));
  if (command.by === command.packageId)
    return refused(refusal("package-supersedes-itself", { packageId: command.packageId }));
  if (publication.supersededBy === command.by) return accepted();
  if (publication.supersededBy !== null)
    return refused(refusal("package-superseded", { by: publication.supersededBy }));
  if (command.from > publication.holdsUntil)
    return refused(refusal("package-no-longer-holds", { holdsUntil: publication.holdsUntil, from: command.from }));
  const from = command.from < publication.validFrom ? publication.validFrom : command.from;
  const retroactive = from < command.on;
  return accepted(
    event(command, {
      type: "FiscalPackageSuperseded",
      data: { packageId: command.packageId, by: command.by, from, retroactive },
    }),
  );
}

interface Period {
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate;
}

/** The period that the content states: whole and inside its fiscal year; null otherwise. */
function periodOf(content: PackageContent): Period | null {
  const from = parseCivilDate(content["validFrom"]);
  const to = parseCivilDate(content["validTo"]);
  if (!from.ok || !to.ok || from.value > to.value) return null;
  const inYear = yearOf(from.value) === content.fiscalYear && yearOf(to.value) === content.fiscalYear;
  return inYear ? { validFrom: from.value, validTo: to.value } : null;
}

function overlaps(other: PublishedPackage, period: Period): boolean {
  return other.validFrom <= period.validTo && period.validFrom <= other.validTo;
}

function versionOf(content: PackageContent): number {
  const version = content["version"];
  return typeof version === "number" && Number.isInteger(version) && version >= 1 ? version : 1;
}

function isHash(hash: string): boolean {
  return /^[0-9a-f]{64}$/.test(hash);
}

function event<Event extends Pick<FiscalPackageEvent, "type" | "data">>(
  command: FiscalPackageCommand,
  { type, data }: Event,
): FiscalPackageEvent {
  const base: NewEvent = { type, data, effectiveDate: command.on };
  return (command.reason === undefined ? base : { ...base, reason: command.reason }) as FiscalPackageEvent;
}
