import { registerDecider, type RegisterCommand } from "../../../domain/taxation/index.js";
import { derivedId } from "../../ledger/index.js";
import { carryOut, outcomeOf, refusedOutcome, taxpayerStream } from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { RegisterUseCases } from "../use-cases.js";
import { IdentifierClaims } from "./identifier-claims.js";
import { KnownPlaces } from "./known-places.js";
import { mergeTaxpayers } from "./merging.js";
import type { RegisterParts } from "./parts.js";
import { correctTaxpayer, registerTaxpayer } from "./registration.js";

/** The register on the ledger. Ids that the caller does not give follow from the command id. */
export function createRegisterUseCases(parts: RegisterParts): RegisterUseCases {
  const places = new KnownPlaces(parts.ledger);
  const registrar = { parts, claims: new IdentifierClaims(parts), places };

  /** One command on the taxpayer's own stream; `input` is what the client sent. */
  async function carried<Value>(
    ask: Ask,
    command: RegisterCommand,
    input: object,
    value: Value,
    where: { readonly office?: string; readonly unit?: unknown } = {},
  ): Promise<Outcome<Value>> {
    const unknown =
      where.office === undefined && where.unit === undefined ? null : await places.fault(ask.tenant, where);
    if (unknown) return refusedOutcome(unknown);
    const stream = taxpayerStream(ask.tenant, command.taxpayerId);
    const body = { [command.type]: input };
    const result = await carryOut(parts.ledger, ask, { stream, decider: registerDecider, command, body });
    return outcomeOf(result, () => value);
  }

  return {
    registerTaxpayer: (ask, input) => registerTaxpayer(registrar, ask, input),
    correctTaxpayer: (ask, input) => correctTaxpayer(registrar, ask, input),
    mergeTaxpayers: (ask, input) => mergeTaxpayers(registrar, ask, input),
    moveTaxpayer: async (ask, input) => {
      const officeFault = await places.closedFault(ask, input.office);
      const command = { type: "MoveTaxpayer", ...input, officeFault, on: ask.today } as const;
      return carried(ask, command, input, idOf(input), { office: input.office, unit: input.address.unit });
    },
    closeTaxpayer: (ask, input) => carried(ask, { type: "CloseTaxpayer", ...input, on: ask.today }, input, idOf(input)),
    startActivity: (ask, input) => {
      const activityId = input.activityId ?? derivedId(ask.commandId, "activity");
      const command = { type: "StartActivity", ...input, activityId, on: ask.today } as const;
      return carried(ask, command, input, { activityId }, { unit: input.unit });
    },
    changeActivity: (ask, input) => {
      const command = { type: "ChangeActivity", ...input, on: ask.today } as const;
      return carried(ask, command, input, { activityId: input.activityId }, { unit: input.unit });
    },
    endActivity: (ask, input) =>
      carried(ask, { type: "EndActivity", ...input, on: ask.today }, input, { activityId: input.activityId }),
    declareObject: (ask, input) => {
      const objectId = input.objectId ?? derivedId(ask.commandId, "object");
      const { to = null, label = null } = input;
      const command = { type: "DeclareObject", ...input, objectId, to, label, on: ask.today } as const;
      return carried(ask, command, input, { objectId }, { unit: input.facts["unit"] });
    },
    changeObject: (ask, input) =>
      carried(ask, { type: "ChangeObject", ...input, on: ask.today }, input, objectOf(input), {
        unit: input.facts["unit"],
      }),
    correctObject: (ask, input) =>
      carried(ask, { type: "CorrectObject", ...input, to: input.to ?? null, on: ask.today }, input, objectOf(input), {
        unit: input.facts["unit"],
      }),
    retireObject: (ask, input) =>
      carried(ask, { type: "RetireObject", ...input, on: ask.today }, input, objectOf(input)),
    setShare: (ask, input) => carried(ask, { type: "SetShare", ...input, on: ask.today }, input, objectOf(input)),
    grantRelief: (ask, input) => {
      const reliefId = input.reliefId ?? derivedId(ask.commandId, "relief");
      return carried(ask, { type: "GrantRelief", ...input, reliefId, on: ask.today }, input, { reliefId });
    },
    endRelief: (ask, input) =>
      carried(ask, { type: "EndRelief", ...input, on: ask.today }, input, { reliefId: input.reliefId }),
  };
}

function idOf({ taxpayerId }: { readonly taxpayerId: string }) {
  return { taxpayerId };
}

function objectOf({ objectId }: { readonly objectId: string }) {
  return { objectId };
}
