import { InvariantError, type FactOf } from "../../shared/index.js";
import type { RegisterEvent } from "./events.js";
import type { Activity, RegisteredObject, RegisteredTaxpayer, TaxpayerState } from "./state.js";

type RegisterFact = FactOf<RegisterEvent>;

export function evolve(state: TaxpayerState, fact: RegisterFact): TaxpayerState {
  if (fact.type === "TaxpayerRegistered") return registered(fact.data);
  if (state.phase === "none") throw new InvariantError(`${fact.type} before TaxpayerRegistered`);
  switch (fact.type) {
    case "TaxpayerCorrected":
      return corrected(state, fact.data);
    case "TaxpayerMoved":
      return { ...state, address: fact.data.address, office: fact.data.office, movedOn: fact.effectiveDate };
    case "ActivityStarted":
    case "ActivityChanged": {
      const { activityId, activity, unit, name } = fact.data;
      const from = fact.effectiveDate;
      return withActivity(state, { activityId, activity, unit, name, from, to: null });
    }
    case "ActivityEnded": {
      const activity = state.activities.get(fact.data.activityId);
      return activity ? withActivity(state, { ...activity, to: fact.effectiveDate }) : state;
    }
    case "ObjectDeclared":
    case "ObjectChanged":
    case "ObjectCorrected":
    case "ObjectRetired":
    case "ShareSet":
      return withObject(state, fact);
    case "ReliefGranted": {
      const { reliefId, ground, objectId, from, to, document } = fact.data;
      const relief = { reliefId, ground, objectId, from, to, document };
      return { ...state, reliefs: new Map(state.reliefs).set(reliefId, relief) };
    }
    case "ReliefEnded": {
      const relief = state.reliefs.get(fact.data.reliefId);
      if (!relief) return state;
      const ended = { ...relief, to: fact.data.to };
      return { ...state, reliefs: new Map(state.reliefs).set(relief.reliefId, ended) };
    }
    case "DuplicateAbsorbed":
      return { ...state, absorbed: [...state.absorbed, fact.data.duplicateId] };
    case "MergedInto": {
      const { survivorId: mergedInto, keepObjects: keptObjects = null } = fact.data;
      return { ...state, phase: "merged", mergedInto, keptObjects };
    }
    case "TaxpayerClosed":
      return { ...state, phase: "closed", closedOn: fact.data.to };
  }
}

type DataOf<Type extends RegisterEvent["type"]> = Extract<RegisterEvent, { type: Type }>["data"];

function registered(data: DataOf<"TaxpayerRegistered">): RegisteredTaxpayer {
  const { taxpayerId, kind, name, identifier, address, contacts, language, office } = data;
  return {
    phase: "open",
    taxpayerId,
    kind,
    name,
    identifier,
    address,
    contacts,
    language,
    office,
    movedOn: null,
    closedOn: null,
    mergedInto: null,
    keptObjects: null,
    absorbed: [],
    activities: new Map(),
    objects: new Map(),
    reliefs: new Map(),
  };
}

function corrected(state: RegisteredTaxpayer, data: DataOf<"TaxpayerCorrected">): RegisteredTaxpayer {
  const { kind, name, identifier, address, contacts, office } = data;
  return {
    ...state,
    kind: kind ?? state.kind,
    name: name ?? state.name,
    identifier: identifier ?? state.identifier,
    address: address ?? state.address,
    contacts: contacts ?? state.contacts,
    office: office ?? state.office,
  };
}

function withActivity(state: RegisteredTaxpayer, activity: Activity): RegisteredTaxpayer {
  return { ...state, activities: new Map(state.activities).set(activity.activityId, activity) };
}

type ObjectFact = Extract<RegisterFact, { data: { objectId: string }; type: `Object${string}` | "ShareSet" }>;

function withObject(state: RegisteredTaxpayer, fact: ObjectFact): RegisteredTaxpayer {
  const before = state.objects.get(fact.data.objectId);
  const after = fact.type === "ObjectDeclared" ? declared(fact.data) : before && evolvedObject(before, fact);
  if (!after) throw new InvariantError(`${fact.type} before ObjectDeclared`);
  return { ...state, objects: new Map(state.objects).set(after.objectId, after) };
}

function declared(data: DataOf<"ObjectDeclared">): RegisteredObject {
  const { objectId, kind, label, from, to, facts } = data;
  return { objectId, kind, label, from, to, versions: [{ from, facts }], shares: [] };
}

function evolvedObject(
  object: RegisteredObject,
  fact: Exclude<ObjectFact, { type: "ObjectDeclared" }>,
): RegisteredObject {
  switch (fact.type) {
    case "ObjectChanged": {
      const { from, facts } = fact.data;
      return { ...object, versions: [...object.versions, { from, facts }] };
    }
    case "ObjectCorrected": {
      const { from, to, facts } = fact.data;
      const shares = facts["ownershipShare"] === undefined ? object.shares : [];
      return { ...object, from, to, versions: [{ from, facts }], shares };
    }
    case "ObjectRetired":
      return { ...object, to: fact.data.to };
    case "ShareSet":
      return { ...object, shares: [...object.shares, { from: fact.data.from, share: fact.data.share }] };
  }
}
