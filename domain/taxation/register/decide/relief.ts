import { accepted, parseText, refusal, refused, sameJson, type Decision } from "../../../shared/index.js";
import { endsBeforeBeginning, outsideLifeOf, overlap, tooFarAhead } from "../checks/dates.js";
import { codeFault, idFault } from "../checks/texts.js";
import type { EndRelief, GrantRelief } from "../commands.js";
import type { RegisterEvent } from "../events.js";
import { event } from "../proposal.js";
import type { RegisteredTaxpayer } from "../state.js";

type Decided = Decision<RegisterEvent>;

/** One ground holds once at a time for one object, or for all. */
export function grantRelief(command: GrantRelief, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, reliefId, ground, objectId, from, to, on } = command;
  const fault = idFault(reliefId) ?? codeFault(ground) ?? endsBeforeBeginning(from, to) ?? tooFarAhead(from, on);
  if (fault) return refused(fault);
  const document = parseText(command.document, 400);
  if (!document.ok) return document;
  const relief = { reliefId, ground, objectId, from, to, document: document.value };
  const known = state.reliefs.get(reliefId);
  if (known) return sameJson(known, relief) ? accepted() : refused(refusal("relief-exists", { reliefId }));
  if (objectId !== null) {
    const object = state.objects.get(objectId);
    if (!object) return refused(refusal("object-unknown", { objectId }));
    const outside = outsideLifeOf(object, from);
    if (outside) return refused(outside);
  }
  const other = [...state.reliefs.values()].find(
    (each) => each.ground === ground && each.objectId === objectId && overlap(each, relief),
  );
  if (other)
    return refused(refusal("relief-overlaps", { ground, reliefId: other.reliefId, from: other.from, to: other.to }));
  return accepted(event(command, "ReliefGranted", { taxpayerId, ...relief }, from));
}

/** A relief may end earlier than was granted, never later: what goes on is granted anew, with its proof. */
export function endRelief(command: EndRelief, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, reliefId, to } = command;
  const known = state.reliefs.get(reliefId);
  if (!known) return refused(refusal("relief-unknown", { reliefId }));
  if (known.to === to) return accepted();
  if (known.to !== null && to > known.to) return refused(refusal("relief-ended", { reliefId, to: known.to }));
  const fault = endsBeforeBeginning(known.from, to) ?? tooFarAhead(to, command.on);
  if (fault) return refused(fault);
  return accepted(event(command, "ReliefEnded", { taxpayerId, reliefId, to }, to));
}
