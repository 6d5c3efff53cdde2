import { InMemoryEventStore } from "../../../application/event-store/index.js";
import { eventStoreContract } from "./contract.js";

eventStoreContract("in memory", async () => ({ store: new InMemoryEventStore(), end: async () => undefined }));
