import type { CaseLists } from "../../../../application/processes/index.js";
import { accountOf, caseDecider, nextTimerOf, timerInstant } from "../../../../domain/casework/index.js";
import { trusted } from "../../../../domain/shared/index.js";
import { referenceCalendar } from "../../../support/reference-data.js";
import type { Counter } from "./counter.js";

/** Read models that are never behind: asked of the streams themselves. `city`: the counter as it is then. */
export function caseLists(city: () => Pick<Counter, "cases" | "parts" | "store">): CaseLists {
  async function caseIds(tenant: string): Promise<readonly string[]> {
    const events = await city().store.readAll(undefined, 100_000);
    const lodged = events.filter(({ type, envelope }) => type === "ApplicationLodged" && envelope.tenant === tenant);
    return lodged.map(({ data }) => String(data["caseId"]));
  }
  const stateOf = async (tenant: string, caseId: string) =>
    (await city().parts.ledger.load(`case-${tenant}.${caseId}`, caseDecider)).state;
  return {
    async *openCases(tenant) {
      for (const caseId of await caseIds(tenant)) if ((await stateOf(tenant, caseId)).outcome === null) yield caseId;
    },
    async *openCasesOf(tenant, accountIds) {
      for (const caseId of await caseIds(tenant)) {
        const state = await stateOf(tenant, caseId);
        if (state.outcome === null && accountIds.includes(accountOf(state) ?? "")) yield caseId;
      }
    },
    async dueTimers(tenant, until, after) {
      const due = [];
      for (const about of after === null ? await caseIds(tenant) : []) {
        const found = await city().cases.caseOf(tenant, about);
        if (!found.ok) throw new Error(found.refusal.code);
        const next = trusted(nextTimerOf(found.value.state, found.value.definition, referenceCalendar()));
        const at = next && timerInstant(next);
        if (at !== null && at <= until) due.push({ about, at });
      }
      return due;
    },
  };
}
