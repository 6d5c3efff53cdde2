import type { Document } from "mongodb";
import type { ServiceContent, VersionName } from "../../../domain/casework/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import type { MongoReader } from "../../mongo/index.js";
import type { DefinitionReading, DefinitionRow, List, ServiceFilter, ServiceRow } from "../../read-side/index.js";
import type { CollectionDefinition } from "../../schema/index.js";
import { searchWords } from "../../taxation/index.js";
import { serviceCatalogue, workflowCatalogue, type DefinitionDocument } from "./collections.js";

const order = { orderBy: "code", kind: "string", direction: "ascending" } as const;

/** The services that can be applied for on a day, by code, each in the version of that day. */
export function serviceList(reader: MongoReader): List<ServiceFilter, ServiceRow> {
  return async (scope, ask) => {
    const { on } = ask.filter;
    return reader.listOf<ServiceFilter, ServiceRow>({
      ...{ name: "services", view: serviceCatalogue, projection: serviceCatalogue.name, ...order },
      where: (filter) => [{ versions: { $elemMatch: { $and: versionConditions(filter) } } }],
      toRow: (document, code) => serviceRow(document as DefinitionDocument, code, on),
    })(scope, ask);
  };
}

function versionConditions({ on, search, group, office, applicantKind }: ServiceFilter): readonly Document[] {
  return [
    { validFrom: { $lte: on } },
    { $or: [{ validTo: null }, { validTo: { $gte: on } }] },
    ...(group === undefined ? [] : [{ group }]),
    ...(office === undefined ? [] : [{ offices: { $in: ["all", office] } }]),
    ...(applicantKind === undefined ? [] : [{ applicantKinds: { $in: ["both", applicantKind] } }]),
    // Letters and digits only: nothing in them means anything to a regular expression.
    ...wordsOf(search).map((word) => ({ words: { $regex: `^${word}` } })),
  ];
}

function wordsOf(search: string | undefined): readonly string[] {
  return search === undefined
    ? []
    : searchWords(search)
        .split(" ")
        .filter((word) => word.length > 0);
}

function serviceRow({ versions }: Pick<DefinitionDocument, "versions">, code: string, on: CivilDate): ServiceRow {
  const held = versions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))!;
  const { version, hash, validFrom, validTo, workflow, content } = held;
  return {
    ...{ code, version, hash, validFrom, validTo },
    workflow: workflow as VersionName,
    content: content as unknown as ServiceContent,
  };
}

/** Services and workflows through their lives, drafts included. */
export function definitionReading(reader: MongoReader): DefinitionReading {
  const of = (view: CollectionDefinition): DefinitionReading["service"] => {
    const source = { view, projection: view.name };
    return {
      list: reader.listOf({ ...source, name: view.name, ...order, where: () => [], toRow: definitionRow }),
      find: reader.findOf(source, definitionRow),
    };
  };
  return { service: of(serviceCatalogue), workflow: of(workflowCatalogue) };
}

function definitionRow(document: Document, code: string): DefinitionRow {
  const { draft, versions, revision } = document as DefinitionDocument;
  return {
    code,
    revision,
    draft,
    versions: versions.map(
      ({ words: _words, group: _group, applicantKinds: _kinds, offices: _offices, ...row }) => row,
    ),
  };
}
