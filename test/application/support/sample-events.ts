import { randomUUID } from "node:crypto";
import type { Envelope, EventToAppend, JsonObject, StreamName } from "../../../application/event-store/index.js";
import { civilDate } from "../../../domain/shared/index.js";

/** A stream of its own for one test. */
export function someStream(category = "taxAccount", tenant = "shkoder"): StreamName {
  return `${category}-${tenant}.${randomUUID().replaceAll("-", "")}`;
}

/** An event as the codec would hand it over, with an envelope that only the store has to carry. */
export function someEvent(data: JsonObject = { amount: 100 }, eventId: string = randomUUID()): EventToAppend {
  const envelope: Envelope = {
    tenant: "shkoder",
    actor: { id: "u1", role: "clerk" },
    commandId: "c1",
    $correlationId: "c1",
    $causationId: "c1",
    schemaVersion: 1,
    effectiveDate: civilDate("2025-03-01"),
    contentHash: "0".repeat(64),
  };
  return { eventId, type: "PaymentReceived", data, envelope };
}

export function someEvents(count: number): readonly EventToAppend[] {
  return Array.from({ length: count }, (_, index) => someEvent({ amount: index + 1 }));
}
