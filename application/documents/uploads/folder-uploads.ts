import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { instant, notParsed, parsed, type Instant, type Parsed } from "../../../domain/shared/index.js";
import type { KeyVault } from "../../personal-data/index.js";
import { checkedTenant } from "../../streams.js";
import { gate } from "../gate.js";
import { lookAt } from "../look.js";
import type { DocumentOwner, Scanner, SentDocument } from "../port.js";
import { ownersKey, sealed, unsealed } from "../sealing.js";
import {
  MAX_UPLOADED_BYTES,
  MAX_UPLOADS,
  UPLOAD_HOURS,
  type FoundUpload,
  type Upload,
  type Uploader,
  type Uploads,
} from "./port.js";

/** Uploads that are held in memory at a time: at 25 MB each, 150 MB at most. */
const AT_ONCE = 6;
const KEEP_MS = UPLOAD_HOURS * 3_600_000;
/** The subject whose key hides what lies there: of the municipality, for nobody knows yet whose document it will be. */
const SUBJECT = "uploads";
const USER = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const UPLOAD = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NAME_BYTES = 2;

export interface FolderUploadsParts {
  readonly folder: string;
  readonly vault: KeyVault;
  readonly scanner: Scanner;
  readonly now: () => Instant;
}

/**
 * Uploads as files `TENANT/USER/UPLOAD`, encrypted; the name stands before the content. Where several processes serve
 * one municipality, they share the folder as they share that of the documents.
 */
export class FolderUploads implements Uploads {
  private readonly enter = gate(AT_ONCE);

  constructor(private readonly parts: FolderUploadsParts) {}

  async keep(uploader: Uploader, sent: SentDocument): Promise<Parsed<Upload>> {
    const folder = this.folderOf(uploader);
    const held = await heldIn(folder, this.oldest());
    if (held.length >= MAX_UPLOADS || held.reduce((sum, { size }) => sum + size, 0) >= MAX_UPLOADED_BYTES)
      return notParsed("uploads-too-many", { max: MAX_UPLOADS, maxBytes: MAX_UPLOADED_BYTES });
    return this.enter(async () => {
      const looked = await lookAt(this.parts.scanner, sent);
      if (!looked.ok) return looked;
      const { content, ...document } = looked.value;
      const uploadId = randomUUID();
      const key = await ownersKey(this.parts.vault, { tenant: uploader.tenant, subjectId: SUBJECT }, { create: true });
      if (key === null) return notParsed("document-forgotten");
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `.${uploadId}`);
      await writeFile(unfinished, sealed(key, boundTo(uploader), uploadId, named(document.name, content)), {
        mode: 0o600,
      });
      const at = new Date(this.parts.now());
      // How old it is, is told by this clock alone: that of the disk may be another machine's.
      await utimes(unfinished, at, at);
      await rename(unfinished, join(folder, uploadId));
      return parsed({ ...document, uploadId, until: instant(new Date(at.getTime() + KEEP_MS)) });
    });
  }

  async find(uploader: Uploader, uploadId: string): Promise<Parsed<FoundUpload>> {
    const unknown = notParsed("upload-unknown", { upload: uploadId.slice(0, 64) });
    if (!UPLOAD.test(uploadId)) return unknown;
    const place = join(this.folderOf(uploader), uploadId);
    const found = await stat(place).catch(() => null);
    if (found === null || found.mtimeMs < this.oldest()) return unknown;
    const key = await ownersKey(this.parts.vault, { tenant: uploader.tenant, subjectId: SUBJECT });
    if (key === null) return unknown;
    const { name, content } = unnamed(unsealed(key, boundTo(uploader), uploadId, await readFile(place)));
    return parsed({ name, content: once(content), until: instant(new Date(found.mtimeMs + KEEP_MS)) });
  }

  async sweep(): Promise<number> {
    let gone = 0;
    for (const tenant of await namesIn(this.parts.folder))
      for (const user of await namesIn(join(this.parts.folder, tenant))) {
        const folder = join(this.parts.folder, tenant, user);
        for (const name of await namesIn(folder)) {
          const place = join(folder, name);
          const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: Infinity }));
          if (mtimeMs >= this.oldest()) continue;
          await rm(place, { force: true });
          gone += 1;
        }
        // Stays where something is in it.
        await rmdir(folder).catch(() => undefined);
      }
    return gone;
  }

  private oldest(): number {
    return Date.parse(this.parts.now()) - KEEP_MS;
  }

  /** Nothing that came from outside becomes part of a path unchecked. */
  private folderOf({ tenant, userId }: Uploader): string {
    if (!USER.test(userId)) throw new Error("a user's id is letters and digits");
    return join(this.parts.folder, checkedTenant(tenant), userId);
  }
}

function boundTo({ tenant, userId }: Uploader): DocumentOwner {
  return { tenant, subjectId: `${SUBJECT}/${userId}` };
}

/** The length of the name in two bytes, the name, the content. */
function named(name: string, content: Buffer): Buffer {
  const text = Buffer.from(name, "utf8");
  const length = Buffer.alloc(NAME_BYTES);
  length.writeUInt16BE(text.length);
  return Buffer.concat([length, text, content]);
}

function unnamed(bytes: Buffer): { readonly name: string; readonly content: Buffer } {
  const end = NAME_BYTES + bytes.readUInt16BE(0);
  return { name: bytes.subarray(NAME_BYTES, end).toString("utf8"), content: bytes.subarray(end) };
}

async function heldIn(folder: string, oldest: number): Promise<readonly { readonly size: number }[]> {
  const names = await namesIn(folder);
  const held = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return held.filter((each) => each !== null).filter(({ mtimeMs }) => mtimeMs >= oldest);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
}
