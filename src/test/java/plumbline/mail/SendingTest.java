package plumbline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.audit.AuditTrail;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.EmailAddress;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Mail from the outbox to a real mail server on loopback, and to servers that are away, refuse or fall silent. */
@PlumblineTest
class SendingTest {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @LocalServerPort
    int port;

    @Autowired
    Outbox serviceWithoutServer;

    @Autowired
    Messages messagesWithoutServer;

    @Autowired
    MessageTable table;

    @Autowired
    AuditTrail audit;

    @Autowired
    Users users;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager manager;

    final EmailAddress to = new EmailAddress("team-" + UUID.randomUUID() + "@council.example");

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private static MailServer server(int smtpPort) {
        return new MailServer("127.0.0.1", smtpPort, "", "", MailServer.Protection.NONE, "plumbline@council.example");
    }

    private static MailServer server() {
        return server(SERVER.getSmtp().getPort());
    }

    private void put(MailServer server, String subject, String body) {
        new TransactionTemplate(manager).executeWithoutResult(status ->
                new StoredMessages(table, server, audit, clock).put(to, subject, body, "import 12"));
    }

    private Sending sending(MailServer server, Duration later) {
        return new Sending(table, server, manager, Clock.offset(clock, later));
    }

    private List<MimeMessage> received() {
        return Stream.of(SERVER.getReceivedMessages()).filter(message -> headers(message, "To").contains(to.value())).toList();
    }

    private static String headers(MimeMessage message, String name) {
        try {
            return String.join("|", message.getHeader(name));
        } catch (jakarta.mail.MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Message kept() {
        return table.message(jdbc.sql("select id from mail_message where recipient = ?").param(to.value()).query(Long.class).single()).orElseThrow();
    }

    @Test
    void sendsWhatWaitsOnce() throws Exception {
        put(server(), "Plumbline: Import 12: Imported", "Rows read: 3\nÄ £ ✓\n");
        sending(server(), Duration.ofSeconds(1)).sendDue();
        sending(server(), Duration.ofDays(2)).sendDue();
        MimeMessage message = received().get(0);
        assertThat(received()).hasSize(1);
        assertThat(message.getSubject()).isEqualTo("Plumbline: Import 12: Imported");
        assertThat(message.getContent().toString().replace("\r\n", "\n")).contains("Rows read: 3\nÄ £ ✓");
        assertThat(headers(message, "From")).isEqualTo("plumbline@council.example");
        assertThat(headers(message, "Message-ID")).startsWith("<plumbline-message-" + kept().id() + "-").endsWith("@council.example>");
        assertThat(headers(message, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(kept().state()).isEqualTo(MessageState.SENT);
    }

    @Test
    void twoNodesSendEachMessageOnce() {
        for (int i = 0; i < 10; i++) {
            put(server(), "Message " + i, "text");
        }
        CompletableFuture<?> other = CompletableFuture.runAsync(sending(server(), Duration.ofSeconds(1))::sendDue);
        sending(server(), Duration.ofSeconds(1)).sendDue();
        other.join();
        assertThat(received()).hasSize(10);
    }

    @Test
    void goesTheWayOfWhatItTellsOf() {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            serviceWithoutServer.put(to, "Never", "text", "import 12");
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("select count(*) from mail_message where recipient = ?").param(to.value()).query(Integer.class).single()).isZero();
        assertThatThrownBy(() -> serviceWithoutServer.put(to, "Never", "text", "import 12")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void nothingInAHeaderBeginsAnother() {
        for (String subject : List.of("a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\u0000", "", "x".repeat(201))) {
            assertThatThrownBy(() -> put(server(), subject, "text")).as(subject).isInstanceOf(IllegalArgumentException.class);
        }
        for (String address : List.of("a@b.example\r\nBcc: x@y.example", "a@b.example, x@y.example", "a b@c.example", "<a@b.example>", "a@b.example\n", "a@", "@b")) {
            assertThat(EmailAddress.typed(address.strip().equals("a@b.example") ? "a@b.example\nx" : address)).as(address).isEmpty();
            assertThatThrownBy(() -> new EmailAddress(address)).as(address).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> table.add(to, "a\r\nBcc: x@y.example", "text", "import 12", clock.instant(), MessageState.WAITING))
                .as("the table holds it too").isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void triesAServerThatIsAwayLaterAndLaterAndGivesUpInWords() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        put(server(closed), "Message", "text");
        sending(server(closed), Duration.ofSeconds(1)).sendDue();
        sending(server(closed), Duration.ofSeconds(30)).sendDue();
        assertThat(kept().attempts()).as("not again within a minute").isEqualTo(1);
        assertThat(kept().state()).isEqualTo(MessageState.WAITING);
        assertThat(kept().problem()).contains("did not take the connection");
        Duration later = Duration.ofSeconds(2);
        for (Duration pause : Sending.PAUSES) {
            later = later.plus(pause).plusSeconds(5);
            sending(server(closed), later).sendDue();
        }
        assertThat(kept().state()).isEqualTo(MessageState.FAILED);
        assertThat(kept().attempts()).isEqualTo(Sending.PAUSES.size() + 1);

        StoredMessages withServer = new StoredMessages(table, server(), audit, clock);
        assertThat(again(withServer)).isInstanceOf(Attempt.Done.class);
        sending(server(), Duration.ofSeconds(1)).sendDue();
        assertThat(received()).hasSize(1);
        assertThat(((Attempt.Refused<Message>) again(withServer)).kind()).as("what was sent is not sent again").isEqualTo(Attempt.Kind.NOT_NOW);
    }

    private Attempt<Message> again(Messages messages) {
        return new TransactionTemplate(manager).execute(status -> messages.again(kept().id(), Actor.named("administrator")));
    }

    @Test
    void saysThatARecipientWasRefusedWithoutTheServersWords() throws Exception {
        try (ServerSocket refusing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> conversation = CompletableFuture.runAsync(() -> refuseRecipients(refusing));
            put(server(refusing.getLocalPort()), "Message", "text");
            sending(server(refusing.getLocalPort()), Duration.ofSeconds(1)).sendDue();
            conversation.join();
        }
        assertThat(kept().problem()).isEqualTo("The mail server refused this recipient or sender.");
        jdbc.sql("delete from mail_message where recipient = ?").param(to.value()).update();
    }

    private static void refuseRecipients(ServerSocket server) {
        try (Socket socket = server.accept();
             BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
             Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
            String answer = "220 test";
            while (answer != null) {
                out.write(answer + "\r\n");
                out.flush();
                String line = in.readLine();
                answer = line == null || line.startsWith("QUIT") ? null : line.startsWith("RCPT") ? "550 nobody of that name, Mrs Smith has left" : "250 well";
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void withoutAServerItIsKeptAsNotSentAndThePageSaysSo() {
        new TransactionTemplate(manager).executeWithoutResult(status -> serviceWithoutServer.put(to, "Plumbline: Import 7: Imported", "text", "import 7"));
        assertThat(kept().state()).isEqualTo(MessageState.NOT_SENT);
        Visitor administrator = new Visitor(port);
        administrator.signIn(TestUsers.anybody(users, jdbc, Role.ADMINISTRATOR), TestUsers.PASSWORD);
        assertThat(administrator.page("/mail?state=NOT_SENT").text()).contains("No mail server is set up", "Plumbline: Import 7: Imported", to.value(),
                "Not sent: no mail server is set up");
        assertThat(administrator.page("/mail?state=SENT").text()).doesNotContain(to.value());
        assertThat(((Attempt.Refused<Message>) again(messagesWithoutServer)).reason()).contains("PLUMBLINE_MAIL_HOST");
        assertThat(messagesWithoutServer.find(Optional.of(MessageState.NOT_SENT), 1).items()).extracting(Message::to).contains(to);
    }

    @Test
    void aServerNeedsAnAddressToSendFrom() {
        assertThatThrownBy(() -> new MailServer("mail.example", 587, "", "", MailServer.Protection.STARTTLS, "")).hasMessageContaining("PLUMBLINE_MAIL_FROM");
        assertThat(new MailServer("", 587, "", "", MailServer.Protection.STARTTLS, "").sender()).isEmpty();
        assertThat(new MailServer("mail.example", 587, "u", "p", MailServer.Protection.STARTTLS, "a@b.example").sender().orElseThrow().getJavaMailProperties())
                .containsEntry("mail.smtp.starttls.required", "true").containsEntry("mail.smtp.ssl.checkserveridentity", "true").containsEntry("mail.smtp.auth", "true");
    }
}
