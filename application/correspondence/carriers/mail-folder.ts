import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { Instant } from "../../../domain/shared/index.js";
import { instant } from "../../../domain/shared/index.js";

/** A message that lies in the folder. */
export interface LyingMessage {
  readonly tenant: string;
  readonly name: string;
  readonly at: Instant;
}

/** What is written in one, as text. */
export interface ReadMessage extends LyingMessage {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

/** What the viewer needs of a folder into which messages are put. */
export interface MailFolder {
  /** The latest first, of all municipalities, at most `limit`. */
  list(limit: number): Promise<readonly LyingMessage[]>;
  /** Null where there is none of that name. */
  read(tenant: string, name: string): Promise<ReadMessage | null>;
}

const TENANT = /^[a-z][a-z0-9]{1,31}$/;
/** As carriers name them: nothing else in the folder is ever opened. */
const NAME = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:eml|sms\.txt)$/;

/** Reads what `folderMail` and `folderSms` put into these folders. */
export function mailFolder(...folders: readonly string[]): MailFolder {
  return {
    async list(limit) {
      const found = await Promise.all(folders.flatMap((folder) => lyingIn(folder)));
      return found
        .flat()
        .toSorted((left, right) => (left.at < right.at ? 1 : -1))
        .slice(0, limit);
    },
    async read(tenant, name) {
      if (!TENANT.test(tenant) || !NAME.test(name)) return null;
      for (const folder of folders) {
        const path = join(folder, tenant, name);
        const bytes = await readFile(path).catch(() => null);
        if (bytes) return { tenant, name, at: await writtenAt(path), ...(await wordsOf(name, bytes)) };
      }
      return null;
    },
  };
}

async function lyingIn(folder: string): Promise<readonly LyingMessage[]> {
  const tenants = (await namesIn(folder)).filter((each) => TENANT.test(each));
  const all = await Promise.all(
    tenants.map(async (tenant) => {
      const names = (await namesIn(join(folder, tenant))).filter((each) => NAME.test(each));
      return Promise.all(
        names.map(async (name) => ({ tenant, name, at: await writtenAt(join(folder, tenant, name)) })),
      );
    }),
  );
  return all.flat();
}

/** A folder that is not there yet holds nothing. */
function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function writtenAt(path: string): Promise<Instant> {
  return instant((await stat(path)).mtime);
}

async function wordsOf(name: string, bytes: Buffer): Promise<Omit<ReadMessage, keyof LyingMessage>> {
  if (!name.endsWith(".eml")) {
    const [head = "", ...text] = bytes.toString("utf8").split("\n\n");
    const header = (key: string) => new RegExp(`^${key}: (.*)$`, "m").exec(head)?.[1] ?? "";
    return { to: header("To"), from: header("From"), subject: "", text: text.join("\n\n") };
  }
  const { to, from, subject = "", text = "" } = await PostalMime.parse(bytes);
  const address = (each: { readonly address?: string | undefined } | undefined) => each?.address ?? "";
  return { to: address(to?.[0]), from: address(from), subject, text };
}
