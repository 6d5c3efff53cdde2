import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  createDocuments,
  InMemoryContentStore,
  noScanner,
  type Documents,
  type Scanner,
} from "../../../application/documents/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";
import { MAX_DOCUMENT_BYTES } from "../../../domain/casework/index.js";
import { html, jpeg, pdf, png, tiff, zip } from "./samples.js";

const owner = { tenant: "shkoder", subjectId: "T-1" };
let vault: InMemoryKeyVault;
let kept: string[];
let documents: Documents;

function over(scanner: Scanner = noScanner): Documents {
  const store = new InMemoryContentStore(vault);
  return createDocuments({
    store: {
      put: async (of, digest, content) => {
        kept.push(digest);
        return store.put(of, digest, content);
      },
      get: (of, digest) => store.get(of, digest),
    },
    scanner,
  });
}

beforeEach(() => {
  vault = new InMemoryKeyVault();
  kept = [];
  documents = over();
});

async function* pieces(content: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

const send = (name: string, content: Uint8Array) => documents.takeIn(owner, { name, content: pieces(content, 65_536) });

async function refusalOf(name: string, content: Uint8Array): Promise<string> {
  const answer = await send(name, content);
  expect(kept).toEqual([]);
  return answer.ok ? "taken in" : answer.refusal.code;
}

describe("a document", () => {
  test.each([
    ["certifikatë.pdf", pdf, "application/pdf"],
    ["foto.JPG", jpeg, "image/jpeg"],
    ["skanim.png", png, "image/png"],
    ["skanim.tiff", tiff, "image/tiff"],
  ])("%s is taken in by its content, and given back as it was", async (name, content, mediaType) => {
    const digest = createHash("sha256").update(content).digest("hex");
    const answer = await documents.takeIn(owner, { name, content: pieces(content, 3) });
    expect(answer).toEqual({
      ok: true,
      value: { name, mediaType, bytes: content.length, digest, scan: "not-scanned" },
    });
    const given = await documents.give(owner, digest);
    expect(given.ok && Buffer.compare(given.value, content)).toBe(0);
  });

  test("may end in what scanners leave behind it", async () => {
    expect((await send("a.pdf", Buffer.concat([pdf, Buffer.from("\r\n\0\0 ")]))).ok).toBe(true);
  });

  test.each([
    ["of no bytes", "a.pdf", Buffer.alloc(0), "document-empty"],
    ["of an archive", "a.pdf", zip, "document-type-not-allowed"],
    ["of a web page", "a.pdf", html, "document-type-not-allowed"],
    ["of a program", "a.pdf", Buffer.from("MZ".padEnd(128, "\0")), "document-type-not-allowed"],
    ["of text", "a.pdf", Buffer.from("just words"), "document-type-not-allowed"],
    ["with another's extension", "a.pdf", png, "document-extension-wrong"],
    ["with a second extension", "a.pdf.exe", pdf, "document-extension-wrong"],
    ["without an extension", "certificate", pdf, "document-extension-wrong"],
    ["cut short: PDF", "a.pdf", pdf.subarray(0, -8), "document-damaged"],
    ["cut short: PNG", "a.png", png.subarray(0, -3), "document-damaged"],
    ["cut short: JPEG", "a.jpg", jpeg.subarray(0, -2), "document-damaged"],
    ["cut short: TIFF", "a.tif", tiff.subarray(0, 12), "document-damaged"],
    ["that is an archive, too", "a.pdf", Buffer.concat([pdf, zip]), "document-more-than-one"],
    ["that is a web page, too", "a.png", Buffer.concat([png, html]), "document-more-than-one"],
    ["with something behind the picture", "a.jpg", Buffer.concat([jpeg, zip]), "document-more-than-one"],
    ["with something before it", "a.pdf", Buffer.concat([html, pdf]), "document-type-not-allowed"],
  ])("%s is refused, and nothing is kept", async (_what, name, content, code) => {
    expect(await refusalOf(name, content)).toBe(code);
  });

  test.each([
    "../../etc/passwd.pdf",
    "a/b.pdf",
    "a\\b.pdf",
    ".pdf",
    "C:a.pdf",
    "a\u202Efdp.exe",
    "a\0.pdf",
    "",
    "x".repeat(300) + ".pdf",
  ])("named %j is refused before anything is read", async (name) => {
    let read = false;
    async function* content() {
      read = true;
      yield pdf;
    }
    const answer = await documents.takeIn(owner, { name, content: content() });
    expect([answer.ok, read, kept]).toEqual([false, false, []]);
  });

  test("that is too large is refused as soon as it is, and the rest is not read", async () => {
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 1 << 20;
        yield Buffer.alloc(1 << 20);
      }
    }
    const answer = await documents.takeIn(owner, { name: "a.pdf", content: endless() });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "document-too-large" } });
    expect(sent).toBeLessThanOrEqual(MAX_DOCUMENT_BYTES + (2 << 20));
  });

  test("that somebody made up never breaks the looking", async () => {
    const mangled = fc.tuple(fc.constantFrom(pdf, png, jpeg, tiff), fc.nat(), fc.nat(255), fc.nat());
    await fc.assert(
      fc.asyncProperty(mangled, async ([sample, at, byte, cut]) => {
        const content = Buffer.from(sample);
        content[at % content.length] = byte;
        const answer = await send("a.pdf", content.subarray(0, 1 + (cut % content.length)));
        expect(typeof answer.ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});

describe("the scanner", () => {
  test("has the last word before anything is kept", async () => {
    documents = over({ scan: async () => ({ verdict: "infected", found: "Eicar-Test-Signature" }) });
    expect(await send("a.pdf", pdf)).toMatchObject({
      ok: false,
      refusal: { code: "document-infected", facts: { found: "Eicar-Test-Signature" } },
    });
    expect(kept).toEqual([]);
    documents = over({ scan: async () => ({ verdict: "clean" }) });
    expect(await send("a.pdf", pdf)).toMatchObject({ ok: true, value: { scan: "clean" } });
  });

  test("that does not answer lets nothing in", async () => {
    documents = over({ scan: () => Promise.reject(new Error("no answer")) });
    await expect(send("a.pdf", pdf)).rejects.toThrow("no answer");
    expect(kept).toEqual([]);
  });
});

test("of a person who was forgotten nothing is read and nothing taken in", async () => {
  const taken = await send("a.pdf", pdf);
  if (!taken.ok) throw new Error(taken.refusal.code);
  await vault.destroy("shkoder", "T-1");
  expect(await documents.give(owner, taken.value.digest)).toMatchObject({
    ok: false,
    refusal: { code: "document-forgotten" },
  });
  expect(await send("b.png", png)).toMatchObject({ ok: false, refusal: { code: "document-forgotten" } });
});

test("many at once are looked at a few at a time, and all of them", async () => {
  let [inside, most] = [0, 0];
  documents = over({
    scan: async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside--;
      return { verdict: "clean" };
    },
  });
  const all = await Promise.all(Array.from({ length: 40 }, () => send("a.pdf", pdf)));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(most).toBeLessThanOrEqual(12);
});
