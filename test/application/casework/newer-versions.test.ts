import { beforeEach, describe, expect, test } from "@jest/globals";
import { addDays, civilDate, type Parsed } from "../../../domain/shared/index.js";
import { serviceOf, workflowOf } from "../../support/catalogue.js";
import { business } from "./support/accounts.js";
import { adopt, ask, askAs, by, counter, done, lodging, refusalOf, written, type Counter } from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const permit = "advertising-permit";

beforeEach(async () => {
  city = await counter();
});

describe("a newer version of the service", () => {
  const publish = async (change: object, version: number) => {
    const content = { ...serviceOf(permit), ...change };
    await done(city.cases.draftDefinition(ask(), { kind: "service", content }));
    const validFrom = addDays(today, version);
    await done(
      city.cases.publishDefinition(ask(), { kind: "service", code: permit, validFrom, succeeds: version - 1 }),
    );
  };
  const roles = [by("signatory")] as const;
  const told = async <Value>(answer: Promise<Parsed<Value>>): Promise<Value> => {
    const read = await answer;
    if (!read.ok) throw new Error(read.refusal.code);
    return read.value;
  };

  test("is told with what it changes and what stands against it; nothing is written", async () => {
    await adopt(city, permit);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const newer = () => told(city.again().newerVersions(askAs("signatory"), { caseId, roles }));
    const moving = async () =>
      (await told(city.again().caseActs(askAs("signatory"), { caseId, roles }))).find(
        ({ act: name }) => name === "move-to-version",
      )?.fault?.code;
    expect(await newer()).toEqual([]);
    expect(await moving()).toBe("version-newest");

    const { form, timeLimit } = serviceOf(permit);
    await publish({ timeLimit: { ...timeLimit, value: 21 } }, 2);
    const label = { sq: "Ngjyra", en: "Colour" };
    await publish({ form: [...form, { key: "colour", label, type: "text", required: true }] }, 3);
    const before = await written(city.store);
    const [third, second] = await newer();
    expect(second).toMatchObject({
      ...{ version: 2, fault: null, goesOnIn: expect.arrayContaining(["intake-check"]), procedureChanges: false },
      changes: [{ path: "timeLimit.value", before: timeLimit.value, after: 21 }],
    });
    expect(second!.goesOnIn[0]).toBe("intake-check");
    expect(third).toMatchObject({ version: 3, goesOnIn: [], fault: { code: "form-has-faults" } });
    expect(await moving()).toBeUndefined();
    expect(await written(city.store)).toBe(before);
    const move = { caseId, by: by("signatory"), version: 3, to: "intake-check", ground: "Formular i ri." };
    expect(await refusalOf(city.cases.moveCaseToVersion(askAs("signatory"), move))).toBe("form-has-faults");
    await done(city.cases.moveCaseToVersion(askAs("signatory"), { ...move, version: 2 }));
    expect((await newer()).map(({ version }) => version)).toEqual([3]);
  });

  test("is told as the move would find it, by what the account says in the state that it goes on in", async () => {
    await adopt(city, permit);
    await business(city);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const workflow = workflowOf(serviceOf(permit).workflow);
    const byItself = { automatic: true, roles: ["system"], guards: ["tax-clear"], effects: ["create-fee"] };
    const transitions = workflow.transitions.map((each) => (each.code === "accept" ? { ...each, ...byItself } : each));
    const validFrom = addDays(today, 2);
    const named = { kind: "workflow", code: workflow.code, validFrom, succeeds: 1 } as const;
    await done(city.cases.draftDefinition(ask(), { kind: "workflow", content: { ...workflow, transitions } }));
    await done(city.cases.publishDefinition(ask(), named));
    await publish({ fees: serviceOf(permit).fees.map((fee) => ({ ...fee, per: "page" })) }, 2);
    const [second] = await told(city.again().newerVersions(askAs("signatory"), { caseId, roles }));
    const move = { caseId, by: by("signatory"), version: 2, to: "intake-check", ground: "Procedurë e re." };
    expect(await refusalOf(city.cases.moveCaseToVersion(askAs("signatory"), move))).toBe("pages-not-counted");
    expect(second!.goesOnIn).not.toContain("intake-check");
    expect(second!.goesOnIn).toContain("in-review");
  });
});
