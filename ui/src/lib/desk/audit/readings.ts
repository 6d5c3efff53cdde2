/** What a fact of the access log says. */
export interface Said {
  readonly subjectId: string | null;
  readonly resource: string;
  readonly purpose: string | null;
  readonly rows?: number;
}

interface Reading {
  readonly actor: { readonly id: string; readonly name: string | null };
  readonly actorRole: string;
  readonly said: Pick<Said, "subjectId">;
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Who of a page of readings has no name yet: those who were read, and readers who are no users (citizens). */
export function peopleIn(readings: readonly Reading[]): string[] {
  const people = readings.flatMap(({ actor, actorRole, said }) => [
    said.subjectId,
    actor.name === null && actorRole !== "system" ? actor.id : null,
  ]);
  return [...new Set(people)].filter((id): id is string => id !== null && ID.test(id));
}
