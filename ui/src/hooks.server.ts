import { redirect, type Handle, type HandleServerError } from "@sveltejs/kit";
import { asking } from "./lib/graphql/ask.js";
import { sentBy } from "./lib/kept/kept.js";
import { addressOf } from "./lib/places/places.js";
import { languageOf, preferred, type Language } from "./lib/words/index.js";

export const handle: Handle = async ({ event, resolve }) => {
  const { defter } = event.platform?.req ?? {};
  if (!defter) throw new Error("the pages are served by Defter alone: npm start");
  if (event.url.pathname === "/") {
    event.setHeaders({ vary: "accept-language" });
    redirect(302, `/${preferred(event.request.headers.get("accept-language"))}`);
  }
  const language = languageOf(event.url.pathname);
  Object.assign(event.locals, {
    language,
    development: defter.development,
    ask: asking((question) => defter.ask(question), language),
    door: doorOf(defter, language),
    sent: maySend(defter, event.url.pathname, language) ? null : sentBy(event.request, () => event.request.clone()),
  });
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace("%defter.language%", language),
  });
  const policy = response.headers.get("content-security-policy");
  if (policy !== null && isDesk(event.url.pathname, language))
    response.headers.set("content-security-policy", policy + AT_THE_DESK);
  if (policy !== null && event.url.pathname === LONG_LIST)
    response.headers.set("content-security-policy", policy + WITH_SCRIPT);
  return response;
};

/** Whether somebody is signed in for whom the room of an address is: what they send is taken, and needs no second copy. */
function maySend({ signedIn }: Defter, pathname: string, language: Language): boolean {
  return signedIn === (isDesk(pathname, language) ? "officer" : "citizen");
}

type Defter = NonNullable<App.Platform["req"]["defter"]>;

/** The doors of a request, in the language of its page. */
function doorOf(defter: Defter, language: Language): App.Locals["door"] {
  return {
    signIn: (given) => defter.signIn(given, language),
    signOut: () => defter.signOut(),
    askForCode: (given) => defter.askForCode(given, language),
    signInByCode: (given) => defter.signInByCode(given, language),
    codeAsked: defter.codeAsked,
    mailbox: defter.mailbox,
  };
}

/** Kit tells a screen reader of a page that script changed from an element that it hides by a style attribute. */
const WITH_SCRIPT = "; style-src-attr 'unsafe-inline'";
/** The desk shows the papers of a case in the page, and its pages are changed by script. */
const AT_THE_DESK = `; frame-src 'self'${WITH_SCRIPT}`;
/** The one page of the style guide that has script. */
const LONG_LIST = "/styleguide/long-list";
const isDesk = (pathname: string, language: Language) => `${pathname}/`.startsWith(`${addressOf("desk", language)}/`);

/** Nothing of what broke is shown; the log of the server has it, under the id that is. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const defter = event.platform?.req.defter;
  if (status !== 404) defter?.failed(error);
  return { message, ...(defter === undefined ? {} : { correlationId: defter.correlationId }) };
};
