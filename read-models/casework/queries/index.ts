import type { PostgresReader } from "../../postgres/index.js";
import type { ReadSide } from "../../read-side/index.js";
import { caseList } from "./case-list.js";
import { casePerformance } from "./case-performance.js";

/** What the room of cases answers of the read side. */
export type CaseworkReadSide = Pick<ReadSide, "cases" | "casePerformance">;

/** The queries over the read models of cases. */
export function caseworkReadSide(postgres: PostgresReader): CaseworkReadSide {
  return { cases: caseList(postgres), casePerformance: casePerformance(postgres) };
}
