import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { SetAnswer, SetRequest, TypesetterSettings } from "./messages.js";

/**
 * The compiler, in a process of its own: it is native code that nothing else can interrupt, and a fault in it must not
 * end the server. It ends with the one that started it.
 */

/** What the compiler remembers is dropped after so many papers: it would grow without end (917 MB were seen). */
const EVICT_EVERY = 10;
/** Results that so many evictions in a row did not need go. */
const KEPT_EVICTIONS = 2;

const { templates, fonts } = JSON.parse(process.argv[2] ?? "") as TypesetterSettings;
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...fonts] }] });
let printed = 0;

function set({ id, path, content, madeAt }: SetRequest): SetAnswer {
  const result = compiler.compile({ mainFilePath: templates + path, inputs: { content } });
  const document = result.result;
  if (!document) {
    const error = result.takeError() ?? result.takeDiagnostics();
    return { id, fault: error ? JSON.stringify(compiler.fetchDiagnostics(error)).slice(0, 2000) : "no document" };
  }
  const pdf = compiler.pdf(document, { pdfStandard: "a-2a", creationTimestamp: madeAt });
  printed++;
  if (printed % EVICT_EVERY === 0) compiler.evictCache(KEPT_EVICTIONS);
  return { id, pdf };
}

process.on("message", (request: SetRequest) => {
  let answer: SetAnswer;
  try {
    answer = set(request);
  } catch (error) {
    answer = { id: request.id, fault: String(error).slice(0, 2000) };
  }
  process.send!(answer);
});
process.on("disconnect", () => process.exit(0));
