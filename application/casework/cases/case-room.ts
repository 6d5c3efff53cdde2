import {
  caseAfter,
  caseDecider,
  feesMayArise,
  silenceAt,
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  type Check,
  type OnCase,
  type PinnedDefinition,
} from "../../../domain/casework/index.js";
import { parsed, refusal, type Lek, type Parsed } from "../../../domain/shared/index.js";
import { municipalityDecider, type MunicipalityState } from "../../../domain/taxation/index.js";
import type { CommandResult } from "../../ledger/index.js";
import { carryOut, earlierOf, municipalityStream, outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { PinnedDefinitions } from "../definitions/index.js";
import { caseStream, type CaseworkParts } from "../support/index.js";
import type { Acting, CaseStanding, OnCaseInput } from "../use-cases.js";
import { answerDriving } from "./clearance-answer.js";
import { chargeAccount } from "./fees.js";
import { tariffsOf, type TariffSource } from "./tariffs.js";

/** A case that a command may be given on, with what it is decided by. */
export interface OpenedCase {
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
  readonly municipality: MunicipalityState;
  readonly frame: OnCase;
}

/** On which case, and what of the command bears on what is asked for it. */
export interface OpenInput extends OnCaseInput {
  readonly check?: Check;
}

/** What the use cases on cases share. */
export interface CaseRoom {
  readonly parts: CaseworkParts;
  readonly definitions: PinnedDefinitions;
  readonly tariffSource: TariffSource;
  /** As it is, or, for who began at a moment `since`, as it was then or later. */
  municipality(tenant: string, since?: number): Promise<MunicipalityState>;
  /** What every command says: who, when, by which versions and calendar. */
  frame(ask: Ask, caseId: string, by: Acting, definition: PinnedDefinition, of: MunicipalityState): OnCase;
  /** Amounts of fees by the fiscal package, where they may arise from a step or (null) by themselves. */
  tariffs(ask: Ask, definition: PinnedDefinition, transition: string | null): Promise<Readonly<Record<string, Lek>>>;
  /** Loads a case with the versions that it keeps; no account and no tariff is asked. Refuses `case-unknown`. */
  find(ask: Ask, input: OnCaseInput): Promise<Parsed<OpenedCase>>;
  /**
   * The same with the tariffs where a fee may arise by itself, and what the account says where that may move the case on:
   * of the account that a check which comes with it links the case to.
   */
  open(ask: Ask, input: OpenInput): Promise<Parsed<OpenedCase>>;
  /** Carries a command out and charges the account with what it made chargeable, whichever command that was. */
  carryOut(ask: Ask, command: CaseCommand, body: object): Promise<CommandResult<CaseEvent>>;
  /** The result of the same command where it was carried out before, charged as then it was to be; null where it was not. */
  earlier(ask: Ask, input: OnCaseInput, body: object): Promise<CommandResult<CaseEvent> | null>;
  /** A use case that is one command. */
  simply<Value = CaseStanding>(
    ask: Ask,
    input: OpenInput,
    command: (frame: OnCase, opened: OpenedCase) => CaseCommand,
    value?: (events: readonly CaseEvent[]) => Value,
  ): Promise<Outcome<Value>>;
}

export function caseRoom(parts: CaseworkParts, definitions: PinnedDefinitions, tariffSource: TariffSource): CaseRoom {
  const { ledger, clock } = parts;

  const room: CaseRoom = {
    parts,
    definitions,
    tariffSource,
    municipality: async (tenant, since) =>
      (await ledger.load(municipalityStream(tenant), municipalityDecider, { since })).state,

    frame(ask, caseId, by, definition, { calendar }) {
      const { reason, actor, today } = ask;
      const said = reason === undefined ? {} : { reason };
      return {
        ...{ caseId, at: clock.now(), on: today, by: { ...by, personId: actor.id } },
        ...{ definition, calendar, ...said },
      };
    },

    tariffs: async (ask, definition, transition) =>
      feesMayArise(definition, transition) ? tariffsOf(tariffSource, ask, definition.service.content) : {},

    async find(ask, { caseId, by }) {
      const { since } = ask;
      const { state } = await ledger.load(caseStream(ask.tenant, caseId), caseDecider, { since });
      if (state.caseId === null) return { ok: false, refusal: refusal("case-unknown", { caseId }) };
      const definition = await definitions.pinned(ask.tenant, state.service, state.workflow);
      const municipality = await room.municipality(ask.tenant, since);
      return parsed({ state, definition, municipality, frame: room.frame(ask, caseId, by, definition, municipality) });
    },

    async open(ask, { check = null, ...input }) {
      const found = await room.find(ask, input);
      if (!found.ok) return found;
      const { state, definition, frame } = found.value;
      const tariffs = await room.tariffs(ask, definition, null);
      const checks = check === null ? state.checks : [...state.checks, { check }];
      const silence = silenceAt(state, frame);
      const clearance = await answerDriving(parts, ask, definition, { ...state, checks, silence });
      return parsed({ ...found.value, frame: { ...frame, tariffs, clearance } });
    },

    async carryOut(ask, command, body) {
      const step = { stream: caseStream(ask.tenant, command.caseId), decider: caseDecider, command, body };
      return charged(ask, command, await carryOut(ledger, ask, step));
    },

    async earlier(ask, input, body) {
      const step = { stream: caseStream(ask.tenant, input.caseId), decider: caseDecider, body };
      const result = await earlierOf<CaseState, CaseEvent>(ledger, ask, step);
      return result && charged(ask, input, result);
    },

    async simply(ask, input, command, value) {
      const opened = await room.open(ask, input);
      if (!opened.ok) return opened;
      const told = command(opened.value.frame, opened.value);
      const result = await room.carryOut(ask, told, { [told.type]: withoutRole(input) });
      return outcomeOf(result, (events) => (value ? value(events) : standingAfter(opened.value, result)) as never);
    },
  };

  /** A command that broke off between the case and the account is sent again: the account is charged with what it lacks. */
  async function charged(ask: Ask, { caseId, by }: OnCaseInput, result: CommandResult<CaseEvent>) {
    if (result.ok && result.events.some(makesChargeable)) await chargeAccount(room, ask, { caseId, by });
    return result;
  }

  return room;
}

/** What the asker said: in which role they act follows from who they are, and may change before they ask again. */
export function withoutRole<Input extends OnCaseInput>({ by: _role, ...said }: Input): Omit<Input, "by"> {
  return said;
}

/** Where a case is after a command; after one that was carried out before, where it is by now. */
export function standingAfter({ state: before }: OpenedCase, result: CommandResult<CaseEvent>): CaseStanding {
  const news = result.ok && result.receipt.duplicate !== true ? result.events : [];
  return standingOf(caseAfter(before, news));
}

/** Where a case is. */
export function standingOf({ caseId, state, outcome }: CaseState): CaseStanding {
  return { caseId: caseId ?? "", state, outcome };
}

/** A fee, or an account for the fees that waited for one. */
function makesChargeable(event: CaseEvent): boolean {
  if (event.type === "FeeCharged") return true;
  return event.type === "CheckRecorded" && event.data.check.kind === "taxpayer" && event.data.check.accountId !== null;
}
