import { readFileSync } from "node:fs";
import { ContainerModule } from "inversify";
import { TypstPress } from "../../../application/papers/index.js";
import { createTaxationUseCases, packageSchemaCheck } from "../../../application/taxation/index.js";
import { dataFile } from "../../paths.js";
import { TOKENS } from "../tokens.js";

/** Everything that an officer of taxes does. */
export const taxation = new ContainerModule(({ bind }) => {
  bind(TOKENS.press).toResolvedValue(() => new TypstPress({ templates: dataFile("papers") }));
  bind(TOKENS.taxation).toResolvedValue(
    (ledger, eventStore, keyedHash, clock) => {
      const schema = JSON.parse(readFileSync(dataFile("fiscal-package.schema.json"), "utf8")) as object;
      const packageSchemaFindings = packageSchemaCheck(schema);
      return createTaxationUseCases({ ledger, eventStore, keyedHash, clock, packageSchemaFindings });
    },
    [TOKENS.ledger, TOKENS.eventStore, TOKENS.keyedHash, TOKENS.clock],
  );
});
