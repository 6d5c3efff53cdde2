import { describe, expect, test } from "@jest/globals";
import { civilDate } from "../../../domain/shared/index.js";
import {
  administers,
  administratorsDecider,
  administratorsEvents,
  type AdministratorsEvent,
  type KnownUser,
} from "../../../domain/identity/index.js";
import { specificationOf } from "../../support/decider-spec.js";

const { given } = specificationOf(administratorsDecider, administratorsEvents);
const on = civilDate("2025-03-10");
const event = (type: AdministratorsEvent["type"], userId: string, userRevision: number) =>
  ({ type, data: { userId, userRevision }, effectiveDate: on }) as AdministratorsEvent;
const counted = (userId: string, at = 3) => event("AdministratorCounted", userId, at);
const released = (userId: string, at = 3) => event("AdministratorReleased", userId, at);
const count = (userId: string, userRevision = 3) => ({ type: "CountAdministrator", userId, userRevision, on }) as const;
const release = (userId: string, userRevision = 3) =>
  ({ type: "ReleaseAdministrator", userId, userRevision, on }) as const;

describe("the administrators of a municipality", () => {
  test("are counted once", () => {
    given([])
      .when(count("A"))
      .then([counted("A")]);
    given([counted("A")])
      .when(count("A", 9))
      .then([]);
  });

  test("are released while another remains, never the last", () => {
    given([counted("A"), counted("B")])
      .when(release("A"))
      .then([released("A")]);
    given([counted("A")])
      .when(release("A"))
      .thenRefused("last-administrator");
    given([counted("A"), counted("B"), released("B")])
      .when(release("A"))
      .thenRefused("last-administrator");
  });

  test("are released also before they were counted, so that a count which comes late finds it", () => {
    given([counted("B")])
      .when(release("A", 5))
      .then([released("A", 5)]);
    given([counted("B"), released("A", 5)])
      .when(count("A", 5))
      .then([]);
    given([counted("B"), released("A", 5)])
      .when(count("A", 4))
      .then([]);
    given([counted("B"), released("A", 5)])
      .when(count("A", 7))
      .then([counted("A", 7)]);
    given([counted("B"), released("A", 5)])
      .when(release("A", 5))
      .then([]);
  });

  test("are those with the role, in office, for every office", () => {
    const user = { phase: "known", roles: ["administrator"], offices: null, suspended: false } as unknown as KnownUser;
    expect(administers(user)).toBe(true);
    expect(administers({ ...user, suspended: true })).toBe(false);
    expect(administers({ ...user, offices: ["QND"] })).toBe(false);
    expect(administers({ ...user, roles: ["clerk"] })).toBe(false);
    expect(administers({ phase: "none" })).toBe(false);
  });
});
