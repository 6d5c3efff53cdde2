import type { Accepted } from "../../lodging/accepted.js";
import type { Paper } from "./content.js";

/** What a paper accepts as far as it is written; `any` for what it says nothing of, or nothing that can be read yet. */
export function acceptedSoFar({ accepts }: Pick<Paper, "accepts">, any: Accepted): Accepted {
  const kinds = accepts?.mediaTypes;
  const most = accepts?.maxMegabytes;
  return {
    mediaTypes: Array.isArray(kinds) && kinds.length > 0 ? kinds : any.mediaTypes,
    maxMegabytes: typeof most === "number" && most > 0 ? most : any.maxMegabytes,
  };
}
