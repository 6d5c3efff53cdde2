import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import { rawServices, rawWorkflows } from "../../support/catalogue.js";
import { referenceCalendar } from "../../support/reference-data.js";
import {
  adopt,
  ask,
  askAs,
  by,
  counter,
  done,
  lodging,
  refusalOf,
  withWords,
  type Counter,
} from "./support/counter.js";

const NID = "J00101999W";
const CODE = "identity-attestation";
const today = civilDate("2025-03-03");
const here = (tenant: string) => ask({ tenant, today: civilDate("2024-12-28") });

/** A second municipality over the same store: one office, one service of its own words. */
async function puke(city: Counter): Promise<void> {
  const tenant = "puke";
  await done(
    city.uses.establishMunicipality(here(tenant), { name: { sq: "Bashkia Pukë", en: "Municipality of Pukë" } }),
  );
  const unit = { code: "puke-qender", name: { sq: "Pukë", en: "Pukë" } };
  await done(
    city.uses.drawZones(here(tenant), { units: [unit], zones: [{ ...unit, code: "zone-1", units: [unit.code] }] }),
  );
  await done(city.uses.adoptCalendar(here(tenant), { calendar: referenceCalendar() }));
  const office = {
    code: "velipoje",
    kind: "administrative-unit",
    name: unit.name,
    unit: unit.code,
    parent: null,
    address: null,
  } as const;
  await done(city.uses.openOffice(here(tenant), { office }));
  const service = withWords(
    rawServices.find((each) => each["code"] === CODE)!,
    "Vetëm në Pukë.",
  );
  const workflows = rawWorkflows.filter((each) => each["code"] === service["workflow"]);
  await done(city.cases.adoptCatalogue(ask({ tenant, today }), { workflows, services: [service], validFrom: today }));
}

async function registered(city: Counter, tenant: string, name: string, unit: string): Promise<string> {
  const identifier = { scheme: "nid", value: NID } as const;
  const person = { kind: "person", name, identifier, address: { unit, street: null }, office: "velipoje" } as const;
  return (await done(city.uses.registerTaxpayer(ask({ tenant, today }), person))).taxpayerId;
}

describe("two municipalities side by side, with one person in both", () => {
  test("know nothing of each other: catalogues, registers, numbers, cases and codes are their own", async () => {
    const city = await counter();
    await adopt(city, CODE, "taxi-licence");
    await puke(city);
    const inShkoder = await registered(city, "shkoder", "Arta Hoxha", "velipoje");
    const inPuke = await registered(city, "puke", "Arta Hoxha (Pukë)", "puke-qender");
    expect(inShkoder).not.toBe(inPuke);

    const prepared = async (tenant: string) => {
      const answer = await city.cases.prepareApplication(tenant, {
        service: CODE,
        on: today,
        applicant: { kind: "citizen", identifier: NID },
      });
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.value;
    };
    expect([(await prepared("shkoder")).applicant?.name, (await prepared("puke")).applicant?.name]).toEqual([
      "Arta Hoxha",
      "Arta Hoxha (Pukë)",
    ]);
    expect((await prepared("puke")).service.note?.sq).toBe("Vetëm në Pukë.");
    expect((await prepared("shkoder")).service.note?.sq).not.toBe("Vetëm në Pukë.");
    const taxi = { service: "taxi-licence", on: today };
    expect(await city.cases.prepareApplication("puke", taxi)).toMatchObject({
      ok: false,
      refusal: { code: "service-not-offered" },
    });

    const form = (unit: string) =>
      Object.fromEntries(
        Object.entries(lodging(CODE).form).map(([key, value]) => [key, value === "velipoje" ? unit : value]),
      );
    const lodge = (tenant: string, unit: string) =>
      done(
        city.cases.lodgeCase(askAs("front-desk", { tenant }), { ...lodging(CODE), caseId: "CASE1", form: form(unit) }),
      );
    const [one, two] = [await lodge("shkoder", "velipoje"), await lodge("puke", "puke-qender")];
    expect([one.number, two.number]).toEqual(["velipoje/2025/000001", "velipoje/2025/000001"]);
    expect([one.taxpayerId, two.taxpayerId]).toEqual([inShkoder, inPuke]);
    expect(one.trackingCode).not.toBe(two.trackingCode);
    expect(await city.cases.trackCase("puke", { caseId: "CASE1", code: one.trackingCode })).toMatchObject({
      ok: false,
    });

    const only = await done(city.cases.lodgeCase(askAs("front-desk"), { ...lodging(CODE), caseId: "ONLY-HERE" }));
    expect(await city.cases.caseOf("puke", only.caseId)).toMatchObject({
      ok: false,
      refusal: { code: "case-unknown" },
    });
    const take = { caseId: only.caseId, by: by("front-desk") };
    expect(await refusalOf(city.cases.takeCase(askAs("front-desk", { tenant: "puke" }), take))).toBe("case-unknown");
  });

  test("say what to bring and what they hold themselves", async () => {
    const city = await counter();
    await adopt(city, "taxi-licence");
    const answer = await city.cases.prepareApplication("shkoder", { service: "taxi-licence", on: today });
    expect(answer).toMatchObject({
      ok: true,
      value: { version: { code: "taxi-licence", version: 1 }, applicant: null },
    });
    if (!answer.ok) return;
    const { bring, held, service, formSchema } = answer.value;
    expect(bring.length + held.length).toBe(service.documents.length);
    expect([bring.length > 0, held.length > 0]).toEqual([true, true]);
    expect(formSchema["additionalProperties"]).toBe(false);
    const wrong = { service: "taxi-licence", on: today, applicant: { kind: "citizen", identifier: "123" } } as const;
    expect(await city.cases.prepareApplication("shkoder", wrong)).toMatchObject({
      ok: false,
      refusal: { code: "nid-malformed" },
    });
  });
});
