import { z } from "zod";
import { civilDateSchema, codeSchema, defineEvent, idSchema, textSchema, type EventOf } from "../../shared/index.js";

/** Kinds of taxpayer, as `payerKinds` of the fiscal package names them. */
export const TAXPAYER_KINDS = [
  "household",
  "person",
  "business",
  "institution",
  "ngo",
  "religious-community",
  "agent",
] as const;
export type TaxpayerKind = (typeof TAXPAYER_KINDS)[number];

/**
 * What a taxable object is like: the fields that the fiscal package lists for its kind (`subjects`), areas and shares as
 * decimal and fraction strings, counts and money as integers. `from`, `to` and `grounds` are not among them: they come
 * from the object's dates and from reliefs.
 */
const objectFactsSchema = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  z.union([z.string().max(200), z.int(), z.boolean()]),
);
export type ObjectFacts = Readonly<z.infer<typeof objectFactsSchema>>;

/** `scheme` "none" is for the few who have neither (a household without a head's NID). */
export const identifierSchema = z.object({
  scheme: z.enum(["nid", "nipt", "none"]),
  value: z.string().max(20).nullable(),
  /** The form is right but the check letter is not: kept, and shown, as a warning. */
  warning: codeSchema.nullable(),
});

export const addressSchema = z.object({
  /** Administrative unit, a code of the fiscal package's `units`. */
  unit: codeSchema,
  street: textSchema.nullable(),
});

const contactSchema = z.object({ kind: z.enum(["email", "phone"]), value: z.string().max(200) });

export const TaxpayerRegistered = defineEvent({
  type: "TaxpayerRegistered",
  description: "A taxpayer entered the register.",
  personal: ["name", "identifier.value", "address.street", "contacts[].value"],
  schema: z.object({
    taxpayerId: idSchema,
    kind: z.enum(TAXPAYER_KINDS),
    name: z.string().min(1).max(200),
    identifier: identifierSchema,
    address: addressSchema,
    contacts: z.array(contactSchema).max(10),
    /** The office in charge. */
    office: codeSchema,
    language: z.enum(["sq", "en"]),
    /** Where an imported record came from. */
    source: textSchema.nullable(),
  }),
});

export const TaxpayerCorrected = defineEvent({
  type: "TaxpayerCorrected",
  description:
    "What was recorded about a taxpayer was wrong from the beginning; only the fields that change are present.",
  personal: ["name", "identifier.value", "address.street", "contacts[].value"],
  schema: z.object({
    taxpayerId: idSchema,
    name: z.string().min(1).max(200).optional(),
    kind: z.enum(TAXPAYER_KINDS).optional(),
    identifier: identifierSchema.optional(),
    address: addressSchema.optional(),
    contacts: z.array(contactSchema).max(10).optional(),
    office: codeSchema.optional(),
  }),
});

export const TaxpayerMoved = defineEvent({
  type: "TaxpayerMoved",
  description: "The taxpayer's address is another from the effective date on.",
  personal: ["address.street"],
  schema: z.object({ taxpayerId: idSchema, address: addressSchema, office: codeSchema }),
});

const activitySchema = z.object({
  taxpayerId: idSchema,
  activityId: idSchema,
  activity: codeSchema,
  unit: codeSchema,
  name: z.string().max(200),
});

export const ActivityStarted = defineEvent({
  type: "ActivityStarted",
  description: "A business began an activity on the effective date.",
  schema: activitySchema,
});
export const ActivityChanged = defineEvent({
  type: "ActivityChanged",
  description: "An activity is another from the effective date on.",
  schema: activitySchema,
});
export const ActivityEnded = defineEvent({
  type: "ActivityEnded",
  description: "An activity ended; the effective date is its last day.",
  schema: z.object({ taxpayerId: idSchema, activityId: idSchema }),
});

export const ObjectDeclared = defineEvent({
  type: "ObjectDeclared",
  description: "A taxable object (building, land, signboard, premises, space use, …) exists from `from` on.",
  personal: ["label"],
  schema: z.object({
    taxpayerId: idSchema,
    objectId: idSchema,
    /** A code of the fiscal package's `subjects`. */
    kind: codeSchema,
    facts: objectFactsSchema,
    from: civilDateSchema,
    to: civilDateSchema.nullable(),
    /** Cadastral number, contract number or address, as people name the object. */
    label: z.string().max(200).nullable(),
  }),
});

export const ObjectChanged = defineEvent({
  type: "ObjectChanged",
  description:
    "The object is different from `from` on (extended, other use); what it was before stays true for before.",
  schema: z.object({ taxpayerId: idSchema, objectId: idSchema, facts: objectFactsSchema, from: civilDateSchema }),
});

export const ObjectCorrected = defineEvent({
  type: "ObjectCorrected",
  description: "The object was recorded wrongly from the beginning: all its past years are to be assessed again.",
  schema: z.object({
    taxpayerId: idSchema,
    objectId: idSchema,
    facts: objectFactsSchema,
    from: civilDateSchema,
    to: civilDateSchema.nullable(),
  }),
});

export const ObjectRetired = defineEvent({
  type: "ObjectRetired",
  description: "The object ceased to exist or to belong to the taxpayer; `to` is its last day.",
  schema: z.object({ taxpayerId: idSchema, objectId: idSchema, to: civilDateSchema, ground: codeSchema }),
});

export const ShareSet = defineEvent({
  type: "ShareSet",
  description: "The taxpayer's share in an object from `from` on.",
  schema: z.object({
    taxpayerId: idSchema,
    objectId: idSchema,
    share: z.string().regex(/^[1-9]\d*\/[1-9]\d*$/),
    from: civilDateSchema,
  }),
});

export const ReliefGranted = defineEvent({
  type: "ReliefGranted",
  description: "A ground for relief is recognised, for one object or for all of the taxpayer's.",
  // The ground may reveal health or poverty.
  personal: ["document"],
  schema: z.object({
    taxpayerId: idSchema,
    reliefId: idSchema,
    /** A code of the vocabulary `ground`. */
    ground: codeSchema,
    objectId: idSchema.nullable(),
    from: civilDateSchema,
    to: civilDateSchema.nullable(),
    document: z.string().max(400),
  }),
});

export const ReliefEnded = defineEvent({
  type: "ReliefEnded",
  description: "A relief ended; `to` is its last day.",
  schema: z.object({ taxpayerId: idSchema, reliefId: idSchema, to: civilDateSchema }),
});

export const DuplicateAbsorbed = defineEvent({
  type: "DuplicateAbsorbed",
  description: "Another record of the same taxpayer was merged into this one.",
  schema: z.object({ taxpayerId: idSchema, duplicateId: idSchema }),
});

export const MergedInto = defineEvent({
  type: "MergedInto",
  description:
    "This record was a duplicate; `survivorId` carries on. `keepObjects` go on there (earlier facts do not say it).",
  schema: z.object({ taxpayerId: idSchema, survivorId: idSchema, keepObjects: z.array(idSchema).optional() }),
});

export const TaxpayerClosed = defineEvent({
  type: "TaxpayerClosed",
  description: "The taxpayer left the register (death, dissolution, departure); `to` is the last day.",
  schema: z.object({ taxpayerId: idSchema, to: civilDateSchema, ground: codeSchema }),
});

export const registerEvents = [
  TaxpayerRegistered,
  TaxpayerCorrected,
  TaxpayerMoved,
  ActivityStarted,
  ActivityChanged,
  ActivityEnded,
  ObjectDeclared,
  ObjectChanged,
  ObjectCorrected,
  ObjectRetired,
  ShareSet,
  ReliefGranted,
  ReliefEnded,
  DuplicateAbsorbed,
  MergedInto,
  TaxpayerClosed,
] as const;
export type RegisterEvent = EventOf<(typeof registerEvents)[number]>;

export const IdentifierClaimed = defineEvent({
  type: "IdentifierClaimed",
  description: "A NID, NIPT or user name is taken; the stream's name is its keyed hash, so the claim reveals nothing.",
  schema: z.object({ scheme: z.enum(["nid", "nipt", "username"]), ownerId: idSchema }),
});
export const IdentifierReleased = defineEvent({
  type: "IdentifierReleased",
  description: "The identifier is free again (a correction, a merge).",
  schema: z.object({ scheme: z.enum(["nid", "nipt", "username"]), ownerId: idSchema }),
});
export const claimEvents = [IdentifierClaimed, IdentifierReleased] as const;
export type ClaimEvent = EventOf<(typeof claimEvents)[number]>;
