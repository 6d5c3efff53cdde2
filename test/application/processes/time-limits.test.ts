import { beforeEach, describe, expect, test } from "@jest/globals";
import { caseTimers, InMemoryProcessStore, notify, Processes } from "../../../application/processes/index.js";
import { caseLists } from "../casework/support/case-lists.js";
import { adopt, ask, askAs, by, done, letIn, lodging, typesOf } from "../casework/support/counter.js";
import { postOffice, type PostOffice } from "../correspondence/support/post-office.js";
import { CLEAR } from "../../domain/casework/support/paths.js";
import { Crash } from "../taxation/support/shkoder.js";
import { sharedLocks, workUntil } from "./support.js";

const TENANT = "shkoder";
/** Ten working days; the specialist searches, and silence counts as refusal. */
const SERVICE = "information-request";
const CASE = "CASE1";
let office: PostOffice;

beforeEach(async () => {
  office = await postOffice();
  await adopt(office, SERVICE);
  await letIn(office, "specialist-1", ["specialist"]);
  const { applicant, ...stated } = lodging(SERVICE, { identifier: null });
  const contact = { email: "arta@example.al", phone: null, address: null };
  await done(office.cases.lodgeCase(askAs("clerk"), { ...stated, caseId: CASE, applicant: { ...applicant, contact } }));
  const taking = { caseId: CASE, by: by("foi-coordinator"), transition: "start-search", checks: [CLEAR] };
  await done(office.cases.actOnCase(askAs("foi-coordinator"), taking));
  const giving = { caseId: CASE, by: by("sector-head"), role: "specialist", to: "specialist-1" };
  await done(office.cases.assignCase(askAs("sector-head"), giving));
});

/** What each person was told of the limit, in the order in which it was written. */
async function told(): Promise<readonly string[]> {
  const messages = (await office.messages()).map(({ message }) => message!);
  return messages
    .filter(({ template }) => template.code !== "application-received")
    .map(({ template, address }) => `${template.code}: ${address}`);
}

/** Lets the timers and whoever tells of their facts work, from the beginning of the log, until all is said. */
async function runFromTheBeginning(): Promise<void> {
  const store = new InMemoryProcessStore();
  const { cases, parts, clock, codec } = office;
  const keeping = { cases: cases.policies, ledger: parts.ledger, lists: caseLists(() => office), tenants: [TENANT] };
  const processes = new Processes(
    {
      ...{ eventStore: office.store, codec, store, clock, managers: [notify(office.correspondence)] },
      ...{ lock: sharedLocks().take, isPassing: (error) => error instanceof Crash },
    },
    [caseTimers(keeping)],
  );
  const seenAll = async () => {
    const head = await office.store.head();
    const follower = (await store.records()).find(({ process }) => process === "notify");
    return follower?.position?.commit === head!.commit;
  };
  const nothingDue = async () => (await keeping.lists.dueTimers(TENANT, clock.now(), null, 100)).length === 0;
  await workUntil(async () => (await nothingDue()) && (await seenAll()), processes);
  expect(await store.stuck(TENANT, { limit: 10 })).toEqual([]);
}

describe("a limit that passes with nobody pushing", () => {
  test("warns who has the case, then tells them, the role above and the applicant, each once", async () => {
    const { office: here } = lodging(SERVICE);
    await letIn(office, "head-here", ["sector-head"], [here]);
    await letIn(office, "head-of-all", ["sector-head"]);
    await letIn(office, "head-elsewhere", ["sector-head"], ["shale"]);
    await letIn(office, "head-gone", ["sector-head"], [here]);
    await done(office.identity.suspendUser(ask(), { userId: "head-gone", ground: "Pension." }));
    await letIn(office, "signs", ["signatory"], [here]);

    await runFromTheBeginning();
    expect(await told()).toEqual([]);

    const warned = ["time-limit-warned: specialist-1@example.al"];
    office.clock.set("2025-03-14T09:00:00Z");
    await runFromTheBeginning();
    expect(await told()).toEqual(warned);

    const late = [
      ...warned,
      "time-limit-missed: specialist-1@example.al",
      "time-limit-escalated: head-here@example.al",
      "time-limit-escalated: head-of-all@example.al",
      "silence-took-effect: arta@example.al",
    ];
    office.clock.set("2025-03-20T09:00:00Z");
    await runFromTheBeginning();
    expect(await told()).toEqual(late);

    const written = await typesOf(office.store, `case-${TENANT}.${CASE}`);
    await runFromTheBeginning();
    await runFromTheBeginning();
    expect(await told()).toEqual(late);
    expect(await typesOf(office.store, `case-${TENANT}.${CASE}`)).toEqual(written);
    expect(written.filter((type) => /Warned|Missed|Escalated|Silence/.test(type))).toEqual([
      ...["TimeLimitWarned", "TimeLimitMissed", "TimeLimitEscalated", "SilenceTookEffect"],
    ]);
  });

  test("tells somebody who has the case and holds the role above of it once", async () => {
    await done(office.identity.grantRoles(ask(), { userId: "specialist-1", roles: ["sector-head"] }));
    office.clock.set("2025-03-20T09:00:00Z");
    await runFromTheBeginning();
    expect(await told()).toEqual([
      "time-limit-missed: specialist-1@example.al",
      "silence-took-effect: arta@example.al",
    ]);
  });
});
