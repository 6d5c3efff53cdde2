import { importDecider, type ImportCommand, type ImportState } from "../../domain/imports/index.js";
import { refusal, type Refusal } from "../../domain/shared/index.js";
import { sha256Hex } from "../digests.js";
import { canonicalJson, derivedId, inOrder, type Ledger } from "../ledger/index.js";
import { streamFor } from "../streams.js";
import { askBeside, carryOutBeside } from "../taxation/support/index.js";
import type { Ask, Outcome } from "../taxation/index.js";
import { importCase, type CaseUses } from "./cases.js";
import type { RawRecord } from "./fields.js";
import type { Mapping } from "./mapping.js";
import { importTaxpayer, type TaxpayerUses } from "./taxpayers.js";

/** How many records are taken over between two notes of how far the import has come, and how many at once. */
const [BATCH, AT_ONCE] = [200, 16];

export interface ImportParts {
  readonly ledger: Ledger;
  readonly taxation: TaxpayerUses;
  readonly casework: CaseUses;
}

export interface ImportInput {
  readonly mapping: Mapping;
  /** SHA-256 of the file: the same file with the same mapping is the same import. */
  readonly fileDigest: string;
  readonly records: AsyncIterable<RawRecord>;
}

/** What the caller is told on the way. */
export interface ImportListener {
  /** A record that was not taken over, also by an earlier part of this import; records count from 1. */
  onRefused(record: number, why: Refusal, content: RawRecord): void;
  onProgress(records: number): void;
}

export interface ImportedRecords {
  readonly importId: string;
  readonly records: number;
  readonly accepted: number;
  readonly refused: number;
}

/**
 * Takes the records of a file over, each as an event of its own that names the register, the file and the record, on the
 * day on which the older register says it happened. What is refused is told and does not stop the others. Broken off and
 * begun again, it goes on after the last batch; a record that was written already is recognised by its command id.
 */
export async function importRecords(
  parts: ImportParts,
  ask: Ask,
  { mapping, fileDigest, records }: ImportInput,
  listener: ImportListener,
): Promise<Outcome<ImportedRecords>> {
  const mappingDigest = sha256Hex(canonicalJson(mapping as never));
  const importId = derivedId(`${fileDigest}${mappingDigest}`, `import of ${ask.tenant}`);
  const say = told(parts.ledger, ask, importId);
  const { kind, register } = mapping;
  const started = await say({ type: "StartImport", kind, register, fileDigest, mappingDigest });
  if (!started.ok) return started;
  const before = await stateOf(parts.ledger, ask, importId);
  const refusedBefore = new Map(before.refused.map(({ record, code }) => [record, code]));
  const batch: { readonly record: number; readonly content: RawRecord }[] = [];
  let record = 0;
  const flush = async () => {
    // The municipality as it is when a batch begins will do for all of it.
    const own = { ...ask, commandId: importId, since: performance.now() };
    const refused = await takenOver(parts, own, mapping, fileDigest, batch, listener);
    const said = await say({ type: "AdvanceImport", record, accepted: batch.length - refused.length, refused });
    batch.length = 0;
    listener.onProgress(record);
    return said;
  };
  for await (const content of records) {
    record += 1;
    if (record <= before.record) {
      const code = refusedBefore.get(record);
      if (code !== undefined) listener.onRefused(record, refusal(code), content);
      continue;
    }
    batch.push({ record, content });
    if (batch.length < BATCH) continue;
    const said = await flush();
    if (!said.ok) return said;
  }
  if (batch.length > 0) {
    const said = await flush();
    if (!said.ok) return said;
  }
  const finished = await say({ type: "FinishImport" });
  if (!finished.ok) return finished;
  const { accepted, refused } = await stateOf(parts.ledger, ask, importId);
  return {
    ok: true,
    value: { importId, records: record, accepted, refused: refused.length },
    receipt: finished.receipt,
  };
}

/** Takes the records of a batch over; gives those that were refused, in their order. */
async function takenOver(
  { taxation, casework }: ImportParts,
  ask: Ask,
  mapping: Mapping,
  fileDigest: string,
  batch: readonly { readonly record: number; readonly content: RawRecord }[],
  listener: ImportListener,
) {
  const refused: { record: number; code: string }[] = [];
  const take = async ({ record, content }: (typeof batch)[number]) => {
    const own = askBeside(ask, derivedId(ask.commandId, `record ${record}`));
    const place = `${fileDigest.slice(0, 12)}/${record}`;
    const outcome =
      mapping.kind === "cases"
        ? await importCase(casework, own, mapping, content, place)
        : await importTaxpayer(taxation, own, mapping, content, `${mapping.register}, ${place}`);
    return { record, content, outcome };
  };
  for await (const { record, content, outcome } of inOrder(batch, take, AT_ONCE)) {
    if (outcome.ok) continue;
    refused.push({ record, code: outcome.refusal.code });
    listener.onRefused(record, outcome.refusal, content);
  }
  return refused;
}

type Said<Command = ImportCommand> = Command extends unknown ? Omit<Command, "importId" | "on"> : never;

function told(ledger: Ledger, ask: Ask, importId: string) {
  return (said: Said) => {
    const command = { ...said, importId, on: ask.today } as ImportCommand;
    const purpose = command.type === "AdvanceImport" ? `${command.type} ${command.record}` : command.type;
    return carryOutBeside(
      ledger,
      { ...ask, commandId: derivedId(importId, purpose) },
      { stream: streamFor("import", ask.tenant, importId), decider: importDecider, command, body: said },
    );
  };
}

async function stateOf(ledger: Ledger, ask: Ask, importId: string): Promise<Exclude<ImportState, { phase: "none" }>> {
  const { state } = await ledger.load(streamFor("import", ask.tenant, importId), importDecider);
  if (state.phase === "none") throw new Error(`import ${importId} was started and is not there`);
  return state;
}
