import { error } from "@sveltejs/kit";
import { graphql } from "$lib/graphql/tada.js";

const PACKET = graphql(`
  query PacketFile($runId: ID!, $paper: PostedPaper!, $packet: ID!, $twoSided: Boolean) {
    packetFile(runId: $runId, paper: $paper, packet: $packet, twoSided: $twoSided) {
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
  const packet = searchParams.get("packet");
  if (!Object.hasOwn(PAPERS, named) || packet === null) error(404);
  const paper = PAPERS[named as keyof typeof PAPERS];
  const twoSided = searchParams.get("twoSided") !== null;
  const { base64, fileName, mediaType } = (await ask(PACKET, { runId: id, paper, packet, twoSided })).packetFile;
  return new Response(Buffer.from(base64, "base64"), {
    headers: { "content-type": mediaType, "content-disposition": `attachment; filename="${fileName}"` },
  });
}
