package plumbline.simulation;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail server on loopback that is there on some days and away on others. */
final class MailServerOfTheCouncil implements AutoCloseable {

    private final int port;
    private final List<String> taken = new ArrayList<>();
    private @Nullable GreenMail server;

    MailServerOfTheCouncil() {
        GreenMail first = on(0);
        this.server = first;
        this.port = first.getSmtp().getPort();
    }

    private static GreenMail on(int port) {
        GreenMail made = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        made.start();
        return made;
    }

    int port() {
        return port;
    }

    boolean away() {
        return server == null;
    }

    void goAway() {
        collect();
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    void comeBack() {
        if (server == null) {
            server = on(port);
        }
    }

    /** The identifiers of all messages it ever took, in order. */
    List<String> taken() {
        collect();
        return List.copyOf(taken);
    }

    private void collect() {
        if (server != null) {
            List<String> there = Stream.of(server.getReceivedMessages()).map(message -> {
                try {
                    return message.getHeader("Message-ID")[0];
                } catch (MessagingException unreadable) {
                    throw new IllegalStateException(unreadable);
                }
            }).toList();
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException problem) {
                throw new IllegalStateException(problem);
            }
            taken.addAll(there);
        }
    }

    @Override
    public void close() {
        goAway();
    }
}
