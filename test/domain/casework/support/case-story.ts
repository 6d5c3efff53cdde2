import {
  caseDecider,
  caseEvents,
  clearanceDrives,
  clearanceNeeded,
  silenceAt,
  type Act,
  type CaseCommand,
  type CaseEvent,
  type CaseEventType,
  type CaseState,
  type ClearanceAnswer,
  type DataOf,
  type Lodge,
  type Mover,
  type NewDocument,
  type OnCase,
  type PinnedDefinition,
  type ServiceContent,
  type ToOffice,
} from "../../../../domain/casework/index.js";
import { ROLES, type CaseOfficer } from "../../../../domain/identity/index.js";
import {
  civilDateAt,
  fold,
  instant,
  lek,
  type Decision,
  type FactOf,
  type HolidayCalendar,
  type Instant,
} from "../../../../domain/shared/index.js";
import { serviceOf, workflowOf } from "../../../support/catalogue.js";
import { asFacts } from "../../../support/decider-spec.js";
import { referenceCalendar } from "../../../support/reference-data.js";
import { filledForm, formKnown } from "./filled-form.js";

export const START = "2025-03-03T09:00:00Z";
export const calendar: HolidayCalendar = referenceCalendar();
const hash = (letter: string) => letter.repeat(64);

export function pinned(service: ServiceContent, version = 1): PinnedDefinition {
  return {
    service: { name: { code: service.code, version, hash: hash("a") }, content: service },
    workflow: { name: { code: service.workflow, version, hash: hash("b") }, content: workflowOf(service.workflow) },
  };
}

/** An officer in a role, of every office: `signatory` is `signatory-1`. */
export function officer(role: string, given: Partial<Mover> = {}): Mover {
  return { personId: `${role}-1`, role, offices: null, ...given };
}
export const citizen: Mover = { personId: "user-9", role: "applicant", offices: null };
export const system: Mover = { personId: "system", role: "system", offices: null };

export function paper(documentId: string, document: string | null, given: Partial<NewDocument> = {}): NewDocument {
  const digest = hash("d");
  return {
    documentId,
    document,
    name: `${documentId}.pdf`,
    mediaType: "application/pdf",
    bytes: 1000,
    digest,
    ...given,
  };
}

/** Omits the frame, which the story adds. */
type Told<Command> = Command extends OnCase
  ? Omit<Command, keyof Frame> & Partial<Pick<Command, keyof Command & keyof Frame>>
  : never;
type Frame = OnCase & ToOffice;

/** A case told step by step: what happened so far is what the next step stands on. Every event passes its own schema. */
export class CaseStory {
  readonly caseId = "CASE1";
  facts: readonly FactOf<CaseEvent>[] = [];
  now: Instant = instant(START);
  calendar: HolidayCalendar | null = calendar;
  /** What the account says whenever it is asked. */
  account: Partial<ClearanceAnswer> = { state: "clear" };
  definition: PinnedDefinition;
  private given: readonly CaseEvent[] = [];

  constructor(readonly service: ServiceContent) {
    this.definition = pinned(service);
  }

  static of(code: string): CaseStory {
    return new CaseStory(serviceOf(code));
  }

  get state(): CaseState {
    return fold<CaseState, CaseEvent>(caseDecider, this.facts);
  }

  at(day: string): this {
    this.now = instant(day.length === 10 ? `${day}T09:00:00Z` : day);
    return this;
  }

  /** Whom a case is given to, as the asker of the ledger finds them: an officer of every role and office. */
  assignee: CaseOfficer | null = { roles: ROLES, offices: null, suspended: false };

  /** Decides without writing. */
  decide(told: Told<CaseCommand>): Decision<CaseEvent> {
    const { now: at, caseId, definition, calendar: by, assignee } = this;
    const frame = { caseId, at, on: civilDateAt(at), by: officer("front-desk"), definition, calendar: by, assignee };
    const { state } = this;
    const silence = told.type === "Reopen" ? "none" : silenceAt(state, { at, definition });
    const asked = "transition" in told && clearanceNeeded(definition, told.transition, silence);
    const always = told.type === "Lodge" || told.type === "RecordClearance" || told.type === "Recheck";
    const rests = told.type === "Reopen" ? told.to : state.state;
    const clearance = asked || always || clearanceDrives(definition, rests, silence) ? this.answer() : null;
    return caseDecider.decide({ ...frame, clearance, officeFault: null, ...told } as CaseCommand, state);
  }

  /** What happens; throws where it is refused. The types of the events. */
  does(told: Told<CaseCommand>): readonly string[] {
    const decision = this.decide(told);
    if (!decision.ok)
      throw new Error(`${told.type} refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.facts)}`);
    for (const event of decision.events) {
      const schema = caseEvents.find(({ type }) => type === event.type)!.schema;
      schema.parse(event.data);
    }
    this.given = [...this.given, ...decision.events];
    this.facts = asFacts<CaseEvent>(this.given);
    return decision.events.map(({ type }) => type);
  }

  /** The code of the refusal; throws where there is none. */
  refuses(told: Told<CaseCommand>): string {
    const decision = this.decide(told);
    if (decision.ok) throw new Error(`not refused: ${decision.events.map(({ type }) => type).join(", ")}`);
    return decision.refusal.code;
  }

  /** The last event of a type. */
  last<Type extends CaseEventType>(type: Type): DataOf<Type> {
    const found = this.given.findLast((event) => event.type === type);
    if (!found) throw new Error(`no ${type}`);
    return found.data as unknown as DataOf<Type>;
  }

  get types(): readonly string[] {
    return this.given.map(({ type }) => type);
  }

  lodging(given: Partial<Lodge> = {}): Told<Lodge> {
    return {
      type: "Lodge",
      number: "velipoje/2025/000001",
      office: this.service.offices === "all" ? "velipoje" : this.service.offices[0]!,
      applicant: {
        taxpayerId: "TAXPAYER1",
        userId: "user-9",
        kind: this.service.applicantKinds === "business" ? "business" : "citizen",
        name: "Arta Hoxha",
        identifier: this.service.applicantKinds === "business" ? "K22218003V" : "J00101999W",
        contact: { email: "arta@example.al", phone: null, address: "Rruga 13 Dhjetori" },
        language: "sq",
      },
      representative: null,
      form: filledForm(this.service),
      documents: this.papers(),
      units: formKnown.units,
      ...given,
    };
  }

  /** D1, which the form names, and every mandatory document. */
  papers(): readonly NewDocument[] {
    const mandatory = this.service.documents.filter((each) => each.mandatory);
    return [paper("D1", null), ...mandatory.map(({ code }, index) => paper(`M${index + 1}`, code))];
  }

  lodge(given: Partial<Lodge> = {}): this {
    this.does(this.lodging(given));
    return this;
  }

  act(role: string, transition: string, given: Partial<Act> = {}): this {
    this.does({ type: "Act", transition, by: role === "applicant" ? citizen : officer(role), ...given });
    return this;
  }

  /** Every fee that is open, paid today. */
  pays(): this {
    const codes = (this.state.fees ?? []).filter((fee) => fee.settledOn === null).map(({ code }) => code);
    if (codes.length > 0)
      this.does({
        ...{ type: "SettleFees", by: system, codes, paidOn: civilDateAt(this.now) },
        ...{ evidence: "2025/fee/CASE1", shownBy: "account" },
      });
    return this;
  }

  answer(given: Partial<ClearanceAnswer> = {}): ClearanceAnswer {
    const { applicant, checks } = this.state;
    const found = checks.findLast(({ check }) => check.kind === "taxpayer")?.check;
    const accountId =
      found?.kind === "taxpayer" ? found.accountId : this.facts.length ? applicant.taxpayerId : "TAXPAYER1";
    return {
      accountId,
      on: civilDateAt(this.now),
      state: "clear",
      article: null,
      scope: this.service.taxClearance.scope ?? "all-local-dues",
      owedTotal: lek(0),
      owedSince: null,
      owed: [],
      revision: 7,
      code: null,
      ...this.account,
      ...given,
    };
  }
}

export const GRANT = { legalBasis: [{ act: "law-139-2015", article: "64" }], text: "Lejohet." } as const;
export const APPEAL = { to: "Gjykata Administrative", term: { value: 45, unit: "calendarDay" } } as const;
export const REASONS = "Kërkesa nuk i plotëson kushtet e ligjit.";
