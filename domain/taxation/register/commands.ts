import type { CivilDate, Refusal } from "../../shared/index.js";
import type { ObjectFacts, TaxpayerKind } from "./events.js";
import type { RegisteredObject, GrantedRelief } from "./state.js";

interface Command {
  readonly taxpayerId: string;
  /** The day on which it is asked: nothing may begin more than a year after it. */
  readonly on: CivilDate;
  readonly reason?: string;
}

/** A command that may bring a taxpayer to an office. */
interface ToOffice {
  /** What the municipality says against bringing anybody new there: `office-closed`; null: nothing. */
  readonly officeFault: Refusal | null;
}

/** A number as typed. */
export interface StatedIdentifier {
  readonly scheme: "nid" | "nipt" | "none";
  readonly value: string | null;
}

export interface StatedAddress {
  readonly unit: string;
  readonly street: string | null;
}

export interface Contact {
  readonly kind: "email" | "phone";
  readonly value: string;
}

export interface RegisterTaxpayer extends Command, ToOffice {
  readonly type: "RegisterTaxpayer";
  readonly kind: TaxpayerKind;
  readonly name: string;
  readonly identifier: StatedIdentifier;
  readonly address: StatedAddress;
  readonly contacts: readonly Contact[];
  readonly office: string;
  readonly language: "sq" | "en";
  readonly source: string | null;
}

/** Only what was wrong. Allowed also after the taxpayer left the register. */
export interface CorrectTaxpayer extends Command, Partial<ToOffice> {
  readonly type: "CorrectTaxpayer";
  readonly kind?: TaxpayerKind;
  readonly name?: string;
  readonly identifier?: StatedIdentifier;
  readonly address?: StatedAddress;
  readonly contacts?: readonly Contact[];
  readonly office?: string;
}

export interface MoveTaxpayer extends Command, ToOffice {
  readonly type: "MoveTaxpayer";
  readonly address: StatedAddress;
  readonly office: string;
  readonly from: CivilDate;
}

interface ActivityCommand extends Command {
  readonly activityId: string;
  readonly activity: string;
  readonly unit: string;
  readonly name: string;
  readonly from: CivilDate;
}
export interface StartActivity extends ActivityCommand {
  readonly type: "StartActivity";
}
export interface ChangeActivity extends ActivityCommand {
  readonly type: "ChangeActivity";
}
export interface EndActivity extends Command {
  readonly type: "EndActivity";
  readonly activityId: string;
  /** The last day. */
  readonly to: CivilDate;
}

export interface DeclareObject extends Command {
  readonly type: "DeclareObject";
  readonly objectId: string;
  readonly kind: string;
  readonly facts: ObjectFacts;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly label: string | null;
}

/** `facts` are all facts as they are from `from` on; before it the object stays what it was. */
export interface ChangeObject extends Command {
  readonly type: "ChangeObject";
  readonly objectId: string;
  readonly facts: ObjectFacts;
  readonly from: CivilDate;
}

/**
 * States the object anew from its beginning: later changes fall with the wrong beginning that they stood on, and are
 * stated again where they are true. Shares stay, unless `facts` name another. Allowed also after the taxpayer left.
 */
export interface CorrectObject extends Command {
  readonly type: "CorrectObject";
  readonly objectId: string;
  readonly facts: ObjectFacts;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface RetireObject extends Command {
  readonly type: "RetireObject";
  readonly objectId: string;
  /** The last day. */
  readonly to: CivilDate;
  readonly ground: string;
}

export interface SetShare extends Command {
  readonly type: "SetShare";
  readonly objectId: string;
  /** A fraction above zero, at most 1. */
  readonly share: string;
  readonly from: CivilDate;
}

export interface GrantRelief extends Command {
  readonly type: "GrantRelief";
  readonly reliefId: string;
  readonly ground: string;
  /** Null: for all of the taxpayer's objects. */
  readonly objectId: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** The proof. */
  readonly document: string;
}

export interface EndRelief extends Command {
  readonly type: "EndRelief";
  readonly reliefId: string;
  /** The last day. */
  readonly to: CivilDate;
}

/** The last word on a duplicate's own stream. Its objects that are not kept are retired as duplicates themselves. */
export interface MergeInto extends Command {
  readonly type: "MergeInto";
  readonly survivorId: string;
  readonly keepObjects: readonly string[];
}

/** The survivor takes over the objects that are kept, under their own ids, and the reliefs granted for them alone. */
export interface AbsorbDuplicate extends Command {
  readonly type: "AbsorbDuplicate";
  readonly duplicateId: string;
  readonly objects: readonly RegisteredObject[];
  readonly reliefs: readonly GrantedRelief[];
}

/** Everything that still goes on ends with the taxpayer, in the same append. */
export interface CloseTaxpayer extends Command {
  readonly type: "CloseTaxpayer";
  /** The last day. */
  readonly to: CivilDate;
  /** A code: death, dissolution, departure, … */
  readonly ground: string;
}

export type RegisterCommand =
  | RegisterTaxpayer
  | CorrectTaxpayer
  | MoveTaxpayer
  | StartActivity
  | ChangeActivity
  | EndActivity
  | DeclareObject
  | ChangeObject
  | CorrectObject
  | RetireObject
  | SetShare
  | GrantRelief
  | EndRelief
  | MergeInto
  | AbsorbDuplicate
  | CloseTaxpayer;
