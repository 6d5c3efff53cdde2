import { accepted, refusal, refused, type Decision, type Refusal } from "../../shared/index.js";
import type { AdmitPackage, FiscalYearCommand, GiveWay } from "./commands.js";
import type { FiscalYearEvent } from "./events.js";
import type { AdmittedPackage, FiscalYearState } from "./state.js";

type Decided = Decision<FiscalYearEvent>;

/**
 * Which packages are admitted as the law of one year: the one consistency boundary in which "never two at once" and
 * "never withdrawn once used" can be kept. What already holds gives no event.
 */
export function decide(command: FiscalYearCommand, state: FiscalYearState): Decided {
  if (command.type === "AdmitPackage") return admit(command, state);
  const known = state.packages.get(command.packageId);
  const { year, packageId, on } = command;
  switch (command.type) {
    case "GiveWay":
      return giveWay(command, known);
    case "TakePackageIntoUse":
      if (!known) return refused(refusal("package-missing", { year }));
      return known.inUse
        ? accepted()
        : accepted({ type: "PackageTakenIntoUse", data: { year, packageId }, effectiveDate: on });
    case "DismissPackage":
      if (!known) return accepted();
      if (known.inUse) return refused(refusal("package-in-use", { packageId }));
      return accepted({ type: "PackageDismissed", data: { year, packageId }, effectiveDate: on });
  }
}

function admit(command: AdmitPackage, state: FiscalYearState): Decided {
  const { year, packageId, hash, validFrom, validTo, supersedes, on } = command;
  const known = state.packages.get(packageId);
  if (known && known.hash === hash) return accepted();
  if (known?.inUse) return refused(refusal("package-in-use", { packageId }));
  const fault = overlapOf(command, state);
  if (fault) return refused(fault);
  const admitted: FiscalYearEvent = {
    type: "PackageAdmitted",
    data: { year, packageId, hash, validFrom, validTo },
    effectiveDate: on,
  };
  if (supersedes === null) return accepted(admitted);
  return accepted<FiscalYearEvent>(
    {
      type: "PackageGaveWay",
      data: { year, packageId: supersedes, by: packageId, from: validFrom },
      effectiveDate: on,
    },
    admitted,
  );
}

function overlapOf(command: AdmitPackage, state: FiscalYearState): Refusal | null {
  const { packageId, supersedes, validFrom, validTo } = command;
  const followed = supersedes === null ? undefined : state.packages.get(supersedes);
  if (supersedes !== null && !followed) return refusal("superseded-package-not-published", { supersedes });
  if (followed && followed.holdsUntil > validTo)
    return refusal("superseded-package-outlasts", { supersedes, validTo: followed.holdsUntil });
  const overlapping = [...state.packages.values()].find(
    (other) =>
      other !== followed &&
      other.packageId !== packageId &&
      other.validFrom <= other.holdsUntil &&
      other.validFrom <= validTo &&
      validFrom <= other.holdsUntil,
  );
  if (!overlapping) return null;
  const { validFrom: from, holdsUntil } = overlapping;
  return refusal("package-period-overlaps", { other: overlapping.packageId, validFrom: from, validTo: holdsUntil });
}

function giveWay({ year, packageId, by, from, on }: GiveWay, known: AdmittedPackage | undefined): Decided {
  if (!known) return refused(refusal("package-not-published", { packageId }));
  if (known.gaveWayTo === by) return accepted();
  if (known.gaveWayTo !== null) return refused(refusal("package-superseded", { by: known.gaveWayTo }));
  if (from > known.holdsUntil)
    return refused(refusal("package-no-longer-holds", { holdsUntil: known.holdsUntil, from }));
  const first = from < known.validFrom ? known.validFrom : from;
  return accepted({ type: "PackageGaveWay", data: { year, packageId, by, from: first }, effectiveDate: on });
}
