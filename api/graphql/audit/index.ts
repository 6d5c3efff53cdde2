import { addActor } from "./actor.js";
import { addEvent } from "./event.js";

/** What auditors ask beside the trail itself. */
export function addAudit(): void {
  addActor();
  addEvent();
}
