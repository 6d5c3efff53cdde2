/** Formulari që u dërgua kur seanca kishte mbaruar. */
export const kept = {
  title: "Seanca juaj mbaroi",
  text: "Asgjë nga sa shkruat nuk ka humbur, dhe asgjë nuk është dërguar ende.",
  signIn: "Hyni përsëri në një dritare tjetër",
  thenSend: "Kthehuni këtu dhe dërgojeni përsëri.",
  wrote: "Çfarë shkruat",
  send: "Dërgo përsëri",
};
