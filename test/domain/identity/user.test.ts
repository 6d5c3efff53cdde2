import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import {
  accessDecider,
  accessEvents,
  userDecider,
  userEvents,
  type Role,
  type UserEvent,
} from "../../../domain/identity/index.js";
import { specificationOf } from "../../support/decider-spec.js";

const { given } = specificationOf(userDecider, userEvents);
const on = civilDate("2025-03-10");
const userId = "U1";
const create = {
  type: "CreateUser",
  userId,
  on,
  username: " Arta.Cela ",
  displayName: "Arta Çela",
  email: "arta@example.al",
  roles: ["tax-officer", "clerk"] as Role[],
  offices: ["lagjja-1", "lagjja-1"],
  passwordHash: "hash",
  mustChange: true,
} as const;
const event = <Type extends UserEvent["type"]>(type: Type, data: Extract<UserEvent, { type: Type }>["data"]) =>
  ({ type, data, effectiveDate: on }) as UserEvent;
const created = [
  event("UserCreated", { userId, username: "arta.cela", displayName: "Arta Çela", email: "arta@example.al" }),
  event("PasswordSet", { userId, passwordHash: "hash", mustChange: true }),
  event("RolesGranted", { userId, roles: ["clerk", "tax-officer"] }),
  event("OfficeScopeSet", { userId, offices: ["lagjja-1"] }),
];
const suspended = event("UserSuspended", { userId, ground: "left" });

describe("a user", () => {
  test("is created once, whole", () => {
    given([]).when(create).then(created);
    given(created).when(create).thenRefused("user-exists");
    given([])
      .when({ ...create, username: "a" })
      .thenRefused("username-malformed");
    given([])
      .when({ ...create, email: "arta" })
      .thenRefused("email-malformed");
    given([])
      .when({ ...create, roles: [] })
      .thenRefused("roles-missing");
    given([])
      .when({ ...create, displayName: "Arta\u202e" })
      .thenRefused("text-direction-control");
    given([]).when({ type: "NoteSignIn", userId, on }).thenRefused("user-unknown");
  });

  test("has no two roles that one person may not have", () => {
    given([])
      .when({ ...create, roles: ["auditor", "clerk"] })
      .thenRefused("roles-incompatible");
    given(created)
      .when({ type: "GrantRoles", userId, on, roles: ["auditor"] })
      .thenRefused("roles-incompatible");
    given([])
      .when({ ...create, roles: ["cashier", "finance-officer"] })
      .thenRefused("roles-incompatible");
  });

  test("is granted what it lacks, and loses what it has", () => {
    given(created)
      .when({ type: "GrantRoles", userId, on, roles: ["clerk", "cashier"] })
      .then([event("RolesGranted", { userId, roles: ["cashier"] })]);
    given(created)
      .when({ type: "GrantRoles", userId, on, roles: ["clerk"] })
      .thenNothing();
    given(created)
      .when({ type: "RevokeRoles", userId, on, roles: ["clerk", "cashier"] })
      .then([event("RolesRevoked", { userId, roles: ["clerk"] })]);
    given(created)
      .when({ type: "SetOfficeScope", userId, on, offices: ["lagjja-1"] })
      .thenNothing();
    given(created)
      .when({ type: "SetOfficeScope", userId, on, offices: null })
      .then([event("OfficeScopeSet", { userId, offices: null })]);
    given(created)
      .when({ type: "SetPassword", userId, on, passwordHash: "other", mustChange: false })
      .thenState((state) => expect(state).toMatchObject({ passwordHash: "other", mustChangePassword: false }));
  });

  test("does not sign in while suspended", () => {
    given(created).when({ type: "SuspendUser", userId, on, ground: "left" }).then([suspended]);
    given([...created, suspended])
      .when({ type: "SuspendUser", userId, on, ground: "left" })
      .thenNothing();
    given([...created, suspended])
      .when({ type: "NoteSignIn", userId, on })
      .thenRefused("sign-in-refused");
    given([...created, suspended])
      .when({ type: "ReinstateUser", userId, on, ground: "back" })
      .then([event("UserReinstated", { userId, ground: "back" })]);
    given(created)
      .when({ type: "NoteSignIn", userId, on })
      .then([event("SignedIn", { userId })]);
    given(created)
      .when({ type: "NoteSignInRefused", userId, on, ground: "wrong-password" })
      .then([event("SignInRefused", { userId, ground: "wrong-password" })]);
  });
});

describe("the access log", () => {
  const log = specificationOf(accessDecider, accessEvents);
  const read = { kind: "RecordRead", subjectId: "TP1", resource: "taxpayer", purpose: null, on } as const;
  test("notes reads, exports with their rows, and emergencies with their need", () => {
    const data = { subjectId: "TP1", resource: "taxpayer", purpose: null };
    log
      .given([])
      .when(read)
      .then([{ type: "RecordRead", data, effectiveDate: on }]);
    log
      .given([])
      .when({ ...read, kind: "ExportMade", rows: 12 })
      .then([{ type: "ExportMade", data: { ...data, rows: 12 }, effectiveDate: on }]);
    log
      .given([])
      .when({ ...read, kind: "EmergencyAccessUsed" })
      .thenRefused("emergency-purpose-missing");
  });
});
