import { ContainerModule } from "inversify";
import { createIdentityUseCases } from "../../../application/identity/index.js";
import { argon2PasswordHasher } from "../../security/index.js";
import { TOKENS } from "../tokens.js";

/** Officers, their rights and their sign-ins. */
export const identity = new ContainerModule(({ bind }) => {
  bind(TOKENS.passwordHasher).toConstantValue(argon2PasswordHasher);
  bind(TOKENS.identity).toResolvedValue(
    (ledger, keyedHash, passwordHasher) => createIdentityUseCases({ ledger, keyedHash, passwordHasher }),
    [TOKENS.ledger, TOKENS.keyedHash, TOKENS.passwordHasher],
  );
});
