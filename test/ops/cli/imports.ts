import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Position } from "../../../application/event-store/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { storesToldIn } from "../../../ops/embedded/profile/index.js";
import { openBeside, type OpenDefter } from "../../../ops/server/open-defter.js";
import { until } from "../../support/until.js";
import type { DefterProgram } from "./defter-program.js";

/** Businesses are two batches, so that the import dies in the second; of cases it dies in the first. */
const [BUSINESSES, CASES] = [300, 120];
const upTo = (many: number) => Array.from({ length: many }, (_, index) => index + 1);
const columns = { unit: { constant: "velipoje" }, office: { constant: "velipoje" } };

/** Two older registers, from the file to what Defter does with them; each import is killed (-9) on its way. */
export function olderRegisters(defter: DefterProgram): void {
  describe("an older register of which the import is killed in the middle", () => {
    let open: OpenDefter;
    beforeAll(async () => {
      open = await openBeside(readConfiguration({ DEFTER_DATA: defter.folder }), storesToldIn(defter.folder)!);
    });
    afterAll(() => open.closing.close());

    const store = () => open.composition.get(TOKENS.eventStore);
    const since = async (type: string, from: Position | undefined) =>
      (await store().readAll(from, 100_000)).filter((event) => event.type === type);

    /** Runs an import until so many facts of a type are written, and kills it. */
    async function killed(args: readonly string[], type: string, atLeast: number): Promise<number> {
      const head = await store().head();
      const child = defter.spawn(args);
      child.stdout!.resume();
      child.stderr!.resume();
      const ended = once(child, "close");
      await until(`${atLeast} ${type} are written`, async () => (await since(type, head)).length >= atLeast, 20);
      child.kill("SIGKILL");
      expect(await ended).toEqual([null, "SIGKILL"]);
      return (await since(type, head)).length;
    }

    function register(name: string, head: string, lines: readonly string[], mapping: object) {
      const [file, said] = [join(defter.folder, `${name}.csv`), join(defter.folder, `${name}.json`)];
      writeFileSync(file, [head, ...lines, ""].join("\n"));
      writeFileSync(said, JSON.stringify({ format: "defter.import/1", register: name, csv: {}, ...mapping }));
      return { file, args: ["import", file, "--mapping", said, "--json", "--language", "en"] };
    }

    test("of businesses: everybody is there once, with what they do", async () => {
      const lines = upTo(BUSINESSES).map((number) => `Bar ${number},K${22_300_000 + number}V,2015-04-01,bar`);
      const { file, args } = register("Bizneset 2018", "Emri,NIPT,Data,Veprimtaria", [...lines, "Bar pa numër,12,x,"], {
        kind: "businesses",
        columns: { ...columns, name: "Emri", identifier: "NIPT", registeredOn: "Data", activity: "Veprimtaria" },
      });
      const before = await store().head();
      const dry = await defter.here(...args, "--dry-run");
      expect([dry.status, dry.json()]).toMatchObject([
        1,
        { records: BUSINESSES + 1, accepted: BUSINESSES, refused: 1 },
      ]);
      expect(await since("TaxpayerRegistered", before)).toEqual([]);

      const written = await killed(args, "TaxpayerRegistered", 205);
      expect(written).toBeLessThan(BUSINESSES);
      const resumed = await defter.here(...args);
      expect([resumed.status, resumed.json()]).toMatchObject([1, { accepted: BUSINESSES, refused: 1, dryRun: false }]);
      expect(readFileSync(`${file}.refused.csv`, "utf8")).toMatch(/import-date-malformed,.*Bar pa numër/);
      for (const type of ["TaxpayerRegistered", "ActivityStarted"]) {
        const streams = (await since(type, before)).map(({ streamName }) => streamName);
        expect([type, streams.length, new Set(streams).size]).toEqual([type, BUSINESSES, BUSINESSES]);
      }
      const found = await defter.here("taxpayer", "find", "bar", "217", "--json");
      expect(found.json().taxpayers).toMatchObject([{ name: "Bar 217" }]);
      expect((await defter.here(...args)).json()).toMatchObject({ accepted: BUSINESSES, refused: 1 });
      expect(await since("TaxpayerRegistered", before)).toHaveLength(BUSINESSES);
    });

    test("of cases: each is there once under its own number, those that are open go on, and the others say what they came to", async () => {
      const lines = upTo(CASES).map((number) => {
        const ended = number % 2 === 0;
        const business = `Bar ${number},K${22_300_000 + number}V`;
        return `V-${number}/2025,2025-02-24,${ended ? "dhënë,2025-03-06" : "në shqyrtim,"},${business}`;
      });
      const { file, args } = register("Kërkesat 2025", "Nr,Paraqitur,Gjendja,Mbyllur,Emri,NIPT", lines, {
        kind: "cases",
        columns: {
          ...{ number: "Nr", service: { constant: "advertising-permit" }, office: columns.office, name: "Emri" },
          ...{ lodgedOn: "Paraqitur", closedOn: "Mbyllur", identifier: "NIPT" },
          state: { column: "Gjendja", values: { "në shqyrtim": "in-review", dhënë: "granted" } },
          applicantKind: { constant: "business" },
        },
      });
      const before = await store().head();
      const written = await killed(args, "ApplicationLodged", 20);
      expect(written).toBeLessThan(CASES);
      const resumed = await defter.here(...args);
      expect([resumed.status, resumed.json()]).toMatchObject([0, { records: CASES, accepted: CASES, refused: 0 }]);
      expect(existsSync(`${file}.refused.csv`) && readFileSync(`${file}.refused.csv`, "utf8").trim()).toBe("");
      const lodged = await since("ApplicationLodged", before);
      expect([lodged.length, new Set(lodged.map(({ data }) => data["number"])).size]).toEqual([CASES, CASES]);
      expect(await since("CaseClosed", before)).toHaveLength(CASES / 2);

      const shown = async (number: string) => (await defter.here("case", "show", number, "--json")).json();
      expect((await shown("V-18/2025")).state).toMatchObject({ state: "granted", outcome: "favourable" });
      const { caseId, content } = await shown("V-17/2025");
      expect(content.applicant).toMatchObject({ name: "Bar 17", taxpayerId: expect.any(String) });
      const request = JSON.stringify({ request: [{ document: null, field: null, words: "Sillni planin." }] });
      const asked = ["case", "act", caseId, "ask-applicant", "--as", "specialist", "--with", request, "--json"];
      expect((await defter.here(...asked)).json()).toMatchObject({ state: "waiting-for-applicant" });
      const listed = ["case", "list", "--service", "advertising-permit", "--office", "velipoje", "--json"];
      const cases = (await defter.here(...listed, "--state", "in-review", "--limit", "500")).json().cases;
      expect(cases.filter(({ number }: { number: string }) => number.startsWith("V-"))).toHaveLength(CASES / 2 - 1);
    });
  });
}
