import type { Words } from "./words.js";

/** Refusals of the correspondence room. */
export const correspondenceWords: Words = {
  "message-unknown": { sq: "Nuk ka një mesazh të tillë.", en: "There is no such message." },
  "message-sent-already": {
    sq: "Mesazhi është dërguar; nuk dërgohet dy herë.",
    en: "The message has been sent; it is not sent twice.",
  },
  "message-without-address": {
    sq: "Për këtë person nuk njihet asnjë adresë. Shënoni më parë një adresë në regjistër ose në çështje.",
    en: "No address is known of this person. Enter one in the register or in the case first.",
  },
  "message-address-malformed": {
    sq: "Adresa e këtij personi nuk është e shkruar si adresë. Ndreqeni në regjistër ose në çështje.",
    en: "What is entered as this person's address is none. Correct it in the register or in the case.",
  },
};
