import type { MessageFilter as Filter } from "../../../read-models/read-side/index.js";
import { Code, Id, OneOf } from "../inputs/index.js";

const PHASES = ["waiting", "sent", "given-up", "set-aside"] as const;

export class MessageFilter implements Filter {
  @OneOf("MessagePhase", PHASES, { optional: true }) phase?: (typeof PHASES)[number];
  @Code({ optional: true, description: "As `decision-taken`." }) template?: string;
}

export class QueueMessageInput {
  @Id() messageId!: string;
}
