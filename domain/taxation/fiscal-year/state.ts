import { addDays, type CivilDate, type FactOf } from "../../shared/index.js";
import type { FiscalYearEvent } from "./events.js";

/** A package that was admitted to the year. It is the law only once its own stream says that it is published. */
export interface AdmittedPackage {
  readonly packageId: string;
  readonly hash: string;
  readonly validFrom: CivilDate;
  /** The last day on which it holds; before `validFrom` where it gave way altogether. */
  readonly holdsUntil: CivilDate;
  readonly gaveWayTo: string | null;
  readonly inUse: boolean;
}

/** The packages of one fiscal year, by id, in order of admission. */
export interface FiscalYearState {
  readonly packages: ReadonlyMap<string, AdmittedPackage>;
}

export const NO_FISCAL_YEAR: FiscalYearState = { packages: new Map() };

export function evolve(state: FiscalYearState, fact: FactOf<FiscalYearEvent>): FiscalYearState {
  const packages = new Map(state.packages);
  const { packageId } = fact.data;
  const known = packages.get(packageId);
  switch (fact.type) {
    case "PackageAdmitted": {
      const { hash, validFrom, validTo } = fact.data;
      const admitted = { packageId, hash, validFrom, holdsUntil: validTo, gaveWayTo: null, inUse: false };
      packages.set(packageId, admitted);
      break;
    }
    case "PackageGaveWay":
      if (known)
        packages.set(packageId, { ...known, holdsUntil: addDays(fact.data.from, -1), gaveWayTo: fact.data.by });
      break;
    case "PackageTakenIntoUse":
      if (known) packages.set(packageId, { ...known, inUse: true });
      break;
    case "PackageDismissed":
      packages.delete(packageId);
      break;
  }
  return { packages };
}

/** The packages that hold on at least one day of the year, in order of their first day. */
export function holdingPackages(state: FiscalYearState): readonly AdmittedPackage[] {
  return [...state.packages.values()]
    .filter((each) => each.validFrom <= each.holdsUntil)
    .toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : left.validFrom > right.validFrom ? 1 : 0));
}
