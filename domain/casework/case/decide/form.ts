import { notParsed, parsed, refusal, sameJson, type Parsed, type Refusal } from "../../../shared/index.js";
import { feesOf, readForm, type FilledForm, type ServiceContent } from "../../service/index.js";
import { lastCheck } from "../state.js";
import type { Work } from "./work.js";

/** A form by the pinned version of the service. Refuses with the first fault and how many there are. */
export function readCaseForm(
  work: Work,
  input: unknown,
  units: readonly string[],
  service: ServiceContent,
): Parsed<FilledForm> {
  const documents = work.state.documents.map(({ documentId }) => documentId);
  const read = readForm(service.form, input, { units, documents });
  if (read.ok) return parsed(read.data);
  const [first] = read.faults;
  return notParsed("form-has-faults", {
    count: read.faults.length,
    field: first?.key ?? "",
    fault: first?.fault.code ?? "",
  });
}

/** Fees that were charged stand on the form: a form that would change them is put right with the fee, not under it. */
export function feeChangeFault({ state, base }: Work, form: FilledForm): Refusal | null {
  if (state.fees === null) return null;
  const pages = lastCheck(state, "pages")?.check.count ?? null;
  const fees = feesOf(base.definition.service.content, form, { tariffs: base.tariffs ?? {}, pages });
  if (!fees.ok) return fees.refusal;
  const figures = (all: readonly { readonly code: string; readonly quantity: string }[]) =>
    Object.fromEntries(all.map(({ code, quantity }) => [code, quantity]));
  return sameJson(figures(fees.value), figures(state.fees)) ? null : refusal("correction-changes-fee");
}
