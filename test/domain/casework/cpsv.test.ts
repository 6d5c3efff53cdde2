import { beforeAll, describe, expect, test } from "@jest/globals";
import { cpsvCatalogue, type CpsvPublisher } from "../../../domain/casework/index.js";
import { catalogueSource, rawServices, serviceOf } from "../../support/catalogue.js";
import { statementsOf, type Quad } from "../../support/json-ld.js";

const publisher: CpsvPublisher = {
  base: "https://example.al/",
  authority: { code: "shkoder", name: { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" } },
  groups: new Map(catalogueSource.groups.map(({ code, name }) => [code, name])),
};
const services = rawServices.map((raw) => ({
  content: serviceOf(String(raw["code"])),
  workflow: { code: String(raw["workflow"]), version: 1, hash: "a".repeat(64) },
}));

const PREFIXES: Readonly<Record<string, string>> = {
  cpsv: "http://purl.org/vocab/cpsv#",
  cv: "http://data.europa.eu/m8g/",
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  eli: "http://data.europa.eu/eli/ontology#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
const full = (name: string) => {
  const [prefix, local] = name.split(":") as [string, string];
  return `${PREFIXES[prefix]!}${local}`;
};

let quads: readonly Quad[];
beforeAll(async () => {
  quads = await statementsOf(cpsvCatalogue(services, publisher));
});

const ofClass = (name: string) =>
  quads
    .filter(({ predicate, object }) => predicate.value === full("rdf:type") && object.value === full(name))
    .map(({ subject }) => subject.value);
const objects = (subject: string, property: string) =>
  quads
    .filter((each) => each.subject.value === subject && each.predicate.value === full(property))
    .map((each) => each.object);

/** By the shapes of CPSV-AP 3.2.0: properties that must be there; those that must be there once; those in languages. */
const PROFILE = [
  ["cpsv:PublicService", ["cv:hasCompetentAuthority"], ["dct:identifier"], ["dct:title", "dct:description"]],
  ["cv:PublicOrganisation", ["dct:spatial"], ["dct:identifier"], ["skos:prefLabel"]],
  ["cv:Cost", ["cv:currency"], ["dct:identifier", "cv:value"], ["dct:description"]],
  ["cv:EvidenceType", [], ["dct:identifier"], ["dct:title"]],
  ["cv:Output", ["dct:type"], ["dct:identifier"], ["dct:title"]],
  ["cv:Channel", [], ["dct:identifier"], []],
  ["cpsv:Rule", [], ["dct:identifier"], []],
  ["dcat:Dataset", ["dct:publisher", "dct:hasPart"], ["dct:identifier"], ["dct:title", "dct:description"]],
] as const;

describe("the catalogue in CPSV-AP", () => {
  test.each(PROFILE)("says of every %s what the profile asks for", (name, needed, once, words) => {
    const subjects = ofClass(name);
    expect(subjects.length).toBeGreaterThan(0);
    for (const subject of subjects) {
      for (const property of needed) expect([subject, property, objects(subject, property).length]).not.toContain(0);
      for (const property of once) expect([subject, property, objects(subject, property).length]).toContain(1);
      for (const property of words) {
        const languages = new Set(objects(subject, property).map(({ language }) => language));
        expect([subject, property, ...languages].slice(2).toSorted()).toEqual(["en", "sq"]);
      }
    }
  });

  test("has every service as a part, of the municipality, in a group that has a name", () => {
    expect(ofClass("cpsv:PublicService")).toHaveLength(69);
    expect(objects("https://example.al/services", "dct:hasPart")).toHaveLength(69);
    for (const service of ofClass("cpsv:PublicService")) {
      expect(objects(service, "cv:hasCompetentAuthority")[0]!.value).toBe("https://example.al/authority/shkoder");
      const [group] = objects(service, "cv:thematicArea");
      expect(objects(group!.value, "skos:prefLabel").map(({ language }) => language)).toEqual(["sq", "en"]);
    }
  });

  test("keeps working days apart from the duration, and amounts exact", () => {
    const service = "https://example.al/service/identity-attestation";
    expect(objects(service, "cv:processingTime")).toEqual([
      expect.objectContaining({ value: "P3D", datatype: expect.objectContaining({ value: full("xsd:duration") }) }),
    ]);
    expect(quads.map(({ predicate, object }) => [predicate.value, object.value])).toContainEqual([
      "urn:defter:vocabulary:unit",
      "workingDay",
    ]);
    expect(Number(objects(`${service}#document-fee`, "cv:value")[0]!.value)).toBe(100);
  });

  test("names an act, a document and a channel once, however many services use them", () => {
    const titles = new Set(ofClass("eli:LegalResource"));
    for (const act of titles) expect(objects(act, "dct:title").length).toBeGreaterThanOrEqual(2);
    expect(ofClass("cv:Channel").length).toBeLessThan(20);
  });
});
