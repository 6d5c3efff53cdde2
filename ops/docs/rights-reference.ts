import { rootFields, type AccessRule, type RootField } from "../../api/index.js";
import { message } from "../../api/messages/index.js";
import { CITIZEN, RIGHTS, ROLES, type Right } from "../../domain/identity/index.js";

/** What citizens may; officers give no such right to anybody, so it has no words among theirs. */
const OWN: Readonly<Record<string, string>> = {
  "own.read": "Sees what they owe, were billed and paid, and their cases",
  "own.lodge": "Applies for services, and keeps drafts of applications",
  "own.act": "Acts in their own cases and on their own account",
};

const OPERATIONS = [
  ["Queries", "query"],
  ["Mutations", "mutation"],
  ["Subscriptions", "subscription"],
] as const;

/** The page `docs/reference/rights.md`: who may do what, and which permission each field of the API's roots asks for. */
export function rightsReference(): string {
  const fields = rootFields();
  return `# Rights

Who may do what. What is not here is denied; within a permission, the offices of an officer bound what is seen and touched.
[One table](../decisions/0037-rights-are-a-table.md) is asked by [every field](../decisions/0052-no-field-without-a-rule.md) of the API, by the
pages and by the command line. \`${CITIZEN}\` is whoever signed in as a taxpayer, for their own account and cases alone; no officer has it.
Generated from the table and the schema by \`npm run docs\`.

## Permissions

| permission | kind | lets | roles |
| --- | --- | --- | --- |
${Object.entries(RIGHTS).map(permissionRow).join("\n")}

## Roles

| role | permissions that change | permissions that show |
| --- | --- | --- |
${[...ROLES, CITIZEN].map(roleRow).join("\n")}
${OPERATIONS.map(([title, operation]) => section(title, ofOperation(fields, operation))).join("")}`;
}

function permissionRow([permission, { kind, roles }]: readonly [string, Right]): string {
  const lets = OWN[permission] ?? message(`right-${permission}`, {}, "en");
  return `| ${code(permission)} | ${kind} | ${lets} | ${roles.map(code).join(", ")} |`;
}

function roleRow(role: string): string {
  const of = (kind: Right["kind"]) =>
    Object.entries(RIGHTS)
      .filter(([, right]) => right.kind === kind && right.roles.some((each) => each === role))
      .map(([permission]) => code(permission))
      .join(", ");
  return `| ${code(role)} | ${of("write")} | ${of("read")} |`;
}

function ofOperation(fields: readonly RootField[], operation: RootField["operation"]): readonly RootField[] {
  return fields.filter((field) => field.operation === operation);
}

function section(title: string, fields: readonly RootField[]): string {
  return `
## ${title}

| field | asks for |
| --- | --- |
${fields.map(({ name, rule }) => `| ${code(name)} | ${asked(rule)} |`).join("\n")}
`;
}

function asked(rule: AccessRule): string {
  if (rule === "public") return "nothing: everybody, visitors too";
  if (rule === "officer") return "an officer, in any role";
  return [rule].flat().map(code).join(" or ");
}

function code(text: string): string {
  return `\`${text}\``;
}
