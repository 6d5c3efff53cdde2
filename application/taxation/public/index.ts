import { notParsed, parsed } from "../../../domain/shared/index.js";
import { itemNamesOf, type LawInForce } from "../law/index.js";
import type { PublicQuestions } from "../use-cases.js";
import { estimateBy } from "./estimate.js";
import { publishedLawOf } from "./published-law.js";

/** Questions that anybody may ask: they read no account and no person, and write nothing. */
export function publicQuestions(law: LawInForce): PublicQuestions {
  return {
    async municipalityOf(tenant) {
      const { name, offices: opened, closed, units, calendar } = await law.municipality(tenant);
      if (name === null) return notParsed("municipality-not-established");
      const offices = [...opened.values()].map((office) => ({ ...office, closed: closed.has(office.code) }));
      return parsed({ code: tenant, name, offices, units, calendar });
    },
    async publishedLaw(tenant, { year }) {
      const found = await law.ofYear(tenant, year);
      return found.ok ? parsed(publishedLawOf(found.value.compiled.source)) : found;
    },
    itemNames: (tenant, input) => itemNamesOf(law, tenant, input),
    async estimate(tenant, input) {
      const found = await law.ofYear(tenant, input.year);
      return found.ok ? estimateBy(found.value, input) : found;
    },
  };
}
