import { fold, notParsed, parsed, type FactOf, type Parsed, type Refusal } from "../../domain/shared/index.js";
import { registerDecider, type RegisterCommand, type RegisterEvent } from "../../domain/taxation/index.js";
import { derivedId } from "../ledger/index.js";
import { askBeside } from "../taxation/support/index.js";
import type { ActivityInput, Ask, IdentifierInput, Outcome, RegisterTaxpayerInput } from "../taxation/index.js";
import type { TaxationUseCases } from "../taxation/index.js";
import { dayIn, fieldsOf, type RawRecord } from "./fields.js";
import type { Mapping } from "./mapping.js";

type MappingOfTaxpayers = Exclude<Mapping, { kind: "cases" }>;
type Fields = Readonly<Partial<Record<keyof Extract<Mapping, { kind: "businesses" }>["columns"], string | null>>>;
export type TaxpayerUses = Pick<TaxationUseCases, "registerTaxpayer" | "startActivity">;

/**
 * Enters a household or a business on the day on which the older register did, and the activity of a business with it:
 * both, or neither.
 */
export async function importTaxpayer(
  uses: TaxpayerUses,
  given: Ask,
  mapping: MappingOfTaxpayers,
  record: RawRecord,
  source: string,
): Promise<Outcome<unknown>> {
  const read = fieldsOf(record, mapping.columns, ["name", "unit", "office", "registeredOn"]);
  if (!read.ok) return read;
  const fields: Fields = read.value;
  const registeredOn = dayIn("registeredOn", fields.registeredOn ?? null);
  if (!registeredOn.ok) return registeredOn;
  const ask: Ask = { ...given, today: registeredOn.value };
  const taxpayer = taxpayerIn(ask, mapping, fields, source);
  if (!taxpayer.ok) return taxpayer;
  const activity = activityIn(taxpayer.value, fields);
  if (!activity.ok) return activity;
  const fault = activity.value && activityFault(ask, taxpayer.value, activity.value);
  if (fault) return { ok: false, refusal: fault };
  const entered = await uses.registerTaxpayer(ask, taxpayer.value);
  if (!entered.ok || activity.value === null) return entered;
  return uses.startActivity(askBeside(ask, derivedId(ask.commandId, "activity")), activity.value);
}

type Identified<Input> = Input & { readonly taxpayerId: string };

/** One without a number needs a key of the older register, or a second file would enter it twice. */
function taxpayerIn(
  ask: Ask,
  { kind, register }: MappingOfTaxpayers,
  { name, unit, street, office, phone, email, identifier, key }: Fields,
  source: string,
): Parsed<Identified<RegisterTaxpayerInput>> {
  if (!identifier && !key) return notParsed("import-key-missing");
  const scheme = kind === "businesses" ? "nipt" : "nid";
  const number: IdentifierInput = identifier ? { scheme, value: identifier } : { scheme: "none", value: null };
  return parsed({
    taxpayerId: derivedId(key ? `${register}\n${key}` : ask.commandId, `taxpayer of ${ask.tenant}`),
    kind: kind === "businesses" ? "business" : "household",
    name: name ?? "",
    identifier: number,
    address: { unit: unit ?? "", street: street ?? null },
    contacts: [
      ...(phone ? [{ kind: "phone" as const, value: phone }] : []),
      ...(email ? [{ kind: "email" as const, value: email }] : []),
    ],
    office: office ?? "",
    source,
  });
}

function activityIn(
  { taxpayerId, name, address }: Identified<RegisterTaxpayerInput>,
  { activity, activityFrom, registeredOn }: Fields,
): Parsed<(Identified<ActivityInput> & { readonly activityId: string }) | null> {
  if (!activity) return parsed(null);
  const from = dayIn("activityFrom", activityFrom ?? registeredOn ?? null);
  if (!from.ok) return from;
  return parsed({ taxpayerId, activityId: "main", activity, unit: address.unit, name, from: from.value });
}

/** What the register would say to the activity, asked before anything is entered. */
function activityFault(
  { today: on }: Ask,
  taxpayer: Identified<RegisterTaxpayerInput>,
  activity: Identified<ActivityInput> & { readonly activityId: string },
): Refusal | null {
  const entering = {
    type: "RegisterTaxpayer",
    ...taxpayer,
    on,
    language: "sq",
    source: null,
    officeFault: null,
  } as RegisterCommand;
  const entered = registerDecider.decide(entering, registerDecider.initialState);
  if (!entered.ok) return entered.refusal;
  const state = fold(registerDecider, entered.events as readonly FactOf<RegisterEvent>[]);
  const started = registerDecider.decide({ type: "StartActivity", ...activity, on } as RegisterCommand, state);
  return started.ok ? null : started.refusal;
}
