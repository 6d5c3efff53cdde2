import { caseDecider, nextTimerOf } from "../../../domain/casework/index.js";
import { notParsed, parsed } from "../../../domain/shared/index.js";
import { openOfficeFault } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { refusedOutcome } from "../../taxation/support/index.js";
import { casePaper, verifyNotice, verifyOutput } from "../papers/index.js";
import { caseStream } from "../support/index.js";
import type { CaseQuestions, CaseUseCases } from "../use-cases.js";
import { caseActs, newerVersions } from "./acts.js";
import { actOnCase, attachDocument } from "./act.js";
import { linkFault } from "./applicants.js";
import { assigneeOf } from "./assignee.js";
import type { CaseRoom } from "./case-room.js";
import { correctCase } from "./correct.js";
import { lodgeCase } from "./lodge.js";
import { moveCaseToVersion } from "./move-to-version.js";
import { reopenCase } from "./reopen.js";
import { caseFile } from "../file/index.js";
import { prepareApplication } from "./prepare.js";
import { takeOverCase } from "./take-over.js";
import { takeNextCase } from "./take-next.js";
import { trackCase } from "./tracking.js";
import { caseWays, waitingPlaces } from "./ways.js";

export { caseRoom, type CaseRoom } from "./case-room.js";
export { casePolicies } from "./policies.js";

/** Commands on cases. */
export function caseUseCases(room: CaseRoom): CaseUseCases {
  return {
    lodgeCase: (ask, input) => lodgeCase(room, ask, input),
    takeOverCase: (ask, input) => takeOverCase(room, ask, input),
    attachDocument: (ask, input) => attachDocument(room, ask, input),
    actOnCase: (ask, input) => actOnCase(room, ask, input),
    classifyDocument: (ask, input) => room.simply(ask, input, (frame) => ({ ...input, ...frame, type: "Classify" })),

    async recordCheck(ask, input) {
      const { check, note } = input;
      const fault = await linkFault(room.parts, ask.tenant, [input]);
      if (fault) return refusedOutcome(fault);
      return room.simply(ask, input, (frame) => ({ ...frame, type: "RecordCheck", check, note }));
    },

    async assignCase(ask, input) {
      const assignee = await assigneeOf(room.parts, ask.tenant, input.to);
      return room.simply(ask, input, (frame) => ({ ...input, ...frame, assignee, type: "Assign" }));
    },
    takeNextCase: (ask, input) => takeNextCase(room, ask, input),
    takeCase: (ask, input) => room.simply(ask, input, (frame) => ({ ...frame, type: "Take" })),

    transferCase: (ask, input) =>
      room.simply(ask, input, (frame, { municipality }) => {
        const officeFault = openOfficeFault(municipality, input.office);
        return { ...input, ...frame, officeFault, type: "Transfer" };
      }),

    requestOpinion: (ask, input) => {
      const opinionId = input.opinionId ?? derivedId(ask.commandId, "opinion");
      const command = { ...input, opinionId, type: "RequestOpinion" } as const;
      return room.simply(
        ask,
        input,
        (frame) => ({ ...command, ...frame }),
        () => ({ opinionId }),
      );
    },
    giveOpinion: (ask, input) => room.simply(ask, input, (frame) => ({ ...input, ...frame, type: "GiveOpinion" })),

    notifyDecision: (ask, input) => {
      const noticeId = input.noticeId ?? derivedId(ask.commandId, "notice");
      const command = { ...input, noticeId, type: "Notify" } as const;
      return room.simply(
        ask,
        input,
        (frame) => ({ ...command, ...frame }),
        () => ({ noticeId }),
      );
    },
    lodgeComplaint: (ask, input) => {
      const complaintId = input.complaintId ?? derivedId(ask.commandId, "complaint");
      const command = { ...input, complaintId, type: "Complain" } as const;
      return room.simply(
        ask,
        input,
        (frame) => ({ ...command, ...frame }),
        () => ({ complaintId }),
      );
    },
    answerComplaint: (ask, input) =>
      room.simply(ask, input, (frame) => ({ ...input, ...frame, type: "AnswerComplaint" })),
    lodgeAppeal: (ask, input) => {
      const appealId = input.appealId ?? derivedId(ask.commandId, "appeal");
      const command = { ...input, appealId, type: "LodgeAppeal" } as const;
      return room.simply(
        ask,
        input,
        (frame) => ({ ...command, ...frame }),
        () => ({ appealId }),
      );
    },
    decideAppeal: (ask, input) => room.simply(ask, input, (frame) => ({ ...input, ...frame, type: "DecideAppeal" })),
    reopenCase: (ask, input) => reopenCase(room, ask, input),
    revokeOutput: (ask, input) => room.simply(ask, input, (frame) => ({ ...input, ...frame, type: "RevokeOutput" })),

    moveCaseToVersion: (ask, input) => moveCaseToVersion(room, ask, input),
    correctCase: (ask, input) => correctCase(room, ask, input),
  };
}

/** Questions on the case's own stream: never behind, and they write nothing. */
export function caseQuestions(room: CaseRoom): CaseQuestions {
  const { ledger } = room.parts;
  const questions: CaseQuestions = {
    async caseOf(tenant, caseId) {
      const { state } = await ledger.load(caseStream(tenant, caseId), caseDecider);
      if (state.caseId === null) return notParsed("case-unknown", { caseId });
      const definition = await room.definitions.pinned(tenant, state.service, state.workflow);
      return parsed({ state, definition });
    },
    caseFile: (tenant, caseId) => caseFile(room, tenant, caseId),
    serviceVersion: (tenant, code, version) => room.definitions.version(tenant, code, version),
    serviceVersionRead: (tenant, code, version) => room.definitions.versionRead(tenant, code, version),
    caseWays: (ask, given) => caseWays(room, ask, given),
    caseActs: (ask, given) => caseActs(room, ask, given),
    newerVersions: (ask, given) => newerVersions(room, ask, given),
    waitingPlaces: (tenant, given) => waitingPlaces(room, tenant, given),
    prepareApplication: (tenant, given) => prepareApplication(room, tenant, given),
    trackCase: (tenant, given) => trackCase(room, tenant, given),
    casePaper: (tenant, input) => casePaper(room, tenant, input),
    verifyOutput: (tenant, input) => verifyOutput(room, tenant, input),
    verifyNotice: (tenant, input) => verifyNotice(room, tenant, input),
    async nextTimer(tenant, caseId) {
      const found = await questions.caseOf(tenant, caseId);
      if (!found.ok) return found;
      const { calendar } = await room.municipality(tenant);
      if (!calendar) return notParsed("calendar-missing", { year: null });
      return nextTimerOf(found.value.state, found.value.definition, calendar);
    },
  };
  return questions;
}
