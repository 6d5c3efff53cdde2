import express, { type Router } from "express";
import { message } from "../messages/index.js";
import { requireOwnOrigin, type AuthenticationDependencies } from "./authentication.js";
import type { CitizenDoor } from "./citizen-door.js";
import { readCodeAsked, readCodeTried } from "./citizen-requests.js";
import { jsonBody } from "./json-body.js";
import { languageOf } from "./language.js";

const BODY_BYTES = 4096;

/**
 * `POST /auth/citizen/code` and `POST /auth/citizen/sign-in`. Before authentication: an old session is of no account
 * here, whatever became of it; every sign-in has a token of its own.
 */
export function citizenRoutes({ allowedOrigins }: AuthenticationDependencies, door: CitizenDoor): Router {
  const router = express.Router();
  router.use("/auth/citizen", (request, _response, next) => {
    requireOwnOrigin(request, allowedOrigins);
    next();
  });
  router.post("/auth/citizen/code", jsonBody(BODY_BYTES), async (request, response) => {
    const asked = readCodeAsked(request.body);
    const language = asked.language ?? languageOf(request.get("accept-language"));
    const { challenge, expiresAt } = await door.askForCode(request, response, { ...asked, language });
    response.status(202).json({ challenge, expiresAt, detail: message("code-on-its-way", {}, language) });
  });
  router.post("/auth/citizen/sign-in", jsonBody(BODY_BYTES), async (request, response) => {
    const { opened, person, tenant } = await door.signIn(request, response, readCodeTried(request.body));
    const { taxpayerId, name } = person;
    response.json({ ...opened, user: { id: taxpayerId, displayName: name, roles: ["citizen"], tenant } });
  });
  return router;
}
