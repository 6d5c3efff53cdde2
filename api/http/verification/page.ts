import type { Language } from "../../messages/index.js";

/** What the page of a paper shows, top to bottom. */
export interface VerificationPage {
  readonly language: Language;
  readonly title: string;
  /** In words, and how grave: the colour never says it alone. */
  readonly standing: { readonly text: string; readonly tone: "good" | "bad" } | null;
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly note: string;
  /** Where number and code are typed. */
  readonly form?: VerificationForm;
  /** The same page in the other language. */
  readonly other: { readonly language: Language; readonly text: string };
}

/** The words of its fields and its button. */
export interface VerificationForm {
  readonly number: string;
  readonly code: string;
  readonly check: string;
}

const STYLE = `
body{font:18px/1.5 "Source Sans 3",system-ui,sans-serif;color:#16232e;background:#fff;margin:0}
main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem}
h1{font:600 1.6rem/1.25 "Source Serif 4",Georgia,serif;margin:0 0 1rem}
.standing{border:2px solid;padding:.75rem 1rem;font-weight:600;margin:0 0 1.5rem}
.good{color:#1d6b42}.bad{color:#a3242b}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1.5rem;margin:0 0 1.5rem}
dt{color:#4a5a66}dd{margin:0;font-weight:600}
p{color:#4a5a66}a{color:#0b4a63;display:inline-block;min-height:44px}
a:focus-visible{outline:3px solid #ffbf1f;outline-offset:2px}
label{display:block;font-weight:600;margin:0 0 1rem}
input{display:block;box-sizing:border-box;width:100%;min-height:44px;margin-top:.25rem;padding:.4rem .6rem;font:inherit;border:2px solid #7b8a95}
button{min-height:44px;padding:.4rem 1.5rem;font:inherit;font-weight:600;color:#fff;background:#0b4a63;border:0}
input:focus-visible,button:focus-visible{outline:3px solid #ffbf1f;outline-offset:2px}
@media (max-width:30rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}}
`;

/** A whole page that needs no script and asks nothing from elsewhere. */
export function verificationPage({ language, title, standing, rows, note, form, other }: VerificationPage): string {
  const list = rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join("");
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)} · Defter</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1>
${standing === null ? "" : `<p class="standing ${standing.tone}" role="status">${escaped(standing.text)}</p>`}
${list === "" ? "" : `<dl>${list}</dl>`}
<p>${escaped(note)}</p>
${form === undefined ? "" : formIn(form, language)}
<a href="?lang=${other.language}" lang="${other.language}" hreflang="${other.language}">${escaped(other.text)}</a>
</main></body></html>
`;
}

/** Sent to the address it stands on; what was typed is not shown again, so that nothing foreign is. */
function formIn({ number, code, check }: VerificationForm, language: Language): string {
  return `<form method="get"><input type="hidden" name="lang" value="${language}">
<label>${escaped(number)}<input name="number" required maxlength="80" autocomplete="off"></label>
<label>${escaped(code)}<input name="code" required maxlength="80" autocomplete="off" autocapitalize="characters" spellcheck="false"></label>
<button>${escaped(check)}</button></form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
