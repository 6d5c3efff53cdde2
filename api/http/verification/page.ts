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

/** The look of the public site (`ui/src/lib/look`), in so far as one short page needs it. */
const STYLE = `
:root{--ink:#16232e;--second:#4a5a66;--line:#d5dde2;--paper:#fff;--brand:#0b4a63;--on-brand:#fff;--ok:#1d6b42;--bad:#a3242b;--edge:#7b8a95;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#eef3f5;--second:#b3c1ca;--line:#33434e;--paper:#10191f;--brand:#7fc4df;--on-brand:#10191f;--ok:#7bcfa0;--bad:#ff9a9d;--edge:#8496a2}}
*{box-sizing:border-box}
body{font:18px/1.5 "Source Sans 3",system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--paper);margin:0;overflow-wrap:break-word}
header{border-top:6px solid var(--brand);border-bottom:1px solid var(--line)}
header div,main{max-width:760px;margin:0 auto;padding:0 16px}
header div{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:76px}
header svg{display:block}header path:first-child{fill:var(--brand)}header path+path{stroke:var(--paper);stroke-width:2.5}
.mark{display:flex;gap:12px;align-items:center;min-height:60px;font:600 20px "Source Serif 4",Georgia,serif;color:var(--ink);text-decoration:none}
main{padding-top:28px;padding-bottom:48px}
h1{font:600 clamp(28px,5vw,38px)/1.18 "Source Serif 4",Georgia,serif;letter-spacing:-.01em;margin:0 0 20px}
.standing{border-left:6px solid;padding:10px 16px;font-size:21px;font-weight:600;margin:0 0 24px}
.good{color:var(--ok)}.bad{color:var(--bad)}
dl{display:grid;grid-template-columns:minmax(140px,max-content) minmax(0,1fr);margin:0 0 24px;border-top:1px solid var(--line)}
dt,dd{margin:0;padding:12px 0;border-bottom:1px solid var(--line)}
dt{color:var(--second);padding-right:32px}dd{font-weight:600}
p{color:var(--second)}a{color:var(--brand);display:inline-flex;align-items:center;min-height:44px;text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--ink);box-shadow:0 0 0 6px #ffbf1f}
label{display:block;font-weight:600;margin:0 0 22px}
input{display:block;width:100%;max-width:420px;min-height:44px;margin-top:4px;padding:8px 12px;font:inherit;color:var(--ink);background:var(--paper);border:2px solid var(--edge);border-radius:0}
button{min-height:44px;padding:0 18px;font:inherit;font-weight:600;color:var(--on-brand);background:var(--brand);border:0}
@media (max-width:560px){dl{grid-template-columns:1fr}dt{border:0;padding-bottom:0}dd{padding-top:0}}
@media print{header a:last-child,form{display:none}}
`;

const MARK = `<svg width="34" height="40" viewBox="0 0 34 40" aria-hidden="true"><path d="M0 0h34v25L17 40 0 25z"/><path d="M8 10h18M8 16h18M8 22h11"/></svg>`;

/** A whole page that needs no script and asks nothing from elsewhere. */
export function verificationPage({ language, title, standing, rows, note, form, other }: VerificationPage): string {
  const list = rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join("");
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)} · Defter</title><style>${STYLE}</style></head>
<body><header><div><a class="mark" href="/${language}">${MARK}Defter</a>
<a href="?lang=${other.language}" lang="${other.language}" hreflang="${other.language}">${escaped(other.text)}</a></div></header>
<main><h1>${escaped(title)}</h1>
${standing === null ? "" : `<p class="standing ${standing.tone}" role="status">${escaped(standing.text)}</p>`}
${list === "" ? "" : `<dl>${list}</dl>`}
<p>${escaped(note)}</p>
${form === undefined ? "" : formIn(form, language)}
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
