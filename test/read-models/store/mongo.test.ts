import { afterAll, beforeAll, describe } from "@jest/globals";
import { MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { startMongo, type TestMongo } from "../support/mongo.js";
import { readModelStoreContract } from "./contract.js";

let server: TestMongo;
beforeAll(async () => (server = await startMongo()));
afterAll(() => server.stop());

describe("read models in MongoDB", () => {
  const tills = { store: "mongo", name: "tills", office: null } as const;
  readModelStoreContract(tills, async () => new MongoReadModelStore(server.newDb()));
});
