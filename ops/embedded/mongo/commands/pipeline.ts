import { BSON } from "mongodb";
import { aggregate } from "mingo";
import type { RawValue } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import { decodeForMingo, refusingAsMongo } from "../query/decode.js";
import { DocumentSearch } from "../query/documents.js";
import { exactNumbersGuard } from "../query/exact-numbers.js";
import type { Server } from "./context.js";
import { searchFor } from "./search-options.js";
import { checkStage } from "./stage-checks.js";

export interface Stage {
  readonly name: string;
  readonly operand: RawValue;
}

/** What a pipeline takes into memory of stored documents, those that it looks up included, in bytes. */
const MAX_INPUT_BYTES = 100 * 1024 * 1024;

/** The stages of one pipeline that mingo runs, on documents in memory. */
export class PipelineRun {
  private readonly pipeline: BSON.Document[];
  private readonly guard: (document: Buffer) => void;
  private taken = 0;

  /** @throws CommandError for a pipeline that cannot be run */
  constructor(
    private readonly server: Server,
    private readonly database: string,
    stages: readonly Stage[],
  ) {
    this.pipeline = prepared(stages.map(({ name, operand }) => ({ [name]: decodeForMingo(operand) })));
    this.guard = exactNumbersGuard(this.pipeline);
  }

  /** @throws CommandError for a pipeline that cannot be run, or that takes too much into memory */
  run(documents: BSON.Document[]): Buffer[] {
    const options = { collectionResolver: (name: string) => this.wholeOf(name) };
    const results = refusingAsMongo(() => aggregate(documents, this.pipeline as never, options));
    return results.map((result) => Buffer.from(BSON.serialize(result as BSON.Document)));
  }

  /** @throws CommandError QueryExceededMemoryLimitNoDiskUseAllowed */
  decoded(found: DocumentSearch): BSON.Document[] {
    const documents: BSON.Document[] = [];
    for (const { document } of found.documents()) {
      this.taken += document.length;
      if (this.taken > MAX_INPUT_BYTES) throw tooMuch();
      this.guard(document);
      documents.push(BSON.deserialize(document));
    }
    return documents;
  }

  /** What `$lookup` and its like look into. */
  private wholeOf(name: string): BSON.Document[] {
    const collection = this.server.catalog.find(this.database, name);
    return collection ? this.decoded(new DocumentSearch(this.server.store, searchFor(collection, {}))) : [];
  }
}

function tooMuch(): CommandError {
  const message = `The pipeline takes more than ${MAX_INPUT_BYTES} bytes of documents into memory`;
  return new CommandError("QueryExceededMemoryLimitNoDiskUseAllowed", `${message}: narrow it by a $match at its head`);
}

/**
 * As mingo understands them, those within others included. Counting nothing gives no document, which mingo's `$count`
 * would: it is written out as what MongoDB defines it to be.
 */
function prepared(pipeline: readonly BSON.Document[]): BSON.Document[] {
  return pipeline.flatMap((stage, at): BSON.Document[] => {
    const [name, operand] = Object.entries(stage)[0] as [string, unknown];
    checkStage(name, () => operand, at === 0 ? "first" : "later");
    if (name === "$count" && typeof operand === "string") {
      return [{ $group: { _id: null, [operand]: { $sum: 1 } } }, { $project: { _id: 0 } }];
    }
    if (name === "$facet") {
      const facets = Object.entries(operand as Record<string, BSON.Document[]>);
      return [{ $facet: Object.fromEntries(facets.map(([facet, stages]) => [facet, prepared(stages)])) }];
    }
    const inner = (operand as { pipeline?: BSON.Document[] } | null)?.pipeline;
    const hasOwn = (name === "$lookup" || name === "$unionWith") && Array.isArray(inner);
    return [hasOwn ? { [name]: { ...(operand as object), pipeline: prepared(inner) } } : stage];
  });
}
