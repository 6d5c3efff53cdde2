import { z } from "zod";
import type { EventDefinition } from "../../domain/shared/index.js";
import { caseEvents, outputCodeEvents, serviceEvents, workflowEvents } from "../../domain/casework/index.js";
import { messageEvents } from "../../domain/correspondence/index.js";
import { importEvents } from "../../domain/imports/index.js";
import { accessEvents, administratorsEvents, citizenEvents, userEvents } from "../../domain/identity/index.js";
import * as taxation from "../../domain/taxation/index.js";

interface Room {
  readonly stream: string;
  readonly what: string;
  readonly events: readonly EventDefinition[];
}

/** The streams in the order in which a reader meets them. */
const ROOMS: readonly Room[] = [
  { stream: "municipality-T.T", what: "What holds for the whole tenant.", events: taxation.municipalityEvents },
  { stream: "fiscalPackage-T.id", what: "The law in force for a year.", events: taxation.fiscalPackageEvents },
  { stream: "fiscalYear-T.year", what: "Which package is law in a year.", events: taxation.fiscalYearEvents },
  { stream: "taxpayer-T.id", what: "Who pays and what is taxable.", events: taxation.registerEvents },
  { stream: "identifierClaim-T.h", what: "One holder per identifier (keyed hash).", events: taxation.claimEvents },
  {
    stream: "taxAccount-T.taxpayerId",
    what: "What is owed and paid: the ledger proper.",
    events: taxation.accountEvents,
  },
  {
    stream: "paymentReference-T.h",
    what: "One payment for each reference of a channel (keyed hash).",
    events: taxation.paymentReferenceEvents,
  },
  {
    stream: "clearanceCode-T.h",
    what: "Where a verification code leads (keyed hash).",
    events: taxation.clearanceCodeEvents,
  },
  { stream: "numbering-T.office.kind.year", what: "Gapless numbers.", events: taxation.numberingEvents },
  { stream: "assessmentRun-T.id", what: "A tax year assessed at once.", events: taxation.assessmentRunEvents },
  { stream: "noticeRun-T.id", what: "Notices to those who owe, issued at once.", events: taxation.noticeRunEvents },
  {
    stream: "packageTrial-T.packageId",
    what: "What a draft changes for the register, tried before it is law.",
    events: taxation.packageTrialEvents,
  },
  { stream: "cashDesk-T.desk.date", what: "A cash desk on its day.", events: taxation.cashDeskEvents },
  { stream: "workflow-T.code", what: "How cases go: states and the ways between them.", events: workflowEvents },
  { stream: "service-T.code", what: "What can be applied for.", events: serviceEvents },
  { stream: "case-T.id", what: "One application, from the counter to the decision and after.", events: caseEvents },
  {
    stream: "outputCode-T.h",
    what: "Where the verification code of an act leads (keyed hash).",
    events: outputCodeEvents,
  },
  { stream: "message-T.id", what: "What Defter says to one person of one fact.", events: messageEvents },
  { stream: "import-T.id", what: "An older register that was taken over.", events: importEvents },
  { stream: "user-T.id", what: "Officers: who they are and what they may do.", events: userEvents },
  { stream: "administrators-T.T", what: "Who administers: never nobody.", events: administratorsEvents },
  { stream: "citizen-T.taxpayerId", what: "Who signed in as a taxpayer, or tried.", events: citizenEvents },
  { stream: "access-T.day", what: "Who read whose data.", events: accessEvents },
];

/** Every stream with its events; a test checks that no event of the ledger is missing. */
export function eventRooms(): readonly Room[] {
  return ROOMS;
}

/** The page `docs/reference/events.md`. */
export function eventsReference(): string {
  return `# Events

Every fact that the ledger can hold, by stream. \`T\` is the municipality. Fields marked 🔒 are personal: they are encrypted with the key of the person
before they reach the log, and unreadable for ever once that key is destroyed. Money is whole lekë; dates are civil dates in Europe/Tirane.
Each event also carries the envelope: tenant, actor, command id, correlation and causation, schema version, effective date, reason, content hash.
Generated from the schemas by \`npm run docs\`.

${ROOMS.map(roomSection).join("\n")}`;
}

function roomSection({ stream, what, events }: Room): string {
  return `## \`${stream}\`\n\n${what}\n\n${events.map(eventSection).join("\n")}`;
}

function eventSection(definition: EventDefinition): string {
  const { type, schemaVersion, description, schema, personal } = definition;
  const rows = fieldsOf(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as Schema, "", personal);
  return `### ${type} (version ${schemaVersion})

${description}

| field | type | |
| --- | --- | --- |
${rows.join("\n")}
`;
}

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

/** One line a field; the fields of objects and of the objects in arrays below it. */
function fieldsOf(schema: Schema, path: string, personal: readonly string[]): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const at = path === "" ? name : `${path}.${name}`;
    const optional = schema.required?.includes(name) ? "" : ", may be absent";
    const note = `${personal.includes(at) ? "🔒 " : ""}${field.description ?? ""}`;
    const row = `| \`${at}\` | ${typeOf(field)}${optional} | ${note.trim()} |`;
    const element = bare(field);
    const inner = element.type === "array" ? element.items : element;
    const below = element.type === "array" ? `${at}[]` : at;
    return [row, ...(inner ? fieldsOf(inner, below, personal) : [])];
  });
}

function typeOf(schema: Schema): string {
  const nullable = schema.anyOf?.some(({ type }) => type === "null") ? " or null" : "";
  const { type, enum: values, const: constant, items } = bare(schema);
  if (constant !== undefined) return `\`${String(constant)}\`${nullable}`;
  if (values) return values.map((value) => `\`${String(value)}\``).join(" · ") + nullable;
  if (type === "array") return `list of ${items ? typeOf(items) : "any"}${nullable}`;
  return `${typeof type === "string" ? type : "any"}${nullable}`;
}

/** The schema without its null. */
function bare(schema: Schema): Schema {
  const others = schema.anyOf?.filter(({ type }) => type !== "null");
  return others?.length === 1 ? others[0]! : schema;
}
