import { describe, expect, test } from "@jest/globals";
import { ANY_DOCUMENT } from "../../domain/casework/index.js";
import { acceptedInWords, acceptOf } from "../../ui/src/lib/lodging/accepted.js";
import { MOST_PRINTED, taxpayersToPrint } from "../../ui/src/lib/desk/tax/list.js";
import type { Ask } from "../../ui/src/lib/graphql/ask.js";

describe("what a document accepts", () => {
  test("is told in words of both languages, and to the browser by kinds and endings", () => {
    expect(acceptedInWords(ANY_DOCUMENT, "sq")).toBe("PDF, JPG, PNG ose TIFF, deri në 25 MB");
    expect(acceptedInWords(ANY_DOCUMENT, "en")).toBe("PDF, JPG, PNG or TIFF, up to 25 MB");
    const own = { mediaTypes: ["application/pdf"], maxMegabytes: 5 };
    expect(acceptedInWords(own, "sq")).toBe("PDF, deri në 5 MB");
    expect(acceptOf(own)).toBe("application/pdf,.pdf");
    expect(acceptOf({ ...own, mediaTypes: ["image/jpeg"] })).toBe("image/jpeg,.jpg,.jpeg");
  });

  test("has a name for every kind that is accepted of any", () => {
    expect(acceptedInWords(ANY_DOCUMENT, "sq")).not.toContain("/");
    for (const mediaType of ANY_DOCUMENT.mediaTypes)
      expect(acceptOf({ mediaTypes: [mediaType], maxMegabytes: 1 })).toMatch(/,\./);
  });
});

describe("the list of taxpayers for paper", () => {
  /** A register of so many, a hundred a page; notes what was asked after. */
  const register = (size: number, asked: (string | null)[]) =>
    (async (_document: unknown, { after }: { after: string | null }) => {
      asked.push(after);
      const from = Number(after ?? 0);
      const nodes = Array.from({ length: Math.min(100, size - from) }, (_, index) => ({ id: String(from + index) }));
      const end = from + nodes.length;
      return { taxpayers: { nodes, pageInfo: { hasNextPage: end < size, endCursor: String(end) } } };
    }) as unknown as Ask;

  test("has every row of the search, page after page", async () => {
    const asked: (string | null)[] = [];
    const { rows, next } = await taxpayersToPrint(register(250, asked), "a");
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, index) => String(index)));
    expect(next).toBeNull();
    expect(asked).toEqual([null, "100", "200"]);
  });

  test("ends at what is printed at most, and says that there is more", async () => {
    const asked: (string | null)[] = [];
    const { rows, next } = await taxpayersToPrint(register(100_000, asked), "");
    expect(rows).toHaveLength(MOST_PRINTED);
    expect(next).not.toBeNull();
    expect(asked).toHaveLength(MOST_PRINTED / 100);
    expect((await taxpayersToPrint(register(MOST_PRINTED, []), "")).next).toBeNull();
  });
});
