package plumbline.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The mail server is away for some days and comes back. No message is lost for it, and none is sent twice. */
final class Mail {

    /** As many pauses as there are between attempts, and one attempt more. */
    private static final int ATTEMPTS_BEFORE_GIVING_UP = 7;

    private final Council council;
    private final Random random;
    private final Diary diary;

    Mail(Council council, Random random, Diary diary) {
        this.council = council;
        this.random = random;
        this.diary = diary;
    }

    void ofToday() {
        if (council.mail().away() ? random.nextInt(3) == 0 : random.nextInt(8) == 0) {
            if (council.mail().away()) {
                council.mail().comeBack();
                diary.tell("mail server back", "the mail server is back");
            } else {
                council.mail().goAway();
                diary.tell("mail server away", "the mail server is away");
            }
        }
        council.sendMail();
    }

    /** What the server took is compared with what the service says that it sent. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        List<String> taken = council.mail().taken();
        Set<String> different = new HashSet<>(taken);
        if (different.size() != taken.size()) {
            broken.add((taken.size() - different.size()) + " messages were sent twice");
        }
        int sent = count("select count(*) from mail_message where state = 'SENT'");
        if (sent != taken.size()) {
            broken.add(sent + " messages are said to be sent, and the mail server took " + taken.size());
        }
        int lost = council.jdbc().sql("select count(*) from mail_message where state = 'FAILED' and attempts < ?").param(ATTEMPTS_BEFORE_GIVING_UP)
                .query(Integer.class).single();
        if (lost > 0) {
            broken.add(lost + " messages were given up too early");
        }
        return broken;
    }

    private int count(String question) {
        return council.jdbc().sql(question).query(Integer.class).single();
    }
}
