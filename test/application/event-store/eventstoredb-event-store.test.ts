import { describe, test } from "@jest/globals";
import { EventStoreDbEventStore } from "../../../application/event-store/index.js";
import { eventStoreContract } from "./contract.js";

const url = process.env["DEFTER_TEST_EVENTSTORE_URL"];

if (url === undefined)
  describe.skip("event store contract: EventStoreDB", () => test("set DEFTER_TEST_EVENTSTORE_URL to run it", () => {}));
else
  eventStoreContract("EventStoreDB", async () => ({
    store: new EventStoreDbEventStore(url),
    end: async () => undefined,
  }));
