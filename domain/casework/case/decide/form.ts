import { parsed, refusal, type Parsed } from "../../../shared/index.js";
import { readForm, type FilledForm, type ServiceContent } from "../../service/index.js";
import type { Work } from "./work.js";

/** A form by the pinned version of the service. Refuses with how many faults there are, the first in words, and each at its field. */
export function readCaseForm(
  work: Work,
  input: unknown,
  units: readonly string[],
  service: ServiceContent,
): Parsed<FilledForm> {
  const documents = work.state.documents.map(({ documentId }) => documentId);
  const read = readForm(service, input, { units, documents });
  if (read.ok) return parsed(read.data);
  const [first] = read.faults;
  const facts = { count: read.faults.length, field: first?.key ?? "", fault: first?.fault.code ?? "" };
  return {
    ok: false,
    refusal: { ...refusal("form-has-faults", { ...first?.fault.facts, ...facts }), faults: read.faults },
  };
}
