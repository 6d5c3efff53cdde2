import { join } from "node:path";

/** The file of the documents is not whole. Nothing is lost for good: they are built again from the events. */
export class DocumentsDamagedError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`the documents are damaged: ${file}: ${reason}; remove the folder and build them again from the events`);
    this.name = "DocumentsDamagedError";
  }
}

/** The one file of an LMDB folder that holds anything of worth. */
export const dataFileOf = (folder: string) => join(folder, "data.mdb");
