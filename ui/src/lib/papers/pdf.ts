/** A printed paper as the answer to a request, to be looked at in the browser and printed from there. */
export function pdfOf({
  base64,
  fileName,
  mediaType,
}: {
  readonly base64: string;
  readonly fileName: string;
  readonly mediaType: string;
}): Response {
  const plain = fileName.replace(/[^A-Za-z0-9._-]/g, "_");
  return new Response(Buffer.from(base64, "base64"), {
    headers: {
      "content-type": mediaType,
      "content-disposition": `inline; filename="${plain}"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'",
    },
  });
}
