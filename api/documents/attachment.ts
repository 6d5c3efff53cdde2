/**
 * `Content-Disposition` of a download (RFC 6266): the name whole in UTF-8, and for old programs in
 * plain letters. Nothing of the name can end the header or begin a path.
 */
export function attachment(name: string): string {
  return disposition("attachment", name);
}

/** The same for a file that is shown where it is asked for. */
export function inline(name: string): string {
  return disposition("inline", name);
}

function disposition(how: "attachment" | "inline", name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^A-Za-z0-9._ -]/g, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
