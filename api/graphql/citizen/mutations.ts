import type { CaseStanding, LodgedCase } from "../../../application/casework/index.js";
import type { Ask, Outcome } from "../../../application/taxation/index.js";
import { refusal } from "../../../domain/shared/index.js";
import { refusedError } from "../../errors/index.js";
import type { Names } from "../../messages/index.js";
import { access } from "../access/rules.js";
import { builder } from "../builder.js";
import { openedUploads } from "../casework/case-mutation.js";
import { definitionNames, serviceNames } from "../casework/definition-names.js";
import type { GraphqlContext } from "../context.js";
import { validated, type InputClass } from "../inputs/index.js";
import {
  askOf,
  commandArguments,
  payloadType,
  type CommandGiven,
  type Payload,
  type PayloadFields,
} from "../mutation.js";
import * as inputs from "./inputs.js";
import { AS_APPLICANT, OWN_ACT, OWN_LODGE, ownCase, ownPerson } from "./own.js";

const STANDING = { caseId: "ID", state: "String", outcome: "String?" } as const;

/** What whoever signed in as a taxpayer may do: apply, and act in cases of their own as the applicant. */
export function addMyMutations(): void {
  addLodging();
  onOwnCase<inputs.ActOnMyCaseInput, CaseStanding>({
    name: "actOnMyCase",
    description: "Takes a step of yours: completing, paying, withdrawing. `actions` of the case names them.",
    input: inputs.ActOnMyCaseInput,
    payload: STANDING,
    run: async (context, ask, { documents = [], ...input }) =>
      context.dependencies.casework.actOnCase(ask, {
        ...input,
        ...{ by: AS_APPLICANT },
        ...(documents.length === 0 ? {} : { documents: await openedUploads(context, documents) }),
      }),
  });
  onOwnCase<inputs.ComplainOfMyCaseInput, { readonly complaintId: string }>({
    name: "complainOfMyCase",
    description: "Complains of how your case is handled.",
    input: inputs.ComplainOfMyCaseInput,
    payload: { complaintId: "ID" },
    run: ({ dependencies }, ask, input) => dependencies.casework.lodgeComplaint(ask, { ...input, by: AS_APPLICANT }),
  });
  onOwnCase<inputs.AppealInMyCaseInput, { readonly appealId: string }>({
    name: "appealInMyCase",
    description: "Appeals against the decision, or against silence. It is lodged today.",
    input: inputs.AppealInMyCaseInput,
    payload: { appealId: "ID" },
    run: ({ dependencies }, ask, input) =>
      dependencies.casework.lodgeAppeal(ask, { ...input, lodgedOn: ask.today, by: AS_APPLICANT }),
  });
}

interface OwnMutation<Input extends { readonly caseId: string }, Value extends object> {
  readonly name: string;
  readonly description: string;
  readonly input: InputClass<Input>;
  readonly payload: PayloadFields<Value>;
  readonly run: (context: GraphqlContext, ask: Ask, input: Input) => Promise<Outcome<Value>>;
}

/** A command on a case of the caller's own, given as its applicant. Whether it may be done is for the ledger to say. */
function onOwnCase<Input extends { readonly caseId: string }, Value extends object>(
  definition: OwnMutation<Input, Value>,
): void {
  const { name, description, input: type, run } = definition;
  const payload = payloadType<Value>(name, definition.payload);
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      description,
      extensions: access(OWN_ACT),
      args: commandArguments(t, type),
      resolve: async (_root, args, context): Promise<Payload<Value>> => {
        const input = validated(type, args.input);
        const { applicantId, definition: own } = await ownCase(context, OWN_ACT, input.caseId);
        return payloadOf(await run(context, ownAsk(context, args, applicantId), input), definitionNames(own));
      },
    }),
  );
}

function addLodging(): void {
  const payload = payloadType<LodgedCase>("lodgeMyCase", {
    caseId: "ID",
    number: "String",
    state: "String",
    trackingCode: "String",
  });
  builder.mutationField("lodgeMyCase", (t) =>
    t.field({
      type: payload,
      description:
        "Applies for a service, for yourself; a draft of yours for it is erased. A clearance of dues is asked for by its service.",
      extensions: access(OWN_LODGE),
      args: commandArguments(t, inputs.LodgeMyCaseInput),
      resolve: async (_root, args, context): Promise<Payload<LodgedCase>> => {
        const { documents = [], language, contact, ...input } = validated(inputs.LodgeMyCaseInput, args.input);
        const { tenant, person } = await ownPerson(context, OWN_LODGE);
        const { casework } = context.dependencies;
        const { taxpayerId, applicantKind: kind, identifier } = person;
        if (identifier === null) throw refusedError(refusal("applicant-not-identified"));
        const who = { kind, identifier, language, userId: taxpayerId, ...(contact === undefined ? {} : { contact }) };
        // The number must still lead to whoever is signed in: a record may have been merged a moment ago. What cannot be
        // applied for is refused by lodging it, which knows whether it was lodged before.
        const asked = { service: input.service, on: context.today, applicant: { kind, identifier } };
        const prepared = await casework.prepareApplication(tenant, asked);
        if (prepared.ok && prepared.value.applicant?.taxpayerId !== taxpayerId)
          throw refusedError(refusal("not-the-applicant"));
        const opened = await openedUploads(context, documents);
        const ask = ownAsk(context, args, taxpayerId);
        const lodged = payloadOf(
          await casework.lodgeCase(ask, { ...input, by: AS_APPLICANT, applicant: who, documents: opened }),
          prepared.ok ? serviceNames(prepared.value.service) : undefined,
        );
        await context.dependencies.drafts.drop({ tenant, taxpayerId }, input.service);
        return lodged;
      },
    }),
  );
}

/** An ask of the applicant, under the id that the case knows them by. */
function ownAsk(context: GraphqlContext, args: CommandGiven, applicantId: string): Ask {
  const ask = askOf(context, args, "citizen", undefined);
  return { ...ask, actor: { ...ask.actor, id: applicantId } };
}

function payloadOf<Value>(outcome: Outcome<Value>, names?: Names): Payload<Value> {
  if (!outcome.ok) throw refusedError(outcome.refusal, names);
  return { value: outcome.value, receipt: outcome.receipt };
}
