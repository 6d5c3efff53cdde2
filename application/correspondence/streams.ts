import type { StreamName } from "../event-store/index.js";
import { streamFor } from "../streams.js";

export const messageStream = (tenant: string, messageId: string): StreamName => streamFor("message", tenant, messageId);
