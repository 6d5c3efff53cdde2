const STATES: Readonly<Record<string, string>> = {
  running: "në punë",
  finished: "mbaroi",
  abandoned: "u braktis",
  interrupted: "u ndërpre",
};

/** What runs say, whatever they are of: their state, how far they are, what they leave out, what they issue. */
export const run = {
  unit: "Njësia",
  started: "Nisur",
  state: "Gjendja",
  stateNamed: (state: string) => STATES[state] ?? state,
  stands: "ka ngecur",
  refused: "Të refuzuar",
  far: (done: string, expected: string) => `${done} nga ${expected} tatimpagues`,
  of: "Për",
  ground: "Arsyeja",
  refusals: "Kush u la jashtë, dhe pse",
  packetText: "Një PDF për çdo tatimpagues; shkarkimi shënohet.",
  number: "Numri",
  taxpayer: "Tatimpaguesi",
  amount: "Shuma",
};
