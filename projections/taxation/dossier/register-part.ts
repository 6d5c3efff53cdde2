import { searchWords, type Dossier, type DossierObject } from "../../../read-models/taxation/index.js";
import type { RegisterFact } from "../facts.js";
import { changedWhere, NONE } from "../../newest.js";

type Registration = Extract<RegisterFact, { type: "TaxpayerRegistered" }>["data"];
type Correction = Extract<RegisterFact, { type: "TaxpayerCorrected" }>["data"];

/** The file of somebody who was just registered. */
export function openDossier(registration: Registration): Dossier {
  const { kind, name, identifier, address, contacts, office, language, source } = registration;
  return {
    kind,
    name,
    nameWords: searchWords(name).split(" "),
    identifier,
    address,
    contacts,
    office,
    language,
    source,
    status: "active",
    survivorId: null,
    duplicates: [],
    activities: [],
    objects: [],
    reliefs: [],
    years: [],
    invoices: NONE,
    payments: NONE,
    refunds: NONE,
    taxNotices: NONE,
    notices: NONE,
    agreements: NONE,
    objections: NONE,
    writeOffs: NONE,
    clearances: NONE,
    timeline: NONE,
  };
}

/** The file after a fact of the register. */
export function withRegisterFact(dossier: Dossier, fact: RegisterFact): Dossier {
  switch (fact.type) {
    case "TaxpayerRegistered":
      return dossier;
    case "TaxpayerCorrected":
      return corrected(dossier, fact.data);
    case "TaxpayerMoved":
      return { ...dossier, address: fact.data.address, office: fact.data.office };
    case "ActivityStarted":
    case "ActivityChanged":
    case "ActivityEnded":
      return { ...dossier, activities: activitiesAfter(dossier, fact) };
    case "ObjectDeclared":
    case "ObjectChanged":
    case "ObjectCorrected":
    case "ObjectRetired":
    case "ShareSet":
      return { ...dossier, objects: objectsAfter(dossier, fact) };
    case "ReliefGranted": {
      const { taxpayerId: _id, ...relief } = fact.data;
      return { ...dossier, reliefs: [...dossier.reliefs, relief] };
    }
    case "ReliefEnded": {
      const { reliefId, to } = fact.data;
      return { ...dossier, reliefs: changedWhere(dossier.reliefs, (each) => each.reliefId === reliefId, { to }) };
    }
    case "DuplicateAbsorbed":
      return { ...dossier, duplicates: [...dossier.duplicates, fact.data.duplicateId] };
    case "MergedInto":
      return { ...dossier, status: "merged", survivorId: fact.data.survivorId };
    case "TaxpayerClosed":
      return { ...dossier, status: "closed" };
  }
}

function corrected(dossier: Dossier, { taxpayerId: _id, ...correction }: Correction): Dossier {
  const given = Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined));
  const after = { ...dossier, ...given };
  return { ...after, nameWords: searchWords(after.name).split(" ") };
}

type ActivityFact = Extract<RegisterFact, { type: "ActivityStarted" | "ActivityChanged" | "ActivityEnded" }>;

/** A changed activity is a new line from its day on; the line before ends the day it began to be another. */
function activitiesAfter({ activities }: Dossier, fact: ActivityFact): Dossier["activities"] {
  const open = (each: { activityId: string; to: unknown }) =>
    each.activityId === fact.data.activityId && each.to === null;
  if (fact.type === "ActivityEnded") return changedWhere(activities, open, { to: fact.effectiveDate });
  const { activityId, activity, unit, name } = fact.data;
  const begun = { activityId, activity, unit, name, from: fact.effectiveDate, to: null };
  return [...activities.filter((each) => !(open(each) && each.from === begun.from)), begun].map((each) =>
    each !== begun && open(each) ? { ...each, to: fact.effectiveDate } : each,
  );
}

type ObjectFact = Extract<
  RegisterFact,
  { type: "ObjectDeclared" | "ObjectChanged" | "ObjectCorrected" | "ObjectRetired" | "ShareSet" }
>;

function objectsAfter({ objects }: Dossier, fact: ObjectFact): Dossier["objects"] {
  if (fact.type === "ObjectDeclared") {
    const { objectId, kind, label, from, to, facts } = fact.data;
    return [...objects, { objectId, kind, label, share: null, from, to, facts: [{ from, facts }] }];
  }
  return objects.map((each) => (each.objectId === fact.data.objectId ? objectAfter(each, fact) : each));
}

function objectAfter(object: DossierObject, fact: Exclude<ObjectFact, { type: "ObjectDeclared" }>): DossierObject {
  switch (fact.type) {
    case "ObjectChanged": {
      const { from, facts } = fact.data;
      const others = object.facts.filter((each) => each.from !== from);
      return { ...object, facts: [...others, { from, facts }].sort((a, b) => (a.from < b.from ? -1 : 1)) };
    }
    // Wrong from the beginning: what was recorded before never was.
    case "ObjectCorrected": {
      const { from, to, facts } = fact.data;
      return { ...object, from, to, facts: [{ from, facts }] };
    }
    case "ObjectRetired":
      return { ...object, to: fact.data.to };
    case "ShareSet":
      return { ...object, share: fact.data.share };
  }
}
