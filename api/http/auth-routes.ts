import express, { type Router } from "express";
import { isJsonObject, parseText } from "../../domain/shared/index.js";
import { type FieldFault, validationError } from "../errors/index.js";
import { jsonBody } from "./json-body.js";
import type { OfficerDoor, SignInRequest } from "./officer-door.js";

const SIGN_IN_BODY_BYTES = 4096;
/** `POST /auth/sign-in` and `POST /auth/sign-out`. */
export function authRoutes({ signIn, signOut }: OfficerDoor): Router {
  const router = express.Router();
  router.post("/auth/sign-in", jsonBody(SIGN_IN_BODY_BYTES), async (request, response) => {
    const { principal, ...opened } = await signIn(request, response, readSignIn(request.body));
    const { userId, displayName, roles, tenant, mustChangePassword } = principal;
    response.json({ ...opened, mustChangePassword, user: { id: userId, displayName, roles, tenant } });
  });
  router.post("/auth/sign-out", async (_request, response) => {
    await signOut(response);
    response.status(204).end();
  });
  return router;
}

/** What a page or a program tells to sign in. Throws VALIDATION for what is no name and password. */
export function readSignIn(body: unknown): SignInRequest {
  const faults: FieldFault[] = [];
  const fault = (path: string, rule: string, facts: FieldFault["facts"] = {}) => faults.push({ path, rule, facts });
  const object = isJsonObject(body) ? body : {};
  for (const key of Object.keys(object)) {
    if (!["username", "password", "tenant", "kind"].includes(key)) fault(key.slice(0, 80), "field-unknown");
  }
  const username = parseText(object["username"], 80);
  if (!username.ok) fault("username", username.refusal.code, username.refusal.facts);
  const password = object["password"];
  if (typeof password !== "string" || password.length === 0) fault("password", "field-required");
  else if (password.length > 1024) fault("password", "text-too-long", { max: 1024 });
  const { tenant, kind = "cookie" } = object;
  if (tenant !== undefined && typeof tenant !== "string") fault("tenant", "field-wrong-kind");
  if (kind !== "cookie" && kind !== "bearer") fault("kind", "value-not-listed", { allowed: "cookie, bearer" });
  if (faults.length > 0 || !username.ok) throw validationError(faults);
  return {
    username: username.value,
    password: password as string,
    tenant: tenant as string | undefined,
    kind: kind as SignInRequest["kind"],
  };
}
