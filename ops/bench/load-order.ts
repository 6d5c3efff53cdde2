/** What a round of load asks for; sent to this worker, which answers with the milliseconds of every request. */
export interface LoadOrder {
  readonly clients: number;
  readonly seconds: number;
  readonly query: string;
  /**
   * Variables of the requests, by what they are about. Each client has its share of these, picks one at random and sends
   * the next variables of it, round and round; `NEW_UUID` in them is a new UUID each time. None: no variables.
   */
  readonly variables: readonly (readonly object[])[];
}

export interface LoadTarget {
  readonly url: string;
  /** Of those who are signed in; the clients are shared among them. */
  readonly headers: readonly Readonly<Record<string, string>>[];
}

export const NEW_UUID = "00000000-0000-4000-8000-00000000face";
