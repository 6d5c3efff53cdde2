import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rawServices, serviceOf } from "../support/catalogue.js";
import { referenceData } from "../support/reference-data.js";
import { TOKENS } from "../../ops/composition/index.js";
import { scenarioOf } from "./support/case-scenarios.js";
import { CommandHands } from "./support/command-hands.js";
import { CitizensHands, DeskHands, goesOn, type Application, type Hands, type Lodged } from "./support/hands.js";
import { OneStopShop } from "./support/one-stop-shop.js";
import { TownHall } from "./support/town-hall.js";

const CODES = rawServices.map((each) => String(each["code"]));
const OFFICES = referenceData<{ readonly offices: readonly { readonly code: string }[] }>(
  "offices.shkoder.json",
).offices.map(({ code }) => code);
/** Cases that are lived through at the same time over GraphQL; those at the command line have a lane of their own. */
const LANES = 6;

const town = new TownHall();
const before = process.env["DEFTER_DATA"];
let shop: OneStopShop;
/** What became of every service, by code. */
const outcomes = new Map<string, Lived | Error>();

interface Lived extends Lodged {
  readonly office: string;
  readonly outcome: string | null;
}

/**
 * At the command line: a paper that a fee waits for, a licence that a commission votes on, a case that is given to one
 * officer, and dues that are paid on the way. Of the others, citizens lodge every second.
 */
const BY_COMMAND = ["identity-attestation", "taxi-licence", "complaint", "tax-clearance-certificate"];
const OVER_GRAPHQL = CODES.filter((code) => !BY_COMMAND.includes(code));
const BY_CITIZENS = OVER_GRAPHQL.filter((_code, index) => index % 2 === 1);

beforeAll(async () => {
  await town.open();
  process.env["DEFTER_DATA"] = town.folder;
  const { administrator } = await town.staff();
  shop = await OneStopShop.open(town, administrator);
  const [desk, citizens] = [await DeskHands.of(shop), await CitizensHands.with(shop, town)];
  const commands = new CommandHands(town.folder);
  const lane = async (waiting: string[], handsOf: (code: string) => Hands) => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift())
      outcomes.set(code, await lived(code, handsOf(code)).catch((error: unknown) => error as Error));
  };
  const overGraphql = [...OVER_GRAPHQL];
  const handsOf = (code: string) => (BY_CITIZENS.includes(code) ? citizens : desk);
  await Promise.all([
    lane([...BY_COMMAND], () => commands),
    ...Array.from({ length: LANES }, () => lane(overGraphql, handsOf)),
  ]);
});
afterAll(async () => {
  if (before === undefined) delete process.env["DEFTER_DATA"];
  else process.env["DEFTER_DATA"] = before;
  await town.close();
});

/** Who applies for a service: at each office in turn, or at one of those that offer it. */
function applicationFor(code: string): Application {
  const at = CODES.indexOf(code);
  const index = String(at + 1).padStart(2, "0");
  const service = serviceOf(code);
  const offering = service.offices === "all" ? OFFICES : service.offices;
  const business = service.applicantKinds === "business";
  return {
    ...{ service, office: offering[at % offering.length]!, kind: business ? "business" : "citizen" },
    name: business ? `Biznesi ${index} sh.p.k.` : `Arta Hoxha ${index}`,
    identifier: business ? `K222180${index}V` : `J001019${index}W`,
  };
}

/** A service lodged, processed and decided, by the hands that it is in. */
async function lived(code: string, hands: Hands): Promise<Lived> {
  const application = applicationFor(code);
  const lodged = await hands.lodge(application);
  let outcome: string | null = null;
  for (const step of scenarioOf(code)) {
    if (step.what === "act") outcome = await hands.act(step, lodged, application);
    else if (step.what === "goesOn") await goesOn(hands, lodged.caseId, step.to);
    else await hands.pay(lodged, application);
  }
  return { ...lodged, office: application.office, outcome };
}

describe("every service of Shkodër", () => {
  const isDecided = (code: string) => {
    const found = outcomes.get(code);
    if (found instanceof Error) throw found;
    expect(found?.outcome).toBe("favourable");
  };
  test.each(OVER_GRAPHQL.filter((code) => !BY_CITIZENS.includes(code)))(
    "%s is lodged at a counter and decided, over GraphQL",
    isDecided,
  );
  test.each(BY_CITIZENS)("%s is lodged by who applies and decided by officers, over GraphQL", isDecided);
  test.each(BY_COMMAND)("%s is lodged and decided at the command line", isDecided);

  test("is applied for at every office, and has its number there", () => {
    const lives = [...outcomes.values()] as Lived[];
    expect(new Set(lives.map(({ office }) => office))).toEqual(new Set(OFFICES));
    for (const { office, number } of lives) expect(number.split("/")[0]).toBe(office);
    expect(BY_CITIZENS.length).toBeGreaterThan(25);
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
