import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { TrialStanding } from "../../../application/taxation/index.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { TrialTally } from "../../../domain/taxation/index.js";
import type { ReadSide, Scope, TaxpayerRow } from "../../../read-models/read-side/index.js";
import { FakeApi } from "../support/fake-api.js";

const tally = new TrialTally();
const line = (net: number) => [{ item: "building-tax", unit: "velipoje", net: lek(net) }];
tally.add({ taxpayerId: "T1", before: line(100), after: line(150) });
tally.add({ taxpayerId: "T2", before: line(300), after: line(200) });
tally.add({ taxpayerId: "T3", refusal: "fact-missing" });
const standing: TrialStanding = {
  ...{ state: "finished", current: true, taxpayers: 3 },
  trial: {
    phase: "finished",
    result: tally.result(),
    started: {
      ...{ packageId: "P2", trialId: "R1", packageHash: "a".repeat(64), year: 2026, againstId: "P1" },
      ...{ againstHash: "b".repeat(64), assessedOn: civilDate("2025-11-03"), upToPosition: "9/9", expected: 3 },
    },
  },
};
/** The register as whoever acts for Velipoja alone sees it: T2 is of another office. */
const taxpayersById = async ({ offices }: Scope, ids: readonly string[]) =>
  ids.map((id) =>
    offices === null || id !== "T2"
      ? ({ taxpayerId: id, name: `Name of ${id}`, unit: "velipoje" } as TaxpayerRow)
      : null,
  );

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({}, { access: rightsEvaluator, readSide: { taxpayersById } as unknown as ReadSide }).start();
});
afterAll(() => api.close());
beforeEach(() => {
  api.calls.length = 0;
  // What a question asks of the use cases is noted as a call of theirs.
  api.outcomes.set("packageTrial", () => ({ ok: true, value: standing }));
});

const SUMS = `{ packageTrial(packageId: "P2") { state result { more less refused before after lines { item before after } refusals { message } } } }`;
const AFFECTED = `{ packageTrial(packageId: "P2") { result { mostAffected { taxpayerId name before after } } } }`;
const reads = () => api.calls.filter(({ input }) => (input as { readonly kind?: string }).kind === "RecordRead");

describe("a trial of a package", () => {
  test("shows its sums to whoever reads packages, and names to nobody by them", async () => {
    const { data } = await api.ask(SUMS, {}, await api.as(["administrator"]));
    expect(data?.["packageTrial"]).toEqual({
      state: "finished",
      result: {
        ...{ more: 1, less: 1, refused: 1, before: 400, after: 350 },
        lines: [{ item: "building-tax", before: 400, after: 350 }],
        refusals: [{ message: expect.stringMatching(/\w+ \w+/) }],
      },
    });
    expect(reads()).toEqual([]);
  });

  test("names the most affected to whoever may see accounts, of their offices, and records it", async () => {
    const refused = await api.ask(AFFECTED, {}, await api.as(["administrator"]));
    expect(refused.errors![0]!.extensions.code).toBe("FORBIDDEN");
    const { data } = await api.ask(AFFECTED, {}, await api.as(["finance-officer"], ["velipoje"]));
    expect(data?.["packageTrial"]).toEqual({
      result: { mostAffected: [{ taxpayerId: "T1", name: "Name of T1", before: 100, after: 150 }] },
    });
    expect(reads()).toMatchObject([{ input: { kind: "RecordRead", resource: "packageTrial" } }]);
  });

  test("is begun by whoever drafts packages, for the whole municipality", async () => {
    const start = `mutation { startPackageTrial(commandId: "6f1c1f0e-7d57-4a1f-9f5e-0d4f1f0a9b11", input: { packageId: "P2" }) { trialId } }`;
    for (const [roles, offices] of [
      [["cashier"], null],
      [["finance-officer"], ["velipoje"]],
    ] as const) {
      const { errors } = await api.ask(start, {}, await api.as(roles, offices));
      expect(errors![0]!.extensions.code).toBe("FORBIDDEN");
    }
    expect(api.calls.filter(({ useCase }) => useCase === "startPackageTrial")).toEqual([]);
  });
});
