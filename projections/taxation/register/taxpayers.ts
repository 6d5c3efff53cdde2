import { searchWords, taxpayers, type TaxpayerRecord } from "../../../read-models/taxation/index.js";
import { rowProjection, type Projection, type Reducer } from "../../projection.js";
import { standing, type RegisterFact } from "../facts.js";

/** The register as lists and searches show it: one row a taxpayer. */
export const taxpayersProjection: Projection = rowProjection<TaxpayerRecord>({
  name: "taxpayers",
  version: 2,
  types: ["TaxpayerRegistered", "TaxpayerCorrected", "TaxpayerMoved", "ObjectDeclared", "MergedInto", "TaxpayerClosed"],
  view: taxpayers,
  idOf: (fact) => (fact as RegisterFact).data.taxpayerId,
  reduce: (row, fact) => reduceTaxpayer(row, fact),
});

const reduceTaxpayer: Reducer<TaxpayerRecord> = (row, fact) => {
  const known = fact as RegisterFact;
  switch (known.type) {
    case "TaxpayerRegistered": {
      const { kind, name, identifier, address, office } = known.data;
      return searchable({
        kind,
        name,
        ...identifierColumns(identifier),
        unit: address.unit,
        street: address.street,
        office,
        status: "active",
        survivorId: null,
        labels: {},
      });
    }
    case "TaxpayerCorrected":
      return searchable(corrected(standing(row, fact), known.data));
    case "TaxpayerMoved": {
      const { address, office } = known.data;
      return searchable({ ...standing(row, fact), unit: address.unit, street: address.street, office });
    }
    case "ObjectDeclared": {
      const { objectId, label } = known.data;
      const before = standing(row, fact);
      return label === null ? before : searchable({ ...before, labels: { ...before.labels, [objectId]: label } });
    }
    case "MergedInto":
      return { ...standing(row, fact), status: "merged", survivorId: known.data.survivorId };
    case "TaxpayerClosed":
      return { ...standing(row, fact), status: "closed" };
    default:
      return row;
  }
};

type Correction = Extract<RegisterFact, { type: "TaxpayerCorrected" }>["data"];

function corrected(row: TaxpayerRecord, { name, kind, identifier, address, office }: Correction): TaxpayerRecord {
  return {
    ...row,
    name: name ?? row.name,
    kind: kind ?? row.kind,
    office: office ?? row.office,
    ...(address && { unit: address.unit, street: address.street }),
    ...(identifier && identifierColumns(identifier)),
  };
}

function identifierColumns(identifier: NonNullable<Correction["identifier"]>) {
  return {
    identifierScheme: identifier.scheme,
    identifier: identifier.value,
    identifierWarning: identifier.warning,
  };
}

function searchable(row: Omit<TaxpayerRecord, "nameWords" | "searchText">): TaxpayerRecord {
  // By object, not as they came: PostgreSQL keeps the keys of a JSON object in an order of its own.
  const labels = Object.keys(row.labels)
    .sort()
    .map((objectId) => row.labels[objectId]!);
  const texts = [row.name, row.identifier, row.street, row.unit, ...labels];
  const words = searchWords(texts.filter((text) => text !== null).join(" "));
  return { ...row, nameWords: searchWords(row.name), searchText: ` ${words}` };
}
