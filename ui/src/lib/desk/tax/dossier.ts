/** A refund, an agreement or an objection in one line. */
export interface DossierItemShown {
  readonly id: string;
  readonly on: string;
  readonly until: string | null;
  readonly amount: number | null;
  readonly status: string;
}
/** One instalment of an agreement, as it is kept by today. */
export interface InstalmentShown {
  readonly due: string;
  readonly amount: number;
  readonly paid: number;
  readonly status: string;
}
interface Newest {
  /** Oldest first. */
  readonly entries: readonly DossierItemShown[];
}

/** What the desk shows of the dossier document of a taxpayer (`read-models/taxation/dossier`). */
export interface DossierShown {
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly objects: readonly {
    readonly objectId: string;
    readonly kind: string;
    readonly label: string | null;
    readonly share: string | null;
    readonly from: string;
    readonly to: string | null;
    readonly facts: readonly { readonly from: string; readonly facts: Readonly<Record<string, unknown>> }[];
  }[];
  readonly activities: readonly {
    readonly activityId: string;
    readonly activity: string;
    readonly name: string;
    readonly unit: string;
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly reliefs: readonly {
    readonly reliefId: string;
    readonly ground: string;
    readonly document: string;
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly agreements: Newest;
  readonly objections: Newest;
  readonly refunds: Newest;
}
