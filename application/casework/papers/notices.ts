import { missingDocuments } from "../../../domain/casework/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import type { JsonObject } from "../../event-store/index.js";
import {
  codeText,
  dayText,
  lekText,
  templateOn,
  type NoticePaperName,
  type PrintOrder,
  type Verification,
} from "../../papers/index.js";
import { decisionOnPaper } from "./decision.js";
import { caseSheet, isAssumed } from "./sheet.js";
import { lastFact, type CaseFact, type PaperStory } from "./story.js";
import { paragraphsOf, termText } from "./words.js";

/** What a notice says of itself; the code of tracking stands on the acknowledgement alone. */
export interface NoticeGiven {
  readonly number: string;
  readonly issuedOn: CivilDate;
  readonly verification: Verification;
  readonly trackingCode: string;
  readonly ended: { readonly on: CivilDate; readonly ground: string } | null;
}

/** The fact that a notice tells of. */
export function tells(paper: NoticePaperName, fact: CaseFact): boolean {
  switch (paper) {
    case "acknowledgement":
      return fact.type === "ApplicationLodged";
    case "completion-request":
      return fact.type === "CompletionRequested";
    case "decision-notice":
      return fact.type === "DecisionTaken" && fact.data.outcome !== "adverse";
    case "refusal":
      return fact.type === "DecisionTaken" && fact.data.outcome === "adverse";
  }
}

/** A letter to the applicant, from the case as it stood when what it tells of was written. */
export function noticeOrder(paper: NoticePaperName, story: PaperStory, given: NoticeGiven): PrintOrder {
  const { content, assumed } = MATTERS[paper](story, given);
  const { issuedOn } = given;
  return {
    template: templateOn(paper, issuedOn),
    content: { ...caseSheet(story, { ...given, assumed }), ...content },
    issuedOn,
  };
}

interface Matter {
  readonly content: JsonObject;
  /** Whether something in it is assumed. */
  readonly assumed: boolean;
}

const MATTERS: Readonly<Record<NoticePaperName, (story: PaperStory, given: NoticeGiven) => Matter>> = {
  acknowledgement,
  "completion-request": completionRequest,
  "decision-notice": decisionNotice,
  refusal: decisionOnPaper,
};

/** What was handed in, what is still missing, what it costs, and until when it is decided. */
function acknowledgement(story: PaperStory, { trackingCode }: NoticeGiven): Matter {
  const { facts, state, definition } = story;
  const service = definition.service.content;
  const documents = facts.flatMap((fact) =>
    fact.type === "DocumentAttached" ? [documentName(story, fact.data.document) ?? fact.data.name] : [],
  );
  const missing = missingDocuments(state, service).filter(({ origin }) => origin === "applicant");
  const fees = lastFact(facts, "FeeCharged")?.data.fees ?? [];
  const [termAssumed, documentsAssumed, feesAssumed] = [
    isAssumed(story, "time-limit"),
    isAssumed(story, "documents"),
    isAssumed(story, "fees"),
  ];
  return {
    content: {
      trackingCode: codeText(trackingCode),
      term: termText(service.timeLimit),
      termAssumed,
      due: state.limits.case?.due ? dayText(state.limits.case.due.on) : null,
      documents,
      missing: missing.map(({ name }) => name.sq),
      documentsAssumed,
      fees: fees.map(({ code, amount }) => ({
        name: service.fees.find((fee) => fee.code === code)?.name.sq ?? code,
        amount: lekText(amount),
      })),
      feesAssumed,
    },
    assumed: termAssumed || (documentsAssumed && missing.length > 0) || (feesAssumed && fees.length > 0),
  };
}

/** What to bring or to put right, until when, and what happens otherwise. */
function completionRequest(story: PaperStory): Matter {
  const { facts, state, definition } = story;
  const { workflow, service } = definition;
  const asked = lastFact(facts, "CompletionRequested")!;
  const at = workflow.content.states.find(({ code }) => code === state.state);
  const term = state.limits.applicant;
  return {
    content: {
      items: asked.data.items.map(({ document, field, words }) => ({
        what:
          documentName(story, document) ??
          service.content.form.find(({ key }) => key === field)?.label.sq ??
          "Sqarim i kërkesës",
        words: paragraphsOf(words),
      })),
      due: term?.endedAt === null && term.due ? dayText(term.due.on) : null,
      closes: workflow.content.transitions.some(
        ({ automatic, from, guards }) =>
          automatic && from.includes(state.state) && guards.includes("applicant-term-passed"),
      ),
      suspended: at?.clock === "suspended",
    },
    assumed: false,
  };
}

function decisionNotice(story: PaperStory): Matter {
  const { content, assumed } = decisionOnPaper(story);
  const { workflow } = story.definition;
  const end = workflow.content.states.find(({ code }) => code === story.state.state);
  return { content: { ...content, ended: end?.name.sq ?? story.state.state }, assumed };
}

function documentName({ definition }: PaperStory, code: string | null): string | null {
  return definition.service.content.documents.find((each) => each.code === code)?.name.sq ?? null;
}
