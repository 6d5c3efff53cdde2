import type { CivilDate, Instant } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";

/** A message without its words, address and facts: nothing here is personal but the ids. */
export type MessageRecord = {
  readonly template: string;
  readonly templateVersion: number;
  /** The type of the fact that it tells of. */
  readonly cause: string;
  /** The event. */
  readonly causeId: string;
  readonly channel: "e-mail" | "sms";
  readonly language: "sq" | "en";
  readonly recipient: "applicant" | "taxpayer" | "officer";
  readonly personId: string;
  readonly lane: string;
  readonly caseId: string | null;
  readonly accountId: string | null;
  readonly office: string | null;
  readonly confidentiality: "ordinary" | "sensitive";
  readonly phase: "waiting" | "sent" | "given-up" | "set-aside";
  /** Why it was given up or set aside. */
  readonly ground: string | null;
  readonly attempts: number;
  /** Not before then it is tried again; null: at once, or never. */
  readonly nextAt: Instant | null;
  /** Place in the log: the order of a lane. */
  readonly place: bigint;
  readonly writtenAt: Instant;
  /** When it was sent, given up or set aside. */
  readonly settledAt: Instant | null;
  /** The days on which it was given up or set aside, the earliest first, each once: also where it was queued again. */
  readonly undeliveredOn: readonly CivilDate[];
};

export const messages: TableDefinition = {
  store: "postgres",
  name: "messages",
  office: "office",
  columns: {
    template: "text",
    templateVersion: "int",
    cause: "text",
    causeId: "text",
    channel: "text",
    language: "text",
    recipient: "text",
    personId: "text",
    lane: "text",
    caseId: "text",
    accountId: "text",
    office: "text",
    confidentiality: "text",
    phase: "text",
    ground: "text",
    attempts: "int",
    nextAt: "instant",
    place: "position",
    writtenAt: "instant",
    settledAt: "instant",
    undeliveredOn: "text[]",
  },
  indexes: {
    waiting: `using btree (tenant, lane, place) where phase = 'waiting'`,
    written: `using btree (tenant, "writtenAt", id)`,
    by_phase: `using btree (tenant, phase, "writtenAt", id)`,
    by_notice: `using btree (tenant, "causeId") where cause = 'NoticeIssued'`,
    by_case: `using btree (tenant, "caseId", "writtenAt", id) where "caseId" is not null`,
  },
};
