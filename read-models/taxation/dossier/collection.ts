import type { CivilDate, Instant, Lek } from "../../../domain/shared/index.js";
import type { CollectionDefinition } from "../../schema/index.js";

/** Entries that a list of the dossier keeps, the newest; what is older is in the tables and in the audit trail. */
export const DOSSIER_LIST = 200;
/** Entries of the timeline that are kept, the newest; the whole is the audit trail of the same person. */
export const DOSSIER_TIMELINE = 300;

/** The newest entries of a list, and how many there ever were. */
export interface Newest<Entry> {
  readonly total: number;
  /** Oldest first. */
  readonly entries: readonly Entry[];
}

export interface DossierObject {
  readonly objectId: string;
  readonly kind: string;
  readonly label: string | null;
  readonly share: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** What the object is like, by the day from which it is so. */
  readonly facts: readonly { readonly from: CivilDate; readonly facts: Readonly<Record<string, unknown>> }[];
}

export interface DossierActivity {
  readonly activityId: string;
  readonly activity: string;
  readonly unit: string;
  readonly name: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface DossierRelief {
  readonly reliefId: string;
  readonly ground: string;
  readonly objectId: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly document: string;
}

export interface DossierObligation {
  readonly key: string;
  readonly item: string;
  readonly net: Lek;
}

export interface DossierYear {
  readonly year: number;
  readonly assessedOn: CivilDate | null;
  readonly packageId: string | null;
  readonly total: Lek;
  readonly obligations: readonly DossierObligation[];
}

/** A paper, a payment or an agreement in one line. */
export interface DossierItem {
  readonly id: string;
  readonly number: string | null;
  readonly on: CivilDate;
  readonly until: CivilDate | null;
  readonly amount: Lek | null;
  readonly status: string;
  /** Channel, ground or state, by the kind of item. */
  readonly detail: string | null;
}

/** One line of the timeline. `eventId` leads to the whole fact in the audit trail. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly effectiveDate: CivilDate;
  readonly actor: string;
  readonly role: string;
  readonly office: string | null;
  readonly reason: string | null;
  readonly amount: Lek | null;
  /** The object, paper, payment, year or account that the fact is about. */
  readonly about: string | null;
}

/** A taxpayer's whole file. Personal fields are in the clear. */
export type Dossier = {
  readonly kind: string;
  readonly name: string;
  readonly nameWords: readonly string[];
  readonly identifier: { readonly scheme: string; readonly value: string | null; readonly warning: string | null };
  readonly address: { readonly unit: string; readonly street: string | null };
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly office: string;
  readonly language: string;
  readonly source: string | null;
  readonly status: string;
  readonly survivorId: string | null;
  readonly duplicates: readonly string[];
  readonly activities: readonly DossierActivity[];
  readonly objects: readonly DossierObject[];
  readonly reliefs: readonly DossierRelief[];
  readonly years: readonly DossierYear[];
  readonly invoices: Newest<DossierItem>;
  readonly payments: Newest<DossierItem>;
  readonly refunds: Newest<DossierItem>;
  /** Notices to somebody who owes, as they were issued. */
  readonly taxNotices: Newest<DossierItem>;
  /** What was served. */
  readonly notices: Newest<DossierItem>;
  readonly agreements: Newest<DossierItem>;
  readonly objections: Newest<DossierItem>;
  readonly writeOffs: Newest<DossierItem>;
  readonly clearances: Newest<DossierItem>;
  readonly timeline: Newest<TimelineEntry>;
};

export const dossiers: CollectionDefinition = {
  store: "mongo",
  name: "dossiers",
  office: "office",
  indexes: [
    { tenant: 1, nameWords: 1 },
    { tenant: 1, "identifier.value": 1 },
  ],
};
