import { beforeAll, describe, expect, test } from "@jest/globals";
import { systemClock } from "../../../application/ports.js";
import { rawServices, serviceOf } from "../../support/catalogue.js";
import { until } from "../../support/until.js";
import { CODE, type CounterOfTown, FILE, GRANT, REASONS, SOCIAL } from "./counter-of-town.js";
import type { Officer } from "./officer.js";
import { OneStopShop, sentUp } from "./one-stop-shop.js";

/** A second municipality of the installation, whose cases, catalogue and papers are nobody's business here. */
export function casesSideBySide(counter: CounterOfTown): void {
  describe("two municipalities side by side", () => {
    let abroad: OneStopShop;
    const [DOGS, LAST, NID] = ["dog-registration", "LAST-CASE", "J00101999W"];
    const model = rawServices.find(({ code }) => code === CODE)!;
    const dogs = { ...model, code: DOGS, name: { sq: "Regjistrim qeni", en: "Registration of a dog" } };
    const CATALOGUE_OF_LEZHE = [model, dogs];
    const EVERYWHERE = `query($at: Position, $filter: CaseSearch!) {
      cases(minPosition: $at, first: 200) { nodes { id } }
      myQueue(minPosition: $at, first: 200) { nodes { id } }
      caseSearch(filter: $filter, minPosition: $at, first: 200) { nodes { case { id } } }
      services(minPosition: $at, first: 200) { nodes { code } }
    }`;
    interface Nodes<Node> {
      readonly nodes: readonly Node[];
    }
    interface Shown {
      readonly cases: Nodes<{ readonly id: string }>;
      readonly myQueue: Nodes<{ readonly id: string }>;
      readonly caseSearch: Nodes<{ readonly case: { readonly id: string } }>;
      readonly services: Nodes<{ readonly code: string }>;
    }
    interface Figure {
      readonly service: string;
      readonly received: number;
    }

    beforeAll(async () => {
      const { administrator } = await counter.town.staff("lezhe");
      abroad = await OneStopShop.open(
        counter.town,
        administrator,
        "lezhe",
        ["front-desk", "sector-head"],
        CATALOGUE_OF_LEZHE,
      );
    });

    test("with one person in both know nothing of each other", async () => {
      const there = abroad.officers["front-desk"];
      const handle = await sentUp(there);
      const here = await counter.desk.does("lodgeCase", counter.lodging({ office: "velipoje" }));
      const theirs = await there.does("lodgeCase", counter.lodging({ office: "velipoje" }, CODE, handle));
      await counter.town.isRead("cases");
      const list = "query { cases(first: 200) { nodes { id number applicantName } } }";
      const ids = async (by: Officer) =>
        (await by.read<{ cases: { nodes: { id: string }[] } }>(list)).cases.nodes.map(({ id }) => id);
      expect(await ids(there)).toEqual([theirs["caseId"]]);
      expect(await ids(counter.desk)).not.toContain(theirs["caseId"]);
      await counter.from();
      expect((await there.ask(FILE, { id: here["caseId"] })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
      expect((await there.isRefused("takeCase", { caseId: here["caseId"] })).code).toBe("NOT_FOUND");
      expect(await there.isRefused("lodgeCase", counter.lodging())).toMatchObject({ rule: "upload-unknown" });
      const path = `${there.address()}/documents/cases/${String(here["caseId"])}/D1`;
      expect((await fetch(path, { headers: there.headers })).status).toBe(404);
      const track = "query($case: String!, $code: String!) { trackCase(case: $case, code: $code) { number } }";
      const asked = { case: here["caseId"], code: here["trackingCode"] };
      expect((await counter.town.visitorOf("lezhe").ask(track, asked)).errors?.[0]?.extensions.rule).toBe(
        "tracking-code-wrong",
      );
      expect((await counter.town.visitorOf("shkoder").ask(track, asked)).errors).toBeUndefined();
      await counter.nothingIsWritten();
    });

    test("whose catalogues differ and whose registers both hold a person show none of the other's, wherever one looks", async () => {
      const there = abroad.officers["front-desk"];
      const both = [counter.desk, there];
      const person = (by: Officer, name: string) => {
        const identifier = { scheme: "NID", value: NID };
        const address = { unit: "velipoje" };
        return by.does("registerTaxpayer", { kind: "PERSON", name, identifier, address, office: "velipoje" });
      };
      const people = [await person(counter.desk, "Arta Hoxha"), await person(there, "Arta Lezhjane")].map(
        ({ taxpayerId }) => taxpayerId,
      );
      expect(people[0]).not.toBe(people[1]);
      const figures = async (by: Officer) => {
        const filter = { from: "2024-01-01", to: systemClock.today(), by: ["SERVICE"] };
        const query = `query($filter: CasePerformanceInput!, $at: Position) {
          casePerformance(filter: $filter, minPosition: $at) { service received } }`;
        const asked = { filter, at: await counter.town.everything() };
        const { casePerformance } = await by.read<{ casePerformance: Figure[] }>(query, asked);
        return Object.fromEntries(casePerformance.map(({ service, received }) => [service, received]));
      };
      const heads = [counter.shop, abroad].map(({ officers }) => officers["sector-head"]);
      const before = await Promise.all(heads.map(figures));

      const streams = [watched(counter.desk), watched(there)];
      const handle = await sentUp(there);
      const lodgedAt = [
        (given: object = {}) => counter.lodged(given),
        (given: object = {}) => counter.lodged(given, there, handle),
      ];
      // A stream is open once the first thing comes: until then, more is lodged.
      for (const [index, { seen }] of streams.entries())
        await until("a stream is open", async () => (await lodgedAt[index]!()) !== "" && seen.size > 0, 50);
      // The name is what the register of there says.
      const applicant = { kind: "CITIZEN", language: "SQ", identifier: NID };
      const own = await there.does("lodgeCase", counter.lodging({ applicant }, DOGS, handle, serviceOf(CODE)));
      expect(own["taxpayerId"]).toBe(people[1]);
      const here = await counter.desk.does("lodgeCase", counter.lodging());
      expect(here["taxpayerId"]).toBe(people[0]);
      const theirs = [here, own].map((each) => String(each["caseId"]));
      // Whoever sees the last of their own has been passed by by everything that was lodged before it, anywhere.
      for (const [index, { all }] of streams.entries()) {
        await lodgedAt[index]!({ caseId: LAST });
        expect(await all).toContain(theirs[index]);
        expect(streams[index]!.seen).not.toContain(theirs[1 - index]);
      }
      // Both have a case of that id, and no other.
      expect([...streams[0]!.seen].filter((each) => streams[1]!.seen.has(each))).toEqual([LAST]);

      const after = await Promise.all(heads.map(figures));
      expect(after[0]).not.toHaveProperty(DOGS);
      expect(Object.keys(after[1]!).toSorted()).toEqual([DOGS, CODE]);
      expect([before[1]![DOGS], after[1]![DOGS]]).toEqual([undefined, 1]);
      const at = await counter.town.everything();
      const listed: Set<string>[] = [];
      for (const [index, by] of both.entries()) {
        const { cases, myQueue, caseSearch, services } = await by.read<Shown>(EVERYWHERE, {
          at,
          filter: { search: NID },
        });
        const all = cases.nodes.map(({ id }) => id);
        const places = [all, myQueue.nodes.map(({ id }) => id), caseSearch.nodes.map((found) => found.case.id)];
        for (const ids of places) {
          expect(ids).toContain(theirs[index]);
          expect(ids).not.toContain(theirs[1 - index]);
        }
        // All that was counted is what is listed.
        expect(Object.values(after[index]!).reduce((sum, each) => sum + each, 0)).toBe(all.length);
        listed.push(new Set(all));
        const named = await by.read<Shown>(EVERYWHERE, { at, filter: { search: "Lezhjane" } });
        expect(named.caseSearch.nodes.map((found) => found.case.id)).toEqual(index === 0 ? [] : [theirs[1]]);
        const offered = services.nodes.map(({ code }) => code);
        expect([offered.length, offered.includes(DOGS)]).toEqual(index === 0 ? [rawServices.length, false] : [2, true]);
      }
      expect([...listed[0]!].filter((id) => listed[1]!.has(id))).toEqual([LAST]);

      await counter.from();
      expect(
        await counter.desk.isRefused("lodgeCase", counter.lodging({}, DOGS, counter.upload, serviceOf(CODE))),
      ).toMatchObject({
        rule: "service-not-offered",
      });
      expect(await there.isRefused("lodgeCase", counter.lodging({}, SOCIAL, handle))).toMatchObject({
        rule: "service-not-offered",
      });
      const track = "query($case: String!, $code: String!) { trackCase(case: $case, code: $code) { service { sq } } }";
      const asked = { case: own["caseId"], code: own["trackingCode"] };
      expect(await counter.town.visitorOf("lezhe").read(track, asked)).toEqual({
        trackCase: { service: { sq: dogs.name.sq } },
      });
      const lost = await counter.town.visitorOf("shkoder").ask(track, asked);
      expect(lost.errors?.[0]?.extensions.rule).toBe("tracking-code-wrong");
      await counter.nothingIsWritten();
    });

    test("issue papers that only the municipality that issued them knows", async () => {
      const caseId = await counter.lodged();
      await counter.settled(caseId);
      const { specialist, signatory } = counter.shop.officers;
      await counter.desk.does("actOnCase", { caseId, transition: "accept" });
      await specialist.does("actOnCase", { caseId, transition: "prepare", proposal: { favours: true, text: REASONS } });
      await signatory.does("actOnCase", { caseId, transition: "sign", decision: GRANT });
      const { verificationCode: code, number } = await signatory.does("issueCaseOutput", { caseId });
      const query =
        "query($code: String!, $number: String) { verifyPaper(code: $code, number: $number) { number standing } }";
      const valid = { verifyPaper: { number, standing: "valid" } };
      await counter.from();
      for (const asked of [{ code }, { code, number }]) {
        expect(await counter.town.visitorOf("shkoder").read(query, asked)).toEqual(valid);
        // As of a code that nobody ever gave out.
        const refused = [asked, { ...asked, code: "0".repeat(16) }].map((each) =>
          counter.town.visitorOf("lezhe").ask(query, each),
        );
        for (const { data, errors } of await Promise.all(refused))
          expect([data ?? null, errors?.[0]?.extensions.rule]).toEqual([null, "paper-unknown"]);
      }
      const page = async (tenant: string) =>
        (await fetch(`${counter.town.address()}/v/${tenant}/${String(code)}`)).text();
      expect(await page("shkoder")).toContain(String(number));
      expect(await page("lezhe")).not.toContain(String(number));
      await counter.nothingIsWritten();
    });

    /** The cases of which a queue says that something happened in them, until the last one comes. */
    function watched(by: Officer) {
      const seen = new Set<string>();
      const stream = by.watch<{ caseQueueChanged: { caseId: string } }>("subscription { caseQueueChanged { caseId } }");
      const all = (async () => {
        for await (const { caseQueueChanged } of stream) {
          seen.add(caseQueueChanged.caseId);
          if (caseQueueChanged.caseId === LAST) break;
        }
        return seen;
      })();
      return { seen, all };
    }
  });
}
