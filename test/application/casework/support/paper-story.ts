import type { CaseFact, PaperStory } from "../../../../application/casework/papers/story.js";
import { municipalityDecider, type MunicipalityState } from "../../../../domain/taxation/index.js";
import type { CaseStory } from "../../../domain/casework/support/case-story.js";

/** Shkodër with the office of Velipojë, as papers need it. */
export const PLACE: MunicipalityState = {
  ...municipalityDecider.initialState,
  tenant: "shkoder",
  name: { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" },
  units: [{ code: "velipoje", name: { sq: "Velipojë", en: "Velipojë" } }],
  offices: new Map([
    [
      "velipoje",
      {
        code: "velipoje",
        kind: "administrative-unit",
        name: { sq: "Njësia Administrative Velipojë", en: "Administrative Unit Velipojë" },
        unit: "velipoje",
        parent: null,
        address: "Velipojë, qendër",
      },
    ],
  ]),
};

/** What a paper may say of a case that was told step by step. */
export function paperStory(story: CaseStory, given: Partial<PaperStory> = {}): PaperStory {
  return {
    facts: story.facts as unknown as readonly CaseFact[],
    state: story.state,
    definition: story.definition,
    municipality: PLACE,
    deciderName: "Drita Kola",
    synthetic: false,
    ...given,
  };
}
