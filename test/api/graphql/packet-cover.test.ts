import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { extractText, getDocumentProxy } from "unpdf";
import { packetCover, type CoveredPaper, type CoveredPapers } from "../../../api/graphql/taxation/packet-cover.js";
import { TypstPress } from "../../../application/papers/index.js";
import type { MunicipalityFace } from "../../../application/taxation/index.js";
import { civilDate } from "../../../domain/shared/index.js";
import { dataFile } from "../../../ops/paths.js";

let press: TypstPress;
beforeAll(() => void (press = new TypstPress({ templates: dataFile("papers") })));
afterAll(() => press.close());

const municipality: MunicipalityFace = {
  ...{ code: "shkoder", name: { sq: "Bashkia Shkodër", en: "Shkodër" } },
  offices: [
    {
      ...{ code: "qender", kind: "central-municipality", name: { sq: "Zyra e Qendrës", en: "Centre" } },
      ...{ unit: "shkoder", parent: null, address: null, closed: false },
    },
  ],
  calendar: null,
  units: [{ code: "velipoje", name: { sq: "Velipojë", en: "Velipojë" } }],
};
function paper(number: string, more: Partial<CoveredPaper> = {}): CoveredPaper {
  const unknown = { leftOut: null, name: null, street: null, unit: null };
  return { id: number, accountId: "a", number: `qender/2025/${number}`, ...unknown, ...more };
}
const covered: CoveredPapers = {
  paper: "invoice",
  packet: {
    ...{ id: "qender.2", office: "qender", undeliveredOn: null, number: 2, of: 3, papers: 2, leftOut: 1 },
    ...{ first: "qender/2025/000101", last: "qender/2025/000103" },
  },
  papers: [
    paper("000103", { name: "Arta Hoxha", street: "Rruga e Detit 4", unit: "velipoje" }),
    paper("000101", { leftOut: "cancelled" }),
    paper("000102"),
  ],
};

async function inWords(of: CoveredPapers): Promise<string> {
  const bytes = await press.print(packetCover(of, municipality, civilDate("2025-03-03")));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return text.replace(/\s+/g, " ");
}

describe("the cover of a packet", () => {
  test("says what lies behind it, in order, and which numbers do not", async () => {
    const words = await inWords(covered);
    for (const said of [
      ...["Bashkia Shkodër · Zyra e Qendrës", "Fletë shoqëruese e faturave", "Pakoja: 2 nga 3"],
      ...["Nga numri: qender/2025/000101", "Deri te numri: qender/2025/000103", "Letra në këtë pako: 2"],
      ...["Numra pa letër: 1", "qender/2025/000101 e anuluar", "Printuar më: 03.03.2025"],
      ...["1 qender/2025/000103 Arta Hoxha Rruga e Detit 4, Velipojë", "2 qender/2025/000102"],
    ])
      expect(words).toContain(said);
  });

  test("says of notices that no e-mail could tell since when, and why each is not behind it", async () => {
    const packet = { ...covered.packet, undeliveredOn: civilDate("2025-03-02") };
    const papers = [
      paper("000004"),
      ...(["again", "by-email", "unprintable", "forgotten"] as const).map((leftOut, at) =>
        paper(`00000${at}`, { leftOut }),
      ),
    ];
    const words = await inWords({ ...covered, paper: "tax-notice", packet, papers });
    expect(words).toContain("Nuk u dorëzuan me e-mail më: 02.03.2025");
    for (const said of [
      ...["000000 del në një pako të mëvonshme", "000001 e-maili u provua përsëri"],
      ...["000002 nuk u shtyp dot: shkarkojeni pakon përsëri", "000003 të dhënat e personit janë fshirë"],
    ])
      expect(words).toContain(said);
    expect(await inWords(covered)).not.toContain("Nuk u dorëzuan");
  });

  test("says of whom the register shows to another office now what the paper says", async () => {
    const holder = { name: "Blerim Marku", address: "Rruga e Vjetër 9, Velipojë" };
    const words = await inWords({ ...covered, papers: [paper("000104", { holder })] });
    expect(words).toContain("1 qender/2025/000104 Blerim Marku Rruga e Vjetër 9, Velipojë");
  });

  test("stands alone where everything behind it was cancelled", async () => {
    const words = await inWords({ ...covered, papers: [paper("000101", { leftOut: "cancelled" })] });
    expect(words).toContain("Letra në këtë pako: 0");
    expect(words).not.toContain("sipas radhës së postës");
  });
});
