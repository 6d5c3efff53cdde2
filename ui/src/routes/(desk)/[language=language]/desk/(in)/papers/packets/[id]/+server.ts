import { error } from "@sveltejs/kit";
import { graphql } from "$lib/graphql/tada.js";

const PACKET = graphql(`
  query PacketFile($runId: ID!, $paper: PostedPaper!, $number: Int!, $twoSided: Boolean) {
    packetFile(runId: $runId, paper: $paper, number: $number, twoSided: $twoSided) {
      base64
      fileName
      mediaType
    }
  }
`);
const PAPERS = { invoice: "INVOICE", notice: "TAX_NOTICE" } as const;

/** The papers of a packet of a run as one PDF, to be taken to the printer. */
export async function GET({ params: { id }, url: { searchParams }, locals: { ask } }) {
  const named = searchParams.get("paper") ?? "";
  const number = Number(searchParams.get("number") ?? "1");
  if (!Object.hasOwn(PAPERS, named) || !Number.isSafeInteger(number)) error(404);
  const paper = PAPERS[named as keyof typeof PAPERS];
  const twoSided = searchParams.get("twoSided") !== null;
  const { base64, fileName, mediaType } = (await ask(PACKET, { runId: id, paper, number, twoSided })).packetFile;
  return new Response(Buffer.from(base64, "base64"), {
    headers: { "content-type": mediaType, "content-disposition": `attachment; filename="${fileName}"` },
  });
}
