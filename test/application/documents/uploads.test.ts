import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { FolderUploads, MAX_UPLOADS, noScanner, type SentDocument } from "../../../application/documents/index.js";
import { InMemoryKeyVault } from "../../../application/personal-data/index.js";
import { instant, type Instant } from "../../../domain/shared/index.js";
import { html, pdf } from "./samples.js";

const arta = { tenant: "shkoder", userId: "arta" };
let folder: string;
let uploads: FolderUploads;
let now: Instant;

beforeEach(() => {
  now = instant(new Date());
  folder = mkdtempSync(join(tmpdir(), "defter-uploads-"));
  uploads = new FolderUploads({
    folder,
    vault: new InMemoryKeyVault(),
    scanner: noScanner,
    now: () => now,
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sent(name: string, content: Buffer = pdf): SentDocument {
  return {
    name,
    content: (async function* () {
      yield content;
    })(),
  };
}

async function kept(name = "certifikatë.pdf", uploader = arta): Promise<string> {
  const upload = await uploads.keep(uploader, sent(name));
  if (!upload.ok) throw new Error(upload.refusal.code);
  return upload.value.uploadId;
}

async function read(uploader: typeof arta, uploadId: string): Promise<{ name: string; content: Buffer } | string> {
  const found = await uploads.find(uploader, uploadId);
  if (!found.ok) return found.refusal.code;
  const pieces: Uint8Array[] = [];
  for await (const piece of found.value.content) pieces.push(piece);
  return { name: found.value.name, content: Buffer.concat(pieces) };
}

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());

function age(hours: number): void {
  const at = new Date(Date.parse(now) - hours * 3_600_000);
  for (const file of files()) utimesSync(join(file.parentPath, file.name), at, at);
}

describe("what is sent up", () => {
  test.each(["2024-02-29T12:00:00.000Z", "2031-01-01T00:00:00.000Z"])(
    "says until when it can be named, by one's own clock, whatever the disk's says: %s",
    async (at) => {
      now = instant(at);
      const upload = await uploads.keep(arta, sent("certifikatë.pdf"));
      const found = upload.ok && (await uploads.find(arta, upload.value.uploadId));
      if (!upload.ok || !found || !found.ok) throw new Error("not kept");
      expect(found.value.until).toBe(upload.value.until);
      now = upload.value.until;
      expect(await uploads.sweep()).toBe(0);
      now = instant(new Date(Date.parse(now) + 1));
      expect(await uploads.sweep()).toBe(1);
    },
  );

  test("is given back to who sent it, as often as the command is sent, and to nobody else", async () => {
    const id = await kept();
    for (let times = 0; times < 2; times++)
      expect(await read(arta, id)).toEqual({ name: "certifikatë.pdf", content: pdf });
    expect(await read({ ...arta, userId: "gjon" }, id)).toBe("upload-unknown");
    expect(await read({ ...arta, tenant: "puke" }, id)).toBe("upload-unknown");
  });

  test("lies there unreadable", async () => {
    await kept();
    const bytes = readFileSync(join(files()[0]!.parentPath, files()[0]!.name));
    expect(bytes.includes("PDF")).toBe(false);
    expect(bytes.includes("certifikat")).toBe(false);
  });

  test.each([
    ["../../etc/passwd.pdf", pdf, "document-name-malformed"],
    ["faqe.pdf", html, "document-type-not-allowed"],
    ["bosh.pdf", Buffer.alloc(0), "document-empty"],
    ["dy.pdf", Buffer.concat([pdf, Buffer.from("PK\u0003\u0004")]), "document-more-than-one"],
  ])("%s is refused, and nothing is kept", async (name, content, code) => {
    expect(await uploads.keep(arta, sent(name, content))).toMatchObject({ ok: false, refusal: { code } });
    expect(files()).toEqual([]);
  });

  test("is over after a day, and swept", async () => {
    const id = await kept();
    age(23);
    expect(await uploads.sweep()).toBe(0);
    expect(await read(arta, id)).toMatchObject({ name: "certifikatë.pdf" });
    age(25);
    expect(await read(arta, id)).toBe("upload-unknown");
    expect(await uploads.sweep()).toBe(1);
    expect(existsSync(join(folder, "shkoder", "arta"))).toBe(false);
  });

  test("is no more than one person needs", async () => {
    for (let count = 0; count < MAX_UPLOADS; count++) await kept(`${count}.pdf`);
    expect(await uploads.keep(arta, sent("më shumë.pdf"))).toMatchObject({
      ok: false,
      refusal: { code: "uploads-too-many" },
    });
    await kept("i gjonit.pdf", { ...arta, userId: "gjon" });
    age(25);
    await kept("pas një dite.pdf");
  });

  test.each(["..", "../x", "", "a".repeat(500), "00000000-0000-0000-0000-000000000000"])(
    "is not found by the name %s",
    async (id) => expect(await read(arta, id)).toBe("upload-unknown"),
  );
});
