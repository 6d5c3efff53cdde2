import { expect, test } from "@jest/globals";
import { EARLIEST_DATE, epochDay, fromEpochDay, LATEST_DATE } from "../../../domain/shared/index.js";

test("days are numbered one by one, as the calendar of the machine numbers them", () => {
  const [first, last] = [epochDay(EARLIEST_DATE), epochDay(LATEST_DATE)];
  expect([first, last]).toEqual([Date.UTC(1900, 0, 1) / 86_400_000, Date.UTC(2199, 11, 31) / 86_400_000]);
  let astray = 0;
  for (let day = first; day <= last; day++) if (epochDay(fromEpochDay(day)) !== day) astray += 1;
  expect(astray).toBe(0);
});
