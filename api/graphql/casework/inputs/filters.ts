import type { CivilDate } from "../../../../domain/shared/index.js";
import type { CaseOrder } from "../../../../read-models/read-side/index.js";
import { Code, Day, Flag, Id, OneOf, Text } from "../../inputs/index.js";

export const CASE_ORDERS = ["due", "received", "number", "service"] as const satisfies readonly CaseOrder[];
const ORDER =
  "In which order: by the last day (the default), the day of lodging, the number, or the service and then the last day.";
const DUE_BY = "Only cases that are due by this day, late ones among them; none whose clock stands still.";

export class CaseFilter {
  @Flag({ optional: true, description: "True: open cases; false: closed ones." }) open?: boolean;
  @Code({ optional: true, description: "The office that handles it." }) office?: string;
  @Code({ optional: true }) service?: string;
  @Text(80, { optional: true }) number?: string;
  @Code({ optional: true }) state?: string;
  @Id({ optional: true }) taxpayerId?: string;
  @Id({ optional: true, description: "A user who has it." }) handledBy?: string;
  @Code({ optional: true, description: "Cases that nobody has in this role yet." }) unassignedIn?: string;
  @Flag({ optional: true, description: "Only cases that wait for one of your roles." }) forMyRoles?: boolean;
  @Flag({ optional: true, description: "Only cases whose limit has passed." }) late?: boolean;
  @Day({ optional: true, description: DUE_BY }) dueBy?: CivilDate;
  @OneOf("CaseOrder", CASE_ORDERS, { optional: true, description: ORDER }) orderBy?: CaseOrder;
}

export class QueueFilter {
  @Code({ optional: true }) office?: string;
  @Code({ optional: true }) service?: string;
  @Code({ optional: true, description: "Only what waits for this one of your roles." }) as?: string;
  @Flag({ optional: true, description: "True: only what nobody has; false: only what you have." }) unassigned?: boolean;
  @Day({ optional: true, description: DUE_BY }) dueBy?: CivilDate;
  @OneOf("CaseOrder", CASE_ORDERS, { optional: true, description: ORDER }) orderBy?: CaseOrder;
}

export class CasePerformanceInput {
  @Day({ description: "First day." }) from!: CivilDate;
  @Day({ description: "Last day." }) to!: CivilDate;
  @OneOf("PerformanceBy", ["service", "office", "clerk", "month"], {
    list: 4,
    description: "What the lines are of; one line of everything where it is empty.",
  })
  by!: ("service" | "office" | "clerk" | "month")[];
  @Code({ optional: true }) service?: string;
  @Code({ optional: true }) office?: string;
}
