import { nextRoles, type WorkflowContent } from "../../../domain/casework/index.js";
import { addDays, instant, type CivilDate } from "../../../domain/shared/index.js";
import { casesProjection } from "../../../projections/casework/index.js";
import type { CaseRecord } from "../../../read-models/casework/index.js";
import type { RowWrite } from "../../../read-models/store/index.js";
import { deliveredModel } from "../../composition/model-catalogue.js";
import { TOKENS, type Composition } from "../../composition/index.js";
import { TENANT } from "../loading.js";

/**
 * Rows of open cases, written by the store's own writer as a batch of the projection: in every state of work of every
 * service, at every office, due within two months, every third one in somebody's hands. They have no streams: lists and
 * queues read rows alone.
 */
export async function writeOpenCases(
  composition: Composition,
  count: number,
  offices: readonly string[],
): Promise<void> {
  const [store] = composition.get(TOKENS.readModelStores).filter(({ kind }) => kind === "postgres");
  const builds = await store!.catalog.all();
  const { name, version, views } = casesProjection;
  const live = builds.find(({ projection, state }) => projection === name && state === "live");
  if (!live || live.position === undefined) throw new Error("the projection of cases has no build");
  await somethingWritten(composition);
  const to = (await composition.get(TOKENS.eventStore).head())!;
  const rows = openCases(count, offices, composition.get(TOKENS.clock).today()).map((row, index): RowWrite => ({
    view: views[0]!,
    tenant: TENANT,
    id: `open-${index}`,
    row,
    at: to,
    added: true,
  }));
  const { projection, build } = live;
  await store!.write([
    {
      shape: { name, version, views },
      build: { projection, version, build },
      from: live.position,
      to,
      events: 0,
      rows,
    },
  ]);
}

/** A checkpoint only moves forward: the batch ends at a fact that no row follows from. */
async function somethingWritten(composition: Composition): Promise<void> {
  const today = composition.get(TOKENS.clock).today();
  const ask = { tenant: TENANT, actor: { id: "bench", role: "system" }, commandId: "bench:rows", today };
  const read = { kind: "RecordRead", subjectId: null, resource: "bench", purpose: null } as const;
  const outcome = await composition.get(TOKENS.identity).recordAccess(ask, read);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
}

function openCases(count: number, offices: readonly string[], today: CivilDate): readonly CaseRecord[] {
  const places = workingPlaces();
  return Array.from({ length: count }, (_each, index) => {
    const { service, confidentiality, workflow, state, role } = places[index % places.length]!;
    const round = Math.floor(index / places.length);
    const office = offices[round % offices.length]!;
    const lodgedOn = addDays(today, -(round % 60));
    const dueOn = addDays(today, (round * 7) % 60);
    const handlers = (index + round) % 3 === 0 ? { [role]: `officer-${index % 40}` } : {};
    return {
      number: `${office}/2026/9${String(index).padStart(6, "0")}`,
      ...{ service, serviceVersion: 1, workflow, workflowVersion: 1, confidentiality },
      ...{ taxpayerId: `taxpayer-${index}`, accountId: `taxpayer-${index}` },
      ...{ applicantUserId: null, applicantKind: "citizen" },
      ...{ applicantName: `Kërkuesi ${index}`, channel: "counter", lodgedAt: office, office, lodgedOn, state },
      ...{ stateSince: instant(`${lodgedOn}T09:00:00.000Z`), handlers, handledBy: Object.values(handlers) },
      ...{ dueOn, dueAt: null, queueDay: dueOn, suspendedSince: null, suspensions: 0, missedAt: null },
      // Time has nothing to do to a case that is nothing but a row.
      ...{ warnings: {}, answerOver: null, nextTimer: null },
      ...{ decidedOn: null, decidedBy: null, outcome: null, closedAt: null, reopened: 0 },
    } as const;
  });
}

/** Every state of every service in which somebody works on it, and who. */
function workingPlaces() {
  const { services, workflows } = deliveredModel();
  return services.flatMap(({ code, confidentiality, workflow }) => {
    const content = workflows.find((each) => each["code"] === workflow) as unknown as WorkflowContent;
    return content.states.flatMap((state) => {
      const [role] = nextRoles(content, state.code);
      if (role === undefined) return [];
      return [{ ...({ service: code, confidentiality, workflow } as Named), state: state.code, role }];
    });
  });
}

interface Named {
  readonly service: string;
  readonly confidentiality: CaseRecord["confidentiality"];
  readonly workflow: string;
}
