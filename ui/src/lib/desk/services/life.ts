import type { Ask } from "../../graphql/ask.js";
import type { ResultOf } from "../../graphql/tada.js";
import { daysAfter } from "../../format/index.js";
import type { Raw, Workflow } from "./content.js";
import { DEFINITION } from "./question.js";

export type Life = ResultOf<typeof DEFINITION>["definition"];

interface Period {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The version that holds on a day (civil dates); undefined where none does. */
export function heldOn<Version extends Period>(versions: readonly Version[], day: string): Version | undefined {
  return versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
}

/** The day on which a new version begins as a rule: today; where one holds already, tomorrow. */
export function firstDay(versions: readonly Period[], today: string): string {
  if (!heldOn(versions, today)) return today;
  return daysAfter(today, 1);
}

/** The first version that begins after a day. */
export function nextAfter<Version extends Period>(versions: readonly Version[], day: string): Version | undefined {
  return versions
    .filter(({ validFrom, validTo }) => validFrom > day && (validTo === null || validTo >= validFrom))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
}

/** What an editor begins from: the open draft, else the latest version; null where there is neither. */
export function baseOf({ draft, versions }: Life): Raw | null {
  return (draft?.content ?? versions.at(-1)?.content ?? null) as Raw | null;
}

/** The workflow of a version (`code/version`), or the one that a draft names as it holds on a day; null: not published. */
export async function workflowFor(ask: Ask, code: unknown, which: number | string): Promise<Workflow | null> {
  if (typeof code !== "string" || code === "") return null;
  const asked = await ask.try(DEFINITION, { kind: "WORKFLOW", code });
  if (!asked.ok) return null;
  const { versions } = asked.data.definition;
  const found = typeof which === "number" ? versions.find(({ version }) => version === which) : heldOn(versions, which);
  return (found?.content ?? null) as Workflow | null;
}
