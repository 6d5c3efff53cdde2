import { accepted, refusal, refused, type CivilDate, type Decision } from "../../../shared/index.js";
import { endsBeforeBeginning } from "../checks/dates.js";
import { idFault } from "../checks/texts.js";
import type { AbsorbDuplicate, MergeInto } from "../commands.js";
import type { RegisterEvent } from "../events.js";
import { event } from "../proposal.js";
import type { RegisteredObject, RegisteredTaxpayer } from "../state.js";

type Decided = Decision<RegisterEvent>;

/** On the duplicate's stream: objects that are duplicates themselves end; the kept ones go on with the survivor. */
export function mergeInto(command: MergeInto, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, survivorId, keepObjects, on } = command;
  if (survivorId === taxpayerId) return refused(refusal("taxpayer-merged-with-itself", { taxpayerId }));
  if (state.mergedInto === survivorId)
    return keepsOtherwise(state, keepObjects)
      ? refused(refusal("merger-keeps-otherwise", { taxpayerId, survivorId }))
      : accepted();
  if (state.mergedInto !== null) return alreadyMerged(state);
  if (state.absorbed.includes(survivorId)) return refused(refusal("mergers-in-a-circle", { taxpayerId }));
  const malformed = idFault(survivorId);
  if (malformed) return refused(malformed);
  const unknown = keepObjects.find((objectId) => !state.objects.has(objectId));
  if (unknown !== undefined) return refused(refusal("object-unknown", { objectId: unknown }));
  const ending = [...state.objects.values()].filter(
    ({ objectId, to }) => !keepObjects.includes(objectId) && (to === null || to > on),
  );
  return accepted(
    ...ending.map((object) => {
      const to = laterOf(on, object.versions.at(-1)!.from);
      const data = { taxpayerId, objectId: object.objectId, to, ground: "duplicate" };
      return event(command, "ObjectRetired", data, to);
    }),
    event(command, "MergedInto", { taxpayerId, survivorId, keepObjects: [...keepObjects] }, on),
  );
}

/** On the survivor's stream. A taxpayer who left may still absorb a duplicate: its objects end with them. */
export function absorb(command: AbsorbDuplicate, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, duplicateId, on } = command;
  if (duplicateId === taxpayerId) return refused(refusal("taxpayer-merged-with-itself", { taxpayerId }));
  if (state.absorbed.includes(duplicateId)) return accepted();
  if (state.mergedInto !== null) return alreadyMerged(state);
  const twice = command.objects.find(({ objectId }) => state.objects.has(objectId));
  if (twice) return refused(refusal("object-exists", { objectId: twice.objectId }));
  const objects = command.objects
    .map((object) => endingWith(object, state.closedOn))
    .filter((object) => endsBeforeBeginning(object.from, object.to) === null);
  const kept = new Set(objects.map(({ objectId }) => objectId));
  const reliefs = command.reliefs.filter(
    ({ reliefId, objectId }) => objectId !== null && kept.has(objectId) && !state.reliefs.has(reliefId),
  );
  return accepted(
    event(command, "DuplicateAbsorbed", { taxpayerId, duplicateId }, on),
    ...objects.flatMap((object) => restated(command, object)),
    ...reliefs.map((relief) => event(command, "ReliefGranted", { taxpayerId, ...relief }, relief.from)),
  );
}

/** Whether another list of objects was decided on; in facts from before none is said. */
function keepsOtherwise({ keptObjects }: RegisteredTaxpayer, keepObjects: readonly string[]): boolean {
  if (keptObjects === null) return false;
  const [before, now] = [new Set(keptObjects), new Set(keepObjects)];
  return before.size !== now.size || [...now].some((objectId) => !before.has(objectId));
}

const alreadyMerged = ({ taxpayerId, mergedInto }: RegisteredTaxpayer): Decided =>
  refused(refusal("taxpayer-merged", { taxpayerId, survivorId: mergedInto }));

/** The object's whole history, as the duplicate's stream told it. */
function restated(command: AbsorbDuplicate, object: RegisteredObject): readonly RegisterEvent[] {
  const { taxpayerId } = command;
  const { objectId, kind, label, from, to } = object;
  const [first, ...later] = object.versions;
  return [
    event(command, "ObjectDeclared", { taxpayerId, objectId, kind, label, from, to, facts: { ...first!.facts } }, from),
    ...later.map((each) =>
      event(command, "ObjectChanged", { taxpayerId, objectId, facts: { ...each.facts }, from: each.from }, each.from),
    ),
    ...object.shares.map((each) =>
      event(command, "ShareSet", { taxpayerId, objectId, share: each.share, from: each.from }, each.from),
    ),
  ];
}

function endingWith(object: RegisteredObject, closedOn: CivilDate | null): RegisteredObject {
  return closedOn !== null && (object.to === null || object.to > closedOn) ? { ...object, to: closedOn } : object;
}

function laterOf(left: CivilDate, right: CivilDate): CivilDate {
  return left > right ? left : right;
}
