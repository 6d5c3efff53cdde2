import { auditWords } from "./audit-words.js";
import type { Messages } from "./index.js";
import { caseworkWords } from "./casework/index.js";
import { cliWords } from "./cli-words.js";
import { correspondenceWords } from "./correspondence-words.js";
import { edgeWords } from "./edge-words.js";
import { identityWords } from "./identity-words.js";
import { importWords } from "./import-words.js";
import { ledgerWords } from "./ledger-words.js";
import { openDataWords } from "./open-data-words.js";
import { paperWords } from "./paper-words.js";
import { taxationWords } from "./taxation/index.js";
import { projectionWords } from "./projection-words.js";
import { rightsWords } from "./rights-words.js";
import { inLanguage } from "./words.js";

/** English words for every error and refusal. */
export const en: Messages = {
  ...inLanguage(
    "en",
    auditWords,
    cliWords,
    correspondenceWords,
    edgeWords,
    ledgerWords,
    identityWords,
    importWords,
    openDataWords,
    paperWords,
    projectionWords,
    rightsWords,
    ...taxationWords,
    ...caseworkWords,
  ),
  "error-validation": "The input is not valid",
  "error-unauthenticated": "Please sign in",
  "error-forbidden": "You may not do this",
  "error-not-found": "Not found",
  "error-conflict": "Someone else changed this in the meantime",
  "error-refused": "A rule does not allow this",
  "error-duplicate-command": "This command was already given with another content",
  "error-stale": "The view is not up to date yet",
  "error-limit": "Too much at once",
  "error-unavailable": "A part of the system does not answer",
  "error-internal": "Something went wrong on our side",

  internal: "Something went wrong on our side. The correlation id leads to the cause in our log.",
  unavailable:
    "A part of the system does not answer. Nothing is lost: send the same command again, with the same commandId.",
  "revision-conflict": "The record was changed in the meantime. Look at it again and decide again.",
  "input-invalid": "There is something to put right in the input ({fields} in all).",
  "graphql-invalid": "The request is not valid GraphQL: {reason}",
  "not-found": "There is no such record.",
  "route-not-found": "There is nothing at this address.",
  "method-not-allowed": "This address does not answer to that method.",

  "json-malformed": "The body is not JSON (at character {offset}).",
  "json-duplicate-key": "The key “{key}” stands twice in one object (at character {offset}).",
  "json-forbidden-key": "The key “{key}” is not allowed (at character {offset}).",
  "json-too-deep": "The body is nested deeper than {max} levels.",
  "json-number-inexact": "The number {input} cannot be held exactly; send it as a string.",
  "body-too-large": "The body is larger than {maxBytes} bytes.",
  "body-missing": "The body is empty.",
  "body-not-utf8": "The body is not UTF-8 text.",
  "content-type-not-json": "Send the body as application/json.",
  "origin-not-allowed": "A session cookie is only accepted from our own pages.",

  "sign-in-needed": "Sign in first.",
  "session-expired": "The session has ended. Please sign in again.",
  "sign-in-refused": "The user name or the password is wrong.",
  "sign-in-too-often": "Too many attempts. Try again in {seconds} seconds.",
  "permission-missing": "This is for who has the right: “{permission|right}”. Your role does not have it.",
  "outside-office-scope": "This belongs to an office outside your scope.",
  "tenant-unknown": "It is not clear which municipality is meant.",

  "graphql-too-long": "The query is longer than {max} characters.",
  "graphql-too-deep": "The query is nested deeper than {max} levels.",
  "graphql-too-many-fields": "The query asks for more than {max} fields.",
  "graphql-too-many-aliases": "The query uses more than {max} aliases.",
  "graphql-too-many-root-fields": "The query has more than {max} fields at its root.",
  "graphql-too-many-tokens": "The query has too many words.",
  "graphql-too-many-directives": "The query has too many directives.",
  "graphql-too-costly": "The query costs {cost}; {max} is the most. Ask for fewer rows or fewer fields.",
  "graphql-fragment-cycle": "The fragments of the query refer to each other in a circle.",
  "graphql-batching-off": "One request carries one operation.",
  "introspection-not-allowed": "The schema is shown to signed-in users only.",
  "page-too-large": "A page has at most {max} rows; {asked} were asked for.",
  "page-size-not-positive": "The page size must be a whole number above zero.",
  "page-both-directions": "Use `first` with `after`, or `last` with `before`, not both.",
  "cursor-malformed": "The cursor is not one that we gave.",
  "too-many-subscriptions": "More than {max} live views are open. Close one first.",
  "subscriber-too-slow": "The live view fell behind and was ended. Open it again.",
  stale: "The view is not at the wanted position yet (after {waitedMs} ms). Try again in a moment.",
  "position-malformed": "A position is written commit/prepare, two whole numbers.",

  "command-id-malformed": "The commandId must be a UUID that you choose.",
  "revision-malformed": "A revision is a whole number from 0.",
  "instant-malformed": "An instant is written in UTC, for example 2025-03-01T09:15:00.000Z.",
  "identifier-malformed": "This is not an id of the ledger.",
  "field-unknown": "There is no such field.",
  "field-required": "This field is needed.",
  "field-wrong-kind": "This value is of the wrong kind.",
  "value-not-listed": "The value must be one of: {allowed}.",
  "list-too-long": "The list has more than {max} entries.",
  "list-too-short": "The list has fewer than {min} entries.",
  "number-out-of-range": "The number must be from {min} to {max}.",
  "number-not-whole": "The number must be whole.",

  "amount-not-whole-lek": "“{input}” is not an amount in whole lek (digits only, no separators).",
  "amount-out-of-range": "The amount is larger than {max|lek}.",
  "amount-not-positive": "The amount must be above zero.",
  "date-malformed": "“{input}” is not a date written YYYY-MM-DD.",
  "date-does-not-exist": "The day {input} does not exist.",
  "date-out-of-range": "The date {input} lies outside the years 1900 to 2199.",
  "calendar-year-missing":
    "The deadline reaches the year {year}, which the calendar of holidays ({calendar}, version {version}) does not hold. The municipality has to adopt the calendar of that year first.",
  "decimal-malformed": "“{input}” is not a decimal number such as 84.5.",
  "fraction-malformed": "“{input}” is not a fraction such as 1/3.",
  "nid-malformed": "This is not a personal number (NID): a letter or digit, eight digits, a letter.",
  "nipt-malformed": "This is not a NIPT: a letter, eight digits, a letter.",
  "text-expected": "Text is expected here.",
  "text-empty": "The text is empty.",
  "text-too-long": "The text is longer than {max} characters.",
  "text-malformed-unicode": "The text holds half of a character (a lone surrogate).",
  "text-control-character": "The text holds a control character.",
  "text-direction-control": "The text holds a character that changes the direction of writing.",
};
