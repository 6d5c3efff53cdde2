import type { Ask } from "../../graphql/ask.js";
import { instantTyped } from "./time.js";
import { ACTOR } from "./question.js";

/** What a filter of the trail is typed as, by the names of the form. */
export const FILTERS = ["q", "category", "type", "actor", "office", "about", "request", "from", "to"] as const;
export type Typed = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

/** The kinds of streams, in the order in which they are looked for. */
export const CATEGORIES = [
  "taxpayer",
  "taxAccount",
  "case",
  "cashDesk",
  "assessmentRun",
  "fiscalPackage",
  "packageTrial",
  "fiscalYear",
  "municipality",
  "numbering",
  "service",
  "workflow",
  "message",
  "user",
  "administrators",
  "citizen",
  "access",
  "import",
  "identifierClaim",
  "paymentReference",
  "clearanceCode",
  "outputCode",
] as const;

/** The filter that the API is asked by, or the boxes that cannot be read. */
export interface Read {
  readonly filter: Readonly<Record<string, string | readonly string[]>>;
  readonly wrong: readonly (keyof Typed)[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/i;
/** Of whatever the ledger has ids for. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}$/;
const STREAM = /^[a-z][A-Za-z0-9]*-[a-z][a-z0-9]*\..+$/;

/** What was typed: only what is there. */
export function typedIn(parameters: URLSearchParams): Typed {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = parameters.get(name)?.trim().slice(0, 200) ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
}

/** Reads the boxes; who acted may be said by user name, id or the name of a process. */
export async function read(typed: Typed, ask: Ask): Promise<Read> {
  const wrong: (keyof Typed)[] = [];
  const filter: Record<string, string | readonly string[]> = {};
  const { q, category, type, actor, office, about, request, from, to } = typed;
  if (q !== undefined) Object.assign(filter, sought(q));
  if (category !== undefined) filter["category"] = category;
  if (type !== undefined) filter["type"] = type;
  if (office !== undefined) filter["actorOffice"] = office;
  if (about !== undefined) {
    const ids = about.split(",").map((id) => id.trim());
    if (ids.every((id) => ID.test(id))) filter["about"] = ids;
    else wrong.push("about");
  }
  if (request !== undefined) filter["correlationId"] = request;
  if (actor !== undefined) {
    const id = await actorOf(actor, ask);
    if (ID.test(id)) filter["actorId"] = id;
    else wrong.push("actor");
  }
  for (const [name, text, edge, field] of [
    ["from", from, "first", "recordedFrom"],
    ["to", to, "last", "recordedTo"],
  ] as const) {
    if (text === undefined) continue;
    const at = instantTyped(text, edge);
    if (at === null) wrong.push(name);
    else filter[field] = at;
  }
  return { filter, wrong };
}

/** Ids are found by what they are ids of, everything else by its words. */
function sought(text: string): Readonly<Record<string, string>> {
  if (UUID.test(text)) return { correlationId: text.toLowerCase() };
  if (ULID.test(text)) return { subjectId: text.toUpperCase() };
  if (STREAM.test(text)) return { stream: text };
  return { search: text };
}

/** Whether a text may be the id of an event. */
export function mayBeEvent(text: string): boolean {
  return UUID.test(text);
}

async function actorOf(text: string, ask: Ask): Promise<string> {
  if (ULID.test(text)) return text.toUpperCase();
  const { auditActor } = await ask(ACTOR, { username: text });
  return auditActor?.id ?? text;
}
