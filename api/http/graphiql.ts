import type { RequestHandler } from "express";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "connect-src 'self'",
].join("; ");

const FIRST_QUERY = `# Defter: the ledger of the municipality. Sign in first (POST /auth/sign-in), then ask.
query WhoAmI {
  me { displayName roles offices }
}
`;

/**
 * GraphiQL for whoever opens `/graphql` in a browser, from the package and with no request to the outside. Only for the
 * development profile: the page needs inline scripts, which the policy of every other page forbids.
 */
export function graphiql(): RequestHandler {
  let page: Promise<string> | undefined;
  return async (request, response, next) => {
    if (request.method !== "GET" || !(request.get("accept") ?? "").includes("text/html")) {
      next();
      return;
    }
    page ??= render();
    response.setHeader("content-security-policy", POLICY);
    response.type("html").send(await page);
  };
}

async function render(): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return renderGraphiQL({
    title: "Defter",
    defaultQuery: FIRST_QUERY,
    credentials: "same-origin",
    subscriptionsProtocol: "SSE",
  });
}
