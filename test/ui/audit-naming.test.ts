import { describe, expect, test } from "@jest/globals";
import { happenedIn, legalNames, namingBy } from "../../ui/src/lib/desk/audit/naming.js";
import { entriesOf, pathNamed } from "../../ui/src/lib/desk/audit/path.js";
import { peopleIn } from "../../ui/src/lib/desk/audit/readings.js";

const words = (sq: string, en = sq) => ({ sq, en });
const named = (code: string, sq: string) => ({ code, name: words(sq) });
const field = (key: string, label: string, options = [named("", "")].slice(1)) => ({
  ...{ key, label: words(label), type: "code", required: true, options },
});
const law = legalNames(
  {
    items: { "building-tax": words("Taksa mbi ndërtesën") },
    kinds: [
      { ...named("premises", "Ambient biznesi"), fields: [field("areaM2", "Sipërfaqja"), field("unit", "Njësia")] },
      { ...named("signboard", "Tabelë"), fields: [field("signType", "Lloji", [named("identification", "Emërtuese")])] },
    ],
    chargeable: [],
    activities: [named("restaurant", "Restorant")],
    reliefGrounds: [],
  },
  "sq",
);
const { fieldNamed, valueNamed } = namingBy("sq", [named("lagjja-4", "Lagjja nr. 4")], law);

describe("facts in the auditor's room", () => {
  test("are called by our words, else by those of the law", () => {
    expect([fieldNamed("amount"), fieldNamed("areaM2"), fieldNamed("signType")]).toEqual([
      ...["Shuma", "Sipërfaqja", "Lloji"],
    ]);
  });

  test("have codes by their names, each by the field that it stands in", () => {
    expect(valueNamed("premises", "objects[O1].kind")).toBe("Ambient biznesi");
    expect(valueNamed("restaurant", "objects[O1].facts[0].facts.activity")).toBe("Restorant");
    expect(valueNamed("identification", "signType")).toBe("Emërtuese");
    expect(valueNamed("lagjja-4", "office")).toBe("Lagjja nr. 4");
    expect(valueNamed("building-tax", "years[2025].obligations[x].item")).toBe("Taksa mbi ndërtesën");
    expect(valueNamed("restaurant", "office")).toBe("restaurant");
    expect(valueNamed("toString", "office")).toBe("toString");
  });

  test("say what happened, not the types of events; only those go along that stand in what is shown", () => {
    const kinds = [
      { type: "ApplicationLodged", what: "U paraqit një kërkesë" },
      { type: "CaseClosed", what: "U mbyll" },
    ];
    const happened = happenedIn({ timeline: [{ type: "ApplicationLodged" }] }, kinds);
    expect(happened).toEqual({ ApplicationLodged: "U paraqit një kërkesë" });
    const naming = namingBy("sq", [], undefined, happened);
    expect(naming.valueNamed("ApplicationLodged", "timeline[E1].type")).toBe("U paraqit një kërkesë");
  });

  test("that changed are told apart by names and numbers: ids of entries are read by nobody", () => {
    const [one, two] = ["01JD3AAAAAAAAAAAAAAAAAAAAA", "01JD3BBBBBBBBBBBBBBBBBBBBB"];
    const paths = [`objects[${one}].kind`, `objects[${two}].kind`, `objects[${one}].from`, "lines[0].net"];
    const entries = entriesOf([...paths, "years[2025].total", "kind[premises]"], valueNamed);
    const said = (path: string) => pathNamed(path, (field) => field, entries);
    expect(paths.map(said)).toEqual(["objects 1 › kind", "objects 2 › kind", "objects 1 › from", "lines 1 › net"]);
    expect(said("years[2025].total")).toBe("years 2025 › total");
    expect(said("kind[premises]")).toBe("kind Ambient biznesi");
  });

  test("stay as they are where nobody may read the law", () => {
    const bare = namingBy("en", []);
    expect([bare.fieldNamed("signType"), bare.valueNamed("premises", "kind")]).toEqual(["Sign type", "premises"]);
  });
});

test("of readings those are asked for who have no name yet: once each, and no process of the system", () => {
  const reading = (id: string, name: string | null, actorRole: string, subjectId: string | null) => ({
    ...{ actor: { id, name }, actorRole, said: { subjectId } },
  });
  const readings = [
    reading("U1", "Ndue Auditi", "auditor", "T1"),
    reading("T2", null, "citizen", "T1"),
    reading("seed", null, "system", null),
    reading("U1", "Ndue Auditi", "auditor", "no/id"),
  ];
  expect(peopleIn(readings)).toEqual(["T1", "T2"]);
});
