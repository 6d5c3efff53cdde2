import type { MongoReader } from "../../mongo/index.js";
import type { PostgresReader } from "../../postgres/index.js";
import type { ReadSide } from "../../read-side/index.js";
import { definitionReading, serviceList } from "../catalogue/index.js";
import { caseDossierList } from "../dossier/index.js";
import { caseCount, caseList } from "./case-list.js";
import { caseQueue, caseQueueCount, caseWorkflows } from "./case-queue.js";
import { casePerformance } from "./case-performance.js";

export { caseLists } from "./case-lists.js";

/** What the room of cases answers of the read side. */
export type CaseworkReadSide = Pick<
  ReadSide,
  | "cases"
  | "caseQueue"
  | "caseCount"
  | "caseQueueCount"
  | "caseWorkflows"
  | "casePerformance"
  | "services"
  | "definitions"
  | "caseDossiers"
>;

/** The queries over the read models of cases. */
export function caseworkReadSide(postgres: PostgresReader, mongo: MongoReader): CaseworkReadSide {
  return {
    cases: caseList(postgres),
    caseDossiers: caseDossierList(mongo),
    caseQueue: caseQueue(postgres),
    caseCount: caseCount(postgres),
    caseQueueCount: caseQueueCount(postgres),
    caseWorkflows: caseWorkflows(postgres),
    casePerformance: casePerformance(postgres),
    services: serviceList(mongo),
    definitions: definitionReading(mongo),
  };
}
