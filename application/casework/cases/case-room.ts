import {
  caseDecider,
  clearanceNeeded,
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  type ClearanceAnswer,
  type OnCase,
  type PinnedDefinition,
} from "../../../domain/casework/index.js";
import { parsed, refusal, type Lek, type Parsed } from "../../../domain/shared/index.js";
import { municipalityDecider, type MunicipalityState } from "../../../domain/taxation/index.js";
import type { CommandResult } from "../../ledger/index.js";
import { carryOut, municipalityStream, outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { PinnedDefinitions } from "../definitions/index.js";
import { caseStream, type CaseworkParts } from "../support/index.js";
import type { Acting, CaseStanding, OnCaseInput } from "../use-cases.js";
import { clearanceAnswer } from "./clearance-answer.js";
import { tariffsOf, type TariffSource } from "./tariffs.js";

/** A case that a command may be given on, with what it is decided by. */
export interface OpenedCase {
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
  readonly municipality: MunicipalityState;
  readonly frame: OnCase;
}

/** What the use cases on cases share. */
export interface CaseRoom {
  readonly parts: CaseworkParts;
  readonly definitions: PinnedDefinitions;
  readonly tariffSource: TariffSource;
  municipality(tenant: string): Promise<MunicipalityState>;
  /** What every command says: who, when, by which versions and calendar. */
  frame(ask: Ask, caseId: string, by: Acting, definition: PinnedDefinition, of: MunicipalityState): OnCase;
  /** Amounts of fees by the fiscal package, for commands that charge them. */
  tariffs(ask: Ask, definition: PinnedDefinition): Promise<Readonly<Record<string, Lek>>>;
  /** Loads a case with the versions that it keeps. Refuses `case-unknown`. */
  open(ask: Ask, input: OnCaseInput): Promise<Parsed<OpenedCase>>;
  carryOut(ask: Ask, command: CaseCommand, body: object): Promise<CommandResult<CaseEvent>>;
  /** What the account says today, where a step needs it. */
  answerFor(ask: Ask, opened: OpenedCase, transition: string): Promise<ClearanceAnswer | null>;
  /** A use case that is one command. */
  simply<Value = CaseStanding>(
    ask: Ask,
    input: OnCaseInput,
    command: (frame: OnCase, opened: OpenedCase) => CaseCommand,
    value?: (events: readonly CaseEvent[]) => Value,
  ): Promise<Outcome<Value>>;
  standing(tenant: string, caseId: string): Promise<CaseStanding>;
}

export function caseRoom(parts: CaseworkParts, definitions: PinnedDefinitions, tariffSource: TariffSource): CaseRoom {
  const { ledger, clock } = parts;

  const room: CaseRoom = {
    parts,
    definitions,
    tariffSource,
    municipality: async (tenant) => (await ledger.load(municipalityStream(tenant), municipalityDecider)).state,

    frame(ask, caseId, by, definition, { calendar }) {
      const { reason, actor, today } = ask;
      const said = reason === undefined ? {} : { reason };
      return {
        ...{ caseId, at: clock.now(), on: today, by: { ...by, personId: actor.id } },
        ...{ definition, calendar, ...said },
      };
    },

    tariffs: (ask, { service }) => tariffsOf(tariffSource, ask, service.content),

    async open(ask, { caseId, by }) {
      const { state } = await ledger.load(caseStream(ask.tenant, caseId), caseDecider);
      if (state.caseId === null) return { ok: false, refusal: refusal("case-unknown", { caseId }) };
      const definition = await definitions.pinned(ask.tenant, state.service, state.workflow);
      const municipality = await room.municipality(ask.tenant);
      return parsed({ state, definition, municipality, frame: room.frame(ask, caseId, by, definition, municipality) });
    },

    carryOut: (ask, command, body) =>
      carryOut(ledger, ask, { stream: caseStream(ask.tenant, command.caseId), decider: caseDecider, command, body }),

    async answerFor(ask, { state, definition }, transition) {
      return clearanceNeeded(definition, transition) ? clearanceAnswer(parts, ask, state, definition) : null;
    },

    async simply(ask, input, command, value) {
      const opened = await room.open(ask, input);
      if (!opened.ok) return opened;
      const told = command(opened.value.frame, opened.value);
      const result = await room.carryOut(ask, told, { [told.type]: input });
      if (!result.ok) return result;
      const standing = await room.standing(ask.tenant, input.caseId);
      return outcomeOf(result, (events) => (value ? value(events) : standing) as never);
    },

    async standing(tenant, caseId) {
      const { state } = await ledger.load(caseStream(tenant, caseId), caseDecider);
      return standingOf(state);
    },
  };
  return room;
}

export function standingOf({ caseId, state, outcome }: CaseState): CaseStanding {
  return { caseId: caseId ?? "", state, outcome };
}
