import { accountRoom, accountUseCases } from "./account/index.js";
import { cashDeskUseCases, municipalityUseCases, packageUseCases } from "./administration/index.js";
import { lawInForce } from "./law/index.js";
import { runUseCases } from "./runs/index.js";
import type { TaxationParts } from "./support/index.js";
import type { RegisterUseCases, TaxationUseCases } from "./use-cases.js";

/** Every use case of taxation; the register's come from `createRegisterUseCases`. */
export function createTaxationUseCases(
  parts: TaxationParts & { readonly register: RegisterUseCases },
): TaxationUseCases {
  const law = lawInForce(parts.ledger);
  const room = accountRoom(parts, law);
  return {
    ...parts.register,
    ...packageUseCases(parts, law),
    ...municipalityUseCases(parts),
    ...cashDeskUseCases(parts),
    ...accountUseCases(room),
    ...runUseCases(room),
  };
}
