import type { Projection } from "../projection.js";
import { messagesProjection } from "./messages.js";

export { messagesProjection };

/** Everything that follows from what was said to people. */
export const correspondenceProjections: readonly Projection[] = [messagesProjection];
