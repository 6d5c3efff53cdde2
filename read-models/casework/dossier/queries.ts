import type { Document } from "mongodb";
import type { MongoReader } from "../../mongo/index.js";
import type { CaseDossierRow, CaseSearchFilter, List } from "../../read-side/index.js";
import { searchWords } from "../../taxation/index.js";
import type { CaseRecord } from "../cases.js";
import { toRow } from "../queries/case-list.js";
import { caseDossiers, type CaseDossier } from "./collection.js";

/** Cases that hold every word that is searched for, the latest first, each with what happened. */
export function caseDossierList(reader: MongoReader): List<CaseSearchFilter, CaseDossierRow> {
  return reader.listOf<CaseSearchFilter, CaseDossierRow>({
    ...{ name: "case-dossiers", view: caseDossiers, projection: "case-dossiers" },
    ...{ orderBy: "lodgedOn", kind: "string", direction: "descending" },
    where: conditions,
    toRow: (document, caseId) => dossierRow(document as unknown as CaseDossier, caseId),
  });
}

function conditions({ seesSensitive, search, service, taxpayerId, open }: CaseSearchFilter): readonly Document[] {
  const words = search === undefined ? null : searchWords(search).split(" ");
  return [
    ...(seesSensitive ? [] : [{ confidentiality: "ordinary" }]),
    // A search without a word finds nothing, rather than everything.
    ...(words ?? []).map((word) => ({ words: word })),
    ...(service === undefined ? [] : [{ service }]),
    ...(taxpayerId === undefined ? [] : [{ taxpayerId }]),
    ...(open === undefined ? [] : [{ outcome: open ? null : { $ne: null } }]),
  ];
}

function dossierRow(dossier: CaseDossier, caseId: string): CaseDossierRow {
  const { timeline, wordsOf: _sources, words: _words, ...rest } = dossier;
  const { _id, _pos, tenant: _tenant, ...record } = rest as unknown as CaseRecord & Document;
  return { case: toRow({ ...(record as unknown as CaseRecord), id: caseId }), timeline };
}
