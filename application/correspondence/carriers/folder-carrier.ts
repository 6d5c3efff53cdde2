import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Hex } from "../../digests.js";
import { checkedTenant } from "../../streams.js";
import { letterBytes, type Letterhead } from "./letter.js";
import type { Carrier, Delivery, Outgoing } from "./port.js";

/** What a message is as a file. */
type Written = (message: Outgoing) => Promise<Buffer>;

/**
 * Puts messages into a folder, one file each, named by the message's id: `FOLDER/TENANT/ID.eml`. A file is whole and on
 * the disk before it has its name, and a name is given once; so a message is there once, however often it is carried.
 */
class FolderCarrier implements Carrier {
  constructor(
    private readonly folder: string,
    private readonly suffix: string,
    private readonly written: Written,
  ) {}

  async carry(message: Outgoing): Promise<Delivery> {
    try {
      const bytes = await this.written(message);
      const folder = join(this.folder, checkedTenant(message.tenant));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${message.messageId}${this.suffix}`);
      const isNew = await placeOnce(path, bytes);
      const kept = isNew ? bytes : await readFile(path);
      return { kind: "sent", answer: isNew ? "written" : "there already", digest: sha256Hex(kept) };
    } catch (error) {
      // A folder that cannot be written to is nobody's fault among the messages.
      return { kind: "unavailable", why: (error as NodeJS.ErrnoException).code ?? (error as Error).message };
    }
  }

  async close(): Promise<void> {}
}

/** Gives a file its name only when it is whole; false where the name is taken. */
async function placeOnce(path: string, bytes: Buffer): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // Unlike renaming, linking never replaces what is there.
    await link(draft, path);
    await synced(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A name is on the disk when its folder is. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** E-mail into a folder: for one machine, demonstrations and tests. */
export function folderMail(folder: string, letterhead: Letterhead): Carrier {
  return new FolderCarrier(folder, ".eml", (message) => letterBytes(message, letterhead));
}

/** SMS into a folder, until the municipality has a gateway. */
export function folderSms(folder: string): Carrier {
  return new FolderCarrier(folder, ".sms.txt", async ({ to, sender, text }) =>
    Buffer.from(`To: ${to}\nFrom: ${sender}\n\n${text}\n`),
  );
}
