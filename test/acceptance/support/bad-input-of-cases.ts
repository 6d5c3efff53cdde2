import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { describe, expect, test } from "@jest/globals";
import { unzipSync, zipSync } from "fflate";
import { MAX_DOCUMENT_BYTES } from "../../../domain/casework/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { html, pdf } from "../../application/documents/samples.js";
import { filledForm } from "../../domain/casework/support/filled-form.js";
import { serviceOf } from "../../support/catalogue.js";
import { CODE, type CounterOfTown } from "./counter-of-town.js";
import { sendUp, sentUp } from "./one-stop-shop.js";

/** What is sent to the counter and is no application, no document and no step: refused, and nothing is written. */
export function badInputOfCases(counter: CounterOfTown): void {
  describe("bad input", () => {
    const form = filledForm(serviceOf(CODE));
    const [key] = Object.keys(form);
    const text = serviceOf(CODE).form.find(({ type }) => type === "text")?.key ?? key!;

    test.each<[string, () => object, string]>([
      ["an unknown key of the form", () => ({ form: { ...form, admin: true } }), "form-has-faults"],
      ["a wrong type", () => ({ form: { ...form, [text]: { toString: 1 } } }), "form-has-faults"],
      ["a script in a text", () => ({ form: { ...form, [text]: "<script>alert(1)</script>" } }), "form-has-faults"],
      ["a field that is missing", () => ({ form: {} }), "form-has-faults"],
      [
        "no number that exists",
        () => ({ applicant: { ...counter.lodging().applicant, identifier: "123" } }),
        "nid-malformed",
      ],
      ["an office that is none", () => ({ office: "atlantis" }), "office-unknown"],
      ["a service that is none", () => ({ service: "teleportation" }), "service-not-offered"],
      ["somebody else's document", () => ({ documents: [{ upload: theirs }] }), "upload-unknown"],
      ["a document that never came", () => ({ documents: [{ upload: randomUUID() }] }), "upload-unknown"],
      ["a path for a document", () => ({ documents: [{ upload: "..", document: null }] }), "input-invalid"],
      [
        "a paper that is not asked for",
        () => ({ documents: [{ upload: counter.upload, documentId: "D1", document: "moon-deed" }] }),
        "document-not-asked",
      ],
    ])("%s is refused, and nothing is written", async (_what, given, rule) => {
      theirs ??= await sentUp(counter.velipoje);
      await counter.from();
      expect(await counter.desk.isRefused("lodgeCase", counter.lodging(given()))).toMatchObject({ rule });
      await counter.nothingIsWritten();
    });
    let theirs: string | undefined;

    // What one entry of an archive would take to read: more than any document may have, from some thousands of bytes.
    const zeros = new Uint8Array(MAX_DOCUMENT_BYTES + 1_000_000);
    const bomb = Buffer.from(zipSync({ "zero.bin": zeros }));
    // Whoever tells the kind of an office document opens this entry.
    const office = Buffer.from(zipSync({ "[Content_Types].xml": zeros, "word/document.xml": zeros }));

    test("the archives of this test are bombs", () => {
      for (const [archive, entry] of [
        [bomb, "zero.bin"],
        [office, "[Content_Types].xml"],
      ] as const) {
        expect(archive.length).toBeLessThan(MAX_DOCUMENT_BYTES / 300);
        expect(unzipSync(archive)[entry]!.length).toBeGreaterThan(MAX_DOCUMENT_BYTES);
      }
    });

    test.each<[string, string, Buffer, number, string, RegExp]>([
      [
        "a false extension",
        "foto.png",
        pdf,
        422,
        "document-extension-wrong",
        /ends in \.png, but the content is \.pdf/,
      ],
      ["0 bytes", "bosh.pdf", Buffer.alloc(0), 422, "document-empty", /is empty/],
      ["26 MB", "i madh.pdf", Buffer.concat([pdf, zeros]), 413, "document-too-large", /at most 26.?214.?400/],
      [
        "a bomb",
        "arkiv.zip",
        bomb,
        422,
        "document-type-not-allowed",
        /not accepted\. Save or scan it as PDF, JPG, PNG or TIFF/,
      ],
      ["a bomb that says PDF", "arkiv.pdf", bomb, 422, "document-type-not-allowed", /as PDF, JPG, PNG or TIFF/],
      ["a bomb that says Word", "letër.docx", office, 422, "document-type-not-allowed", /as PDF, JPG, PNG or TIFF/],
      ["a bomb behind a PDF", "dy.pdf", Buffer.concat([pdf, bomb]), 422, "document-more-than-one", /something besides/],
      [
        "a PDF behind a page",
        "dy.pdf",
        Buffer.concat([html, pdf]),
        422,
        "document-type-not-allowed",
        /is not accepted/,
      ],
      ["a path in the name", "../../x.pdf", pdf, 422, "document-name-malformed", /no slashes/],
      ["a path from the root in the name", "/etc/x.pdf", pdf, 422, "document-name-malformed", /no slashes/],
      ["a hidden name", ".pdf", pdf, 422, "document-name-malformed", /no leading dots/],
    ])(
      "a document of %s is not taken, in words, and nothing is written",
      async (_what, name, content, status, rule, words) => {
        const { uploadsFolder } = counter.town.defter.open.composition.get(TOKENS.resources);
        const lying = async () => (await readdir(uploadsFolder, { recursive: true })).toSorted();
        const before = await lying();
        // The papers of this suite lie there: the folder is the one that is written to.
        expect(before.some((path) => path.endsWith(counter.upload))).toBe(true);
        await counter.from();
        const refused = await sendUp(counter.desk, name, content);
        expect(refused).toMatchObject({ status, body: { rule, detail: expect.stringMatching(words) } });
        expect(refused.body["upload"]).toBeUndefined();
        expect(await lying()).toEqual(before);
        await counter.nothingIsWritten();
      },
    );

    test("parts that a step has no use for, two findings in one, no correction at all", async () => {
      const caseId = await counter.lodged();
      await counter.from();
      const act = (given: object) =>
        counter.desk.isRefused("actOnCase", { caseId, transition: "ask-applicant", ...given });
      expect(await act({})).toMatchObject({ rule: "request-empty" });
      expect(await act({ request: [{ words: "Sqaroni." }], extendBy: 5 })).toMatchObject({ rule: "part-not-fitting" });
      expect(await act({ checks: [{ pages: 3, clear: true }] })).toMatchObject({ rule: "input-invalid" });
      expect(await counter.desk.isRefused("correctCase", { caseId, ground: "Gabim." })).toMatchObject({
        rule: "input-invalid",
      });
      expect((await counter.desk.isRefused("actOnCase", { caseId: "../x", transition: "accept" })).code).toBe(
        "VALIDATION",
      );
      expect((await counter.desk.isRefused("actOnCase", { caseId: "NONE", transition: "accept" })).code).toBe(
        "NOT_FOUND",
      );
      await counter.nothingIsWritten();
    });
  });
}
