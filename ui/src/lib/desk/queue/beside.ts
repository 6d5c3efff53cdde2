import type { Ask, Asked } from "../../graphql/ask.js";
import { BESIDE, type CaseBeside } from "./question.js";

/** So many of the latest facts stand beside a list. */
const LATEST = 5;
/** So many facts of a case are told at once, the first ones first. */
const TOLD_AT_ONCE = 200;

/** A case to stand beside a list, with its latest facts, the last first; or why it cannot. */
export async function caseBeside(ask: Ask, id: string): Promise<Asked<CaseBeside>> {
  let asked = await ask.try(BESIDE, { id });
  const last = asked.ok ? Number(asked.data.case.revision) : 0;
  if (last >= TOLD_AT_ONCE) asked = await ask.try(BESIDE, { id, after: last - LATEST });
  if (!asked.ok) return asked;
  const found = asked.data.case;
  return { ok: true, data: { ...found, timeline: found.timeline.slice(-LATEST).reverse() } };
}
