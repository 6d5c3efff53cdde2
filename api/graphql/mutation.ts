import type { Ask, Outcome, Receipt, UseCase } from "../../application/taxation/index.js";
import { refusedError } from "../errors/index.js";
import type { ApiDependencies } from "../dependencies.js";
import { access } from "./access/rules.js";
import type { Permission } from "./access/permission.js";
import { builder, objectType } from "./builder.js";
import type { GraphqlContext } from "./context.js";
import { inputTypeOf, validated, type InputClass } from "./inputs/index.js";
import { parsedReason } from "./reason.js";
import { ReceiptRef } from "./receipt.js";

/** A payload: what the use case gives, with the receipt beside it. */
export type Payload<Value> = { readonly value: Value; readonly receipt: Receipt };

/** Fields of a payload by name: a scalar, with `?` where it may be null, a list of scalars, or an object type. */
export type PayloadFields<Value> = { readonly [Field in keyof Value]?: PayloadField | OutputOf<Value[Field]> };
type PayloadField = ScalarName | `${ScalarName}?` | readonly [ScalarName];
type OutputOf<Value> = ReturnType<typeof builder.objectRef<Value>>;
type ScalarName = "ID" | "String" | "Int" | "Boolean" | "Lek" | "CivilDate";

interface MutationDefinition<Input extends object, Value extends object> {
  readonly name: string;
  readonly description: string;
  readonly permission: Permission;
  readonly input: InputClass<Input>;
  readonly useCase: (dependencies: ApiDependencies, context: GraphqlContext) => UseCase<Input, Value | null>;
  readonly payload: PayloadFields<Value>;
  /** The offices that the command touches; the caller's scope must hold each of them. */
  readonly offices: (input: Input, context: GraphqlContext, tenant: string) => Promise<readonly string[]>;
}

/** Adds one mutation: its arguments, its guard, the check of its input, the office scope, the use case and its payload. */
export function mutation<Input extends object, Value extends object>(
  definition: MutationDefinition<Input, Value>,
): void {
  const payload = payloadType<Value>(definition.name, definition.payload);
  builder.mutationField(definition.name, (t) =>
    t.field({
      type: payload,
      description: definition.description,
      extensions: access(definition.permission),
      args: commandArguments(t, definition.input),
      resolve: async (_root, args, context): Promise<Payload<Value>> => {
        const input = validated(definition.input, args.input);
        const ask = await askFor(definition.permission, args, context, (tenant) =>
          definition.offices(input, context, tenant),
        );
        const outcome: Outcome<Value | null> = await definition.useCase(context.dependencies, context)(ask, input);
        if (!outcome.ok) throw refusedError(outcome.refusal);
        return { value: outcome.value ?? ({} as Value), receipt: outcome.receipt };
      },
    }),
  );
}

type MutationFields = Parameters<Parameters<typeof builder.mutationField>[1]>[0];

/** What every command is given: its id, the revision that was seen, the ground, the input. */
export function commandArguments(t: MutationFields, input: InputClass) {
  return {
    commandId: t.arg({ type: "UUID", required: true, description: "Yours; sent again, the command happens once." }),
    expectedRevision: t.arg({ type: "Revision", description: "The revision you have seen; elsewhere: CONFLICT." }),
    reason: t.arg({ type: "String", description: "The ground in words, kept with the fact." }),
    input: t.arg({ type: inputTypeOf(input), required: true }),
  };
}

/** The part of a command that stands beside its input. */
export interface CommandGiven {
  readonly commandId: string;
  readonly expectedRevision?: bigint | null | undefined;
  readonly reason?: string | null | undefined;
}

/** The ask of the caller, in the role that allows it, after the office scope was checked. */
export async function askFor(
  permission: Permission,
  args: CommandGiven,
  context: GraphqlContext,
  offices: (tenant: string) => Promise<readonly string[]>,
): Promise<Ask> {
  const { authorisation } = context;
  const principal = authorisation.signedIn();
  const granted = authorisation.grant(permission);
  // Officers who act for every office need no look-up.
  const touched = granted.offices === null ? [] : await offices(principal.tenant);
  for (const office of touched) authorisation.grantIn(permission, office);
  return askOf(context, args, granted.role, touched[0]);
}

/** An ask in the caller's name. */
export function askOf(
  { authorisation, correlationId, today }: GraphqlContext,
  args: CommandGiven,
  role: string,
  office: string | undefined,
): Ask {
  const principal = authorisation.signedIn();
  return {
    tenant: principal.tenant,
    actor: { id: principal.userId, role, ...(office === undefined ? {} : { office }) },
    commandId: args.commandId,
    correlationId,
    today,
    ...parsedReason(args.reason),
    ...(args.expectedRevision === null || args.expectedRevision === undefined
      ? {}
      : { expectedRevision: args.expectedRevision }),
  };
}

export function payloadType<Value extends object>(mutationName: string, fields: PayloadFields<Value>) {
  const name = `${mutationName.charAt(0).toUpperCase()}${mutationName.slice(1)}Payload`;
  const payload = objectType<Payload<Value>>(name, "inherit");
  return payload.implement((t) => ({
    receipt: t.field({ type: ReceiptRef, resolve: ({ receipt }) => receipt }),
    ...Object.fromEntries(
      (Object.entries(fields) as [keyof Value & string, PayloadField | OutputOf<Value>][]).map(([field, kind]) => {
        const resolve = ({ value }: Payload<Value>) => value[field] as never;
        if (typeof kind === "string") {
          const type = kind.replace("?", "") as ScalarName;
          return [field, t.field({ type, nullable: kind.endsWith("?"), resolve })];
        }
        if (Array.isArray(kind)) return [field, t.field({ type: [kind[0] as ScalarName], resolve })];
        return [field, t.field({ type: kind as OutputOf<Value>, resolve })];
      }),
    ),
  }));
}
