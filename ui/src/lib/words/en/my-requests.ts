import type { Words } from "../sq.js";

const LETTERS: Readonly<Record<string, string>> = {
  acknowledgement: "Acknowledgement of receipt",
  "completion-request": "Request to complete",
  "decision-notice": "Notice of the decision",
  refusal: "Decision of refusal",
};
const OUTCOMES: Readonly<Record<string, string>> = {
  favourable: "Granted",
  adverse: "Refused",
  withdrawn: "Withdrawn",
  lapsed: "Closed without an answer",
};
const ABOUT: Readonly<Record<string, string>> = { delay: "delay", conduct: "conduct", other: "something else" };

/** My requests. */
const ANSWERED: Readonly<Record<string, string>> = {
  upheld: "upheld",
  "partly-upheld": "upheld in part",
  rejected: "not upheld",
};

const WAITS: Readonly<Record<string, string>> = {
  dues: "you settle the overdue local dues",
  fee: "you pay the fee",
  office: "the office has done what is still missing",
};

export const myRequests: Words["myRequests"] = {
  title: "My requests",
  headline: (count) =>
    count === 0 ? "You have no request" : count === 1 ? "You have one request" : `You have ${count} requests`,
  none: "Requests that you make online, or at a counter under your number, appear here.",
  find: "Find a service and apply",
  lodgedOn: (on) => `lodged on ${on}`,
  due: "answer by",
  latestOnly: (count) => `These are the latest ${count}.`,
  drafts: "Begun, but not sent",
  draftOf: (on) => `kept until ${on}`,
  sentOnes: "Sent",
  drop: "Delete",
  since: (at) => `since ${at}`,
  office: "Handled by",
  answerBy: "The municipality answers by",
  suspended: "The municipality's time stands still until you answer.",
  yourTerm: "You answer by",
  asked: "What you are asked for",
  missing: "Still missing",
  decision: "The decision",
  outcome: (outcome) => OUTCOMES[outcome] ?? outcome,
  decidedOn: (on) => `on ${on}`,
  appealTo: (to) => `It can be appealed against at: ${to}`,
  fees: "Fees",
  feePaid: (on) => `paid on ${on}`,
  feeOpen: "to be paid at the cash desk, with the number of the request",
  letters: "Letters",
  letterNamed: (code) => LETTERS[code] ?? code,
  output: (number) => `Act ${number}`,
  issued: (on) => `issued on ${on}`,
  valid: (until) => `valid until ${until}`,
  revoked: (ground) => `no longer valid: ${ground}`,
  next: "What you can do",
  nothing: "There is nothing for you to do now: the municipality writes to you as soon as there is news.",
  notNow: "Not possible now",
  note: "What you want to tell the office",
  reasons: "Why",
  otherDocument: "Another document",
  done: "Done. The new state is below.",
  complain: "Complain of how it is handled",
  about: "What you complain of",
  aboutDelay: "Delay",
  aboutConduct: "Conduct",
  aboutOther: "Something else",
  grounds: "What happened",
  sendComplaint: "Send the complaint",
  complained: (about, at) => `You complained of ${ABOUT[about.toLowerCase()] ?? about} on ${at}`,
  complaintAnswered: (outcome) => `Answer: your complaint was ${ANSWERED[outcome] ?? outcome}`,
  bySilence: (since) => `By silence: the time limit passed on ${since} without a decision.`,
  silentGrant: (since, waits) =>
    `The time limit passed on ${since} without a decision: by law your application counts as granted. The act is issued by itself as soon as ${waits.map((each) => WAITS[each] ?? each).join(" and ")}.`,
  appeal: "Appeal against the decision",
  appealGrounds: "Why you do not agree",
  appealAuthority: "To whom",
  sendAppeal: "Send the appeal",
  appealed: (to, on) => `Appealed to ${to} on ${on}`,
  documents: "Your documents",
  noDocuments: "There is no document.",
  answers: "What you wrote",
  forgotten: "The data was erased.",
};
