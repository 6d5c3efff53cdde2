import {
  serviceEvents,
  workflowEvents,
  type RawContent,
  type ServiceEvent,
  type WorkflowEvent,
} from "../../../domain/casework/index.js";
import { addDays, InvariantError, type CivilDate } from "../../../domain/shared/index.js";
import type { LedgerFact } from "../../../application/ledger/index.js";
import type { CollectionDefinition } from "../../../read-models/schema/index.js";
import {
  marksOf,
  serviceCatalogue,
  workflowCatalogue,
  type DefinitionDocument,
  type DefinitionVersion,
} from "../../../read-models/casework/index.js";
import { rowProjection, type Projection } from "../../projection.js";

type DefinitionEvent = ServiceEvent | WorkflowEvent;
type Data<Ending extends string> = Extract<DefinitionEvent, { readonly type: `${string}${Ending}` }>["data"];

/** The life of every service. */
export const servicesProjection = definitions("Service", serviceCatalogue, serviceEvents);
/** The life of every workflow. */
export const workflowsProjection = definitions("Workflow", workflowCatalogue, workflowEvents);

/** `kind` begins the names of the events. */
function definitions(
  kind: "Service" | "Workflow",
  view: CollectionDefinition,
  events: readonly { readonly type: string }[],
): Projection {
  return rowProjection<DefinitionDocument>({
    name: view.name,
    version: 2,
    types: events.map(({ type }) => type),
    view,
    idOf: (fact) => (fact.data as DefinitionEvent["data"]).code,
    reduce: (row, fact) => ({ ...after(row, fact.type.slice(kind.length), fact), revision: Number(fact.revision) }),
  });
}

type Life = Omit<DefinitionDocument, "revision">;

function after(row: DefinitionDocument | undefined, what: string, fact: LedgerFact): Life {
  if (what === "Drafted") return drafted(row, fact, fact.data as Data<"Drafted">);
  if (row === undefined) throw new InvariantError(`${fact.type} ${fact.eventId} is of what was never drafted`);
  switch (what) {
    case "Revised":
      return drafted(row, fact, fact.data as Data<"Revised">);
    case "Published":
      return published(row, fact, fact.data as Data<"Published">);
    case "Withdrawn":
      return withdrawn(row, fact, fact.data as Data<"Withdrawn">);
    default:
      throw new InvariantError(`unknown event ${fact.type}`);
  }
}

function drafted(
  row: DefinitionDocument | undefined,
  { recordedAt }: LedgerFact,
  { code, content }: { readonly code: string; readonly content: RawContent },
): Life {
  const openedAt = row?.draft?.openedAt ?? recordedAt;
  return { code, versions: row?.versions ?? [], draft: { content, openedAt, changedAt: recordedAt } };
}

function published(row: DefinitionDocument, fact: LedgerFact, data: Data<"Published">): Life {
  const { version, hash, validFrom, validTo, succeeds } = data;
  if (row.draft === null) throw new InvariantError(`${fact.type} ${fact.eventId} publishes no draft`);
  const { content } = row.draft;
  const workflow = "workflow" in data ? data.workflow : null;
  const next: DefinitionVersion = {
    ...{ version, hash, validFrom, validTo, workflow, publishedAt: fact.recordedAt },
    ...{ withdrawnAt: null, withdrawalGround: null },
    ...marksOf(content),
    content,
  };
  return { ...row, draft: null, versions: [...ended(row, succeeds, addDays(validFrom, -1)), next] };
}

/** A draft that is given up leaves nothing; a version keeps everything but the days to come. */
function withdrawn(row: DefinitionDocument, fact: LedgerFact, data: Data<"Withdrawn">): Life {
  const { version, lastDay, ground } = data;
  if (version === null || lastDay === null) return { ...row, draft: null };
  const changes = { withdrawnAt: fact.recordedAt, withdrawalGround: ground };
  return { ...row, versions: ended(row, version, lastDay, changes) };
}

function ended(
  { versions }: DefinitionDocument,
  version: number | null,
  validTo: CivilDate,
  changes: Partial<DefinitionVersion> = {},
): readonly DefinitionVersion[] {
  return versions.map((each) => (each.version === version ? { ...each, ...changes, validTo } : each));
}
