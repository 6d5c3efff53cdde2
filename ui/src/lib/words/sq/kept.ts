const PASSWORDS: Readonly<Record<string, string>> = {
  "password-current": "Fjalëkalimi i tanishëm",
  "password-wanted": "Fjalëkalimi i ri",
  "password-again": "Fjalëkalimi i ri, edhe një herë",
};

/** Formulari që u dërgua kur seanca kishte mbaruar. */
export const kept = {
  title: "Seanca juaj mbaroi",
  text: "Ajo që shkruat është ruajtur këtu, dhe asgjë nuk është dërguar ende.",
  signIn: "Hyni përsëri në një dritare tjetër",
  thenSend: "Kthehuni këtu dhe dërgojeni përsëri.",
  wrote: "Çfarë shkruat",
  notKept: "Fjalëkalimet dhe skedarët nuk ruhen: jepini edhe një herë para se ta dërgoni.",
  password: (name: string) => PASSWORDS[name] ?? "Fjalëkalimi",
  file: (name: string) => `Skedari ${name}`,
  send: "Dërgo përsëri",
};
