import { describe, expect, test } from "@jest/globals";
import { lek } from "../../../../../domain/shared/index.js";
import { CaseStory, GRANT, officer, system } from "../../support/case-story.js";
import { PATHS, REGISTER } from "../../support/paths.js";
import { lodged, refusing, step } from "./support.js";

describe("a tax reduction", () => {
  test("is verified, proposed, and approved by another; the account's change is a policy's", () => {
    const story = PATHS["tax-reduction"]!(lodged("tax-reduction"));
    expect(story.last("CaseAdvanced").effects).toContain("post-obligation-adjustment");
    const own = lodged("tax-reduction")
      .act("front-desk", "accept")
      .act("tax-officer", "verify", { checks: [REGISTER] })
      .act("tax-officer", "propose");
    const officerSigns = officer("signatory", { personId: "tax-officer-1" });
    expect(own.refuses(step("signatory", "approve", { decision: GRANT, by: officerSigns }))).toBe("four-eyes");
    own.act("signatory", "refuse", refusing);
    expect(own.state.outcome).toBe("adverse");
  });
});

describe("the certificate that dues are settled", () => {
  test("goes through by itself when nothing is owed and the fee is paid", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    expect(story.does(story.lodging())).toContain("ClearanceChecked");
    expect(story.state.state).toBe("dues-outstanding");
    story.pays().act("applicant", "pay-and-recheck");
    expect(story.state.state).toBe("sealing");
    story.act("signatory", "seal", { decision: GRANT });
    expect(story.state).toMatchObject({ state: "issued", outcome: "favourable" });
  });

  test("waits with its clock suspended while dues are open", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    story.account = { state: "not-clear", owedTotal: lek(4000), owedSince: "2024-05-01" as never };
    story.lodge().pays().act("applicant", "pay-and-recheck");
    expect(story.state.state).toBe("dues-outstanding");
    expect(story.state.clearance).toMatchObject({ state: "not-clear", owedTotal: 4000 });
    expect(story.state.limits.case?.suspensions).toHaveLength(2);
    story.account = { state: "clear" };
    story.does({ type: "Act", transition: "pay-and-recheck", by: system });
    expect(story.state.state).toBe("sealing");
    story.account = { state: "not-clear", owedTotal: lek(100) };
    expect(story.refuses(step("signatory", "seal", { decision: GRANT }))).toBe("tax-not-clear");
  });

  test("goes to an officer when no account is found, who finds it or refuses", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    const unknown = { ...story.lodging().applicant!, taxpayerId: null };
    story.account = { accountId: null, state: "no-account" };
    story.lodge({ applicant: unknown });
    expect(story.state.state).toBe("manual-review");
    expect(story.state.subjectId).toBe(story.caseId);
    const match = {
      type: "RecordCheck",
      by: officer("tax-officer"),
      check: { kind: "taxpayer", accountId: "TAXPAYER2" },
      note: null,
    } as const;
    story.does(match);
    story.account = { state: "clear" };
    story.pays().act("tax-officer", "resolve-clear");
    expect(story.state.state).toBe("sealing");
    expect(story.state.clearance?.accountId).toBe("TAXPAYER2");
    const other = CaseStory.of("tax-clearance-certificate");
    other.account = { accountId: null, state: "no-account" };
    other.lodge({ applicant: unknown }).act("tax-officer", "refuse", refusing);
    expect(other.state.outcome).toBe("adverse");
  });

  test("is disputed by the applicant, and an officer looks", () => {
    const story = CaseStory.of("tax-clearance-certificate");
    story.account = { state: "not-clear", owedTotal: lek(4000) };
    story.lodge().act("applicant", "dispute");
    expect(story.state.state).toBe("manual-review");
  });
});
