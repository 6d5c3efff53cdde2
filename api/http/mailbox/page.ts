import type { LyingMessage, ReadMessage } from "../../../application/correspondence/index.js";

/** Nothing but the page itself: no script, no picture, no address is opened, whatever a message says. */
export const MAILBOX_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE = `
body{font:17px/1.5 "Source Sans 3",system-ui,sans-serif;color:#16232e;background:#fff;margin:0}
main{max-width:50rem;margin:0 auto;padding:1.5rem 1rem}
h1{font:600 1.5rem/1.25 "Source Serif 4",Georgia,serif;margin:0 0 1rem}
p{color:#4a5a66}ul{list-style:none;margin:0;padding:0}li{border-top:1px solid #d5dde3}
a{color:#0b4a63;display:block;padding:.6rem 0;min-height:28px}a:focus-visible{outline:3px solid #ffbf1f}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem;margin:0 0 1rem}dt{color:#4a5a66}dd{margin:0;overflow-wrap:anywhere}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid #d5dde3;padding-top:1rem}
`;

/** The messages that lie in the folder. */
export function listPage(
  messages: readonly (LyingMessage & { readonly subject: string; readonly to: string })[],
): string {
  const items = messages.map(
    ({ tenant, name, at, subject, to }) =>
      `<li><a href="/mail/${escaped(tenant)}/${escaped(name)}"><b>${escaped(subject || name)}</b><br>${escaped(at)} · <code>${escaped(tenant)}</code> · ${escaped(to)}</a></li>`,
  );
  const none = `<p>Asnjë mesazh ende · <span lang="en">No message yet</span></p>`;
  return page(
    "Mesazhet e dërguara",
    items.length === 0 ? none : `<ul>${items.join("")}</ul>`,
    `Mesazhet e dërguara · <span lang="en">Messages sent</span>`,
  );
}

/** One message, as text. */
export function messagePage({ tenant, at, to, from, subject, text }: ReadMessage): string {
  const rows = [
    ["Për", "To", to],
    ["Nga", "From", from],
    ["Koha", "Time", `${at} (${tenant})`],
  ].map(([sq, en, value]) => `<dt>${sq} · <span lang="en">${en}</span></dt><dd>${escaped(value!)}</dd>`);
  return page(
    subject || "SMS",
    `<dl>${rows.join("")}</dl><pre>${escaped(text)}</pre><p><a href="/mail">← /mail</a></p>`,
  );
}

function page(title: string, body: string, heading = escaped(title)): string {
  return `<!doctype html>
<html lang="sq"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)} · Defter</title><style>${STYLE}</style></head>
<body><main><h1>${heading}</h1>
${body}
</main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
