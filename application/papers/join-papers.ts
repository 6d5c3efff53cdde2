import type { CivilDate } from "../../domain/shared/index.js";

/** What is said of a file that holds many papers. */
export interface JoinedPapers {
  readonly title: string;
  readonly author: string;
  /** The day of the file: the same papers of the same day give the same bytes. */
  readonly madeOn: CivilDate;
  /** A paper with an odd number of pages is followed by an empty one, so that no two are on one sheet. */
  readonly twoSided: boolean;
}

/**
 * Papers as one file, in their order: for the printer. Each page looks as in its own file, but the tags of the papers do
 * not come along, so that this is no PDF/A: what is kept and sent is the single paper.
 */
export async function joinPapers(
  papers: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  about: JoinedPapers,
): Promise<Uint8Array> {
  // Three hundred modules that nothing else needs: every command and process would load them for nothing.
  const { PDFDocument } = await import("@cantoo/pdf-lib");
  const whole = await PDFDocument.create();
  for await (const bytes of papers) {
    const paper = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = await whole.copyPages(paper, paper.getPageIndices());
    for (const page of pages) whole.addPage(page);
    const last = pages.at(-1);
    if (about.twoSided && last && pages.length % 2 === 1) whole.addPage([last.getWidth(), last.getHeight()]);
  }
  const made = new Date(`${about.madeOn}T00:00:00Z`);
  whole.setTitle(about.title, { showInWindowTitleBar: true });
  whole.setAuthor(about.author);
  whole.setLanguage("sq");
  whole.setProducer("Defter");
  whole.setCreator("Defter");
  whole.setCreationDate(made);
  whole.setModificationDate(made);
  return whole.save();
}
