import type { VersionName, Words } from "../definition/index.js";
import type { LimitTerm } from "../time-limit/index.js";
import type { ServiceContent } from "./content.js";

/** Who offers the services, and the address under which they are named. */
export interface CpsvPublisher {
  /** Ends with a slash: `https://sherbime.bashkiashkoder.gov.al/`. */
  readonly base: string;
  readonly authority: { readonly code: string; readonly name: Words };
  /** Names of the groups of services, by their codes; a group without one is named by its code. */
  readonly groups: ReadonlyMap<string, Words>;
}

/** A service as it is offered: the content of one version. */
export interface OfferedService {
  readonly content: ServiceContent;
  readonly workflow: VersionName;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * The services of a municipality in CPSV-AP 3.2.0 as one JSON-LD document: a catalogue (dcat:Dataset) that has the
 * services as parts. What the profile cannot say has terms of our own beside it: working days and validity
 * (`processingTime` is one xsd:duration), the unit of a fee. Only what the catalogue shows to everyone.
 */
export function cpsvCatalogue(services: readonly OfferedService[], publisher: CpsvPublisher): Node {
  const { base, authority } = publisher;
  return {
    "@context": CONTEXT,
    "@graph": [
      {
        "@id": `${base}services`,
        "@type": "dcat:Dataset",
        "dct:identifier": `${authority.code}/services`,
        "dct:title": inLanguages({
          sq: `Katalogu i shërbimeve – ${authority.name.sq}`,
          en: `Catalogue of services – ${authority.name.en}`,
        }),
        "dct:description": inLanguages({
          sq: "Shërbimet administrative për të cilat mund të aplikohet.",
          en: "The administrative services that can be applied for.",
        }),
        "dct:publisher": { "@id": `${base}authority/${authority.code}` },
        "dct:hasPart": services.map(({ content }) => ({ "@id": `${base}service/${content.code}` })),
      },
      {
        "@id": `${base}authority/${authority.code}`,
        "@type": ["cv:PublicOrganisation", "foaf:Agent"],
        "dct:identifier": authority.code,
        "skos:prefLabel": inLanguages(authority.name),
        "dct:spatial": { "@id": "http://publications.europa.eu/resource/authority/country/ALB" },
      },
      ...services.map((service) => cpsvService(service, publisher)),
    ],
  };
}

function cpsvService({ content, workflow }: OfferedService, { base, authority, groups }: CpsvPublisher): Node {
  const { code, name, group } = content;
  const at = (kind: string, of: string) => `${base}${kind}/${of}`;
  const id = at("service", code);
  return {
    "@id": id,
    "@type": "cpsv:PublicService",
    "dct:identifier": code,
    "dct:title": inLanguages(name),
    "dct:description": inLanguages(content.description),
    "dct:language": ["SQI", "ENG"].map((language) => ({ "@id": `${AUTHORITY}language/${language}` })),
    "cv:thematicArea": concept(at("group", group), groups.get(group) ?? null, group),
    "cv:hasCompetentAuthority": { "@id": at("authority", authority.code) },
    "cv:hasLegalResource": content.legalBasis.map(({ act, title, number, date }) => ({
      "@id": at("act", act),
      "@type": "eli:LegalResource",
      "dct:title": inLanguages(title),
      ...(number === null ? {} : { "eli:id_local": number }),
      ...(date === null ? {} : { "eli:date_document": date }),
    })),
    "cpsv:follows": {
      "@id": `${at("workflow", workflow.code)}/${workflow.version}`,
      "@type": "cpsv:Rule",
      "dct:identifier": `${workflow.code}/${workflow.version}`,
      "dct:title": inLanguages(name),
      "dct:description": inLanguages(content.description),
    },
    "cv:processingTime": { "@type": "xsd:duration", "@value": durationOf(content.timeLimit) },
    "defter:timeLimit": { "defter:value": content.timeLimit.value, "defter:unit": content.timeLimit.unit },
    "cv:hasCost": content.fees.map((fee) => ({
      "@id": `${id}#${fee.code}`,
      "@type": "cv:Cost",
      "dct:identifier": `${code}/${fee.code}`,
      "dct:description": inLanguages(fee.name),
      "cv:value": { "@type": "xsd:double", "@value": String(fee.amount) },
      "cv:currency": { "@id": `${AUTHORITY}currency/ALL` },
      "defter:per": fee.per,
    })),
    "cv:hasInputType": content.documents.map((document) => ({
      "@id": at("document", document.code),
      "@type": "cv:EvidenceType",
      "dct:identifier": document.code,
      "dct:title": inLanguages(document.name),
    })),
    "cpsv:produces": {
      "@id": `${id}#output`,
      "@type": "cv:Output",
      "dct:identifier": `${code}/${content.output.kind}`,
      "dct:title": inLanguages(name),
      "dct:type": concept(at("output", content.output.kind), null, content.output.kind),
      ...(content.validity === null
        ? {}
        : { "defter:validity": { "@type": "xsd:duration", "@value": validityOf(content.validity) } }),
    },
    "cv:hasChannel": ["online", ...(content.offices === "all" ? ["all"] : content.offices)].map((office) => ({
      "@id": at("channel", office),
      "@type": "cv:Channel",
      "dct:identifier": office,
    })),
  };
}

const AUTHORITY = "http://publications.europa.eu/resource/authority/";

const CONTEXT = {
  cpsv: "http://purl.org/vocab/cpsv#",
  cv: "http://data.europa.eu/m8g/",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  eli: "http://data.europa.eu/eli/ontology#",
  foaf: "http://xmlns.com/foaf/0.1/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  defter: "urn:defter:vocabulary:",
} as const;

/** A code of ours as a concept, named in both languages where it has a name. */
function concept(id: string, name: Words | null, code: string): Node {
  return {
    "@id": id,
    "@type": "skos:Concept",
    "skos:notation": code,
    ...(name === null ? {} : { "skos:prefLabel": inLanguages(name) }),
  };
}

function inLanguages({ sq, en }: Words): readonly Node[] {
  return [
    { "@value": sq, "@language": "sq" },
    { "@value": en, "@language": "en" },
  ];
}

/** Days of either kind are days here; `defter:timeLimit` says which kind. */
function durationOf({ value, unit }: LimitTerm): string {
  return unit === "hour" ? `PT${value}H` : `P${value}D`;
}

function validityOf({ value, unit }: { readonly value: number; readonly unit: "month" | "year" }): string {
  return unit === "month" ? `P${value}M` : `P${value}Y`;
}
