import { failed, faulty, textOf } from "$lib/desk/failed.js";
import { deskWords } from "$lib/desk/words/index.js";
import { graphql } from "$lib/graphql/tada.js";
import { PREPARED } from "$lib/lodging/prepared.js";
import { typedIn, valuesOf } from "$lib/schema-form/read.js";
import { shownFields } from "$lib/schema-form/schema.js";

const PREPARE = graphql(
  `
    query Prepare($service: String!, $applicantKind: ApplicantKind, $identifier: String) {
      prepareApplication(service: $service, applicantKind: $applicantKind, identifier: $identifier) {
        service
        ...Prepared
      }
      anyDocument {
        mediaTypes
        maxMegabytes
      }
      service(code: $service) {
        applicantKinds
        everyOffice
        offices {
          code
        }
      }
    }
  `,
  [PREPARED],
);
const LODGE = graphql(`
  mutation Lodge($commandId: UUID!, $input: LodgeCaseInput!) {
    lodgeCase(commandId: $commandId, input: $input) {
      caseId
      number
      trackingCode
    }
  }
`);

const kindNamed = (text: string | null) => (text === "BUSINESS" ? "BUSINESS" : "CITIZEN") as "BUSINESS" | "CITIZEN";

export async function load({ locals: { ask }, params, url: { searchParams } }) {
  const identifier = identifierOf(searchParams.get("number") ?? "");
  const asked = { service: params.service, applicantKind: kindNamed(searchParams.get("kind")) };
  const looked = identifier === "" ? asked : { ...asked, identifier };
  const answer = await ask.try(PREPARE, looked);
  // A number that is none is told beside its field, and the form is there all the same.
  const prepared = answer.ok ? answer.data : await ask(PREPARE, asked);
  const only = prepared.service.applicantKinds;
  return {
    prepared: prepared.prepareApplication,
    anyDocument: prepared.anyDocument,
    where: prepared.service,
    kind: only === "BOTH" ? asked.applicantKind : only,
    kinds: only,
    identifier,
    numberFault: answer.ok ? null : (answer.fault.fields[0]?.message ?? answer.fault.message),
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  default: async ({ request, params, locals: { ask, language } }) => {
    const sent = await request.formData();
    const inTheBox = sent.get("number-in-the-box");
    // Whoever stands there now is not the one whose data are shown: it would be lodged for somebody else.
    if (typeof inTheBox === "string" && identifierOf(inTheBox) !== textOf(sent, "number"))
      return faulty("lodge", [{ id: "number", message: deskWords(language).cases.lodge.lookFirst }], sent);
    const { prepareApplication } = await ask(PREPARE, {
      service: params.service,
      applicantKind: kindNamed(textOf(sent, "kind")),
    });
    const fields = shownFields(prepareApplication.formSchema, language);
    const form: Record<string, unknown> = { ...valuesOf(fields, typedIn(fields, sent)) };
    const documents = [];
    for (const { key } of fields.filter(({ kind }) => kind === "file")) {
      const upload = textOf(sent, `file-${key}`);
      delete form[key];
      if (upload === "") continue;
      const documentId = `F-${key}`.slice(0, 60);
      form[key] = documentId;
      documents.push({ upload, document: null, documentId });
    }
    for (const { document } of prepareApplication.bring) {
      const upload = textOf(sent, `paper-${document.code}`);
      if (upload !== "") documents.push({ upload, document: document.code });
    }
    const optional = (name: string) => textOf(sent, name) || null;
    const contact = { email: optional("email"), phone: optional("phone"), address: optional("address") };
    const asked = await ask.try(LODGE, {
      commandId: textOf(sent, "commandId"),
      input: {
        service: params.service,
        office: textOf(sent, "office"),
        representative: null,
        form,
        documents,
        applicant: {
          kind: kindNamed(textOf(sent, "kind")),
          language: textOf(sent, "language") === "EN" ? "EN" : "SQ",
          ...(textOf(sent, "number") === "" ? {} : { identifier: textOf(sent, "number").toUpperCase() }),
          ...(textOf(sent, "name") === "" ? {} : { name: textOf(sent, "name") }),
          ...(Object.values(contact).some((each) => each !== null) ? { contact } : {}),
        },
      },
    });
    if (!asked.ok)
      return failed(
        "lodge",
        asked.fault,
        sent,
        (path) =>
          idOf(
            path,
            fields.map(({ key }) => key),
          ),
        AT[asked.fault.rule],
      );
    return { lodged: asked.data.lodgeCase };
  },
};

/** A number as registers write it. */
function identifierOf(typed: string): string {
  return typed.trim().toUpperCase().slice(0, 20);
}

/** The control that a refusal of the whole is about. */
const AT: Readonly<Record<string, string>> = {
  "applicant-not-stated": "name",
  "applicant-not-identified": "number",
  "nid-malformed": "number",
  "nipt-malformed": "number",
};

/** The control that a fault of the input belongs to. */
function idOf(path: string, keys: readonly string[]): string | null {
  const last = path.split(".").at(-1) ?? "";
  if (keys.includes(last)) return `form-${last}`;
  return (
    ({ name: "name", identifier: "number", office: "office", email: "email" } as Record<string, string>)[last] ?? null
  );
}
