import { ContainerModule } from "inversify";
import { projectionRows, projectionsBehind, defterProjections } from "../../../projections/index.js";
import { createReadSide, freshnessOf } from "../../../read-models/administration/index.js";
import { caseworkReadSide } from "../../../read-models/casework/index.js";
import { correspondenceReadSide } from "../../../read-models/correspondence/index.js";
import { MongoReader } from "../../../read-models/mongo/index.js";
import { PostgresReader } from "../../../read-models/postgres/index.js";
import { taxationReadSide } from "../../../read-models/taxation/index.js";
import { TOKENS } from "../tokens.js";

/** What is read from read models, and how far they have come. */
export const reading = new ContainerModule(({ bind }) => {
  bind(TOKENS.readSide).toResolvedValue(
    (resources, stores, engine, clock) => {
      const postgres = new PostgresReader(resources.postgres);
      const mongo = new MongoReader(resources.documents);
      return createReadSide({
        postgres,
        mongo,
        taxation: taxationReadSide(postgres, mongo, () => clock.today()),
        casework: caseworkReadSide(postgres, mongo),
        correspondence: correspondenceReadSide(postgres),
        freshness: freshnessOf(
          stores.map(({ catalog }) => catalog),
          projectionsBehind(defterProjections),
        ),
        projections: () => projectionRows(engine),
      });
    },
    [TOKENS.resources, TOKENS.readModelStores, TOKENS.engine, TOKENS.clock],
  );
});
