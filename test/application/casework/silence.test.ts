import { beforeEach, describe, expect, test } from "@jest/globals";
import { silentWaits } from "../../../domain/casework/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { APPEAL, GRANT, REASONS } from "../../domain/casework/support/case-story.js";
import { silently } from "../../domain/casework/support/silence.js";
import { business, owes, pays } from "./support/accounts.js";
import { foundCase, inspected, stateOf } from "./support/acts.js";
import { adoptChanged } from "./support/changed-service.js";
import { askAs, by, counter, done, lodging, refusalOf, type Counter } from "./support/counter.js";

let city: Counter;
const permit = "advertising-permit";
const passed = civilDate("2025-04-10");
const later = (role = "system") => askAs(role, { today: passed });
const system = (caseId: string) => ({ caseId, by: by("system") });

beforeEach(async () => {
  city = await counter();
  await adoptChanged(city, permit, (workflow) => silently(workflow, "deemed-granted"));
});

describe("silence that grants", () => {
  test("gives the permit by itself once dues and fee are settled, and the paper says that nobody decided", async () => {
    const account = await business(city);
    await owes(city, account, 700);
    const { caseId } = await done(city.cases.lodgeCase(askAs("front-desk"), lodging(permit)));
    const due = (await stateOf(city, caseId)).limits.case!.due!.on;
    city.clock.set("2025-04-10T09:00:00Z");
    await done(city.cases.policies.passTime(later(), system(caseId)));
    const waiting = await foundCase(city, caseId);
    expect(waiting.state).toMatchObject({ outcome: null, silence: "deemed-granted", silentSince: due });
    expect(silentWaits(waiting.state, waiting.definition)).toEqual(["dues", "fee"]);
    const issue = () => city.cases.policies.issueOutput(later(), system(caseId));
    expect(await refusalOf(issue())).toBe("case-not-decided");

    await pays(city, account, 50_000);
    const settled = await done(city.cases.policies.settleFees(later(), system(caseId)));
    expect(settled).toMatchObject({ state: "granted", outcome: "favourable" });
    const issued = await done(issue());
    const site = "https://defter.example";
    const paper = await city.again().casePaper("shkoder", { caseId, paper: "output", id: null, site });
    if (!paper.ok) throw new Error(paper.refusal.code);
    expect(paper.value.digest).toBe(issued.digest);
    const { text, legalBasis, decidedBy } = paper.value.order.content as Record<string, unknown>;
    const day = due.split("-").reverse().join(".");
    expect(text).toEqual([
      `Miratuar në heshtje: afati i shqyrtimit kaloi më ${day} pa vendim, prandaj kërkesa quhet e miratuar sipas ligjit.`,
    ]);
    expect(legalBasis).toContainEqual({ words: expect.stringMatching(/44\/2015.*, neni 97$/), assumed: false });
    expect(decidedBy).toEqual({ name: null, role: "system" });
  });

  test("is asked of the clock of the command: no officer denies what the limit has granted, and the page says so", async () => {
    await business(city);
    const caseId = await inspected(city);
    const refusing = { reasons: REASONS, decision: { ...GRANT, appeal: APPEAL } };
    city.clock.set("2025-04-10T09:00:00Z");
    const refusal = city.cases.actOnCase(later("signatory"), {
      ...{ caseId, by: by("signatory"), transition: "refuse", ...refusing },
    });
    expect(await refusalOf(refusal)).toBe("silence-granted");
    expect((await stateOf(city, caseId)).silence).toBe("none");
    const ways = await city.cases.caseWays(later("signatory"), { caseId, roles: [by("signatory")] });
    const refuse = ways.ok ? ways.value.find(({ transition }) => transition.code === "refuse") : undefined;
    expect(refuse?.fault?.code).toBe("silence-granted");
  });
});
