import type { Words } from "../../../domain/casework/index.js";
import type { CivilDate } from "../../../domain/shared/index.js";
import { message } from "../../messages/index.js";
import { COLUMNS } from "./performance.js";
import { monthsBefore } from "./period.js";

/** Under which anybody may use the data. */
export const LICENCE = "https://creativecommons.org/licenses/by/4.0/";

/** Where and whose the data set is. */
export interface Publication {
  /** Its address, without a slash at the end. */
  readonly address: string;
  readonly tenant: string;
  readonly municipality: Words;
  readonly today: CivilDate;
}

/** What the data set holds, where it comes from, when it changes and under which licence: DCAT as JSON-LD. */
export function performanceDescription({ address, tenant, municipality, today }: Publication): object {
  return {
    "@context": CONTEXT,
    "@id": address,
    "@type": "dcat:Dataset",
    "dct:identifier": `${tenant}/performance`,
    "dct:title": inLanguages("open-data-performance-title", { municipality }),
    "dct:description": inLanguages("open-data-performance-description"),
    "dct:provenance": { "@type": "dct:ProvenanceStatement", "rdfs:label": inLanguages("open-data-performance-source") },
    "dct:publisher": {
      "@id": `${address}#publisher`,
      "@type": "foaf:Agent",
      "foaf:name": [literal(municipality.sq, "sq"), literal(municipality.en, "en")],
    },
    "dct:license": { "@id": LICENCE },
    "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/MONTHLY" },
    "dct:spatial": { "@id": "http://publications.europa.eu/resource/authority/country/ALB" },
    "dct:modified": { "@type": "xsd:date", "@value": monthsBefore(today)[0]!.to },
    "defter:column": COLUMNS.map((name) => ({
      "defter:name": name,
      "dct:description": inLanguages(`open-data-column-${name}`),
    })),
    "dcat:distribution": monthsBefore(today).flatMap(({ name, from, to }) =>
      (["csv", "json"] as const).map((format) => ({
        "@id": `${address}/${name}.${format}`,
        "@type": "dcat:Distribution",
        "dcat:downloadURL": { "@id": `${address}/${name}.${format}` },
        "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${MEDIA[format]}` },
        "dct:license": { "@id": LICENCE },
        "dct:temporal": {
          "@type": "dct:PeriodOfTime",
          "dcat:startDate": { "@type": "xsd:date", "@value": from },
          "dcat:endDate": { "@type": "xsd:date", "@value": to },
        },
      })),
    ),
  };
}

const MEDIA = { csv: "text/csv", json: "application/json" } as const;

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  defter: "urn:defter:vocabulary:",
} as const;

function inLanguages(key: string, facts: Readonly<Record<string, Words>> = {}): readonly object[] {
  return (["sq", "en"] as const).map((language) => {
    const words = Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, text[language]]));
    return literal(message(key, words, language), language);
  });
}

function literal(value: string, language: string): object {
  return { "@value": value, "@language": language };
}
