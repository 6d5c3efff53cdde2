/** What the room of the calendar of holidays says. Cases are counted to 10 000. */
export const calendar = {
  title: "Kalendari i festave",
  version: (version: string) => `versioni ${version}`,
  none: "Bashkia nuk ka miratuar ende kalendar festash. I pari miratohet nga rreshti i komandës: “defter calendar adopt”.",
  help: (next: number) =>
    `Sipas këtyre ditëve numërohet çdo afat. Afati që do të arrinte në vitin ${next} refuzohet, derisa të miratohet ai vit.`,
  draft: (year: number) => `Harto vitin ${year}`,
  confirm: (year: number) => `Konfirmo ose ndreq vitin ${year}`,
  correct: (year: number) => `Ndreq vitin ${year}`,
  adopted: (year: number) => `U miratua kalendari i vitit ${year}. Afatet e çështjeve të hapura po numërohen përsëri.`,
  assumed: "i supozuar",
  official: "zyrtar",
  reach: (cases: number, shown: string) =>
    cases === 0
      ? "Asnjë çështje e hapur nuk e ka afatin në këtë vit."
      : cases === 1
        ? "1 çështje e hapur e ka afatin në këtë vit, sipas datave të supozuara."
        : `${shown} çështje të hapura e kanë afatin në këtë vit, sipas datave të supozuara.`,
  daysOf: (year: number) => `Ditët e pushimit në vitin ${year}`,
  dayOff: "Dita e pushimit",
  holiday: "Festa",
  dayOf: "Kalon nga",
  source: "Burimi",
  assumedDay: "e supozuar",
  byRule: "Nga rregullat: lista zyrtare nuk është botuar ende",
  noSource: "Pa burim të shënuar",
  formHelp:
    "Festat me datë të caktuar dhe Pashkët dalin nga rregullat. Krahasoni me listën zyrtare datat që shpallen çdo vit.",
  moveableHint: "Data e vetë festës; kur bie në fundjavë, pushohet ditën e parë të punës që vjen",
  daysOff: "Ditë pushimi vetëm për administratën publike",
  daysOffHint: "Një datë për rresht: 8.1.2027",
  noDay: (typed: string) => `Kjo nuk është datë: “${typed}”. Shkruani ditën, muajin dhe vitin: 8.1.2027`,
  officialList: "Akti i listës zyrtare",
  officialHint:
    "P.sh. VKM nr. 700, datë 20.12.2027. Lëreni bosh nëse lista ende nuk është botuar: viti mbetet i supozuar",
  look: "Shih çfarë ndryshon",
  lookedTitle: (year: number) => `Çfarë do të ndryshonte me vitin ${year}`,
  willBeAssumed: (year: number) => `Viti ${year} do të jetë i supozuar: afatet në të shënohen kështu kudo që shfaqen.`,
  willBeOfficial: (year: number) => `Viti ${year} do të jetë zyrtar: afatet në të nuk shënohen më si të supozuara.`,
  noDayChanges: "Asnjë ditë nuk ndryshon.",
  becomesOff: (day: string, name: string) => `${day}: bëhet ditë pushimi (${name})`,
  offNoMore: (day: string, name: string) => `${day}: nuk është më ditë pushimi (${name})`,
  offForElse: (day: string, name: string) => `${day}: pushim për ${name}`,
  limits: (cases: number, shown: string) =>
    cases === 1
      ? "Do të numërohet përsëri afati i 1 çështjeje të hapur."
      : `Do të numërohen përsëri afatet e ${shown} çështjeve të hapura.`,
  mayMove: (cases: number, shown: string) =>
    cases === 0
      ? "Asnjë prej tyre nuk mbaron në ditët që ndryshojnë a më vonë: asnjë datë nuk lëviz."
      : cases === 1
        ? "Vetëm 1 prej tyre mbaron më vonë se dita e parë që ndryshon, ose qëndron pezull: data e saj mund të lëvizë."
        : `${shown} prej tyre mbarojnë më vonë se dita e parë që ndryshon, ose qëndrojnë pezull: datat e tyre mund të lëvizin.`,
  adopt: (year: number) => `Mirato vitin ${year}`,
};
