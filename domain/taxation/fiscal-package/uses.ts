import { isJsonObject, listIn, objectsIn, type JsonObject } from "../../shared/index.js";
import { namedMembers, PART_LISTS } from "./members.js";
import type { PackageContent } from "./events.js";

/**
 * That a package names something of itself: `of` what (`zones[city]`, `vocabularies[building-use][office]`,
 * `subjects[building].fields[areaM2]`), `by` what (`items[building-tax].rates[residential]`).
 */
export interface Use {
  readonly of: string;
  readonly by: string;
}

/** Everything that a package has a name for, beside its articles. A draft may be anything: what has no name is not there. */
export function namesIn(content: PackageContent): ReadonlySet<string> {
  return new Set(
    PART_LISTS.flatMap((list) =>
      namedMembers(content, list).flatMap((part) => {
        const own = `${list}[${part.code}]`;
        const within =
          list === "vocabularies"
            ? objectsIn(part["entries"]).map(({ code }) => `${own}[${String(code)}]`)
            : list === "subjects"
              ? objectsIn(part["fields"]).map(({ name }) => `${own}.fields[${String(name)}]`)
              : [];
        return [own, ...within];
      }),
    ),
  );
}

/** What names what in a package, each once. */
export function usesIn(content: PackageContent): readonly Use[] {
  const items = namedMembers(content, "items");
  const uses = [
    ...items.flatMap((item) => usesOfArticle(item, content)),
    ...namedMembers(content, "tables").flatMap((table) => {
      const kinds = items
        .filter((item) => timesOf(item).some((factor) => factor["table"] === table.code))
        .map((item) => item["subject"]);
      return objectsIn(table["rows"]).flatMap((row, at) => {
        const by = `tables[${table.code}].rows[${at}]`;
        const value = isJsonObject(row["value"]) ? [row["value"]["field"]] : [];
        return kinds.flatMap((kind) => [
          ...usesOfConditions(row["when"], kind, by, content),
          ...value.flatMap((path) => usesOfFact(path, kind, by)),
        ]);
      });
    }),
    ...namedMembers(content, "subjects").flatMap((kind) =>
      objectsIn(kind["fields"]).flatMap(({ name, vocabulary }) =>
        use("vocabularies", vocabulary, `subjects[${kind.code}].fields[${String(name)}]`),
      ),
    ),
    ...namedMembers(content, "zones").flatMap((zone) =>
      listIn(zone["units"]).flatMap((unit) => use("units", unit, `zones[${zone.code}]`)),
    ),
    ...objectsIn(content["bundles"]).flatMap(({ code, collector }) =>
      use("collectors", collector, `bundles[${String(code)}]`),
    ),
  ];
  return [...new Map(uses.map((each) => [`${each.of} ${each.by}`, each])).values()];
}

function usesOfArticle(item: JsonObject, content: PackageContent): readonly Use[] {
  const by = `items[${String(item["code"])}]`;
  const kind = item["subject"];
  const base = isJsonObject(item["base"]) ? item["base"] : {};
  const facts = [base["field"], item["shareField"], ...timesOf(item).map((factor) => factor["field"])];
  return [
    ...use("subjects", kind, by),
    ...use("collectors", item["collector"], by),
    ...timesOf(item).flatMap((factor) => use("tables", factor["table"], by)),
    ...facts.flatMap((path) => usesOfFact(path, kind, by)),
    ...usesOfConditions(item["appliesWhen"], kind, by, content),
    ...["rates", "modifiers", "reliefs"].flatMap((list) =>
      objectsIn(item[list]).flatMap((row) =>
        usesOfConditions(row["when"], kind, `${by}.${list}[${String(row["code"])}]`, content),
      ),
    ),
  ];
}

function usesOfConditions(when: unknown, kind: unknown, by: string, content: PackageContent): readonly Use[] {
  return comparisonsIn(when).flatMap(({ field, value }) => [
    ...usesOfFact(field, kind, by),
    ...[value].flat().flatMap((each) => usesOfValue(field, each, { kind, by, content })),
  ]);
}

/** A fact of an object is a field of its kind; the zone is that of the unit. */
function usesOfFact(path: unknown, kind: unknown, by: string): readonly Use[] {
  const [root, name, ...deeper] = typeof path === "string" ? path.split(".") : [];
  if (root !== "subject" || name === undefined || name === "kind" || deeper.length > 0) return [];
  return [{ of: `subjects[${String(kind)}].fields[${name === "zone" ? "unit" : name}]`, by }];
}

interface Reading {
  readonly kind: unknown;
  readonly by: string;
  readonly content: PackageContent;
}

/** A value that is compared with: a zone, a unit, a kind of object, or a code of the vocabulary that the field has. */
function usesOfValue(path: unknown, value: unknown, { kind, by, content }: Reading): readonly Use[] {
  if (path === "subject.zone") return use("zones", value, by);
  if (path === "subject.unit") return use("units", value, by);
  if (path === "subject.kind") return use("subjects", value, by);
  const fields = namedMembers(content, "subjects").find(({ code }) => code === kind)?.["fields"];
  const field = objectsIn(fields).find(({ name }) => path === `subject.${String(name)}`);
  const vocabulary = field?.["vocabulary"];
  if (typeof vocabulary !== "string" || typeof value !== "string") return [];
  return [{ of: `vocabularies[${vocabulary}][${value}]`, by }];
}

/** The comparisons in a list of conditions, however deep. */
function comparisonsIn(when: unknown): readonly JsonObject[] {
  return objectsIn(when).flatMap((condition) => {
    const inner = [...listIn(condition["any"]), ...listIn(condition["all"]), condition["not"]];
    return [condition, ...comparisonsIn(inner)];
  });
}

function timesOf(item: JsonObject): readonly JsonObject[] {
  return isJsonObject(item["base"]) ? objectsIn(item["base"]["times"]) : [];
}

function use(list: string, code: unknown, by: string): readonly Use[] {
  return typeof code === "string" ? [{ of: `${list}[${code}]`, by }] : [];
}
