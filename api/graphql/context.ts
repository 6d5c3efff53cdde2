import type { Ask } from "../../application/taxation/index.js";
import type { CivilDate, Instant } from "../../domain/shared/index.js";
import type { ApiDependencies } from "../dependencies.js";
import type { Principal } from "../identity-gate.js";
import type { Language } from "../messages/index.js";
import type { Authorisation } from "./access/authorisation.js";

/** What every resolver knows of the request it answers. */
export interface GraphqlContext {
  readonly dependencies: ApiDependencies;
  readonly correlationId: string;
  readonly language: Language;
  /** The municipality: of the session, or for visitors by host name or header. */
  readonly tenant: string | null;
  readonly principal: Principal | null;
  readonly authorisation: Authorisation;
  /** Where the request comes from: what visitors ask by a code is counted by it. */
  readonly address: string;
  /** One moment for the whole request. */
  readonly now: Instant;
  readonly today: CivilDate;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

/** The part of an {@link Ask} that the request itself gives; the actor is the caller in the role that allows it. */
export type AskedBy = Pick<Ask, "tenant" | "actor" | "correlationId" | "today">;
