import { filledForm } from "../../domain/casework/support/filled-form.js";
import type { ServiceContent } from "../../../domain/casework/index.js";
import { TOKENS } from "../../../ops/composition/index.js";
import { newSession, PostgresSessionStore } from "../../../api/http/index.js";
import { systemClock } from "../../../application/ports.js";
import { until } from "../../support/until.js";
import type { ScenarioStep } from "./case-scenarios.js";
import { Officer, type Payload } from "./officer.js";
import { checkInput, sentUp, type OneStopShop } from "./one-stop-shop.js";
import type { TownHall } from "./town-hall.js";

/** Who applies for what, and where. */
export interface Application {
  readonly service: ServiceContent;
  readonly office: string;
  readonly name: string;
  /** NID or NIPT, as {@link kind} has it. */
  readonly identifier: string;
  readonly kind: "citizen" | "business";
}

export interface Lodged {
  readonly caseId: string;
  readonly number: string;
  readonly trackingCode: string;
  readonly taxpayerId: string;
}

export type Step = Extract<ScenarioStep, { readonly what: "act" }>;

/** By whose hands a case goes from the counter to the decision. */
export interface Hands {
  lodge(application: Application): Promise<Lodged>;
  /** One step, by whoever has the role; what has become of the case by then. */
  act(step: Step, lodged: Lodged, application: Application): Promise<string | null>;
  /** What is open of the fees comes in through the bank, and the case is told what its account shows. */
  pay(lodged: Lodged, application: Application): Promise<void>;
  stateOf(caseId: string): Promise<string>;
}

/** Waits for what follows by itself from a payment. */
export async function goesOn(hands: Hands, caseId: string, to: string): Promise<void> {
  await until(`${caseId} goes on to ${to}`, async () => (await hands.stateOf(caseId)) === to, 200);
}

interface FileOfFees {
  readonly case: {
    readonly state: { readonly code: string };
    readonly fees: readonly { readonly amount: number; readonly settledOn: string | null }[];
  };
}

/** Everything over GraphQL: lodged at the counter. */
export class DeskHands implements Hands {
  protected constructor(
    protected readonly shop: OneStopShop,
    private readonly upload: string,
  ) {}

  static async of(shop: OneStopShop): Promise<DeskHands> {
    return new DeskHands(shop, await sentUp(shop.officers["front-desk"]));
  }

  async lodge(application: Application): Promise<Lodged> {
    const { service, office, identifier, kind } = application;
    const taxpayerId = await this.registered(application);
    const desk = this.shop.officers["front-desk"];
    const lodged = await desk.does("lodgeCase", {
      ...{ service: service.code, office, form: filledForm(service), documents: papersOf(service, this.upload) },
      applicant: { kind: kind.toUpperCase(), language: "SQ", identifier },
    });
    if (lodged.taxpayerId !== taxpayerId) throw new Error(`${lodged.taxpayerId} applied, not ${taxpayerId}`);
    return lodgedOf(lodged, taxpayerId);
  }

  async act({ role, transition, given }: Step, lodged: Lodged): Promise<string | null> {
    const { checks = [], assign, decision, proposal, reasons } = given;
    const { outcome } = await this.takes(role, lodged, {
      ...{ caseId: lodged.caseId, transition },
      ...(checks.length === 0 ? {} : { checks: checks.map(checkInput) }),
      ...(assign ? { assign: { ...assign, to: `shop-${assign.role}` } } : {}),
      ...(decision ? { decision } : {}),
      ...(proposal ? { proposal } : {}),
      ...(reasons ? { reasons } : {}),
    });
    return outcome as string | null;
  }

  async pay({ caseId, taxpayerId: accountId }: Lodged, { office, service }: Application): Promise<void> {
    if (service.fees.length === 0) return;
    const { fees } = await this.file(caseId);
    const amount = openIn(fees);
    if (amount === 0) return;
    await this.shop.cashbox.does("receivePayment", {
      ...{ accountId, amount, channel: "BANK", paidOn: "2026-01-05", reference: `FT-${caseId}`, office },
      ...{ payer: null, desk: null },
    });
    await this.shop.officers["front-desk"].does("settleCaseFees", { caseId });
  }

  async stateOf(caseId: string): Promise<string> {
    return (await this.file(caseId)).state.code;
  }

  /** The step as the API takes it, by whoever has the role. */
  protected takes(role: Step["role"], _lodged: Lodged, input: object): Promise<Payload> {
    return this.shop.officers[role === "applicant" ? "front-desk" : role].does("actOnCase", input);
  }

  protected async registered({ kind, name, identifier, office }: Application): Promise<string> {
    const { taxpayerId } = await this.shop.officers["front-desk"].does("registerTaxpayer", {
      ...{ name, office, address: { unit: "velipoje", street: null } },
      kind: kind === "business" ? "BUSINESS" : "PERSON",
      identifier: { scheme: kind === "business" ? "NIPT" : "NID", value: identifier },
    });
    return taxpayerId;
  }

  private async file(caseId: string): Promise<FileOfFees["case"]> {
    const query = "query($id: ID!) { case(id: $id) { state { code } fees { amount settledOn } } }";
    return (await this.shop.officers["front-desk"].read<FileOfFees>(query, { id: caseId })).case;
  }
}

/** Over GraphQL too, but the applicant lodges the case and takes their own steps; the officers do theirs. */
export class CitizensHands extends DeskHands {
  private readonly signedIn = new Map<string, Officer>();

  static async with(shop: OneStopShop, town: TownHall): Promise<CitizensHands> {
    return new CitizensHands(shop, "", town);
  }

  private constructor(
    shop: OneStopShop,
    upload: string,
    private readonly town: TownHall,
  ) {
    super(shop, upload);
  }

  override async lodge(application: Application): Promise<Lodged> {
    const { service, office } = application;
    const taxpayerId = await this.registered(application);
    const citizen = await citizenOf(this.town, taxpayerId);
    this.signedIn.set(taxpayerId, citizen);
    const documents = papersOf(service, await sentUp(citizen));
    const input = { service: service.code, office, language: "SQ", form: filledForm(service), documents };
    return lodgedOf(await citizen.does("lodgeMyCase", input), taxpayerId);
  }

  protected override takes(role: Step["role"], lodged: Lodged, input: object): Promise<Payload> {
    if (role !== "applicant") return super.takes(role, lodged, input);
    return this.signedIn.get(lodged.taxpayerId)!.does("actOnMyCase", input);
  }
}

/** A taxpayer who signed in, as their code would have let them in (`citizens.test.ts` goes through that door). */
async function citizenOf(town: TownHall, taxpayerId: string): Promise<Officer> {
  const sessions = new PostgresSessionStore(town.defter.open.composition.get(TOKENS.resources).postgres);
  const owner = { tenant: "shkoder", userId: taxpayerId, subject: "citizen", kind: "bearer" } as const;
  const { token, session } = newSession(owner, systemClock.now());
  await sessions.save(session);
  return new Officer(() => town.address(), { authorization: `Bearer ${token}` });
}

function papersOf({ documents }: ServiceContent, upload: string): readonly object[] {
  const papers = documents.filter(({ mandatory }) => mandatory);
  return [{ upload, documentId: "D1" }, ...papers.map(({ code: document }) => ({ upload, document }))];
}

/** What is not paid yet, in lekë. */
export function openIn(fees: readonly { readonly amount: number; readonly settledOn: string | null }[]): number {
  return fees.filter(({ settledOn }) => settledOn === null).reduce((sum, { amount }) => sum + amount, 0);
}

function lodgedOf(lodged: Payload, taxpayerId: string): Lodged {
  const text = (name: string) => String(lodged[name]);
  return { caseId: text("caseId"), number: text("number"), trackingCode: text("trackingCode"), taxpayerId };
}
