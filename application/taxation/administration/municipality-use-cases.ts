import { municipalityDecider, type MunicipalityCommand } from "../../../domain/taxation/index.js";
import { carryOut, municipalityStream, outcomeOf, type TaxationParts } from "../support/index.js";
import type { Ask, Outcome, UseCase } from "../use-case.js";
import type { AdministrationUseCases } from "../use-cases.js";

type MunicipalityUseCases = Pick<
  AdministrationUseCases,
  | "establishMunicipality"
  | "openOffice"
  | "renameOffice"
  | "closeOffice"
  | "drawZones"
  | "adoptCalendar"
  | "adoptCalendarYear"
  | "adoptLateRates"
  | "adoptAllocationOrder"
  | "adoptNumbering"
>;

/** What holds for the whole municipality, all on its one stream. */
export function municipalityUseCases(parts: TaxationParts): MunicipalityUseCases {
  const adopting =
    <Input extends object>(type: MunicipalityCommand["type"]): UseCase<Input, null> =>
    (ask, input) =>
      adopt(parts, ask, { type, ...input, on: ask.today } as unknown as MunicipalityCommand, { [type]: input });
  return {
    establishMunicipality: (ask, input) =>
      adopt(
        parts,
        ask,
        { type: "EstablishMunicipality", tenant: ask.tenant, name: input.name, on: ask.today },
        { EstablishMunicipality: input },
      ),
    openOffice: adopting("OpenOffice"),
    renameOffice: adopting("RenameOffice"),
    // What the list of cases says may differ when the same command is sent again.
    closeOffice: (ask, { office, openCases }) =>
      adopt(parts, ask, { type: "CloseOffice", office, openCases, on: ask.today }, { CloseOffice: { office } }),
    drawZones: adopting("DrawZones"),
    adoptCalendar: adopting("AdoptCalendar"),
    adoptCalendarYear: adopting("AdoptCalendarYear"),
    adoptLateRates: adopting("AdoptLateRates"),
    adoptAllocationOrder: adopting("AdoptAllocationOrder"),
    adoptNumbering: adopting("AdoptNumbering"),
  };
}

async function adopt(
  parts: TaxationParts,
  ask: Ask,
  command: MunicipalityCommand,
  body: object,
): Promise<Outcome<null>> {
  const stream = municipalityStream(ask.tenant);
  return outcomeOf(
    await carryOut(parts.ledger, ask, { stream, decider: municipalityDecider, command, body }),
    () => null,
  );
}
