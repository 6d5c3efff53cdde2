import type { CivilDate } from "../../../../domain/shared/index.js";
import { Code, Day, Flag, Id, OneOf, Text } from "../../inputs/index.js";

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
}

export class QueueFilter {
  @Code({ optional: true }) office?: string;
  @Code({ optional: true }) service?: string;
  @Code({ optional: true, description: "Only what waits for this one of your roles." }) as?: string;
  @Flag({ optional: true, description: "True: only what nobody has; false: only what you have." }) unassigned?: boolean;
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
