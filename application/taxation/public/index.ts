import { notParsed, parsed } from "../../../domain/shared/index.js";
import type { LawInForce } from "../law/index.js";
import type { PublicQuestions } from "../use-cases.js";

/** Questions that anybody may ask: they read no account and no person, and write nothing. */
export function publicQuestions(law: LawInForce): PublicQuestions {
  return {
    async municipalityOf(tenant) {
      const { name, offices, units } = await law.municipality(tenant);
      if (name === null) return notParsed("municipality-not-established");
      return parsed({ code: tenant, name, offices: [...offices.values()], units });
    },
  };
}
