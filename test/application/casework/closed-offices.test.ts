import { beforeEach, describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { stateOf } from "./support/acts.js";
import { adopt, ask, askAs, by, counter, done, lodging, refusalOf, written, type Counter } from "./support/counter.js";

let city: Counter;
const today = civilDate("2025-03-03");
const permit = "advertising-permit";

beforeEach(async () => {
  city = await counter();
});

describe("an office that closed", () => {
  test("takes no application and no case from another; what it has is handed over from it", async () => {
    await adopt(city, permit);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    await done(city.uses.closeOffice(ask(), { office: "velipoje", openCases: 0 }));
    const before = await written(city.store);
    expect(await refusalOf(city.again().lodgeCase(askAs("front-desk"), lodging(permit)))).toBe("office-closed");
    const transfer = { caseId, by: by("front-desk"), office: "velipoje", ground: "Kthehet." };
    expect(await refusalOf(city.again().transferCase(askAs("front-desk"), transfer))).toBe("office-closed");
    const desk = { desk: "arka-1", date: today, office: "velipoje", float: lek(0) };
    expect(await refusalOf(city.uses.openCashDesk(ask(), desk))).toBe("office-closed");
    expect(await written(city.store)).toBe(before);
    await done(city.cases.transferCase(askAs("front-desk"), { ...transfer, office: "shkoder-city" }));
    expect((await stateOf(city, caseId)).office).toBe("shkoder-city");
  });

  test("gives a command that was carried out before it closed the same answer again", async () => {
    await adopt(city, permit);
    const [lodges, transfers, reopens] = [askAs("front-desk"), askAs("front-desk"), askAs("signatory")];
    const lodge = () => city.cases.lodgeCase(lodges, lodging(permit));
    const lodged = await done(lodge());
    const { caseId } = lodged;
    const onCase = { caseId, by: by("front-desk"), ground: "Kompetencë." };
    await done(city.cases.transferCase(askAs("front-desk"), { ...onCase, office: "shkoder-city" }));
    const transfer = () => city.cases.transferCase(transfers, { ...onCase, office: "velipoje" });
    const transferred = await done(transfer());
    const applicant = by("applicant", { counter: true });
    await done(city.cases.actOnCase(askAs("front-desk"), { caseId, by: applicant, transition: "withdraw" }));
    const error = { caseId, by: by("signatory"), to: "intake-check", ground: "error", appealId: null } as const;
    const reopened = await done(city.cases.reopenCase(reopens, error));
    await done(city.uses.closeOffice(ask(), { office: "velipoje", openCases: 0 }));
    const before = await written(city.store);
    expect(await done(lodge())).toEqual(lodged);
    expect(await done(transfer())).toEqual(transferred);
    expect(await done(city.cases.reopenCase(reopens, error))).toEqual(reopened);
    expect(await written(city.store)).toBe(before);
  });

  test("takes none of its own up again, and says so before it is tried", async () => {
    await adopt(city, permit);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const applicant = by("applicant", { counter: true });
    await done(city.cases.actOnCase(askAs("front-desk"), { caseId, by: applicant, transition: "withdraw" }));
    const reopening = async () => {
      const acts = await city.again().caseActs(askAs("signatory"), { caseId, roles: [by("signatory")] });
      return acts.ok && acts.value.find(({ act: name }) => name === "reopen")?.fault;
    };
    expect(await reopening()).toBeNull();
    await done(city.uses.closeOffice(ask(), { office: "velipoje", openCases: 0 }));
    expect(await reopening()).toMatchObject({ code: "office-closed" });
    const error = { caseId, by: by("signatory"), to: "intake-check", ground: "error", appealId: null } as const;
    expect(await refusalOf(city.cases.reopenCase(askAs("signatory"), error))).toBe("office-closed");
  });
});
