import type { CivilDate, Instant } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";

/** A case as queues and statistics need it. `applicantName` is personal and in the clear. */
export type CaseRecord = {
  readonly number: string;
  readonly service: string;
  readonly serviceVersion: number;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly confidentiality: "ordinary" | "sensitive";
  readonly taxpayerId: string | null;
  /** The account that dues are asked of: the applicant's, or the one an officer found. */
  readonly accountId: string | null;
  /** The login with which it was lodged; null at the counter. */
  readonly applicantUserId: string | null;
  readonly applicantKind: "citizen" | "business";
  readonly applicantName: string;
  readonly channel: "counter" | "online";
  /** Where it was lodged; numbers are of this office. */
  readonly lodgedAt: string;
  /** Where it is handled. */
  readonly office: string;
  readonly lodgedOn: CivilDate;
  readonly state: string;
  readonly stateSince: Instant;
  /** Who handles it, by role. */
  readonly handlers: Readonly<Record<string, string>>;
  /** The ids of `handlers`, for "mine". */
  readonly handledBy: readonly string[];
  /** Null while the clock stands still or has not begun. */
  readonly dueOn: CivilDate | null;
  /** Of limits in hours. */
  readonly dueAt: Instant | null;
  /** `dueOn`, or the last of all days: what queues are in the order of. */
  readonly queueDay: CivilDate;
  readonly suspendedSince: Instant | null;
  /** How often its clock stood still. */
  readonly suspensions: number;
  readonly missedAt: Instant | null;
  /** The deciding act; null while there is none. */
  readonly decidedOn: CivilDate | null;
  readonly decidedBy: string | null;
  /** Null while the case is open. */
  readonly outcome: string | null;
  readonly closedAt: Instant | null;
  readonly reopened: number;
  /** When warnings of the case's limit are to come, by step. */
  readonly warnings: Readonly<Record<string, Instant>>;
  /** When the applicant's term is over; null where none runs. */
  readonly answerOver: Instant | null;
  /** When time does something to the case next; null where it never does. */
  readonly nextTimer: Instant | null;
};

export const cases: TableDefinition = {
  store: "postgres",
  name: "cases",
  // Who may read a case: the office that handles it, and the one at which it was lodged.
  office: ["office", "lodgedAt"],
  columns: {
    number: "text",
    service: "text",
    serviceVersion: "int",
    workflow: "text",
    workflowVersion: "int",
    confidentiality: "text",
    taxpayerId: "text",
    accountId: "text",
    applicantUserId: "text",
    applicantKind: "text",
    applicantName: "text",
    channel: "text",
    lodgedAt: "text",
    office: "text",
    lodgedOn: "date",
    state: "text",
    stateSince: "instant",
    handlers: "jsonb",
    handledBy: "text[]",
    dueOn: "date",
    dueAt: "instant",
    queueDay: "date",
    suspendedSince: "instant",
    suspensions: "int",
    missedAt: "instant",
    decidedOn: "date",
    decidedBy: "text",
    outcome: "text",
    closedAt: "instant",
    reopened: "int",
    warnings: "jsonb",
    answerOver: "instant",
    nextTimer: "instant",
  },
  indexes: {
    open: `using btree (tenant, "queueDay", id) where outcome is null`,
    open_by_office: `using btree (tenant, office, "queueDay", id) where outcome is null`,
    queue: `using btree (tenant, workflow, "workflowVersion", state, confidentiality, "queueDay", id) where outcome is null`,
    queue_of_office: `using btree (tenant, office, workflow, "workflowVersion", state, confidentiality, "queueDay", id) where outcome is null`,
    queue_received: `using btree (tenant, workflow, "workflowVersion", state, confidentiality, "lodgedOn", id) where outcome is null`,
    queue_number: `using btree (tenant, workflow, "workflowVersion", state, confidentiality, number collate "C", id) where outcome is null`,
    queue_service: `using btree (tenant, workflow, "workflowVersion", state, confidentiality, service collate "C", "queueDay", id) where outcome is null`,
    missed: `using btree (tenant, "queueDay", id) where outcome is null and "missedAt" is not null`,
    by_number: `using btree (tenant, number)`,
    by_day: `using btree (tenant, "lodgedOn", id)`,
    by_taxpayer: `using btree (tenant, "taxpayerId", "lodgedOn", id) where "taxpayerId" is not null`,
    open_by_account: `using btree (tenant, "accountId", id) where outcome is null and "accountId" is not null`,
    by_applicant: `using btree (tenant, "applicantUserId", "lodgedOn", id) where "applicantUserId" is not null`,
    timers: `using btree (tenant, "nextTimer", id) where "nextTimer" is not null`,
    mine: `using gin ("handledBy") where outcome is null`,
  },
};
