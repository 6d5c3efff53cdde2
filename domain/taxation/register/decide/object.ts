import { accepted, refusal, refused, sameJson, type Decision } from "../../../shared/index.js";
import { endsBeforeBeginning, outsideLifeOf, tooFarAhead } from "../checks/dates.js";
import { isShare, parseFacts } from "../checks/facts.js";
import { codeFault, idFault, parseOptionalText } from "../checks/texts.js";
import type { ChangeObject, CorrectObject, DeclareObject, RetireObject, SetShare } from "../commands.js";
import type { RegisterEvent } from "../events.js";
import { event } from "../proposal.js";
import type { RegisteredObject, RegisteredTaxpayer } from "../state.js";

type Decided = Decision<RegisterEvent>;

export function declareObject(command: DeclareObject, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, objectId, kind, from, to, on } = command;
  const fault = idFault(objectId) ?? codeFault(kind) ?? tooFarAhead(from, on) ?? endsBeforeBeginning(from, to);
  if (fault) return refused(fault);
  const facts = parseFacts(command.facts);
  if (!facts.ok) return facts;
  const label = parseOptionalText(command.label, 200);
  if (!label.ok) return label;
  const data = { taxpayerId, objectId, kind, facts: { ...facts.value }, from, to, label: label.value };
  const known = state.objects.get(objectId);
  if (!known) return accepted(event(command, "ObjectDeclared", data, from));
  return isAsDeclared(known, data) ? accepted() : refused(refusal("object-exists", { objectId }));
}

function isAsDeclared(known: RegisteredObject, data: Extract<RegisterEvent, { type: "ObjectDeclared" }>["data"]) {
  const { kind, facts, from, to, label } = data;
  return (
    known.versions.length === 1 &&
    sameJson([known.kind, known.versions[0]!.facts, known.from, known.to, known.label], [kind, facts, from, to, label])
  );
}

export function changeObject(command: ChangeObject, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, objectId, from } = command;
  const object = state.objects.get(objectId);
  if (!object) return refused(refusal("object-unknown", { objectId }));
  const fault = outsideLifeOf(object, from) ?? tooFarAhead(from, command.on);
  if (fault) return refused(fault);
  const facts = parseFacts(command.facts);
  if (!facts.ok) return facts;
  const last = object.versions.at(-1)!;
  if (sameJson(last.facts, facts.value) && last.from <= from) return accepted();
  if (from <= last.from) return refused(refusal("object-changed-already", { objectId, from, changedFrom: last.from }));
  return accepted(event(command, "ObjectChanged", { taxpayerId, objectId, facts: { ...facts.value }, from }, from));
}

export function correctObject(command: CorrectObject, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, objectId, from, to } = command;
  const object = state.objects.get(objectId);
  if (!object) return refused(refusal("object-unknown", { objectId }));
  const fault = endsBeforeBeginning(from, to) ?? tooFarAhead(from, command.on) ?? outlives(state, to);
  if (fault) return refused(fault);
  const facts = parseFacts(command.facts);
  if (!facts.ok) return facts;
  const same =
    object.versions.length === 1 &&
    sameJson([object.versions[0]!.facts, object.from, object.to], [facts.value, from, to]);
  if (same) return accepted();
  const data = { taxpayerId, objectId, facts: { ...facts.value }, from, to };
  return accepted(event(command, "ObjectCorrected", data, from));
}

/** Nothing belongs to a taxpayer after they left. */
function outlives(state: RegisteredTaxpayer, to: RegisteredObject["to"]) {
  const { closedOn } = state;
  return closedOn !== null && (to === null || to > closedOn)
    ? refusal("object-outlives-taxpayer", { closedOn, to })
    : null;
}

export function retireObject(command: RetireObject, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, objectId, to, ground } = command;
  const object = state.objects.get(objectId);
  if (!object) return refused(refusal("object-unknown", { objectId }));
  const malformed = codeFault(ground);
  if (malformed) return refused(malformed);
  if (object.to === to) return accepted();
  const fault = outsideLifeOf(object, to) ?? changedAfter(object, command) ?? tooFarAhead(to, command.on);
  if (fault) return refused(fault);
  return accepted(event(command, "ObjectRetired", { taxpayerId, objectId, to, ground }, to));
}

/** A change that was recorded for a later day speaks against the object having ended before. */
function changedAfter(object: RegisteredObject, { objectId, to }: RetireObject) {
  const { from: changedFrom } = object.versions.at(-1)!;
  return changedFrom > to ? refusal("object-changed-already", { objectId, from: to, changedFrom }) : null;
}

export function setShare(command: SetShare, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, objectId, share, from } = command;
  const object = state.objects.get(objectId);
  if (!object) return refused(refusal("object-unknown", { objectId }));
  if (!isShare(share)) return refused(refusal("share-malformed", { share: share.slice(0, 40) }));
  const fault = outsideLifeOf(object, from) ?? tooFarAhead(from, command.on);
  if (fault) return refused(fault);
  const last = object.shares.at(-1);
  if (last?.share === share && last.from <= from) return accepted();
  if (last && from <= last.from) return refused(refusal("share-set-already", { objectId, from, setFrom: last.from }));
  return accepted(event(command, "ShareSet", { taxpayerId, objectId, share, from }, from));
}
