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
  fileHint: "PDF, JPG ose PNG, deri në 25 MB",
};
