import { ContainerModule } from "inversify";
import { createIdentityUseCases } from "../../../application/identity/index.js";
import { createCitizens, PostgresCodeStore } from "../../../application/citizens/index.js";
import { createDrafts, PostgresDraftStore } from "../../../application/drafts/index.js";
import { createSavedFilters, PostgresSavedFilterStore } from "../../../application/saved-filters/index.js";
import { argon2PasswordHasher } from "../../security/index.js";
import { TOKENS } from "../tokens.js";

/** Officers, their rights and their sign-ins; people who sign in as a taxpayer. */
export const identity = new ContainerModule(({ bind }) => {
  bind(TOKENS.passwordHasher).toConstantValue(argon2PasswordHasher);
  bind(TOKENS.identity).toResolvedValue(
    (ledger, keyedHash, passwordHasher) => createIdentityUseCases({ ledger, keyedHash, passwordHasher }),
    [TOKENS.ledger, TOKENS.keyedHash, TOKENS.passwordHasher],
  );
  bind(TOKENS.codeStore).toResolvedValue(({ postgres }) => new PostgresCodeStore(postgres), [TOKENS.resources]);
  bind(TOKENS.citizens).toResolvedValue(
    (ledger, keyedHash, clock, templates, codes) => createCitizens({ ledger, keyedHash, clock, templates, codes }),
    [TOKENS.ledger, TOKENS.keyedHash, TOKENS.clock, TOKENS.messageTemplates, TOKENS.codeStore],
  );
  bind(TOKENS.drafts).toResolvedValue(
    ({ postgres, vault }, clock) => createDrafts({ store: new PostgresDraftStore(postgres), vault, clock }),
    [TOKENS.resources, TOKENS.clock],
  );
  bind(TOKENS.savedFilters).toResolvedValue(
    ({ postgres }, clock) => createSavedFilters({ store: new PostgresSavedFilterStore(postgres), clock }),
    [TOKENS.resources, TOKENS.clock],
  );
});
