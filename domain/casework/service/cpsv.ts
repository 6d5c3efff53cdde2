import type { Words } from "../definition/index.js";
import type { LimitTerm } from "../time-limit/index.js";
import type { ServiceContent } from "./content.js";

/** Who offers the services, and the address under which they are named. */
export interface CpsvPublisher {
  /** Ends with a slash: `https://sherbime.bashkiashkoder.gov.al/`. */
  readonly base: string;
  readonly authority: { readonly code: string; readonly name: Words };
}

type Node = Readonly<Record<string, unknown>>;

/**
 * A service in CPSV-AP 3.2.0 as JSON-LD. What the profile cannot say has terms of our own beside it: working days and
 * validity (`processingTime` is one xsd:duration), the unit of a fee. Only what the catalogue shows to everyone.
 */
export function cpsvOf(service: ServiceContent, { base, authority }: CpsvPublisher): Node {
  const at = (kind: string, code: string) => `${base}${kind}/${code}`;
  const id = at("service", service.code);
  return {
    "@context": CONTEXT,
    "@id": id,
    "@type": "cpsv:PublicService",
    "dct:identifier": service.code,
    "dct:title": inLanguages(service.name),
    "dct:description": inLanguages(service.description),
    "cv:thematicArea": { "@id": at("group", service.group) },
    "cv:hasCompetentAuthority": {
      "@id": at("authority", authority.code),
      "@type": "cv:PublicOrganisation",
      "dct:title": inLanguages(authority.name),
    },
    "cv:hasLegalResource": service.legalBasis.map(({ act, title, number, date }) => ({
      "@id": at("act", act),
      "@type": "eli:LegalResource",
      "dct:title": inLanguages(title),
      ...(number === null ? {} : { "eli:id_local": number }),
      ...(date === null ? {} : { "eli:date_document": date }),
    })),
    "cpsv:follows": {
      "@id": at("workflow", service.workflow),
      "@type": "cpsv:Rule",
      "dct:identifier": service.workflow,
    },
    "cv:processingTime": { "@type": "xsd:duration", "@value": durationOf(service.timeLimit) },
    "defter:timeLimit": { "defter:value": service.timeLimit.value, "defter:unit": service.timeLimit.unit },
    "cv:hasCost": service.fees.map(({ code, name, amount, per }) => ({
      "@id": `${id}#${code}`,
      "@type": "cv:Cost",
      "dct:description": inLanguages(name),
      "cv:value": { "@type": "xsd:double", "@value": String(amount) },
      "cv:currency": { "@id": "http://publications.europa.eu/resource/authority/currency/ALL" },
      "defter:per": per,
    })),
    "cv:hasInputType": service.documents.map(({ code, name }) => ({
      "@id": at("document", code),
      "@type": "cv:EvidenceType",
      "dct:title": inLanguages(name),
    })),
    "cpsv:produces": {
      "@id": `${id}#output`,
      "@type": "cv:Output",
      "dct:title": inLanguages(service.name),
      "dct:type": { "@id": at("output", service.output.kind) },
      ...(service.validity === null
        ? {}
        : { "defter:validity": { "@type": "xsd:duration", "@value": validityOf(service.validity) } }),
    },
    "cv:hasChannel": (service.offices === "all" ? ["online", "all"] : ["online", ...service.offices]).map((office) => ({
      "@id": at("channel", office),
      "@type": "cv:Channel",
    })),
  };
}

const CONTEXT = {
  cpsv: "http://purl.org/vocab/cpsv#",
  cv: "http://data.europa.eu/m8g/",
  dct: "http://purl.org/dc/terms/",
  eli: "http://data.europa.eu/eli/ontology#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  defter: "urn:defter:vocabulary:",
} as const;

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
