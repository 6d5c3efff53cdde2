import { redirect, type Handle, type HandleServerError } from "@sveltejs/kit";
import { asking } from "./lib/graphql/ask.js";
import { languageOf, preferred } from "./lib/words/index.js";

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
  });
  return resolve(event, { transformPageChunk: ({ html }) => html.replace("%defter.language%", language) });
};

/** Nothing of what broke is shown; the log of the server has it under the same id. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const correlationId = event.platform?.req.defter?.correlationId;
  if (status !== 404)
    process.stderr.write(
      `${JSON.stringify({ correlationId, page: event.url.pathname, error: String((error as Error)?.stack ?? error) })}\n`,
    );
  return { message, ...(correlationId === undefined ? {} : { correlationId }) };
};
