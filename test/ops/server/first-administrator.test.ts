import { expect, test } from "@jest/globals";
import { fixedClock } from "../../../application/ports.js";
import type { CreateUserInput, IdentityUseCases } from "../../../application/identity/index.js";
import { makeFirstAdministrator, newPassword } from "../../../ops/server/first-administrator.js";

const clock = fixedClock("2025-01-02T08:00:00.000Z");

function identityRoom() {
  const users = new Map<string, CreateUserInput>();
  const room = {
    findUser: async (tenant: string, userId: string) => users.get(`${tenant}/${userId}`) ?? null,
    createUser: async ({ tenant }: { tenant: string }, input: CreateUserInput) => {
      users.set(`${tenant}/${input.userId}`, input);
      return { ok: true, value: { userId: input.userId }, receipt: { position: null, revision: 0n, eventIds: [] } };
    },
  };
  return { users, identity: room as unknown as IdentityUseCases };
}

test("a municipality gets one administrator, whose password is shown once and must be changed", async () => {
  const { users, identity } = identityRoom();
  const password = await makeFirstAdministrator(identity, clock, "shkoder");
  expect(users.get("shkoder/administrator")).toMatchObject({
    password,
    mustChange: true,
    roles: ["administrator"],
    offices: null,
  });
  expect(await makeFirstAdministrator(identity, clock, "shkoder")).toBeNull();
  expect(await makeFirstAdministrator(identity, clock, "lezhe")).not.toBeNull();
  expect(users.size).toBe(2);
});

test("passwords are long, differ, and hold no letter that is read for another", () => {
  const passwords = Array.from({ length: 200 }, newPassword);
  expect(new Set(passwords).size).toBe(200);
  for (const password of passwords) expect(password).toMatch(/^([a-km-zA-HJ-NP-Z2-9]{5}-){3}[a-km-zA-HJ-NP-Z2-9]{5}$/);
});
