import MailComposer from "nodemailer/lib/mail-composer";
import type { Outgoing } from "./port.js";

/** Who the municipality's mail comes from. */
export interface Letterhead {
  readonly from: string;
}

/**
 * The bytes of an e-mail (RFC 5322, plain text): the same for the same message, so that a repeat is the same letter.
 * Its Message-ID is made of the message's own id. Marked as automatic (RFC 3834), so that no vacation reply answers.
 */
export function letterBytes(message: Outgoing, { from }: Letterhead): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: message.sender, address: from },
    to: { name: "", address: message.to },
    subject: message.subject,
    text: message.text,
    date: new Date(message.writtenAt),
    messageId: `<${message.messageId}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": message.language },
    // Whatever a text holds, it is text: no file and no address is opened for it.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "\r\n",
  });
  return composer.compile().build();
}
