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
    readonly from: string;
    readonly to: string | null;
  }[];
  readonly reliefs: readonly { readonly reliefId: string; readonly ground: string; readonly from: string }[];
}
