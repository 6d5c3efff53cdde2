import type { CivilDate, IdentifierWarning } from "../../../domain/shared/index.js";
import type { ObjectFacts, TaxpayerKind } from "../../../domain/taxation/index.js";

export interface IdentifierInput {
  readonly scheme: "nid" | "nipt" | "none";
  /** As typed; null with scheme "none". */
  readonly value: string | null;
}

export interface AddressInput {
  readonly unit: string;
  readonly street: string | null;
}

export interface ContactInput {
  readonly kind: "email" | "phone";
  readonly value: string;
}

export interface RegisterTaxpayerInput {
  /** ULID made by the caller or by the use case. */
  readonly taxpayerId?: string;
  readonly kind: TaxpayerKind;
  readonly name: string;
  readonly identifier: IdentifierInput;
  readonly address: AddressInput;
  readonly contacts?: readonly ContactInput[];
  readonly office: string;
  readonly language?: "sq" | "en";
  readonly source?: string | null;
}

export interface RegisteredTaxpayer {
  readonly taxpayerId: string;
  /** Doubts about the identifier, to be shown; they are kept with the record. */
  readonly warnings: readonly IdentifierWarning[];
}

/** Only the fields that were wrong. */
export interface CorrectTaxpayerInput {
  readonly taxpayerId: string;
  readonly kind?: TaxpayerKind;
  readonly name?: string;
  readonly identifier?: IdentifierInput;
  readonly address?: AddressInput;
  readonly contacts?: readonly ContactInput[];
  readonly office?: string;
}

export interface MoveTaxpayerInput {
  readonly taxpayerId: string;
  readonly address: AddressInput;
  readonly office: string;
  readonly from: CivilDate;
}

export interface CloseTaxpayerInput {
  readonly taxpayerId: string;
  /** The last day. */
  readonly to: CivilDate;
  /** A code: death, dissolution, departure, … */
  readonly ground: string;
}

export interface ActivityInput {
  readonly taxpayerId: string;
  readonly activityId?: string;
  /** A code of the vocabulary `activity`. */
  readonly activity: string;
  readonly unit: string;
  readonly name: string;
  readonly from: CivilDate;
}

export interface EndActivityInput {
  readonly taxpayerId: string;
  readonly activityId: string;
  /** The last day. */
  readonly to: CivilDate;
}

export interface DeclareObjectInput {
  readonly taxpayerId: string;
  readonly objectId?: string;
  /** A code of the fiscal package's `subjects`. */
  readonly kind: string;
  readonly facts: ObjectFacts;
  readonly from: CivilDate;
  readonly to?: CivilDate | null;
  readonly label?: string | null;
}

export interface ChangeObjectInput {
  readonly taxpayerId: string;
  readonly objectId: string;
  /** All facts as they are from `from` on. */
  readonly facts: ObjectFacts;
  readonly from: CivilDate;
}

export interface CorrectObjectInput extends ChangeObjectInput {
  readonly to?: CivilDate | null;
}

export interface RetireObjectInput {
  readonly taxpayerId: string;
  readonly objectId: string;
  /** The last day. */
  readonly to: CivilDate;
  readonly ground: string;
}

export interface SetShareInput {
  readonly taxpayerId: string;
  readonly objectId: string;
  /** A fraction above zero, at most 1: "1/3". */
  readonly share: string;
  readonly from: CivilDate;
}

export interface GrantReliefInput {
  readonly taxpayerId: string;
  readonly reliefId?: string;
  /** A code of the vocabulary `ground`. */
  readonly ground: string;
  /** Null: for all of the taxpayer's objects. */
  readonly objectId: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** The proof. */
  readonly document: string;
}

export interface EndReliefInput {
  readonly taxpayerId: string;
  readonly reliefId: string;
  /** The last day. */
  readonly to: CivilDate;
}

/** The duplicate's account is merged too. Objects not kept are retired as duplicates themselves. */
export interface MergeTaxpayersInput {
  readonly survivorId: string;
  readonly duplicateId: string;
  readonly keepObjects: readonly string[];
}

/** A record that turned out to be somebody's a second time. */
export interface MergedRecord {
  readonly taxpayerId: string;
  readonly name: string;
  /** NID or NIPT, as the record had it; null where it had none. */
  readonly identifier: string | null;
  /** The record that goes on, after every merger. */
  readonly survivorId: string;
}
