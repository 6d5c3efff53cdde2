import { notParsed, parsed, type Parsed } from "../../../shared/index.js";
import { readForm, type FilledForm, type ServiceContent } from "../../service/index.js";
import type { Work } from "./work.js";

/** A form by the pinned version of the service. Refuses with the first fault and how many there are. */
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
  return notParsed("form-has-faults", {
    count: read.faults.length,
    field: first?.key ?? "",
    fault: first?.fault.code ?? "",
  });
}
