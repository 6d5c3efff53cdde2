import type { z } from "zod";
import type { CivilDate } from "../../shared/index.js";
import type { addressSchema, identifierSchema, ObjectFacts, TaxpayerKind } from "./events.js";
import type { Contact } from "./commands.js";

/** What an object is like from a day on, until the next version. */
export interface ObjectVersion {
  readonly from: CivilDate;
  readonly facts: ObjectFacts;
}

/** The taxpayer's share from a day on, where it was set apart from the facts. */
export interface ShareVersion {
  readonly from: CivilDate;
  readonly share: string;
}

/** A taxable object through time: versions and shares are in order of their days, the first version begins with it. */
export interface RegisteredObject {
  readonly objectId: string;
  readonly kind: string;
  readonly label: string | null;
  readonly from: CivilDate;
  /** The last day; null: it goes on. */
  readonly to: CivilDate | null;
  readonly versions: readonly ObjectVersion[];
  readonly shares: readonly ShareVersion[];
}

/** A recognised ground for relief, for one object or (null) for all. */
export interface GrantedRelief {
  readonly reliefId: string;
  readonly ground: string;
  readonly objectId: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly document: string;
}

export interface Activity {
  readonly activityId: string;
  readonly activity: string;
  readonly unit: string;
  readonly name: string;
  /** The day since which it is as it is. */
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface RegisteredTaxpayer {
  readonly phase: "open" | "closed" | "merged";
  readonly taxpayerId: string;
  readonly kind: TaxpayerKind;
  readonly name: string;
  readonly identifier: Readonly<z.infer<typeof identifierSchema>>;
  readonly address: Readonly<z.infer<typeof addressSchema>>;
  readonly contacts: readonly Contact[];
  /** In which they are written to. */
  readonly language: "sq" | "en";
  /** The office in charge. */
  readonly office: string;
  /** The day of the last move. */
  readonly movedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly mergedInto: string | null;
  /** The objects that go on with whoever it was merged into; null: it was not, or the fact is from before that was said. */
  readonly keptObjects: readonly string[] | null;
  readonly absorbed: readonly string[];
  readonly activities: ReadonlyMap<string, Activity>;
  readonly objects: ReadonlyMap<string, RegisteredObject>;
  readonly reliefs: ReadonlyMap<string, GrantedRelief>;
}

/** A taxpayer as the register knows them; `none` before the registration. */
export type TaxpayerState = { readonly phase: "none" } | RegisteredTaxpayer;

export const NO_TAXPAYER: TaxpayerState = { phase: "none" };
