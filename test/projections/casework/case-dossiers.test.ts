import { describe, expect, test } from "@jest/globals";
import { FORGOTTEN } from "../../../application/personal-data/index.js";
import { caseEvents } from "../../../domain/casework/index.js";
import { caseDossiersProjection, casesProjection } from "../../../projections/casework/index.js";
import { caseDossiers, cases, CASE_TIMELINE, type CaseDossier } from "../../../read-models/casework/index.js";
import { CaseStory, GRANT, officer } from "../../domain/casework/support/case-story.js";
import { rawServices } from "../../support/catalogue.js";
import { projecting, type GivenEvent } from "../../support/projection-spec.js";

const CERTIFICATE = String(rawServices.find((each) => each["workflow"] === "simple-certificate")!["code"]);
const asGiven = ({ facts }: CaseStory): readonly GivenEvent[] =>
  facts.map((fact) => ({ ...fact, stream: "case-shkoder.CASE1" }));
const dossierIn = (given: readonly GivenEvent[]) =>
  projecting(caseDossiersProjection, caseEvents).givenEvents(given).rows(caseDossiers)[
    "CASE1"
  ] as unknown as CaseDossier;
const lodged = () => CaseStory.of(CERTIFICATE).lodge();

describe("the dossier of a case", () => {
  test("says what its row says, and every fact in one line", () => {
    const story = lodged().pays().act("front-desk", "accept").act("specialist", "prepare");
    story.act("signatory", "sign", { decision: GRANT });
    const dossier = dossierIn(asGiven(story));
    const { wordsOf: _sources, words: _words, timeline, ...row } = dossier;
    expect(row).toEqual(projecting(casesProjection, caseEvents).givenEvents(asGiven(story)).rows(cases)["CASE1"]);
    expect(timeline.total).toBe(story.facts.length);
    expect(timeline.entries.map(({ type }) => type)).toEqual(story.facts.map(({ type }) => type));
    expect(
      timeline.entries.find(({ transition, type }) => type === "CaseAdvanced" && transition === "sign"),
    ).toMatchObject({ actor: "signatory-1", role: "signatory" });
  });

  test("is found by the words of applicant, form and number, without ë and ç", () => {
    const { words } = dossierIn(asGiven(lodged()));
    expect(words).toEqual(expect.arrayContaining(["arta", "hoxha", "velipoje", "000001", "pershkrim", "kerkeses"]));
    expect(words.join(" ")).not.toMatch(/[ëçA-Z]/);
  });

  test("loses the words that a correction took away", () => {
    const story = lodged();
    const { applicant } = story.facts[0]!.data as { readonly applicant: { readonly name: string } };
    story.does({
      type: "Correct",
      correction: { what: "applicant", applicant: { ...applicant, name: "Besa Leka" } as never },
      ground: "Emri ishte gabim.",
      by: officer("sector-head"),
    });
    const { words, applicantName } = dossierIn(asGiven(story));
    expect([applicantName, words.includes("besa"), words.includes("hoxha")]).toEqual(["Besa Leka", true, false]);
  });

  test("has no words of somebody who was forgotten", () => {
    const [first, ...rest] = asGiven(lodged());
    const forgotten = { ...(first!.data as object), applicant: FORGOTTEN, form: FORGOTTEN, representative: FORGOTTEN };
    const spec = projecting(caseDossiersProjection).givenEvents([{ ...first!, data: forgotten }, ...rest]);
    const { words } = spec.rows(caseDossiers)["CASE1"] as unknown as CaseDossier;
    expect(words).not.toEqual(expect.arrayContaining(["arta"]));
    expect(words.join(" ")).not.toContain("forgotten");
  });

  test("keeps the newest entries of a long timeline, and how many there were", () => {
    const [first] = asGiven(lodged());
    const assigned = { type: "CaseAssigned", effectiveDate: first!.effectiveDate };
    const by = { personId: "head-1", role: "sector-head", counter: false };
    const more = Array.from({ length: CASE_TIMELINE + 5 }, (_, index) => ({
      ...assigned,
      data: { caseId: "CASE1", role: "specialist", to: `s-${index}`, way: "assigned", by },
      stream: "case-shkoder.CASE1",
    }));
    const { timeline } = dossierIn([first!, ...more]);
    expect([timeline.total, timeline.entries.length]).toEqual([CASE_TIMELINE + 6, CASE_TIMELINE]);
  });
});
