/** A fault of a form: the id of its control (null: it is one of the whole), and what is wrong. */
export interface FormFault {
  readonly id: string | null;
  readonly message: string;
}

/**
 * The faults as a summary tells them: away from its field, "the text is empty" says nothing, so the field's label stands
 * before what is wrong, unless the words name it themselves.
 * @param labels the labels of the controls, by id
 */
export function summarised(faults: readonly FormFault[], labels: Readonly<Record<string, string>>): FormFault[] {
  return faults.map(({ id, message }) => {
    const label = id === null ? undefined : labels[id];
    const named = label === undefined || message.toLowerCase().includes(label.toLowerCase());
    return { id, message: named ? message : `${label}: ${message}` };
  });
}
