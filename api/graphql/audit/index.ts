import { addActor } from "./actor.js";
import { addEvent } from "./event.js";
import { addTimeline } from "./timeline.js";
import { addHistory } from "./history.js";
import { addInside } from "./inside.js";
import { addPeopleNamed } from "./people-named.js";
import { addThread } from "./thread.js";

/** What auditors ask beside the trail itself. */
export function addAudit(): void {
  addActor();
  addEvent();
  addTimeline();
  addHistory();
  addInside();
  addThread();
  addPeopleNamed();
}
