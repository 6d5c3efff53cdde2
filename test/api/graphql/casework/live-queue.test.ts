import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createClient } from "graphql-sse";
import type { StoredEvent } from "../../../../application/event-store/index.js";
import { rightsEvaluator, type Role } from "../../../../domain/identity/index.js";
import { civilDate, parsed } from "../../../../domain/shared/index.js";
import { CaseStory, system } from "../../../domain/casework/support/case-story.js";
import { until } from "../../../support/until.js";
import { FakeApi, NOW } from "../../support/fake-api.js";

/** Ten working days: warned of, missed, escalated to the head of the sector. */
const story = CaseStory.of("information-request").lodge();
const ELSEWHERE = "CASE2";
const api = new FakeApi(
  {},
  {
    access: rightsEvaluator,
    casework: {
      caseOf: async (_tenant: string, caseId: string) => {
        const office = caseId === ELSEWHERE ? "shale" : "velipoje";
        return parsed({ state: { ...story.state, office, lodgedAt: office }, definition: story.definition });
      },
    } as never,
  },
);
beforeAll(() => api.start());
afterAll(() => api.close());

let revision = 0n;
const event = (type: string, data: object): StoredEvent => ({
  ...{ eventId: `e-${++revision}`, type, data: { caseId: story.caseId, ...data }, revision },
  ...{ streamName: "case-shkoder.CASE1", position: { commit: revision, prepare: revision }, recordedAt: NOW },
  envelope: {
    ...{ tenant: "shkoder", actor: { id: "system", role: "system" }, commandId: "c" },
    ...{ $correlationId: "c", $causationId: "c", schemaVersion: 1, contentHash: "0".repeat(64) },
    effectiveDate: civilDate("2025-06-01"),
  },
});

/** Lets the last facts of the story come in as they were written; `ENDED` says that all of them have been looked at. */
const ENDED = "CaseAssigned";
function pushed(facts: readonly { readonly type: string; readonly data: object }[]): void {
  for (const { type, data } of facts) api.liveEvents.next(event(type, data));
}

/** What somebody who watches is told of, while something happens. */
async function told(roles: readonly Role[], happens: () => void): Promise<readonly string[]> {
  const watched = createClient({
    url: `${api.url}/graphql`,
    headers: await api.as(roles, ["velipoje"]),
    retryAttempts: 0,
  }).iterate<{ caseQueueChanged: { type: string } }>({ query: "subscription { caseQueueChanged { type } }" });
  const types: string[] = [];
  const all = (async () => {
    for await (const { data } of watched) {
      if (data!.caseQueueChanged.type === ENDED) return;
      types.push(data!.caseQueueChanged.type);
    }
  })();
  await until("somebody watches", () => api.liveEvents.observed);
  happens();
  await all;
  await until("nobody watches any more", () => !api.liveEvents.observed);
  return types;
}

/** What time does by a day, as the ledger writes it. */
function passes(day: string): readonly { readonly type: string; readonly data: object }[] {
  const before = story.facts.length;
  story.at(day).does({ type: "PassTime", by: system });
  return story.facts.slice(before);
}

describe("the queues of a case whose clock runs", () => {
  const last = { type: ENDED, data: { role: "foi-coordinator" } };

  test("are told when it is warned of, counted anew, set, and stands still or goes on", async () => {
    const warned = passes("2025-03-17");
    expect(warned.map(({ type }) => type)).toContain("TimeLimitWarned");
    const counted = ["TimeLimitSet", "TimeLimitRecomputed", "TimeLimitExtended", "TimeLimitSuspended"];
    const facts = [...warned, ...counted.map((type) => ({ type, data: { limit: "case" } })), last];
    expect(await told(["foi-coordinator"], () => pushed(facts))).toEqual([
      ...warned.map(({ type }) => type),
      ...counted,
    ]);
  });

  test("are not told of the applicant's own term, nor of a case that is another office's", async () => {
    const own = { type: "TimeLimitMissed", data: { limit: "applicant" } };
    const elsewhere = { type: "TimeLimitMissed", data: { limit: "case", caseId: ELSEWHERE } };
    expect(await told(["foi-coordinator"], () => pushed([own, elsewhere, last]))).toEqual([]);
  });

  test("are told when it is late, to whom it was escalated too; and when a late one goes", async () => {
    const missed = passes("2025-04-15");
    expect(missed.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["TimeLimitMissed", "TimeLimitEscalated", "SilenceTookEffect"]),
    );
    const facts = [...missed, { type: "CaseClosed", data: { outcome: "adverse" } }, last];
    const late = ["TimeLimitMissed", "TimeLimitEscalated", "CaseClosed"];
    for (const role of ["foi-coordinator", "sector-head"] as const)
      expect(await told([role], () => pushed(facts))).toEqual(late);
  });
});
