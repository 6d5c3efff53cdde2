import type { MongoReader } from "../../mongo/index.js";
import type { ReadSide } from "../../read-side/index.js";
import { dossiers } from "../dossier/index.js";

/** A taxpayer's whole file. What serves searches alone, and the store's own marks, are left out. */
export function dossier(reader: MongoReader): ReadSide["dossier"] {
  return reader.findOf({ view: dossiers, projection: "dossiers" }, (document, id) => {
    const { nameWords: _words, tenant: _tenant, _id, ...fields } = document;
    const own = Object.entries(fields).filter(([name]) => !name.startsWith("_") && !name.startsWith("$"));
    return { taxpayerId: id, ...Object.fromEntries(own) };
  });
}
