import { readFileSync } from "node:fs";
import { ContainerModule } from "inversify";
import type { Ledger } from "../../../application/ledger/index.js";
import { TypstPress } from "../../../application/papers/index.js";
import { createTaxationUseCases, packageSchemaCheck } from "../../../application/taxation/index.js";
import { dataFile } from "../../paths.js";
import { TOKENS } from "../tokens.js";

/** Everything that an officer of taxes does. */
export const taxation = new ContainerModule(({ bind }) => {
  bind(TOKENS.press).toResolvedValue(() => new TypstPress({ templates: dataFile("papers") }));
  bind(TOKENS.taxationOver).toResolvedValue(
    (eventStore, keyedHash, clock) => {
      const schema = JSON.parse(readFileSync(dataFile("fiscal-package.schema.json"), "utf8")) as object;
      const packageSchemaFindings = packageSchemaCheck(schema);
      return (ledger: Ledger) =>
        createTaxationUseCases({ ledger, eventStore, keyedHash, clock, packageSchemaFindings });
    },
    [TOKENS.eventStore, TOKENS.keyedHash, TOKENS.clock],
  );
  bind(TOKENS.taxation).toResolvedValue((over, ledger) => over(ledger), [TOKENS.taxationOver, TOKENS.ledger]);
});
