import { describe, expect, test } from "@jest/globals";
import { municipalityUseCases, packageUseCases } from "../../../application/taxation/administration/index.js";
import { lawInForce } from "../../../application/taxation/law/index.js";
import type { Ask, Outcome } from "../../../application/taxation/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import type { PackageContent } from "../../../domain/taxation/index.js";
import { referenceCalendar, referencePackage } from "../../support/reference-data.js";
import { CrashingEventStore, Crash } from "./support/crashing-event-store.js";
import { ask, world, written, type World } from "./support/municipality.js";

const content = referencePackage(2025) as unknown as PackageContent;
const decision = { number: "91", date: civilDate("2024-12-20") };
const packageId = "01PACKAGE2025";

function useCases({ parts }: Pick<World, "parts">) {
  const law = lawInForce(parts.ledger);
  return { law, ...packageUseCases(parts, law), ...municipalityUseCases(parts) };
}
type UseCases = ReturnType<typeof useCases>;

async function done<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
  return result.value;
}

async function refusalOf(outcome: Promise<Outcome<unknown>>): Promise<string> {
  const result = await outcome;
  if (result.ok) throw new Error("not refused");
  return result.refusal.code;
}

async function approved(uses: UseCases, id = packageId, of: object = content) {
  await done(uses.draftPackage(ask(), { packageId: id, content: of as PackageContent }));
  await done(uses.approvePackage(ask(), { packageId: id, decision }));
}

async function established(uses: UseCases) {
  await done(uses.establishMunicipality(ask(), { name: { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" } }));
  await done(uses.adoptCalendar(ask(), { calendar: referenceCalendar() }));
}

describe("A fiscal package", () => {
  test("becomes the law of its year, found with certainty and compiled once", async () => {
    const uses = useCases(world());
    await established(uses);
    await approved(uses);
    const published = await done(uses.publishPackage(ask(), { packageId }));
    const law = await uses.law.ofYear("shkoder", 2025);
    if (!law.ok) throw new Error(law.refusal.code);
    expect(law.value).toMatchObject({ packageId, hash: published.hash, year: 2025 });
    const again = await uses.law.ofYear("shkoder", 2025);
    expect(again.ok && again.value.compiled).toBe(law.value.compiled);
    expect(await uses.law.ofYear("shkoder", 2024)).toMatchObject({ ok: false, refusal: { code: "package-missing" } });
  });

  test("published twice by one command is published once; with another body it is refused", async () => {
    const { parts, store } = world();
    const uses = useCases({ parts });
    await approved(uses);
    const once = ask();
    await done(uses.publishPackage(once, { packageId }));
    const before = await written(store);
    const again = await uses.publishPackage(once, { packageId });
    expect(again).toMatchObject({ ok: true, value: { packageId } });
    await expect(uses.draftPackage(once, { packageId, content })).rejects.toMatchObject({ code: "DUPLICATE_COMMAND" });
    expect(await written(store)).toBe(before);
  });

  test.each([
    ["an uncovered case", (copy: Loose) => copy.items[0]!.rates.splice(0, 1), "case-uncovered"],
    [
      "an unreachable row",
      (copy: Loose) => copy.items[0]!.rates.push({ ...copy.items[0]!.rates.at(-1)!, code: "never" }),
      "row-unreachable",
    ],
    ["an unknown member", (copy: Loose) => (copy["surprise"] = 1), "unknown-field"],
    [
      "an unknown field in a condition",
      (copy: Loose) => copy.items[0]!.appliesWhen.push({ field: "subject.colour", op: "eq", value: "red" }),
      "unknown-field",
    ],
  ])("with %s is not published, and nothing is written", async (_name, spoil, code) => {
    const { parts, store } = world();
    const uses = useCases({ parts });
    const copy = JSON.parse(JSON.stringify(content)) as Loose;
    spoil(copy);
    await approved(uses, packageId, copy);
    const before = await written(store);
    expect(await refusalOf(uses.publishPackage(ask(), { packageId }))).toBe("package-has-findings");
    const { findings } = await uses.checkPackage(copy as unknown as PackageContent);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(await written(store)).toBe(before);
  });

  test("does not overlap another, unless that gives way to it", async () => {
    const { parts, store } = world();
    const uses = useCases({ parts });
    await established(uses);
    await approved(uses);
    await done(uses.publishPackage(ask(), { packageId }));
    await approved(uses, "01AMENDED", { ...content, version: 2 });
    const before = await written(store);
    expect(await refusalOf(uses.publishPackage(ask(), { packageId: "01AMENDED" }))).toBe("package-period-overlaps");
    expect(await written(store)).toBe(before);
    await done(uses.publishPackage(ask(), { packageId: "01AMENDED", supersedes: packageId }));
    expect(await uses.law.ofYear("shkoder", 2025)).toMatchObject({ ok: true, value: { packageId: "01AMENDED" } });
    const old = await uses.law.package("shkoder", packageId);
    expect(old.phase === "published" && old.publication?.supersededBy).toBe("01AMENDED");
  });

  test("cannot be withdrawn once obligations were assessed by it", async () => {
    const { parts, store } = world();
    const uses = useCases({ parts });
    await established(uses);
    await approved(uses);
    await done(uses.publishPackage(ask(), { packageId }));
    const law = await uses.law.ofYear("shkoder", 2025);
    if (!law.ok) throw new Error(law.refusal.code);
    await uses.law.takeIntoUse(ask(), law.value);
    const before = await written(store);
    expect(await refusalOf(uses.withdrawPackage(ask(), { packageId, ground: "gabim" }))).toBe("package-in-use");
    expect(await written(store)).toBe(before);
  });

  test("withdrawn before use is law no more, and makes room for another", async () => {
    const uses = useCases(world());
    await established(uses);
    await approved(uses);
    await done(uses.publishPackage(ask(), { packageId }));
    await done(uses.withdrawPackage(ask(), { packageId, ground: "gabim" }));
    expect(await uses.law.ofYear("shkoder", 2025)).toMatchObject({ ok: false });
    await approved(uses, "01OTHER");
    await done(uses.publishPackage(ask(), { packageId: "01OTHER" }));
    expect(await uses.law.ofYear("shkoder", 2025)).toMatchObject({ ok: true, value: { packageId: "01OTHER" } });
  });

  test("whose publication was cut off after any append is published whole by the same command", async () => {
    for (let survived = 0; survived < 4; survived++) {
      const first = world();
      const uses = useCases(first);
      await established(uses);
      await approved(uses);
      await done(uses.publishPackage(ask(), { packageId }));
      await approved(uses, "01AMENDED", { ...content, version: 2 });
      const publish: Ask = ask();
      const input = { packageId: "01AMENDED", supersedes: packageId };
      const crashing = useCases(
        world({ store: first.store, over: (inner) => new CrashingEventStore(inner, survived) }),
      );
      if (survived < 3) await expect(crashing.publishPackage(publish, input)).rejects.toBeInstanceOf(Crash);
      const later = useCases(world({ store: first.store }));
      await done(later.publishPackage(publish, input));
      expect(await later.law.ofYear("shkoder", 2025)).toMatchObject({ value: { packageId: "01AMENDED" } });
      const types = (await first.store.readAll(undefined, 1000)).map((event) => event.type);
      expect(types.filter((type) => type === "FiscalPackagePublished")).toHaveLength(2);
      expect(types.filter((type) => type === "FiscalPackageSuperseded")).toHaveLength(1);
      expect(types.filter((type) => type === "PackageAdmitted")).toHaveLength(2);
    }
  });

  test("revised under a stale pinned revision is refused, and nothing is written", async () => {
    const { parts, store } = world();
    const uses = useCases({ parts });
    await approved(uses);
    const before = await written(store);
    const revised = { packageId, content: { ...content, version: 3 } };
    await expect(uses.revisePackage(ask({ expectedRevision: 0n }), revised)).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await written(store)).toBe(before);
  });
});

interface Loose {
  items: { rates: object[]; appliesWhen: object[] }[];
  [member: string]: unknown;
}
