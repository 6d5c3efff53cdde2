import type { CaseOrder } from "../../../../read-models/read-side/index.js";
import { Code, OneOf, Text, WholeNumber } from "../../inputs/index.js";
import { CASE_ORDERS } from "./filters.js";

/** Characters of the name of a filter. */
export const FILTER_NAME = 60;
/** The lists of the desk that can be narrowed. */
export const QUEUES = ["mine", "office", "late"] as const;

export class SaveMyFilterInput {
  @Text(FILTER_NAME, { description: "Under which you find it; the one that has it is replaced." }) name!: string;
  @OneOf("CaseQueueName", QUEUES, { description: "Which list it narrows." }) queue!: (typeof QUEUES)[number];
  @Code({ optional: true }) service?: string;
  @Code({ optional: true, description: "The office that handles the case." }) office?: string;
  @WholeNumber(0, 365, { optional: true, description: "Due within so many days, or late." }) dueWithin?: number;
  @OneOf("CaseOrder", CASE_ORDERS, { optional: true, description: "Default: DUE." })
  orderBy?: CaseOrder;
}
