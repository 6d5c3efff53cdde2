import { assertValidSchema, type GraphQLSchema } from "graphql";
import { guardSchema } from "./access/guard-schema.js";
import { addAudit } from "./audit/index.js";
import { builder } from "./builder.js";
import { addCasework } from "./casework/index.js";
import { addCitizen } from "./citizen/index.js";
import { addCorrespondence } from "./correspondence/index.js";
import { addIdentityMutations } from "./identity/mutations.js";
import { addRoles } from "./identity/roles.js";
import { addUsers } from "./identity/users.js";
import { addMe } from "./identity/me.js";
import { addEventSubscriptions } from "./live/events.js";
import { addAccountMutations } from "./taxation/account-mutations.js";
import { addAccountQuestions } from "./taxation/account-questions.js";
import { addAdministrationMutations } from "./taxation/administration-mutations.js";
import { addPackageCheck } from "./taxation/package-check.js";
import { addPapers } from "./taxation/papers.js";
import { addPublicTaxation } from "./taxation/public/index.js";
import { addPaperVerification } from "./verified-paper.js";
import { addRegisterMutations } from "./taxation/register-mutations.js";
import { addAdministrationQuestions, addBooksQuestions } from "./taxation/books-questions.js";
import { addAccountLists, addAdministrationLists } from "./taxation/lists.js";
import { addRegisterQuestions } from "./taxation/register-questions.js";
import { addRunProgress } from "./taxation/run-progress.js";

let built: GraphQLSchema | undefined;

/** The schema with its guards, built once in a process. Throws when any field has no rule of access. */
export function graphqlSchema(): GraphQLSchema {
  if (built) return built;
  addMe();
  addIdentityMutations();
  addRegisterMutations();
  addAccountMutations();
  addAccountQuestions();
  addPapers();
  addPaperVerification();
  addAdministrationMutations();
  addPackageCheck();
  addRunProgress();
  addEventSubscriptions();
  addAudit();
  addUsers();
  addRoles();
  addRegisterQuestions();
  addAccountLists();
  addAdministrationLists();
  addBooksQuestions();
  addAdministrationQuestions();
  addCasework();
  addCorrespondence();
  addCitizen();
  addPublicTaxation();
  const schema = builder.toSchema({ sortSchema: true });
  assertValidSchema(schema);
  built = guardSchema(schema);
  return built;
}
