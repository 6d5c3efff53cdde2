import { afterAll, beforeAll, describe } from "@jest/globals";
import { PostgresReadModelStore } from "../../../read-models/postgres/index.js";
import { startPostgres, type TestPostgres } from "../support/postgres.js";
import { readModelStoreContract } from "./contract.js";

let server: TestPostgres;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.stop());

describe("read models in PostgreSQL", () => {
  const tills = { store: "postgres", name: "tills", office: null, columns: { balance: "lek" } } as const;
  readModelStoreContract(tills, async () => new PostgresReadModelStore(await server.newPool()));
});
