import { ContainerModule } from "inversify";
import { siteOf } from "../../../api/site/index.js";
import { createCaseworkUseCases } from "../../../application/casework/index.js";
import { ClamdScanner, createDocuments, FolderUploads, noScanner } from "../../../application/documents/index.js";
import { rolesHeldIn } from "../../../read-models/administration/index.js";
import { PostgresReader } from "../../../read-models/postgres/index.js";
import { apiSettings } from "../api-settings.js";
import { caseworkVocabulary } from "../casework-vocabulary.js";
import { deliveredModel } from "../model-catalogue.js";
import { TOKENS, type CaseworkWhere } from "../tokens.js";

/** The one-stop shop: services, cases, and the documents that people bring. */
export const casework = new ContainerModule(({ bind }) => {
  bind(TOKENS.scanner).toResolvedValue(
    ({ clamd }) => (clamd === undefined ? noScanner : new ClamdScanner(clamd)),
    [TOKENS.configuration],
  );
  bind(TOKENS.documents).toResolvedValue(
    ({ contents: store }, scanner) => createDocuments({ store, scanner }),
    [TOKENS.resources, TOKENS.scanner],
  );
  bind(TOKENS.uploads).toResolvedValue(
    ({ uploadsFolder: folder, vault }, scanner, clock) =>
      new FolderUploads({ folder, vault, scanner, now: () => clock.now() }),
    [TOKENS.resources, TOKENS.scanner, TOKENS.clock],
  );
  bind(TOKENS.reached).toConstantValue({ address: undefined });
  bind(TOKENS.caseworkWhere).toResolvedValue(
    (ledger, clock, keyedHash, taxation, documents, identity, press, configuration, reached): CaseworkWhere =>
      (rolesHeld, over = {}) =>
        createCaseworkUseCases({
          ...{ ledger, clock, keyedHash, taxation, documents, identity, press, ...over },
          site: () =>
            configuration.publicUrl === undefined && reached.address !== undefined
              ? reached.address
              : siteOf(apiSettings(configuration)),
          model: deliveredModel(),
          vocabulary: caseworkVocabulary(deliveredModel(), rolesHeld),
        }),
    [
      TOKENS.ledger,
      TOKENS.clock,
      TOKENS.keyedHash,
      TOKENS.taxation,
      TOKENS.documents,
      TOKENS.identity,
      TOKENS.press,
      TOKENS.configuration,
      TOKENS.reached,
    ],
  );
  bind(TOKENS.casework).toResolvedValue(
    (where, { postgres }) => where(rolesHeldIn(new PostgresReader(postgres))),
    [TOKENS.caseworkWhere, TOKENS.resources],
  );
});
