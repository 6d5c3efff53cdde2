import { describe, expect, test } from "@jest/globals";
import { legalNames, namingBy } from "../../ui/src/lib/desk/audit/naming.js";

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

  test("stay as they are where nobody may read the law", () => {
    const bare = namingBy("en", []);
    expect([bare.fieldNamed("signType"), bare.valueNamed("premises", "kind")]).toEqual(["Sign type", "premises"]);
  });
});
