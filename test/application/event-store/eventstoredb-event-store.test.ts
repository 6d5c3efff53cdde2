import { EventStoreDbEventStore } from "../../../application/event-store/index.js";
import { openTestEventStore } from "../../support/test-event-store.js";
import { eventStoreContract } from "./contract.js";

eventStoreContract("EventStoreDB", async () => {
  const server = await openTestEventStore();
  return { store: new EventStoreDbEventStore(server.url), end: server.end };
});
