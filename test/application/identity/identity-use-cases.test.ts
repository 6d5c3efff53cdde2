import { beforeEach, describe, expect, test } from "@jest/globals";
import { DuplicateCommandError } from "../../../application/errors.js";
import { InMemoryEventStore } from "../../../application/event-store/index.js";
import {
  createIdentityUseCases,
  type CreateUserInput,
  type IdentityUseCases,
} from "../../../application/identity/index.js";
import { createLedger, defterRegistry } from "../../../application/ledger/index.js";
import { InMemoryKeyVault, keyedHash } from "../../../application/personal-data/index.js";
import type { Ask } from "../../../application/taxation/index.js";
import { civilDate } from "../../../domain/shared/index.js";

const today = civilDate("2025-03-10");
const asking = (commandId: string): Ask => ({
  tenant: "shkoder",
  actor: { id: "U0", role: "administrator" },
  commandId,
  today,
});
const attempt = (commandId: string) => ({ tenant: "shkoder", commandId, today });
const arta: CreateUserInput = {
  username: "Arta.Cela",
  displayName: "Arta Çela",
  email: null,
  roles: ["clerk"],
  offices: ["lagjja-1"],
  password: "a long password",
  mustChange: true,
};

let store: InMemoryEventStore;
let identity: IdentityUseCases;
let verified: string[];

beforeEach(() => {
  store = new InMemoryEventStore();
  const hash = keyedHash(Buffer.alloc(32, 7));
  const ledger = createLedger({
    eventStore: store,
    registry: defterRegistry(),
    vault: new InMemoryKeyVault(),
    keyedHash: hash,
  });
  verified = [];
  let salt = 0;
  identity = createIdentityUseCases({
    ledger,
    keyedHash: hash,
    passwordHasher: {
      hash: async (password) => `${++salt}|${password}`,
      verify: async (kept, password) => {
        verified.push(kept);
        return kept.endsWith(`|${password}`);
      },
    },
  });
});

async function created(input = arta, commandId = "c1"): Promise<string> {
  const outcome = await identity.createUser(asking(commandId), input);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.userId;
}

describe("creating a user", () => {
  test("by one command twice happens once, though no two hashes of a password are alike", async () => {
    const first = await identity.createUser(asking("c1"), arta);
    expect(await identity.createUser(asking("c1"), arta)).toMatchObject({ ...first });
    await expect(identity.createUser(asking("c1"), { ...arta, password: "another long one" })).rejects.toBeInstanceOf(
      DuplicateCommandError,
    );
  });

  test("refuses a name that is taken, however it is typed, and a weak password", async () => {
    await created();
    expect(await identity.createUser(asking("c2"), { ...arta, username: " arta.cela" })).toMatchObject({
      refusal: { code: "username-taken" },
    });
    expect(await identity.createUser(asking("c3"), { ...arta, username: "b.c", password: "short" })).toMatchObject({
      refusal: { code: "password-too-short" },
    });
  });

  test("that is refused does not keep the name", async () => {
    const userId = await created();
    const other = { ...arta, username: "besa" };
    expect(await identity.createUser(asking("c2"), { ...other, userId })).toMatchObject({
      refusal: { code: "user-exists" },
    });
    expect(await identity.createUser(asking("c3"), { ...other, roles: ["auditor", "clerk"] })).toMatchObject({
      refusal: { code: "roles-incompatible" },
    });
    expect(await identity.createUser(asking("c4"), other)).toMatchObject({ ok: true });
  });

  test("of many at once with one name lets one in", async () => {
    const all = await Promise.all(Array.from({ length: 30 }, (_, i) => identity.createUser(asking(`c${i}`), arta)));
    expect(all.filter((each) => each.ok)).toHaveLength(1);
  });
});

describe("signing in", () => {
  test("gives the user, never the hash", async () => {
    const userId = await created();
    const answer = await identity.signIn(attempt("s1"), { username: "ARTA.CELA", password: arta.password });
    expect(answer).toEqual({
      ok: true,
      value: {
        userId,
        username: "arta.cela",
        displayName: "Arta Çela",
        email: null,
        roles: ["clerk"],
        offices: ["lagjja-1"],
        suspended: false,
        mustChangePassword: true,
      },
    });
  });

  test("refuses an unknown name, a wrong password and a suspended user alike, each after one check and one fact", async () => {
    const userId = await created();
    await created({ ...arta, username: "besa" }, "c2");
    const suspended = await identity.suspendUser(asking("c3"), { userId, ground: "left" });
    expect(suspended).toMatchObject({ ok: true });
    const tries = [
      ["nobody.here", arta.password],
      ["\u0000", arta.password],
      ["besa", "not this one at all"],
      ["arta.cela", arta.password],
    ] as const;
    for (const [index, [username, password]] of tries.entries()) {
      const [checks, before] = [verified.length, await countAll()];
      const answer = await identity.signIn(attempt(`s${index}`), { username, password });
      expect(answer).toEqual({ ok: false, refusal: { code: "sign-in-refused", facts: {} } });
      expect([verified.length - checks, (await countAll()) - before]).toEqual([1, 1]);
    }
  });

  test("follows a new password and a lifted suspension", async () => {
    const userId = await created();
    await identity.setPassword(asking("p"), { userId, password: "a newer password", mustChange: false });
    await identity.suspendUser(asking("x"), { userId, ground: "left" });
    await identity.reinstateUser(asking("y"), { userId, ground: "back" });
    expect(await identity.signIn(attempt("s1"), { username: "arta.cela", password: arta.password })).toMatchObject({
      ok: false,
    });
    expect(await identity.signIn(attempt("s2"), { username: "arta.cela", password: "a newer password" })).toMatchObject(
      {
        ok: true,
        value: { mustChangePassword: false },
      },
    );
    expect(await identity.findUser("shkoder", "NOBODY")).toBeNull();
    expect(await identity.findUser("lezhe", userId)).toBeNull();
  });
});

describe("the last administrator", () => {
  const administrator = (username: string) =>
    created({ ...arta, username, roles: ["administrator"], offices: null }, `create-${username}`);
  const refused = { ok: false, refusal: { code: "last-administrator" } };
  const standing = async (ids: readonly string[]) => {
    const users = await Promise.all(ids.map((id) => identity.findUser("shkoder", id)));
    return users.filter(
      (user) => user && !user.suspended && user.offices === null && user.roles.includes("administrator"),
    );
  };

  test("keeps role, office and every office; nothing is written", async () => {
    const userId = await administrator("first");
    const before = await countAll();
    expect(await identity.revokeRoles(asking("r"), { userId, roles: ["administrator"] })).toMatchObject(refused);
    expect(await identity.suspendUser(asking("s"), { userId, ground: "left" })).toMatchObject(refused);
    expect(await identity.setOfficeScope(asking("o"), { userId, offices: ["lagjja-1"] })).toMatchObject(refused);
    expect(await countAll()).toBe(before);
    expect(await identity.setOfficeScope(asking("n"), { userId, offices: null })).toMatchObject({ ok: true });
  });

  test("is whoever remains: appointed, reinstated or given the role later", async () => {
    const first = await administrator("first");
    const second = await created({ ...arta, offices: null });
    await identity.grantRoles(asking("g"), { userId: second, roles: ["administrator"] });
    const left = { userId: first, ground: "left" };
    expect(await identity.suspendUser(asking("s"), left)).toMatchObject({ ok: true });
    expect(await identity.suspendUser(asking("s"), left)).toMatchObject({ ok: true });
    const revoked = { userId: second, roles: ["administrator"] as const };
    expect(await identity.revokeRoles(asking("r1"), revoked)).toMatchObject(refused);
    await identity.reinstateUser(asking("b"), { userId: first, ground: "back" });
    expect(await identity.revokeRoles(asking("r2"), revoked)).toMatchObject({ ok: true });
    expect(await identity.suspendUser(asking("s2"), left)).toMatchObject(refused);
  });

  test("is left also when all are dismissed and appointed at once, again and again", async () => {
    const ids = await Promise.all(["a1", "b2", "c3"].map(administrator));
    for (let round = 0; round < 10; round++) {
      const roles = ["administrator"] as const;
      await Promise.allSettled(
        ids.flatMap((userId, index) => [
          identity.revokeRoles(asking(`r${round}.${index}`), { userId, roles }),
          identity.suspendUser(asking(`s${round}.${index}`), { userId, ground: "left" }),
          identity.grantRoles(asking(`g${round}.${index}`), { userId, roles }),
          identity.reinstateUser(asking(`b${round}.${index}`), { userId, ground: "back" }),
        ]),
      );
      expect((await standing(ids)).length).toBeGreaterThan(0);
    }
  });
});

describe("the access log", () => {
  test("takes five hundred reads of one user at once, each exactly once", async () => {
    const note = (index: number) =>
      identity.recordAccess(asking(`read-${index}`), {
        kind: "RecordRead",
        subjectId: `T${index}`,
        resource: "taxpayer",
        purpose: null,
      });
    const outcomes = await Promise.all(Array.from({ length: 500 }, (_, index) => note(index)));
    expect(outcomes.every((each) => each.ok)).toBe(true);
    const before = await countAll();
    expect(before).toBe(500);
    await note(7);
    expect(await countAll()).toBe(before);
  });
});

async function countAll(): Promise<number> {
  return (await store.readAll(undefined, 10_000)).length;
}
