import { describe } from "@jest/globals";
import { MemorySessionStore } from "../../../../api/http/sessions/index.js";
import { sessionStoreContract } from "./contract.js";

describe("sessions in memory", () => {
  const store = new MemorySessionStore();
  sessionStoreContract(() => store);
});
