import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rawServices, serviceOf } from "../support/catalogue.js";
import { filledForm } from "../domain/casework/support/filled-form.js";
import { scenarioOf, type ScenarioStep } from "./support/case-scenarios.js";
import { checkInput, OneStopShop, sentUp } from "./support/one-stop-shop.js";
import { TOKENS } from "../../ops/composition/index.js";
import { TownHall } from "./support/town-hall.js";
import { until } from "../support/until.js";

const CODES = rawServices.map((each) => String(each["code"]));
/** Cases that are lived through at the same time. */
const LANES = 6;

const town = new TownHall();
let shop: OneStopShop;
let upload: string;
/** What became of every service, by code. */
const outcomes = new Map<string, Lived | Error>();

interface Lived {
  readonly caseId: string;
  readonly trackingCode: string;
  readonly number: string;
  readonly outcome: string | null;
}

beforeAll(async () => {
  await town.open();
  const { administrator } = await town.staff();
  shop = await OneStopShop.open(town, administrator);
  upload = await sentUp(shop.officers["front-desk"]);
  const waiting = [...CODES];
  const lane = async () => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift())
      outcomes.set(code, await lived(code).catch((error: unknown) => error as Error));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
});
afterAll(() => town.close());

/** A service lodged at the counter, processed and decided by its officers: everything over GraphQL. */
async function lived(code: string): Promise<Lived> {
  const index = String(CODES.indexOf(code) + 1).padStart(2, "0");
  const service = serviceOf(code);
  const business = service.applicantKinds === "business";
  const identifier = business ? `K222180${index}V` : `J001019${index}W`;
  const desk = shop.officers["front-desk"];
  const { taxpayerId } = await desk.does("registerTaxpayer", {
    kind: business ? "BUSINESS" : "PERSON",
    name: business ? `Biznesi ${index} sh.p.k.` : `Arta Hoxha ${index}`,
    identifier: { scheme: business ? "NIPT" : "NID", value: identifier },
    address: { unit: "velipoje", street: null },
    office: "velipoje",
  });
  const office = service.offices === "all" ? "velipoje" : service.offices[0]!;
  const papers = service.documents.filter(({ mandatory }) => mandatory);
  const lodged = await desk.does("lodgeCase", {
    service: code,
    office,
    applicant: { kind: business ? "BUSINESS" : "CITIZEN", language: "SQ", identifier },
    form: filledForm(service),
    documents: [{ upload, documentId: "D1" }, ...papers.map(({ code: document }) => ({ upload, document }))],
  });
  expect(lodged.taxpayerId).toBe(taxpayerId);
  const caseId = String(lodged["caseId"]);
  let outcome: string | null = null;
  for (const step of scenarioOf(code)) {
    if (step.what === "act") outcome = await act(step, caseId);
    else if (step.what === "goesOn") await goesOn(caseId, step.to);
    else if (service.fees.length > 0) await pay(caseId, taxpayerId, office);
  }
  return { caseId, outcome, number: String(lodged["number"]), trackingCode: String(lodged["trackingCode"]) };
}

/** One step, by whoever has the role; what has become of the case by then. */
async function act(
  { role, transition, given }: Extract<ScenarioStep, { readonly what: "act" }>,
  caseId: string,
): Promise<string | null> {
  const { checks = [], assign, decision, proposal, reasons } = given;
  const { outcome } = await shop.officers[role === "applicant" ? "front-desk" : role].does("actOnCase", {
    ...{ caseId, transition },
    ...(checks.length === 0 ? {} : { checks: checks.map(checkInput) }),
    ...(assign ? { assign: { ...assign, to: `shop-${assign.role}` } } : {}),
    ...(decision ? { decision } : {}),
    ...(proposal ? { proposal } : {}),
    ...(reasons ? { reasons } : {}),
  });
  return outcome as string | null;
}

interface Standing {
  readonly case: { readonly state: { readonly code: string } };
}

/** Waits for what follows by itself from a payment. */
async function goesOn(caseId: string, to: string): Promise<void> {
  const state = "query($id: ID!) { case(id: $id) { state { code } } }";
  const isThere = async () => {
    const { case: found } = await shop.officers["front-desk"].read<Standing>(state, { id: caseId });
    return found.state.code === to;
  };
  await until(`${caseId} goes on to ${to}`, isThere, 200);
}

/** What is open of the fees comes in through the bank, and the case is told what its account shows. */
async function pay(caseId: string, accountId: string, office: string): Promise<void> {
  const fees = await shop.officers["front-desk"].read<{
    case: { fees: { amount: number; settledOn: string | null }[] };
  }>("query($id: ID!) { case(id: $id) { fees { amount settledOn } } }", { id: caseId });
  const open = fees.case.fees.filter(({ settledOn }) => settledOn === null);
  const amount = open.reduce((sum, fee) => sum + fee.amount, 0);
  if (amount === 0) return;
  await shop.cashbox.does("receivePayment", {
    ...{ accountId, amount, channel: "BANK", paidOn: "2026-01-05", reference: `FT-${caseId}`, office },
    ...{ payer: null, desk: null },
  });
  await shop.officers["front-desk"].does("settleCaseFees", { caseId });
}

describe("every service of Shkodër", () => {
  test.each(CODES)("%s is lodged at a counter and decided, over GraphQL", (code) => {
    const found = outcomes.get(code);
    if (found instanceof Error) throw found;
    expect(found?.outcome).toBe("favourable");
  });

  test("is found by whole words of its applicant and its papers, with what happened, and what was read is recorded", async () => {
    const query = `query($filter: CaseSearch!) {
      caseSearch(filter: $filter, first: 200) {
        nodes { entries case { id applicantName } timeline { type role actor { id } } }
      }
    }`;
    interface Found {
      readonly caseSearch: {
        readonly nodes: readonly {
          readonly entries: number;
          readonly case: { readonly id: string };
          readonly timeline: readonly { readonly type: string }[];
        }[];
      };
    }
    await town.isRead("caseDossiers");
    const desk = shop.officers["front-desk"];
    const search = async (words: string) =>
      (await desk.read<Found>(query, { filter: { search: words } })).caseSearch.nodes;
    const code = "identity-attestation";
    const index = String(CODES.indexOf(code) + 1).padStart(2, "0");
    const lived = outcomes.get(code) as Lived;
    const head = await town.head();
    for (const words of [`hoxha ${index}`, `ARTA J001019${index}W`, lived.number]) {
      const found = await search(words);
      const only = found.find((each) => each.case.id === lived.caseId);
      // An act of another case may bear the number of this one: each kind of paper is numbered from one.
      const isOther = (each: (typeof found)[number]) =>
        each !== only && !(words === lived.number && each.timeline.some(({ type }) => type === "OutputIssued"));
      expect([words, only?.case.id, found.filter(isOther)]).toEqual([words, lived.caseId, []]);
      expect(only!.timeline.map(({ type }) => type)).toEqual(
        expect.arrayContaining(["ApplicationLodged", "FeeCharged", "DecisionTaken", "CaseClosed"]),
      );
      expect(only!.entries).toBe(only!.timeline.length);
    }
    expect(await search("hox")).toEqual([]);
    expect(await search("*")).toEqual([]);
    const log = await town.defter.open.composition.get(TOKENS.eventStore).readAll(head, 100);
    expect(log.filter(({ type }) => type === "RecordRead")).toHaveLength(3);
  });

  test("gives a paper, whoever asks first, that anybody can check by its code and that nobody can change", async () => {
    const signatory = shop.officers.signatory;
    const papers = await Promise.all(
      ([...outcomes.values()] as Lived[]).map(async ({ caseId }) => {
        const issued = await signatory.does("issueCaseOutput", { caseId });
        const print = "query($caseId: ID!) { casePaper(caseId: $caseId, paper: OUTPUT) { number sha256 asIssued } }";
        const { casePaper } = await signatory.read<{
          casePaper: { number: string; sha256: string; asIssued: boolean | null };
        }>(print, { caseId });
        return { caseId, ...casePaper, kind: String(issued["kind"]), code: String(issued["verificationCode"]) };
      }),
    );
    for (const { kind, asIssued, number } of papers)
      expect([number, asIssued]).toEqual([number, kind === "clearance" ? null : true]);
    // No two of a kind have one number, and no number of an office was left out.
    const licences = papers.filter(({ kind }) => kind === "licence").map(({ number }) => number.split(/\/\d{4}\/LIC/));
    expect(licences).toHaveLength(13);
    for (const office of new Set(licences.map(([of]) => of))) {
      const given = licences.filter(([of]) => of === office).map(([, at]) => Number(at));
      expect(given.toSorted((one, other) => one - other)).toEqual(given.map((_number, index) => index + 1));
    }
    const page = async (path: string) => {
      const response = await fetch(`${town.address()}/v/shkoder${path}`, { headers: { "accept-language": "en" } });
      return { status: response.status, text: await response.text() };
    };
    for (const { code, number } of papers.slice(0, 20)) {
      const { status, text } = await page(`/${code}`);
      expect([number, status, text.includes(number), text.includes("The paper is valid")]).toEqual([
        ...[number, 200, true, true],
      ]);
    }
    const [one] = papers.filter(({ kind }) => kind === "certificate");
    const typed = `?${new URLSearchParams({ number: one!.number, code: one!.code })}`;
    expect((await page(typed)).text).toContain(one!.sha256);
    const { case: file } = await signatory.read<{ case: { outputs: { id: string }[] } }>(
      "query($id: ID!) { case(id: $id) { outputs { id } } }",
      { id: one!.caseId },
    );
    expect(file.outputs).toHaveLength(1);
    const revoked = { caseId: one!.caseId, outputId: file.outputs[0]!.id, ground: "Emri i gabuar." };
    await signatory.does("revokeCaseOutput", revoked);
    expect((await page(typed)).text).toContain("The paper was revoked");
  });

  test("can be followed by its code, and by nobody without it", async () => {
    const [lodged] = [...outcomes.values()].filter((each) => !(each instanceof Error)) as Lived[];
    const query =
      "query($case: String!, $code: String!) { trackCase(case: $case, code: $code) { number outcome state { name { en } } } }";
    await town.isRead("cases");
    const { caseId, number, trackingCode: code } = lodged!;
    for (const named of [caseId, number]) {
      const { data, errors } = await town.visitorOf("shkoder").ask(query, { case: named, code });
      expect([errors, data?.["trackCase"]]).toMatchObject([undefined, { number, outcome: "favourable" }]);
    }
    for (const wrong of [
      { case: number, code: "AAAA-BBBB-CCCC" },
      { case: "velipoje/2025/999999", code },
      { case: "../x", code },
    ]) {
      const { errors } = await town.visitorOf("shkoder").ask(query, wrong);
      expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND", rule: "tracking-code-wrong" });
    }
  });
});
