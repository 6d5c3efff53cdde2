import { expect, test } from "@jest/globals";
import { lookChosen, lookOf } from "../../ui/src/lib/desk/look.js";

test("the auditor's rooms are dark by themselves, others as the device has them", () => {
  expect(lookOf("/sq/zyra/audit", "sq", null)).toBe("dark");
  expect(lookOf("/en/desk/books/accounts", "en", null)).toBe("dark");
  expect(lookOf("/sq/zyra/projections", "sq", null)).toBe("dark");
  expect(lookOf("/sq/zyra/queue/mine", "sq", null)).toBeNull();
  expect(lookOf("/sq/zyra", "sq", null)).toBeNull();
});

test("what was chosen holds in every room; what is no choice is none", () => {
  expect(lookOf("/sq/zyra/audit", "sq", "light")).toBe("light");
  expect(lookOf("/sq/zyra/queue/mine", "sq", "dark")).toBe("dark");
  expect(["light", "dark", "", "LIGHT", null, undefined, 3].map(lookChosen)).toEqual([
    ...["light", "dark"],
    ...[null, null, null, null, null],
  ]);
});
