import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import type { Acting, ActInput, CaseworkUseCases, DocumentInput } from "../../../application/casework/index.js";
import type { Ask } from "../../../application/taxation/index.js";
import { caseRolesOf } from "../../../domain/identity/index.js";
import { civilDateAt, sumLek, type Instant } from "../../../domain/shared/index.js";
import { obligationKeyParts, totalOf } from "../../../domain/taxation/index.js";
import { dataFile } from "../../paths.js";
import { SEED_OFFICERS } from "../officers.js";
import { done, seedAsk, type CounterParts } from "../seeder.js";
import { stableUlid } from "../synthetic/index.js";
import { filledForm, PAPER } from "./application.js";
import { PATHS, QUESTION, REFUSAL, type PathStep } from "./paths.js";
import type { PlannedCase } from "./plan.js";

const content = readFileSync(dataFile("demonstration/dokument-i-trilluar.pdf"));

/** What a case stands on while it is lived through: the use cases by a clock that is put where the case is. */
export interface CaseLane {
  readonly parts: CounterParts;
  readonly casework: CaseworkUseCases;
  readonly clock: { set(to: string): void };
  /** Nothing happens after it. */
  readonly now: Instant;
}

/**
 * Lodges a case and takes it as far as it has come by now. Where the rules stop it (dues are owed, a fee is not paid) it
 * waits there, as real ones do. One that was lodged by an earlier seed stays where it is.
 */
export async function liveCase(lane: CaseLane, planned: PlannedCase): Promise<void> {
  if (planned.lodgedAt > lane.now) return;
  const life = new CaseLife(lane, planned);
  if (await life.isLodged()) return;
  await life.lodge();
  await life.payFees(planned.lodgedAt);
  for (const [index, moment] of planned.moments.entries()) {
    if (moment > lane.now) return;
    const step = life.step(index, moment);
    if (step === null || !(await life.take(step, index, moment))) return;
    await life.payFees(moment);
  }
}

class CaseLife {
  private readonly caseId: string;

  constructor(
    private readonly lane: CaseLane,
    private readonly planned: PlannedCase,
  ) {
    this.caseId = stableUlid("case", planned.lodgedAt, planned.index);
  }

  async isLodged(): Promise<boolean> {
    return (await this.lane.casework.caseOf(this.lane.parts.tenant, this.caseId)).ok;
  }

  lodge(): Promise<unknown> {
    const { service, office, applicant, lodgedAt } = this.planned;
    const on = civilDateAt(lodgedAt);
    const papers = service.documents.filter(({ mandatory }) => mandatory);
    return done(
      this.lane.casework.lodgeCase(this.ask(lodgedAt, "front-desk", "lodge"), {
        caseId: this.caseId,
        service: service.code,
        office,
        by: acting("front-desk"),
        applicant: {
          kind: applicant.kind === "business" ? "business" : "citizen",
          language: "sq",
          identifier: applicant.identifier.value,
        },
        form: filledForm(service, applicant, on),
        documents: [
          paper(PAPER, null, "dokument"),
          ...papers.map(({ code }, index) => paper(`M${index + 1}`, code, code)),
        ],
      }),
    );
  }

  /** What happens next; null: nothing more. */
  step(index: number, moment: Instant): PathStep | null {
    const { ending, service } = this.planned;
    const path = PATHS[service.workflow]?.(civilDateAt(moment)) ?? [];
    const next = path[index] ?? null;
    if (ending === "granted" || next === null) return next;
    if (index === 0)
      return ending === "asked" ? { role: "front-desk", transition: "ask-applicant", says: QUESTION } : next;
    if (ending === "refused" && index === path.length - 1)
      return { role: "signatory", transition: "refuse", says: REFUSAL };
    if (ending === "withdrawn") return index === 1 ? { role: "applicant", transition: "withdraw", says: {} } : null;
    return ending === "refused" ? next : null;
  }

  /** False where the rules do not let it happen. */
  async take({ role, transition, says }: PathStep, index: number, moment: Instant): Promise<boolean> {
    const by: Acting = role === "applicant" ? { ...acting("applicant"), counter: true } : acting(role);
    const input: ActInput = { caseId: this.caseId, by, transition, ...says };
    return (await this.lane.casework.actOnCase(this.ask(moment, role, index, transition), input)).ok;
  }

  /** Charges what the case asks for, and pays it at the bank where nothing older is owed. */
  async payFees(moment: Instant): Promise<void> {
    const { casework, parts } = this.lane;
    const on = civilDateAt(moment);
    const system: Acting = { role: "system", offices: null };
    const onCase = { caseId: this.caseId, by: system };
    const ask = (step: string) => this.ask(moment, "system", step, moment);
    const charged = await casework.policies.chargeFees(ask("charge"), onCase);
    if (!charged.ok || charged.value.length === 0) return;
    const accountId = this.planned.applicant.taxpayerId;
    const position = await parts.taxation.accountPosition(parts.tenant, { accountId, effectiveOn: on });
    if (!position.ok) return;
    const open = position.value.obligations.filter(({ outstanding }) => totalOf(outstanding) > 0);
    const own = open.filter(({ key }) => obligationKeyParts(key).objectId?.startsWith(`${this.caseId}.`));
    if (own.length === 0 || own.length !== open.length) return;
    await done(
      parts.taxation.receivePayment(ask("pay"), {
        accountId,
        paymentId: stableUlid("fee", this.caseId, moment),
        amount: sumLek(own.map(({ outstanding }) => totalOf(outstanding))),
        channel: "bank",
        paidOn: on,
        reference: `TARIFE-${this.caseId}-${on}`,
        payer: null,
        office: this.planned.office,
        desk: null,
      }),
    );
    await casework.policies.settleFees(ask("settle"), onCase);
  }

  /** The clock stands at the moment; the command is recognised when the seed is begun again. */
  private ask(moment: Instant, role: string, ...names: readonly (string | number)[]): Ask {
    this.lane.clock.set(moment);
    const ask = seedAsk(this.lane.parts, civilDateAt(moment), "case", this.caseId, ...names);
    return { ...ask, actor: { id: personOf(role), role } };
  }
}

/** Of every office: the demonstration does not play who is where. */
function acting(role: string): Acting {
  return { role, offices: null };
}

/** The invented officer who has a role of casework; the role itself for those that nobody holds. */
function personOf(role: string): string {
  return SEED_OFFICERS.find(({ roles }) => caseRolesOf(roles).includes(role))?.username ?? role;
}

function paper(documentId: string, document: string | null, name: string): DocumentInput {
  return { documentId, document, sent: { name: `${name}.pdf`, content: Readable.from([content]) } };
}
