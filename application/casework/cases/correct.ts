import type { Correct } from "../../../domain/casework/index.js";
import { parsed, type Parsed } from "../../../domain/shared/index.js";
import { outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { CaseStanding, CorrectInput } from "../use-cases.js";
import { applicantOf } from "./applicants.js";
import { standingAfter, withoutRole, type CaseRoom, type OpenedCase } from "./case-room.js";

/** What was wrong from the beginning is put right. An applicant keeps the login with which they lodged. */
export async function correctCase(room: CaseRoom, ask: Ask, input: CorrectInput): Promise<Outcome<CaseStanding>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const correction = await correctionOf(room, ask, opened.value, input);
  if (!correction.ok) return correction;
  const command = {
    ...opened.value.frame,
    type: "Correct",
    correction: correction.value,
    ground: input.ground,
  } as const;
  const result = await room.carryOut(ask, command, { Correct: withoutRole(input) });
  return outcomeOf(result, () => standingAfter(opened.value, result));
}

async function correctionOf(
  { parts }: CaseRoom,
  { tenant }: Ask,
  { state, municipality }: OpenedCase,
  { correction }: CorrectInput,
): Promise<Parsed<Correct["correction"]>> {
  switch (correction.what) {
    case "form":
      return parsed({ ...correction, units: municipality.units.map(({ code }) => code) });
    case "applicant": {
      const { userId } = state.applicant;
      const applicant = await applicantOf(parts, tenant, { ...correction.applicant, userId });
      return applicant.ok ? parsed({ what: "applicant", applicant: applicant.value }) : applicant;
    }
    case "decision":
      return parsed(correction);
  }
}
