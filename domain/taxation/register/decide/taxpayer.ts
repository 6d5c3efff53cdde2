import { accepted, parseText, refusal, refused, sameJson, type Decision } from "../../../shared/index.js";
import { tooFarAhead } from "../checks/dates.js";
import { parseIdentifier, schemeFits } from "../checks/identifier.js";
import { codeFault, idFault, parseAddress, parseContacts, parseOptionalText } from "../checks/texts.js";
import type { CorrectTaxpayer, MoveTaxpayer, RegisterTaxpayer } from "../commands.js";
import type { RegisterEvent } from "../events.js";
import { event } from "../proposal.js";
import type { RegisteredTaxpayer, TaxpayerState } from "../state.js";

type Decided = Decision<RegisterEvent>;

export function register(command: RegisterTaxpayer, state: TaxpayerState): Decided {
  const { taxpayerId, kind, office, language, officeFault } = command;
  if (state.phase !== "none") return refused(refusal("taxpayer-exists", { taxpayerId }));
  const fault = idFault(taxpayerId) ?? codeFault(office) ?? officeFault;
  if (fault) return refused(fault);
  const name = parseText(command.name, 200);
  if (!name.ok) return name;
  const identifier = parseIdentifier(command.identifier);
  if (!identifier.ok) return identifier;
  const { scheme } = identifier.value.identifier;
  if (!schemeFits(kind, scheme)) return refused(refusal("identifier-scheme-unfit", { kind, scheme }));
  const address = parseAddress(command.address);
  if (!address.ok) return address;
  const contacts = parseContacts(command.contacts);
  if (!contacts.ok) return contacts;
  const source = parseOptionalText(command.source, 2000);
  if (!source.ok) return source;
  const data = {
    taxpayerId,
    kind,
    name: name.value,
    identifier: identifier.value.identifier,
    address: address.value,
    contacts: [...contacts.value],
    office,
    language,
    source: source.value,
  };
  return accepted(event(command, "TaxpayerRegistered", data, command.on));
}

/** Only what differs from what is recorded enters the event: whose office closed may stay there, and nobody comes to it. */
export function correct(command: CorrectTaxpayer, state: RegisteredTaxpayer): Decided {
  const stated = parsedCorrection(command);
  if (!stated.ok) return stated;
  const changes = Object.fromEntries(
    Object.entries(stated.value).filter(([field, value]) => !sameJson(value, state[field as keyof RegisteredTaxpayer])),
  ) as typeof stated.value;
  if (changes.office !== undefined && command.officeFault) return refused(command.officeFault);
  const kind = changes.kind ?? state.kind;
  const { scheme } = changes.identifier ?? state.identifier;
  if (!schemeFits(kind, scheme)) return refused(refusal("identifier-scheme-unfit", { kind, scheme }));
  if (Object.keys(changes).length === 0) return accepted();
  return accepted(event(command, "TaxpayerCorrected", { taxpayerId: command.taxpayerId, ...changes }, command.on));
}

type Correction = Omit<Extract<RegisterEvent, { type: "TaxpayerCorrected" }>["data"], "taxpayerId">;

function parsedCorrection(command: CorrectTaxpayer) {
  const stated: Correction = {};
  if (command.kind !== undefined) stated.kind = command.kind;
  if (command.name !== undefined) {
    const name = parseText(command.name, 200);
    if (!name.ok) return name;
    stated.name = name.value;
  }
  if (command.identifier !== undefined) {
    const identifier = parseIdentifier(command.identifier);
    if (!identifier.ok) return identifier;
    stated.identifier = identifier.value.identifier;
  }
  if (command.address !== undefined) {
    const address = parseAddress(command.address);
    if (!address.ok) return address;
    stated.address = address.value;
  }
  if (command.contacts !== undefined) {
    const contacts = parseContacts(command.contacts);
    if (!contacts.ok) return contacts;
    stated.contacts = [...contacts.value];
  }
  if (command.office !== undefined) {
    const fault = codeFault(command.office);
    if (fault) return refused(fault);
    stated.office = command.office;
  }
  return { ok: true, value: stated } as const;
}

/** Whose office closed may move and stay with it; nobody comes to it. */
export function move(command: MoveTaxpayer, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, office, from, officeFault } = command;
  const fault = codeFault(office) ?? tooFarAhead(from, command.on);
  if (fault) return refused(fault);
  const address = parseAddress(command.address);
  if (!address.ok) return address;
  if (sameJson(address.value, state.address) && office === state.office) return accepted();
  if (office !== state.office && officeFault) return refused(officeFault);
  if (state.movedOn !== null && from < state.movedOn)
    return refused(refusal("moved-later", { from, movedOn: state.movedOn }));
  return accepted(event(command, "TaxpayerMoved", { taxpayerId, address: address.value, office }, from));
}
