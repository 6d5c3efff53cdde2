import { describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { Crash, CrashingEventStore } from "../taxation/support/shkoder.js";
import { act, inspect } from "./support/acts.js";
import { adopt, ask, askAs, by, counter, done, lodging, typesOf, type Counter } from "./support/counter.js";

const today = civilDate("2025-03-03");

/** Dies after every number of writes there is, with the last one known to the caller or not; then is sent again. */
async function dyingEverywhere(
  prepare: () => Promise<Counter>,
  work: (cases: Counter["cases"]) => Promise<unknown>,
  check: (city: Counter) => Promise<void>,
): Promise<number> {
  let deaths = 0;
  for (const lost of [false, true])
    for (let survived = lost ? 1 : 0; ; survived++) {
      const city = await prepare();
      const dying = city.again((store) => new CrashingEventStore(store, survived, lost));
      const died = await work(dying).then(
        () => false,
        (error: unknown) => {
          if (!isCrash(error)) throw error;
          return true;
        },
      );
      if (!died) break;
      deaths += 1;
      await work(city.again());
      await check(city);
    }
  return deaths;
}

function isCrash(error: unknown): boolean {
  return error instanceof Crash || (error instanceof Error && error.cause !== undefined && isCrash(error.cause));
}

async function withPermits(): Promise<Counter> {
  const city = await counter();
  await adopt(city, "advertising-permit", "identity-attestation");
  await done(
    city.uses.registerTaxpayer(ask(), {
      ...{ taxpayerId: "PAYER1", kind: "person", name: "Arta Hoxha", office: "velipoje" },
      identifier: { scheme: "nid", value: "J00101999W" },
      address: { unit: "velipoje", street: null },
    }),
  );
  return city;
}

describe("a process that dies anywhere", () => {
  test("while an application is lodged: sent again, there is one case, one number, one charge", async () => {
    const command = askAs("front-desk", { commandId: "lodge-once" });
    const deaths = await dyingEverywhere(
      withPermits,
      (cases) => done(cases.lodgeCase(command, { ...lodging("identity-attestation"), caseId: "CASE1" })),
      async (city) => {
        const types = await typesOf(city.store, "case-shkoder.CASE1");
        expect(types.filter((type) => type === "ApplicationLodged")).toHaveLength(1);
        expect(await typesOf(city.store, "numbering-shkoder.velipoje.case.2025")).toEqual(["NumbersAssigned"]);
        const charge = { caseId: "CASE1", by: by("system") };
        await done(city.cases.policies.chargeFees(askAs("system"), charge));
        const account = await typesOf(city.store, "taxAccount-shkoder.PAYER1");
        expect(account).toEqual(["ObligationCharged"]);
      },
    );
    expect(deaths).toBeGreaterThanOrEqual(4);
  });

  test("while fees are settled: the case goes on once", async () => {
    const settle = askAs("system", { commandId: "settle-once" });
    const input = { caseId: "CASE1", by: by("system") };
    const deaths = await dyingEverywhere(
      async () => {
        const city = await withPermits();
        const { applicant, ...rest } = lodging("advertising-permit");
        await done(
          city.uses.registerTaxpayer(ask(), {
            ...{ taxpayerId: "PAYER2", kind: "business", name: "Rozafa", office: "velipoje" },
            identifier: { scheme: "nipt", value: applicant.identifier },
            address: { unit: "velipoje", street: null },
          }),
        );
        await done(city.cases.lodgeCase(askAs("front-desk"), { ...rest, applicant, caseId: "CASE1" }));
        await inspect(city, "CASE1");
        await done(act(city, "CASE1", "specialist", "propose-grant"));
        const payment = {
          accountId: "PAYER2",
          amount: lek(2000),
          channel: "bank",
          paidOn: today,
          reference: "RF-1",
        } as const;
        await done(city.uses.receivePayment(ask(), { ...payment, payer: null, office: "velipoje", desk: null }));
        return city;
      },
      (cases) => done(cases.policies.settleFees(settle, input)),
      async (city) => {
        const types = await typesOf(city.store, "case-shkoder.CASE1");
        expect(types.filter((type) => type === "FeeSettled")).toHaveLength(1);
        expect(await city.cases.caseOf("shkoder", "CASE1")).toMatchObject({
          value: { state: { state: "awaiting-signature" } },
        });
      },
    );
    expect(deaths).toBeGreaterThanOrEqual(1);
  });
});
