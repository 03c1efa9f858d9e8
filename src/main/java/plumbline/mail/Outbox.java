package plumbline.mail;

import plumbline.core.EmailAddress;

/** Where other modules leave mail. It is sent later, by whichever node comes first. */
public interface Outbox {

    /**
     * Leaves a message in the caller's transaction: it is sent if and only if what it tells of was kept. Without a mail server it
     * is kept as not sent.
     *
     * @param subject one line, at most 200 characters, of what it is about; like the body without anything of anybody
     * @param body    plain text
     * @param about   what it tells of, for the list of messages, for example {@code import 12}
     */
    void put(EmailAddress to, String subject, String body, String about);
}
