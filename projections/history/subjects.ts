import { parseStreamName, streamFor } from "../../application/streams.js";
import type { StreamName } from "../../application/event-store/index.js";
import type { LedgerFact } from "../../application/ledger/index.js";
import { foldedCase, type CaseFact } from "../../application/casework/index.js";
import type { HistoricKind, HistoricSubject } from "../../read-models/read-side/index.js";
import type { ViewDefinition } from "../../read-models/schema/index.js";
import { casesProjection, servicesProjection, workflowsProjection } from "../casework/index.js";
import { assessmentRunsProjection, fiscalPackagesProjection, usersProjection } from "../administration/index.js";
import { messagesProjection } from "../correspondence/index.js";
import type { Projection } from "../projection.js";
import { dossiersProjection } from "../taxation/index.js";

/** How a record is told from its own streams: the kinds of streams, and the projection that makes its row of them. */
export interface Telling {
  readonly categories: readonly string[];
  readonly projection: Projection;
  readonly view: ViewDefinition;
  /** What is shown beside the row. */
  readonly beside?: (facts: readonly LedgerFact[]) => Readonly<Record<string, unknown>>;
}

const telling = (projection: Projection, categories: readonly string[], beside?: Telling["beside"]): Telling => ({
  projection,
  view: projection.views[0]!,
  categories,
  ...(beside === undefined ? {} : { beside }),
});

/** The rows that follow from the streams of one record alone: of these, and no others, the past can be told exactly. */
export const TELLINGS: Readonly<Record<HistoricKind, Telling>> = {
  taxpayer: telling(dossiersProjection, ["taxpayer", "taxAccount"]),
  case: telling(casesProjection, ["case"], (facts) => ({ file: foldedCase(facts as readonly CaseFact[]).content })),
  fiscalPackage: telling(fiscalPackagesProjection, ["fiscalPackage"]),
  assessmentRun: telling(assessmentRunsProjection, ["assessmentRun"]),
  service: telling(servicesProjection, ["service"]),
  workflow: telling(workflowsProjection, ["workflow"]),
  user: telling(usersProjection, ["user"]),
  message: telling(messagesProjection, ["message"]),
};

/** The record that a stream belongs to. */
export function subjectOfStream(stream: string): HistoricSubject | null {
  const address = parseStreamName(stream);
  const found = Object.entries(TELLINGS).find(([, { categories }]) => categories.includes(address?.category ?? ""));
  return address && found ? { kind: found[0] as HistoricKind, id: address.id } : null;
}

/** The streams of a record. */
export function streamsOf(tenant: string, { kind, id }: HistoricSubject): readonly StreamName[] {
  return TELLINGS[kind].categories.map((category) => streamFor(category, tenant, ...id.split(".")));
}
