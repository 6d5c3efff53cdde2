import { randomUUID } from "node:crypto";
import { MEBIBYTE } from "../../bytes.js";
import { maximumAppendSizeExceeded, missingMetadataProperty } from "../protocol/errors.js";
import { JSON_CONTENT } from "../protocol/recorded-event.js";
import type { ProposedEvent } from "../protocol/requests.js";
import type { NewEvent } from "../store/model.js";

/** How much one append may carry, in bytes. */
export interface AppendLimits {
  /** Of data, as the real server counts (`MaxAppendSize`). */
  readonly data: number;
  /** Of everything, metadata and names with it: no client can fill the memory with what the first limit leaves out. */
  readonly total: number;
}

export const defaultAppendLimits: AppendLimits = { data: MEBIBYTE, total: 16 * MEBIBYTE };

const OVERHEAD_BYTES = 100;

/** Gathers the events of one append as they come in. */
export class ProposedAppend {
  readonly events: NewEvent[] = [];
  private data = 0;
  private total = 0;

  constructor(private readonly limits: AppendLimits) {}

  /** @throws CallError when a property is missing or the append is too large */
  add(proposed: ProposedEvent): void {
    const { type, contentType, metadata, data } = proposed;
    if (type === undefined) throw missingMetadataProperty("type");
    if (contentType === undefined) throw missingMetadataProperty("content-type");
    this.data += data.length;
    this.total += data.length + metadata.length + type.length + OVERHEAD_BYTES;
    if (this.data > this.limits.data || this.total > this.limits.total) {
      throw maximumAppendSizeExceeded(this.limits.data);
    }
    this.events.push({ id: proposed.id ?? randomUUID(), type, isJson: contentType === JSON_CONTENT, metadata, data });
  }
}
