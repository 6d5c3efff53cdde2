import SchemaBuilder from "@pothos/core";
import DataloaderPlugin from "@pothos/plugin-dataloader";
import RelayPlugin from "@pothos/plugin-relay";
import type { Position } from "../../application/event-store/index.js";
import type { CivilDate, Instant, Lek, Rational } from "../../domain/shared/index.js";
import { access, type AccessRule } from "./access/rules.js";
import type { GraphqlContext } from "./context.js";
import {
  CivilDateScalar,
  InstantScalar,
  JsonScalar,
  LekScalar,
  PositionScalar,
  RationalScalar,
  RevisionScalar,
  UuidScalar,
} from "./scalars/index.js";

type Same<Value> = { Input: Value; Output: Value };

/** The one schema builder; the rooms add their types and fields to it. */
export const builder = new SchemaBuilder<{
  Context: GraphqlContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: Same<string>;
    Lek: Same<Lek>;
    CivilDate: Same<CivilDate>;
    Instant: Same<Instant>;
    Position: Same<Position>;
    Rational: Same<Rational>;
    Revision: Same<bigint>;
    UUID: Same<string>;
    JSON: Same<unknown>;
  };
}>({
  plugins: [RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  relay: {
    clientMutationId: "omit",
    cursorType: "String",
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: true,
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    pageInfoTypeOptions: { extensions: access("inherit") },
  },
});

builder.addScalarType("Lek", LekScalar);
builder.addScalarType("CivilDate", CivilDateScalar);
builder.addScalarType("Instant", InstantScalar);
builder.addScalarType("Position", PositionScalar);
builder.addScalarType("Rational", RationalScalar);
builder.addScalarType("Revision", RevisionScalar);
builder.addScalarType("UUID", UuidScalar);
builder.addScalarType("JSON", JsonScalar);

builder.queryType({ description: "What the ledger says." });
builder.mutationType({
  description: "What may be done. Each takes a `commandId` that you choose: sent twice, it happens once.",
});
builder.subscriptionType({ description: "What happens, as it happens (server-sent events)." });

/** An object type with its rule of access, of a shape that resolves by itself. */
export function objectType<Shape extends object>(name: string, rule: AccessRule, description?: string) {
  const reference = builder.objectRef<Shape>(name);
  return {
    reference,
    implement: (fields: Parameters<typeof reference.implement>[0]["fields"]) =>
      reference.implement({
        ...(description === undefined ? {} : { description }),
        extensions: access(rule),
        ...(fields === undefined ? {} : { fields }),
      }),
  };
}

/** By what the fields of a type of that shape are made: for fields that several types have alike. */
export type FieldsOf<Shape extends object> = Parameters<
  NonNullable<Parameters<ReturnType<typeof objectType<Shape>>["implement"]>[0]>
>[0];
