import type { CivilDate } from "../../shared/index.js";
import type { FiscalPackage } from "../law/index.js";
import type { ApprovingDecision, PackageContent } from "./events.js";
import type { MemberEditions } from "./members.js";

export interface Publication {
  readonly hash: string;
  readonly version: number;
  readonly validFrom: CivilDate;
  /** The last day on which the package holds: of its validity, or the day before it was superseded. */
  readonly holdsUntil: CivilDate;
  readonly supersededBy: string | null;
}

/** A fiscal package through its life. Approval is of a hash: it falls when the content changes. */
export type FiscalPackageState =
  | { readonly phase: "none" }
  | {
      readonly phase: "draft" | "approved" | "published" | "withdrawn";
      readonly packageId: string;
      readonly content: PackageContent;
      /** How often it was drafted or revised: by it a command says what it was made from. */
      readonly edition: number;
      /** In which edition each article, and each other part, changed last. */
      readonly editions: MemberEditions;
      readonly approval: { readonly decision: ApprovingDecision; readonly hash: string } | null;
      readonly publication: Publication | null;
    };

/** The content of a published package: it has passed the schema, so it is a package. Null before publication. */
export function publishedLaw(state: FiscalPackageState): FiscalPackage | null {
  if (state.phase === "none" || state.publication === null) return null;
  return state.content as unknown as FiscalPackage;
}
