import type * as register from "../../../../application/taxation/index.js";
import type { CivilDate } from "../../../../domain/shared/index.js";
import { TAXPAYER_KINDS, type ObjectFacts, type TaxpayerKind } from "../../../../domain/taxation/index.js";
import { Code, Day, Fraction, Id, Json, Nested, OneOf, Text } from "../../inputs/index.js";

const KIND = ["TaxpayerKind", TAXPAYER_KINDS] as const;

export class IdentifierInput implements register.IdentifierInput {
  @OneOf("IdentifierScheme", ["nid", "nipt", "none"]) scheme!: "nid" | "nipt" | "none";
  @Text(40, { orNull: true, description: "As typed; a wrong check letter is only a warning." }) value!: string | null;
}

export class AddressInput implements register.AddressInput {
  @Code({ description: "Administrative unit, a code of the fiscal package." }) unit!: string;
  @Text(200, { orNull: true }) street!: string | null;
}

export class ContactInput implements register.ContactInput {
  @OneOf("ContactKind", ["email", "phone"]) kind!: "email" | "phone";
  @Text(200) value!: string;
}

export class RegisterTaxpayerInput implements register.RegisterTaxpayerInput {
  @Id({ optional: true, description: "A ULID of your own; made for you when left out." }) taxpayerId?: string;
  @OneOf(...KIND) kind!: TaxpayerKind;
  @Text(200) name!: string;
  @Nested(() => IdentifierInput) identifier!: IdentifierInput;
  @Nested(() => AddressInput) address!: AddressInput;
  @Nested(() => ContactInput, { optional: true, list: 10 }) contacts?: ContactInput[];
  @Code({ description: "The office in charge." }) office!: string;
  @OneOf("Language", ["sq", "en"], { optional: true }) language?: "sq" | "en";
  @Text(200, { orNull: true, description: "Where an imported record came from." }) source!: string | null;
}

/** Only the fields that were wrong from the beginning. */
export class CorrectTaxpayerInput implements register.CorrectTaxpayerInput {
  @Id() taxpayerId!: string;
  @OneOf(...KIND, { optional: true }) kind?: TaxpayerKind;
  @Text(200, { optional: true }) name?: string;
  @Nested(() => IdentifierInput, { optional: true }) identifier?: IdentifierInput;
  @Nested(() => AddressInput, { optional: true }) address?: AddressInput;
  @Nested(() => ContactInput, { optional: true, list: 10 }) contacts?: ContactInput[];
  @Code({ optional: true }) office?: string;
}

export class MoveTaxpayerInput implements register.MoveTaxpayerInput {
  @Id() taxpayerId!: string;
  @Nested(() => AddressInput) address!: AddressInput;
  @Code() office!: string;
  @Day({ description: "The first day at the new address." }) from!: CivilDate;
}

export class CloseTaxpayerInput implements register.CloseTaxpayerInput {
  @Id() taxpayerId!: string;
  @Day({ description: "The last day." }) to!: CivilDate;
  @Code({ description: "death, dissolution, departure, …" }) ground!: string;
}

export class StartActivityInput implements register.ActivityInput {
  @Id() taxpayerId!: string;
  @Id({ optional: true }) activityId?: string;
  @Code({ description: "A code of the vocabulary `activity`." }) activity!: string;
  @Code() unit!: string;
  @Text(200) name!: string;
  @Day() from!: CivilDate;
}

export class ChangeActivityInput implements register.ActivityInput {
  @Id() taxpayerId!: string;
  @Id() activityId!: string;
  @Code() activity!: string;
  @Code() unit!: string;
  @Text(200) name!: string;
  @Day() from!: CivilDate;
}

export class EndActivityInput implements register.EndActivityInput {
  @Id() taxpayerId!: string;
  @Id() activityId!: string;
  @Day({ description: "The last day." }) to!: CivilDate;
}

export class DeclareObjectInput implements register.DeclareObjectInput {
  @Id() taxpayerId!: string;
  @Id({ optional: true }) objectId?: string;
  @Code({ description: "A code of the fiscal package's subjects." }) kind!: string;
  @Json({ description: "The fields that the fiscal package lists for the kind." }) facts!: ObjectFacts;
  @Day({ description: "The first day." }) from!: CivilDate;
  @Day({ orNull: true, description: "The last day, where it is known." }) to!: CivilDate | null;
  @Text(200, { orNull: true, description: "Cadastral number, contract or address." }) label!: string | null;
}

export class ChangeObjectInput implements register.ChangeObjectInput {
  @Id() taxpayerId!: string;
  @Id() objectId!: string;
  @Json({ description: "All facts as they are from that day on." }) facts!: ObjectFacts;
  @Day() from!: CivilDate;
}

export class CorrectObjectInput extends ChangeObjectInput implements register.CorrectObjectInput {
  @Day({ orNull: true }) to!: CivilDate | null;
}

export class RetireObjectInput implements register.RetireObjectInput {
  @Id() taxpayerId!: string;
  @Id() objectId!: string;
  @Day({ description: "The last day." }) to!: CivilDate;
  @Code() ground!: string;
}

export class SetShareInput implements register.SetShareInput {
  @Id() taxpayerId!: string;
  @Id() objectId!: string;
  @Fraction({ description: "Above zero, at most 1: `1/3`." }) share!: string;
  @Day() from!: CivilDate;
}

export class GrantReliefInput implements register.GrantReliefInput {
  @Id() taxpayerId!: string;
  @Id({ optional: true }) reliefId?: string;
  @Code({ description: "A code of the vocabulary `ground`." }) ground!: string;
  @Id({ orNull: true, description: "Left out: for all of the taxpayer's objects." }) objectId!: string | null;
  @Day() from!: CivilDate;
  @Day({ orNull: true }) to!: CivilDate | null;
  @Text(400, { description: "The proof." }) document!: string;
}

export class EndReliefInput implements register.EndReliefInput {
  @Id() taxpayerId!: string;
  @Id() reliefId!: string;
  @Day({ description: "The last day." }) to!: CivilDate;
}

export class MergeTaxpayersInput implements register.MergeTaxpayersInput {
  @Id() survivorId!: string;
  @Id() duplicateId!: string;
  @Id({ list: 200, description: "Objects of the duplicate that are no duplicates themselves." }) keepObjects!: string[];
}
