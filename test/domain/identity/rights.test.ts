import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CITIZEN, grantRight, RIGHTS, RolesGranted, ROLES, type Role } from "../../../domain/identity/index.js";
import { packageRoot } from "../../../ops/paths.js";

const everywhere = (...roles: Role[]) => ({ roles, offices: null });

/** Every text in the GraphQL edge that has the form of a permission. */
function permissionsInUse(): ReadonlySet<string> {
  const folder = join(packageRoot(), "api", "graphql");
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    for (const [, permission] of text.matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)) found.add(permission!);
  }
  return found;
}

describe("the table of rights", () => {
  test("has a row for every permission that the edge names, and no row that nobody asks for", () => {
    const used = permissionsInUse();
    expect(used.size).toBeGreaterThan(25);
    expect([...used].filter((permission) => !Object.hasOwn(RIGHTS, permission))).toEqual([]);
    expect(Object.keys(RIGHTS).filter((permission) => !used.has(permission))).toEqual([]);
  });

  test("lets an auditor write nothing", () => {
    for (const [permission, right] of Object.entries(RIGHTS))
      if (right.kind === "write")
        expect([permission, grantRight(everywhere("auditor"), permission)]).toEqual([permission, null]);
  });

  test("gives an administrator no part in money or the register", () => {
    const allowed = Object.keys(RIGHTS).filter((permission) => grantRight(everywhere("administrator"), permission));
    expect(
      allowed.filter((permission) =>
        /^(account|payment|refund|register|relief|cash-desk|clearance)\./.test(permission),
      ),
    ).toEqual([]);
  });

  test("lets nobody see sensitive cases by their function alone, but social workers", () => {
    const seeing = ROLES.filter((role) => grantRight(everywhere(role), "case.read-sensitive"));
    expect(seeing).toEqual(["social-worker", "sensitive-services"]);
    expect(grantRight(everywhere("sensitive-services"), "case.read")).toBeNull();
  });

  test.each<[Role, string, string]>([
    ["cashier", "payment.receive", "payment.reverse"],
    ["cashier", "refund.pay", "refund.approve"],
    ["finance-officer", "refund.approve", "refund.pay"],
    ["finance-officer", "package.publish", "cash-desk.write"],
    ["tax-officer", "account.assess", "account.write-off"],
    ["clerk", "register.write", "relief.write"],
  ])("lets a %s %s but not %s", (role, allowed, denied) => {
    expect(grantRight(everywhere(role), allowed)).toEqual({ role, offices: null });
    expect(grantRight(everywhere(role), denied)).toBeNull();
  });
});

describe("a citizen", () => {
  const citizen = { roles: [CITIZEN], offices: [] } as const;

  test("has what is their own, and nothing of an officer's; no officer has what is a citizen's", () => {
    for (const permission of Object.keys(RIGHTS)) {
      const own = permission.startsWith("own.");
      expect([permission, grantRight(citizen, permission) !== null]).toEqual([permission, own]);
      expect([permission, grantRight(everywhere(...ROLES), permission) !== null]).toEqual([permission, !own]);
    }
    expect(grantRight(citizen, "own.read")).toEqual({ role: CITIZEN, offices: [] });
  });

  test("is a role that nobody can be granted", () => {
    expect(ROLES).not.toContain(CITIZEN);
    const granted = RolesGranted.schema.safeParse({ userId: "U1", roles: [CITIZEN] });
    expect(granted.success).toBe(false);
  });
});

describe("the evaluator", () => {
  test("denies what it does not know, also names from the prototype of an object", () => {
    for (const permission of ["nothing.read", "constructor", "__proto__", "toString"])
      expect(grantRight(everywhere(...ROLES), permission)).toBeNull();
    expect(grantRight(everywhere(), "register.read")).toBeNull();
  });

  test("grants in a role that the holder has, and never beyond the holder's offices", () => {
    const holders = fc.record({
      roles: fc.subarray([...ROLES]),
      offices: fc.option(fc.array(fc.constantFrom("lagjja-1", "velipoje")), { nil: null }),
    });
    fc.assert(
      fc.property(holders, fc.constantFrom(...Object.keys(RIGHTS)), (holder, permission) => {
        const granted = grantRight(holder, permission);
        const may = holder.roles.some((role) => RIGHTS[permission]!.roles.includes(role));
        expect(granted !== null).toBe(may);
        if (granted) {
          expect(holder.roles).toContain(granted.role);
          expect(granted.offices).toEqual(holder.offices);
        }
      }),
    );
  });
});
