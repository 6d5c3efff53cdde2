import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import {
  codeAt,
  fontFolders,
  TypstPress,
  verificationOnPaper,
  type PrintOrder,
} from "../../application/papers/index.js";
import { civilDate } from "../../domain/shared/index.js";
import { dataFile } from "../paths.js";
import { measureOf, type Benchmark } from "./benchmark.js";
import { compareInTurns } from "./in-turns.js";
import { peakMemoryOf } from "./peak-memory.js";
import { secondsSince } from "./statistics.js";

const [PAPERS, QUICK_PAPERS, ROUNDS] = [400, 40, 5];
const MAX_GIBIBYTES = 0.6;
const ISSUED_ON = civilDate("2025-03-03");

/** Papers of an account and of a case from the press, beside the bare compiler on the same template and content in this process. */
export const papers: Benchmark = {
  title: "papers: PDF/A from the press, beside the bare compiler",
  async *measure({ quick, note }) {
    const count = quick ? QUICK_PAPERS : PAPERS;
    const press = new TypstPress({ templates: dataFile("papers"), maxWaiting: count });
    const compiler = bareCompiler();
    try {
      for (const [name, paper] of Object.entries({ invoices: invoice, licences: licence })) {
        note(`${count} ${name} a turn, ${ROUNDS} turns`);
        await printed(press, orders(10, paper));
        compiled(compiler, orders(10, paper));
        const { middle } = await compareInTurns({
          rounds: ROUNDS,
          value: () => printed(press, orders(count, paper)),
          reference: async () => compiled(compiler, orders(count, paper)),
          figureOf: (perSecond: number) => perSecond,
        });
        const { value, reference } = middle;
        yield measureOf({ name: `${name} printed`, value, unit: "papers/s", reference, target: { least: 0.7 } });
      }
      yield measureOf({
        name: "papers printed, peak memory of the compiler",
        value: peakMemoryOf(press.processId!),
        unit: "GiB",
        target: { most: MAX_GIBIBYTES },
      });
    } finally {
      await press.close();
    }
  },
};

async function printed(press: TypstPress, wanted: readonly PrintOrder[]): Promise<number> {
  const start = performance.now();
  await Promise.all(wanted.map((order) => press.print(order)));
  return wanted.length / secondsSince(start);
}

function bareCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace: dataFile("papers"), fontArgs: [{ fontPaths: [...fontFolders()] }] });
}

function compiled(compiler: NodeCompiler, wanted: readonly PrintOrder[]): number {
  const start = performance.now();
  for (const [index, { template, content }] of wanted.entries()) {
    const mainFilePath = join(dataFile("papers"), template.name, `${template.version}.typ`);
    const { result } = compiler.compile({ mainFilePath, inputs: { content: JSON.stringify(content) } });
    compiler.pdf(result!, { pdfStandard: "a-2a", creationTimestamp: 0 });
    if (index % 10 === 9) compiler.evictCache(2);
  }
  return wanted.length / secondsSince(start);
}

let numbered = 0;

/** Papers of which no two are alike, so that nothing that was remembered helps. */
function orders(count: number, paper: (serial: number) => PrintOrder): readonly PrintOrder[] {
  return Array.from({ length: count }, () => paper(++numbered));
}

/** What both say besides their own matter. */
function sheet(serial: number) {
  return {
    number: `qender/2025/${String(serial).padStart(6, "0")}`,
    issuer: { municipality: "Bashkia Shkodër", office: "Qendër", address: null },
    holder: {
      ...{ name: `Tatimpaguesi ${serial}`, identifier: "J12345678N", address: "Shkodër", representative: null },
    },
    marks: { assumed: false, synthetic: true, demonstration: false },
    voided: null,
    verification: verificationOnPaper(codeAt("https://defter.example", "shkoder", String(serial).padStart(16, "0"))),
    issuedOn: "03.03.2025",
  };
}

function invoice(serial: number): PrintOrder {
  const lines = Array.from({ length: 8 }, (_, line) => ({
    name: `Taksa ${serial}/${line}`,
    object: `Objekti ${serial}`,
    parts: 12,
    due: "25.02.2025",
    lastDue: "26.01.2026",
    amount: `${serial * 7 + line} lekë`,
  }));
  const content = {
    ...sheet(serial),
    due: "25.02.2025",
    year: 2025,
    lines,
    amounts: { principal: "1 lekë", interest: null, fine: null, enforcementCosts: null, total: "1 lekë" },
  };
  return { template: { name: "invoice", version: 1 }, content, issuedOn: ISSUED_ON };
}

function licence(serial: number): PrintOrder {
  const content = {
    ...sheet(serial),
    service: { name: "Licencë taksi", assumed: false },
    case: { number: `qender/2025/${serial}`, lodgedOn: "20.02.2025" },
    outcome: "favourable",
    decidedOn: "03.03.2025",
    decidedBy: { name: "Drita Kola", role: "signatory" },
    legalBasis: [{ words: "ligjit nr. 139/2015, datë 17.12.2015, “Për vetëqeverisjen vendore”", assumed: false }],
    grounds: [],
    text: [`Licencohet mjeti ${serial}.`, "Licenca mbahet në mjet dhe paraqitet sa herë që kërkohet."],
    stated: Array.from({ length: 8 }, (_, field) => ({ label: `Fusha ${field}`, value: `Vlera ${serial}/${field}` })),
    validUntil: "02.03.2030",
    validityAssumed: false,
    appeal: null,
  };
  return { template: { name: "licence", version: 1 }, content, issuedOn: ISSUED_ON };
}
