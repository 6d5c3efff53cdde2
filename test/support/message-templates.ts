import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messageTemplates, type MessageTemplates } from "../../domain/correspondence/index.js";
import { dataFile } from "../../ops/paths.js";

const FOLDER = dataFile("messages");

/** The released templates by their file, as text. */
export const templateFiles: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name !== "released.json")
    .map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]),
);

export const releasedTemplates: MessageTemplates = messageTemplates(
  Object.values(templateFiles).map((text) => JSON.parse(text) as unknown),
);
