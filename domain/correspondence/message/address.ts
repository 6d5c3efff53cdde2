import type { Channel } from "./events.js";

/**
 * Addresses that Defter writes to: those of everyday use (a dot-atom of RFC 5322 in ASCII, a host name of two labels or
 * more), never a quoted local part, a comment or a list, so that nothing typed into a form can name another recipient.
 */
const E_MAIL =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const TELEPHONE = /^\+?\d{7,15}$/;

/** What is wrong with an address; null where it can be written to. */
export function addressFault(channel: Channel, address: string): "address-malformed" | null {
  const isRight = channel === "e-mail" ? address.length <= 200 && E_MAIL.test(address) : TELEPHONE.test(address);
  return isRight ? null : "address-malformed";
}

/** A telephone number as it is dialled: without what people put between the digits. */
export function dialled(phone: string): string {
  return phone.replace(/[\s()./-]/g, "");
}
