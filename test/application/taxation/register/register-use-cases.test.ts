import { beforeEach, describe, expect, test } from "@jest/globals";
import { DuplicateCommandError } from "../../../../application/errors.js";
import { InMemoryEventStore } from "../../../../application/event-store/index.js";
import { createLedger, defterRegistry } from "../../../../application/ledger/index.js";
import { InMemoryKeyVault, keyedHash } from "../../../../application/personal-data/index.js";
import { fixedClock } from "../../../../application/ports.js";
import type { Ask, RegisterTaxpayerInput, RegisterUseCases } from "../../../../application/taxation/index.js";
import { createRegisterUseCases } from "../../../../application/taxation/register/index.js";
import { municipalityStream, taxpayerStream } from "../../../../application/taxation/support/index.js";
import { civilDate } from "../../../../domain/shared/index.js";
import {
  municipalityDecider,
  registerDecider,
  type MunicipalityCommand,
  type Office,
} from "../../../../domain/taxation/index.js";
import { UnreliableEventStore } from "../../support/unreliable-event-store.js";

const tenant = "shkoder";
const today = civilDate("2025-03-10");
const actor = { id: "U1", role: "clerk" };
const asking = (commandId: string): Ask => ({ tenant, actor, commandId, today });
const named = (code: string) => ({ code, name: { sq: code, en: code } });
const office: Office = { ...named("lagjja-1"), kind: "lagje", unit: "shkoder-city", parent: null, address: null };

let store: UnreliableEventStore;
let memory: InMemoryEventStore;
let clock: ReturnType<typeof fixedClock>;
let ledger: ReturnType<typeof createLedger>;
let register: RegisterUseCases;
let merges: { readonly survivorId: string; readonly duplicateId: string }[];

const arta: RegisterTaxpayerInput = {
  kind: "household",
  name: "Arta Çela",
  identifier: { scheme: "nid", value: "I50312991A" },
  address: { unit: "shkoder-city", street: null },
  office: "lagjja-1",
};

beforeEach(async () => {
  memory = new InMemoryEventStore();
  store = new UnreliableEventStore(memory);
  const hash = keyedHash(Buffer.alloc(32, 7));
  const vault = new InMemoryKeyVault();
  const resend = { resends: 1, firstWaitMs: 1 };
  ledger = createLedger({ eventStore: store, registry: defterRegistry(), vault, keyedHash: hash, resend });
  clock = fixedClock(new Date().toISOString());
  merges = [];
  register = createRegisterUseCases({
    ledger,
    keyedHash: hash,
    clock,
    accounts: {
      rehearse: async () => ({ ok: true, value: null }),
      merge: async (_ask, input) => {
        merges.push(input);
        return { ok: true, value: null, receipt: { position: null, revision: -1n, eventIds: [] } };
      },
    },
  });
  const name = { sq: "Bashkia", en: "Municipality" };
  const units = [named("shkoder-city"), named("velipoje")];
  const zones = [{ ...named("city"), units: ["shkoder-city", "velipoje"] }];
  const commands = [
    { type: "EstablishMunicipality", tenant, name, on: today },
    { type: "DrawZones", units, zones, on: today },
    { type: "OpenOffice", office, on: today },
  ] as const;
  for (const [index, command] of commands.entries()) await about(`m${index}`, command);
});

/** What is decided about the municipality itself. */
async function about(commandId: string, command: MunicipalityCommand): Promise<void> {
  const stream = municipalityStream(tenant);
  const result = await ledger.handle({
    ...{ stream, decider: municipalityDecider, command },
    context: { tenant, actor, commandId },
  });
  if (!result.ok) throw new Error(result.refusal.code);
}

const written = async () => (await memory.head())?.commit ?? 0n;
async function idOf(outcome: Promise<{ ok: boolean }>): Promise<string> {
  const result = (await outcome) as { ok: true; value: { taxpayerId: string } };
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value.taxpayerId;
}
const stateOf = async (taxpayerId: string) =>
  (await ledger.load(taxpayerStream(tenant, taxpayerId), registerDecider)).state;

describe("registering a taxpayer", () => {
  test("twice by one command happens once; with another body it is refused and changes nothing", async () => {
    const first = await register.registerTaxpayer(asking("c1"), arta);
    const again = await register.registerTaxpayer(asking("c1"), arta);
    expect(again).toEqual(first);
    const other = { ...arta, identifier: { scheme: "nid", value: "I85715992C" } } as const;
    await expect(register.registerTaxpayer(asking("c1"), other)).rejects.toBeInstanceOf(DuplicateCommandError);
    expect(await register.registerTaxpayer(asking("c2"), other)).toMatchObject({ ok: true });
  });

  test("at an office that is closed is refused and writes nothing; what was done before it closed stays done", async () => {
    const number = (value: string) => ({ ...arta, identifier: { scheme: "nid", value } }) as const;
    const entered = await register.registerTaxpayer(asking("c1"), arta);
    const taxpayerId = await idOf(Promise.resolve(entered));
    const move = { taxpayerId, address: { unit: "velipoje", street: null }, office: "lagjja-1", from: today };
    await about("close", { type: "CloseOffice", office: "lagjja-1", openCases: 0, on: today });
    const before = await written();
    const refused = { ok: false, refusal: { code: "office-closed", facts: { office: "lagjja-1" } } };
    expect(await register.registerTaxpayer(asking("c2"), number("I85715992C"))).toMatchObject(refused);
    expect(await register.registerTaxpayer(asking("c1"), arta)).toEqual(entered);
    await expect(register.registerTaxpayer(asking("c1"), number("I85715992C"))).rejects.toBeInstanceOf(
      DuplicateCommandError,
    );
    expect(await written()).toBe(before);
    expect(await register.moveTaxpayer(asking("c3"), move)).toMatchObject({ ok: true });
    const opened = { ...office, code: "lagjja-2" };
    await about("open", { type: "OpenOffice", office: opened, on: today });
    expect(await register.moveTaxpayer(asking("c4"), { ...move, office: "lagjja-2" })).toMatchObject({ ok: true });
    expect(await register.moveTaxpayer(asking("c5"), move)).toMatchObject(refused);
    expect(await register.correctTaxpayer(asking("c6"), { taxpayerId, office: "lagjja-1" })).toMatchObject(refused);
    expect(await register.moveTaxpayer(asking("c3"), move)).toMatchObject({ ok: true });
    await about("again", { type: "OpenOffice", office, on: today });
    expect(await register.registerTaxpayer(asking("c2"), number("I85715992C"))).toMatchObject({ ok: true });
  });

  test("is refused for a number that another has, whatever way it is typed", async () => {
    const taxpayerId = await idOf(register.registerTaxpayer(asking("c1"), arta));
    const before = await written();
    expect(
      await register.registerTaxpayer(asking("c2"), { ...arta, identifier: { scheme: "nid", value: "i5031 2991a" } }),
    ).toMatchObject({ ok: false, refusal: { code: "identifier-taken", facts: { taxpayerId } } });
    expect(await written()).toBe(before);
  });

  test("of a hundred at once with one number lets exactly one in", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => register.registerTaxpayer(asking(`c${index}`), arta)),
    );
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
  });

  test("only warns of a wrong check letter", async () => {
    const input = { ...arta, identifier: { scheme: "nid", value: "I50312991B" } } as const;
    expect(await register.registerTaxpayer(asking("c1"), input)).toMatchObject({
      ok: true,
      value: { warnings: ["check-letter"] },
    });
  });

  test.each<[string, Partial<RegisterTaxpayerInput>, string]>([
    ["a malformed number", { identifier: { scheme: "nid", value: "12" } }, "nid-malformed"],
    ["an office that does not exist", { office: "tirane" }, "office-unknown"],
    ["a unit that does not exist", { address: { unit: "tirane", street: null } }, "unit-unknown"],
    ["NUL in the name", { name: "Arta\u0000" }, "text-control-character"],
  ])("with %s writes nothing, not even a claim", async (_what, fault, code) => {
    const before = await written();
    expect(await register.registerTaxpayer(asking("c1"), { ...arta, ...fault })).toMatchObject({
      ok: false,
      refusal: { code },
    });
    expect(await written()).toBe(before);
  });

  test("under an id that exists gives the claim back", async () => {
    await register.registerTaxpayer(asking("c1"), { ...arta, taxpayerId: "TP1" });
    const other = { ...arta, identifier: { scheme: "nid", value: "I85715992C" } } as const;
    expect(await register.registerTaxpayer(asking("c2"), { ...other, taxpayerId: "TP1" })).toMatchObject({
      refusal: { code: "taxpayer-exists" },
    });
    expect(await register.registerTaxpayer(asking("c3"), other)).toMatchObject({ ok: true });
  });

  test("that broke off after the claim goes on when it is sent again, and does not hold the number for ever", async () => {
    await register.registerTaxpayer(asking("c0"), { ...arta, identifier: { scheme: "none", value: null } });
    let appends = 0;
    const dying = { ...arta, taxpayerId: "TP9" };
    // The release that follows a failure dies with the process, too.
    store.beforeAppend = async () => {
      if (++appends >= 2) throw new Error("the process died");
    };
    await expect(register.registerTaxpayer(asking("c1"), dying)).rejects.toThrow("died");
    store.beforeAppend = async () => undefined;
    expect(await register.registerTaxpayer(asking("c2"), arta)).toMatchObject({
      refusal: { code: "identifier-taken" },
    });
    clock.set(new Date(Date.now() + 16 * 60_000).toISOString());
    expect(await register.registerTaxpayer(asking("c2"), arta)).toMatchObject({ ok: true });
    expect(await register.registerTaxpayer(asking("c1"), dying)).toMatchObject({
      refusal: { code: "identifier-taken" },
    });
    expect(await stateOf("TP9")).toEqual({ phase: "none" });
  });
});

describe("correcting a taxpayer", () => {
  test("moves the claim from the wrong number to the right one", async () => {
    const taxpayerId = await idOf(register.registerTaxpayer(asking("c1"), arta));
    const right = { taxpayerId, identifier: { scheme: "nid", value: "I85715992C" } } as const;
    expect(await register.correctTaxpayer(asking("c2"), right)).toMatchObject({ ok: true });
    expect(await register.correctTaxpayer(asking("c2"), right)).toMatchObject({ ok: true });
    expect(await register.registerTaxpayer(asking("c3"), arta)).toMatchObject({ ok: true });
    expect(await register.correctTaxpayer(asking("c4"), { taxpayerId, identifier: arta.identifier })).toMatchObject({
      refusal: { code: "identifier-taken" },
    });
    expect(await stateOf(taxpayerId)).toMatchObject({ identifier: { value: "I85715992C" } });
  });
});

describe("objects and reliefs", () => {
  test("have ids of their command, and units that exist", async () => {
    const taxpayerId = await idOf(register.registerTaxpayer(asking("c1"), arta));
    const plot = {
      taxpayerId,
      kind: "building-plot",
      facts: { unit: "velipoje", areaM2: "300", purpose: "residential" },
      from: civilDate("2020-01-01"),
    };
    const declared = await register.declareObject(asking("c2"), plot);
    expect(await register.declareObject(asking("c2"), plot)).toEqual(declared);
    expect(await register.declareObject(asking("c3"), { ...plot, facts: { unit: "tirane" } })).toMatchObject({
      refusal: { code: "unit-unknown" },
    });
    expect(
      await register
        .changeObject(
          { ...asking("c4"), expectedRevision: 0n },
          {
            ...plot,
            objectId: "OB",
          },
        )
        .catch((error: { code: string }) => error.code),
    ).toBe("CONFLICT");
    const relief = { taxpayerId, ground: "orphan", objectId: null, from: today, to: null, document: "Vendim" };
    expect(await register.grantRelief(asking("c5"), relief)).toMatchObject({ ok: true });
    expect(await register.closeTaxpayer(asking("c6"), { taxpayerId, to: today, ground: "death" })).toMatchObject({
      ok: true,
    });
    expect(await register.declareObject(asking("c7"), plot)).toMatchObject({ refusal: { code: "taxpayer-closed" } });
  });
});

describe("merging duplicates", () => {
  async function twoRecords() {
    const survivorId = await idOf(register.registerTaxpayer(asking("c1"), arta));
    const other = { ...arta, identifier: { scheme: "nid", value: "I85715992C" } } as const;
    const duplicateId = await idOf(register.registerTaxpayer(asking("c2"), other));
    for (const objectId of ["OB1", "OB2"])
      await register.declareObject(asking(`d-${objectId}`), {
        taxpayerId: duplicateId,
        objectId,
        kind: "building-plot",
        facts: { unit: "velipoje" },
        from: civilDate("2020-01-01"),
      });
    return { survivorId, duplicateId, other };
  }

  test("moves what is kept, frees the number, and hands the account on; repeated it is done once", async () => {
    const { survivorId, duplicateId, other } = await twoRecords();
    const input = { survivorId, duplicateId, keepObjects: ["OB2"] };
    const first = await register.mergeTaxpayers(asking("m"), input);
    expect(first).toMatchObject({ ok: true, value: { survivorId } });
    const after = await written();
    expect(await register.mergeTaxpayers(asking("m"), input)).toMatchObject({ ok: true, value: { survivorId } });
    expect(await written()).toBe(after);
    expect(merges).toEqual([
      { survivorId, duplicateId },
      { survivorId, duplicateId },
    ]);
    expect(await stateOf(duplicateId)).toMatchObject({ phase: "merged", mergedInto: survivorId });
    const survivor = await stateOf(survivorId);
    expect(survivor.phase === "open" && [...survivor.objects.keys()]).toEqual(["OB2"]);
    expect(await register.registerTaxpayer(asking("c9"), other)).toMatchObject({ ok: true });
  });

  test("that is refused on either record writes nothing", async () => {
    const { survivorId, duplicateId } = await twoRecords();
    const before = await written();
    const merge = (commandId: string, input: Parameters<RegisterUseCases["mergeTaxpayers"]>[1]) =>
      register.mergeTaxpayers(asking(commandId), input);
    expect(await merge("m1", { survivorId, duplicateId: survivorId, keepObjects: [] })).toMatchObject({
      refusal: { code: "taxpayer-merged-with-itself" },
    });
    expect(await merge("m2", { survivorId: "NOBODY", duplicateId, keepObjects: [] })).toMatchObject({
      refusal: { code: "taxpayer-unknown" },
    });
    expect(await merge("m3", { survivorId, duplicateId, keepObjects: ["OB9"] })).toMatchObject({
      refusal: { code: "object-unknown" },
    });
    await expect(
      register.mergeTaxpayers({ ...asking("m4"), expectedRevision: 7n }, { survivorId, duplicateId, keepObjects: [] }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await written()).toBe(before);
    expect(merges).toEqual([]);
  });

  test("that broke off between the two records goes on when it is sent again", async () => {
    const { survivorId, duplicateId } = await twoRecords();
    const input = { survivorId, duplicateId, keepObjects: ["OB1"] };
    let appends = 0;
    store.beforeAppend = async () => {
      if (++appends === 2) throw new Error("the process died");
    };
    await expect(register.mergeTaxpayers(asking("m"), input)).rejects.toThrow("died");
    expect(await stateOf(duplicateId)).toMatchObject({ phase: "merged" });
    store.beforeAppend = async () => undefined;
    expect(await register.mergeTaxpayers(asking("m"), input)).toMatchObject({ ok: true });
    const survivor = await stateOf(survivorId);
    expect(survivor.phase === "open" && [...survivor.objects.keys()]).toEqual(["OB1"]);
    expect(merges).toHaveLength(1);
  });
});
