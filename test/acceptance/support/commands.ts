import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from "graphql";
import { packageRoot } from "../../../ops/paths.js";

const mutations = buildSchema(readFileSync(join(packageRoot(), "api/schema.graphql"), "utf8")).getMutationType()!;

/** The document of one mutation of the published schema, asking for everything that it gives. */
export function commandDocument(name: string): string {
  const field = mutations.getFields()[name];
  if (!field) throw new Error(`the schema has no mutation ${name}`);
  const input = String(field.args.find((argument) => argument.name === "input")!.type);
  return `mutation Command($commandId: UUID!, $input: ${input}, $expectedRevision: Revision, $reason: String) {
    ${name}(commandId: $commandId, input: $input, expectedRevision: $expectedRevision, reason: $reason) ${selection(
      getNamedType(field.type) as GraphQLObjectType,
    )}
  }`;
}

function selection(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map(({ name, type: of }) => {
    const named = getNamedType(of);
    return isObjectType(named) ? `${name} ${selection(named)}` : name;
  });
  return `{ ${fields.join(" ")} }`;
}
