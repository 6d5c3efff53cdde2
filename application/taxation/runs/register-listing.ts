import type { Position, StoredEvent } from "../../event-store/index.js";
import { parseStreamName } from "../../streams.js";
import type { AssessmentRunEvent } from "../../../domain/taxation/index.js";
import type { TaxationParts } from "../support/index.js";

type Started = Extract<AssessmentRunEvent, { readonly type: "AssessmentRunStarted" }>["data"];
export type RunSelection = Started["selection"];

/** What of a taxpayer decides whether a selection holds them; neither is personal, so nothing is decrypted. */
interface Listed {
  kind: string;
  unit: string;
}

/**
 * Ids of the taxpayers of a selection, in order of id, as the register stood at a position of the log: read from the log
 * itself, so that nobody is missed because a read model lags. One pass over the register's events; what is kept is one
 * id for each taxpayer (about 50 MB for a million). Duplicates that were merged into another are left out.
 */
export async function listedTaxpayers(
  eventStore: TaxationParts["eventStore"],
  tenant: string,
  upTo: Position,
  selection: RunSelection,
): Promise<readonly string[]> {
  if (selection.taxpayerIds !== null) return [...new Set(selection.taxpayerIds)].toSorted();
  const listed = new Map<string, Listed | null>();
  const selective = selection.unit !== null || selection.kind !== null;
  const stop = new AbortController();
  const options = { prefixes: [`taxpayer-${tenant}.`], signal: stop.signal };
  for await (const item of eventStore.subscribe(options)) {
    if (item.kind === "caughtUp") break;
    if (isAfter(item.kind === "event" ? item.event.position : item.position, upTo)) break;
    if (item.kind === "event") enter(listed, item.event, selective);
  }
  stop.abort();
  return [...listed].flatMap(([id, each]) => (isSelected(each, selection) ? [id] : [])).toSorted();
}

/** "commit/prepare", as the run's stream keeps it. */
export function writtenPosition({ commit, prepare }: Position): string {
  return `${commit}/${prepare}`;
}

export function readPosition(text: string): Position {
  const [commit, prepare] = text.split("/");
  return { commit: BigInt(commit!), prepare: BigInt(prepare!) };
}

function enter(listed: Map<string, Listed | null>, event: StoredEvent, selective: boolean): void {
  const { type, streamName, data } = event;
  const registered = type === "TaxpayerRegistered";
  const changes = type === "TaxpayerCorrected" || type === "TaxpayerMoved";
  if (!registered && type !== "MergedInto" && !(selective && changes)) return;
  const id = parseStreamName(streamName)!.id;
  if (type === "MergedInto") listed.delete(id);
  else if (!selective) listed.set(id, null);
  else listed.set(id, changed(listed.get(id) ?? { kind: "", unit: "" }, data));
}

function changed(before: Listed, data: StoredEvent["data"]): Listed {
  const { kind, address } = data as { kind?: string; address?: { unit: string } };
  return { kind: kind ?? before.kind, unit: address?.unit ?? before.unit };
}

function isSelected(each: Listed | null, { unit, kind }: RunSelection): boolean {
  return each === null || ((unit === null || each.unit === unit) && (kind === null || each.kind === kind));
}

function isAfter(left: Position, right: Position): boolean {
  return left.commit > right.commit || (left.commit === right.commit && left.prepare > right.prepare);
}
