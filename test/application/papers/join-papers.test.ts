import { describe, expect, test } from "@jest/globals";
import { PDFDocument } from "@cantoo/pdf-lib";
import { joinPapers } from "../../../application/papers/index.js";
import { civilDate } from "../../../domain/shared/index.js";

/** Papers of so many pages each; what tells them apart is how wide they are. */
async function* papers(...pages: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [index, count] of pages.entries()) {
    const paper = await PDFDocument.create();
    for (let page = 0; page < count; page++) paper.addPage([100 + index, 200]);
    yield await paper.save();
  }
}

const about = { title: "1 – 3", author: "Bashkia Shkodër", madeOn: civilDate("2025-03-03"), twoSided: false };
const widths = async (bytes: Uint8Array) =>
  (await PDFDocument.load(bytes)).getPages().map((page) => Math.round(page.getWidth()));

describe("papers in one file", () => {
  test("stand in their order, and the file says what it is", async () => {
    const bytes = await joinPapers(papers(1, 2, 1), about);
    expect(await widths(bytes)).toEqual([100, 101, 101, 102]);
    const whole = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([whole.getTitle(), whole.getAuthor()]).toEqual(["1 – 3", "Bashkia Shkodër"]);
    expect(whole.getCreationDate()).toEqual(new Date("2025-03-03T00:00:00Z"));
  });

  test("begin on a sheet of their own where both sides are printed", async () => {
    const bytes = await joinPapers(papers(1, 2, 3), { ...about, twoSided: true });
    expect(await widths(bytes)).toEqual([100, 100, 101, 101, 102, 102, 102, 102]);
  });

  test("are the same to the byte when they are joined again", async () => {
    const once = await joinPapers(papers(2, 1), about);
    expect(Buffer.compare(once, await joinPapers(papers(2, 1), about))).toBe(0);
  });
});
