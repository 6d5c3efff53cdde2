import { accountOf } from "../../../domain/casework/index.js";
import { outcomeOf } from "../../taxation/support/index.js";
import { issueOutput } from "../papers/index.js";
import type { CasePolicies } from "../use-cases.js";
import { standingAfter, withoutRole, type CaseRoom } from "./case-room.js";
import { clearanceAnswer } from "./clearance-answer.js";
import { chargeAccount } from "./fees.js";
import { issueClearance } from "./issue-clearance.js";
import { recheckCase } from "./recheck.js";
import { settleFees } from "./settle-fees.js";

/** What follows from money and time. Each may come again: what was done is not done twice. */
export function casePolicies(room: CaseRoom): CasePolicies {
  return {
    async checkClearance(ask, input) {
      const opened = await room.open(ask, input);
      if (!opened.ok) return opened;
      const { state, definition, frame } = opened.value;
      const answer = frame.clearance ?? (await clearanceAnswer(room.parts, ask, accountOf(state), definition));
      const command = { ...frame, type: "RecordClearance", clearance: answer } as const;
      const result = await room.carryOut(ask, command, { checkClearance: withoutRole(input) });
      if (!result.ok) return result;
      const recorded = result.events.find((event) => event.type === "ClearanceChecked");
      return outcomeOf(result, () => ({
        ...standingAfter(opened.value, result),
        answer: recorded?.type === "ClearanceChecked" ? recorded.data.answer : answer,
      }));
    },
    issueClearance: (ask, input) => issueClearance(room, ask, input),
    issueOutput: (ask, input) => issueOutput(room, ask, input),
    async chargeFees(ask, input) {
      const charged = await chargeAccount(room, ask, input);
      if (!charged.ok) return charged;
      return { ok: true, value: charged.value, receipt: { position: null, revision: -1n, eventIds: [] } };
    },
    settleFees: (ask, input) => settleFees(room, ask, input),
    recheck: (ask, input) => recheckCase(room, ask, input),
    passTime: (ask, input) => room.simply(ask, input, (frame) => ({ ...frame, type: "PassTime" })),
    recomputeLimits: (ask, input) => room.simply(ask, input, (frame) => ({ ...frame, type: "Recompute" })),
  };
}
