export const forms = {
  problem: "Ka diçka për të ndrequr",
  optional: "(jo e detyrueshme)",
  yes: "Po",
  no: "Jo",
  choose: "Zgjidhni",
  day: "Dita",
  month: "Muaji",
  year: "Viti",
  dateHint: "Për shembull, 27 3 2026",
  nidHint: "Dhjetë shenja, si në kartën e identitetit: J12345678N",
  niptHint: "Dhjetë shenja: L12345678A",
  chooseFile: "Zgjidhni skedarin",
  noFile: "Nuk është zgjedhur asnjë skedar",
  accepted: (kinds: readonly string[], megabytes: number) =>
    `${[kinds.slice(0, -1).join(", "), kinds.at(-1)].filter((each) => each).join(" ose ")}, deri në ${megabytes} MB`,
};
