import { describe, expect, test } from "@jest/globals";
import { DEFTER_ERROR_CODES } from "../../../application/errors.js";
import { EXIT_OF, EXIT_STATUS } from "../../../ops/cli/exit-status.js";
import { positionIn } from "../../../ops/cli/input/values.js";
import { jsonText } from "../../../ops/cli/output/json.js";
import { facts, lekText, table } from "../../../ops/cli/output/table.js";
import { outcomeOf } from "../../../ops/cli/commands/projections-text.js";

describe("the exit status", () => {
  test("is there for every word of the vocabulary, and never that of success", () => {
    for (const code of DEFTER_ERROR_CODES) expect(EXIT_STATUS[EXIT_OF[code]].status).toBeGreaterThan(0);
  });

  test("means one thing each", () => {
    const all = Object.values(EXIT_STATUS).map(({ status }) => status);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("what people read", () => {
  test("stands in columns, figures to the right", () => {
    const rows = [
      { name: "a", figure: 5 },
      { name: "long", figure: 1234 },
    ];
    const columns = [
      { head: "name", cell: ({ name }: (typeof rows)[number]) => name },
      { head: "lek", cell: ({ figure }: (typeof rows)[number]) => lekText(figure), figures: true },
    ];
    expect(table(rows, columns)).toBe("name    lek\n────  ─────\na         5\nlong  1 234\n");
    expect(table([], columns)).toBe("  (none)\n");
  });

  test("cannot command the terminal, nor turn the direction of text", () => {
    expect(facts([["name", "a\u001b[2Jb\u202ec"]])).toBe("name  a�[2Jb�c\n");
  });

  test("marks what is missing", () => {
    expect(facts([["article", null]])).toBe("article  –\n");
  });

  test("has its thousands apart", () => {
    expect([0, 999, 1000, -1234567].map(lekText)).toEqual(["0", "999", "1 000", "-1 234 567"]);
  });
});

test("machines get 64-bit integers as text", () => {
  expect(jsonText({ revision: 2n ** 60n })).toBe(`{"revision":"1152921504606846976"}`);
});

test("a position is read as it is shown, and nothing else is one", () => {
  expect(positionIn("12/13")).toEqual({ commit: 12n, prepare: 13n });
  for (const none of ["12", "12/", "-1/2", "a/b", "12/13/14", ""]) expect(positionIn(none)).toBeNull();
});

describe("a comparison of projections", () => {
  const step = {
    projection: "journal",
    position: null,
    head: null,
    share: 1,
    events: 5,
    eventsPerSecond: 1,
    error: null,
  };
  const at = { commit: 1n, prepare: 1n };
  const differs = { view: "journal_entries", tenant: "shkoder", id: "1", kind: "differs" } as const;

  test("is good only where it was made and found nothing", () => {
    const equal = { position: at, rows: 3, equal: true, differences: [] };
    const verified = { ...step, phase: "verified", notCompared: null } as const;
    expect(outcomeOf({ ...verified, comparison: equal })).toMatchObject({ outcome: "verified", isGood: true });
    const other = outcomeOf({ ...verified, comparison: { ...equal, equal: false, differences: [differs] } });
    expect(other).toMatchObject({ outcome: "differs", isGood: false, remark: "differs: journal_entries 1 differs" });
    const none = outcomeOf({ ...verified, comparison: null, notCompared: "nothing is live yet" });
    expect(none).toMatchObject({ outcome: "not-compared", isGood: false, remark: "nothing is live yet" });
  });

  test("that an event stopped says which", () => {
    const stopped = outcomeOf({ ...step, phase: "stopped", error: "because", comparison: null, notCompared: null });
    expect(stopped).toMatchObject({ outcome: "stopped", isGood: false, remark: "because" });
  });
});
