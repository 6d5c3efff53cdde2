import { Zip, ZipPassThrough } from "fflate";

/** A file of an archive; PDFs are packed tightly already, so that nothing is packed again. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files as the bytes of one ZIP archive, made as they are asked for: no more than one file waits in memory. */
export function zipped(files: AsyncIterable<PackedFile>): ReadableStream<Uint8Array> {
  const coming = files[Symbol.asyncIterator]();
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, final) => {
        if (error) return controller.error(error);
        // What the archive hands out it may write over.
        if (chunk.length > 0) controller.enqueue(chunk.slice());
        if (final) controller.close();
      });
    },
    async pull() {
      const { done, value } = await coming.next();
      if (done) return zip.end();
      const file = new ZipPassThrough(value.name);
      zip.add(file);
      file.push(value.bytes, true);
    },
    async cancel() {
      await coming.return?.();
    },
  });
}
