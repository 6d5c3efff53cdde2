import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFolders, TypstPress, type PrintOrder } from "../../application/papers/index.js";
import { civilDate } from "../../domain/shared/index.js";
import { dataFile } from "../paths.js";
import { measureOf, type Benchmark } from "./benchmark.js";
import { compareInTurns } from "./in-turns.js";
import { peakMemoryOf } from "./peak-memory.js";
import { secondsSince } from "./statistics.js";

const [PAPERS, QUICK_PAPERS, ROUNDS] = [400, 40, 5];
const MAX_GIBIBYTES = 0.6;

/** Invoices from the press, beside the bare compiler on the same template and content in this process. */
export const papers: Benchmark = {
  title: "papers: PDF/A from the press, beside the bare compiler",
  async *measure({ quick, note }) {
    const count = quick ? QUICK_PAPERS : PAPERS;
    const press = new TypstPress({ templates: dataFile("papers"), maxWaiting: count });
    const compiler = bareCompiler();
    try {
      note(`${count} invoices a turn, ${ROUNDS} turns`);
      await printed(press, 10);
      compiled(compiler, 10);
      const { middle } = await compareInTurns({
        rounds: ROUNDS,
        value: () => printed(press, count),
        reference: async () => compiled(compiler, count),
        figureOf: (perSecond: number) => perSecond,
      });
      const { value, reference } = middle;
      yield measureOf({ name: "papers printed", value, unit: "papers/s", reference, target: { least: 0.7 } });
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

async function printed(press: TypstPress, count: number): Promise<number> {
  const start = performance.now();
  await Promise.all(orders(count).map((order) => press.print(order)));
  return count / secondsSince(start);
}

function bareCompiler(): NodeCompiler {
  return NodeCompiler.create({ workspace: dataFile("papers"), fontArgs: [{ fontPaths: [...fontFolders()] }] });
}

function compiled(compiler: NodeCompiler, count: number): number {
  const start = performance.now();
  for (const [index, { content }] of orders(count).entries()) {
    const mainFilePath = join(dataFile("papers"), "invoice", "1.typ");
    const { result } = compiler.compile({ mainFilePath, inputs: { content: JSON.stringify(content) } });
    compiler.pdf(result!, { pdfStandard: "a-2a", creationTimestamp: 0 });
    if (index % 10 === 9) compiler.evictCache(2);
  }
  return count / secondsSince(start);
}

let numbered = 0;

/** Invoices of which no two are alike, so that nothing that was remembered helps. */
function orders(count: number): readonly PrintOrder[] {
  return Array.from({ length: count }, () => {
    const number = `qender/2025/${String(++numbered).padStart(6, "0")}`;
    const lines = Array.from({ length: 8 }, (_, line) => ({
      name: `Taksa ${numbered}/${line}`,
      object: `Objekti ${numbered}`,
      parts: 12,
      due: "25.02.2025",
      lastDue: "26.01.2026",
      amount: `${numbered * 7 + line} lekë`,
    }));
    const content = {
      number,
      issuer: { municipality: "Bashkia Shkodër", office: "Qendër", address: null },
      holder: { name: `Tatimpaguesi ${numbered}`, identifier: "J12345678N", address: "Shkodër" },
      voided: null,
      verification: { code: number, url: "https://defter.example/v/shkoder/invoice", qr: SQUARE },
      issuedOn: "03.03.2025",
      due: "25.02.2025",
      year: 2025,
      lines,
      amounts: { principal: "1 lekë", interest: null, fine: null, enforcementCosts: null, total: "1 lekë" },
    };
    return { template: { name: "invoice", version: 1 }, content, issuedOn: civilDate("2025-03-03") };
  });
}

const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9h-9z"/></svg>';
