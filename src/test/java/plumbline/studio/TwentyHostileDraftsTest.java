package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/**
 * Twenty drafts at once that mean harm or are as dear to try as a draft can be, through the page and the API, while somebody
 * reads ordinary pages: these answer within twice their usual time. What is usual is measured in the same run, before and after.
 * Where other programs want more than all cores, one thread more takes its part from the reader's as well, so that much more is let pass.
 */
@PlumblineTest
class TwentyHostileDraftsTest {

    private static final int DRAFTS = 20;
    private static final int USUAL = 60;
    /** A collection of garbage comes on top of twice the usual, in milliseconds. */
    private static final double MEDIAN_ALLOWANCE = 40;
    private static final double P95_ALLOWANCE = 250;
    private static final double MOST = 2;
    private static final List<String> PAGES = List.of("/standards", "/standards/ASC-REV-01", "/standards/changes", "/breaches");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    /** Milliseconds, from the shortest. */
    private record Times(List<Double> sorted) {

        static Times of(List<Double> all) {
            return new Times(all.stream().sorted().toList());
        }

        double at(double share) {
            return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
        }
    }

    @Test
    void leaveOrdinaryPagesWithinTwiceTheirUsualTime() throws Exception {
        Studio studio = new Studio(context);
        Visitor author = signedIn(Role.POLICY_AUTHOR);
        Visitor reader = signedIn(Role.POLICY_APPROVER);
        List<String> drafts = drafts(studio);
        String token = author.page("/accessibility").select("input[name=_csrf]").attr("value");
        times(reader, USUAL);
        double crowded = crowded();
        Times before = times(reader, USUAL);
        ExecutorService twenty = Executors.newFixedThreadPool(DRAFTS);
        List<Double> during = new ArrayList<>();
        List<HttpResponse<String>> answers = new ArrayList<>();
        try {
            List<Future<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < DRAFTS; i++) {
                String change = drafts.get(i);
                // Half of them by the page that shows what came of the trial, half by the API.
                asked.add(i % 2 == 0 ? twenty.submit(() -> author.send(author.request("/standards/changes/" + change).timeout(Duration.ofMinutes(2)).GET()))
                        : twenty.submit(() -> author.send(author.request("/api/v1/change-requests/" + change + "/trial").header("X-CSRF-TOKEN", token)
                        .timeout(Duration.ofMinutes(2)).POST(HttpRequest.BodyPublishers.noBody()))));
            }
            while (asked.stream().anyMatch(answer -> !answer.isDone()) || during.size() < PAGES.size()) {
                during.addAll(times(reader, PAGES.size()).sorted());
            }
            for (Future<HttpResponse<String>> answer : asked) {
                answers.add(answer.get(2, TimeUnit.MINUTES));
            }
        } finally {
            twenty.shutdownNow();
        }
        Times after = times(reader, USUAL);
        double allowed = MOST * Math.max(crowded, crowded());
        Times meanwhile = Times.of(during);
        double median = Math.max(before.at(0.5), after.at(0.5));
        double p95 = Math.max(before.at(0.95), after.at(0.95));
        System.out.printf("Ordinary pages while twenty hostile drafts are tried: median %.1f ms, usually %.1f ms, ratio %.2f; p95 %.1f ms, usually %.1f ms, ratio %.2f; %d pages; allowed ratio %.1f%n",
                meanwhile.at(0.5), median, meanwhile.at(0.5) / median, meanwhile.at(0.95), p95, meanwhile.at(0.95) / p95, during.size(), allowed);
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
        }
        assertThat(meanwhile.at(0.5)).as("median, ms").isLessThan(allowed * median + MEDIAN_ALLOWANCE);
        assertThat(meanwhile.at(0.95)).as("p95, ms").isLessThan(allowed * p95 + P95_ALLOWANCE);
    }

    /** How many programs want each core at the moment; at least 1. */
    private static double crowded() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return Math.max(1, system.getSystemLoadAverage() / system.getAvailableProcessors());
    }

    /** Ten texts of the hostile corpus, and ten that compile and have as many rules and examples as a draft may have. */
    private static List<String> drafts(Studio studio) throws Exception {
        List<String> drafts = new ArrayList<>();
        List<Path> corpus;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/hostile/dslr"))) {
            corpus = files.sorted().toList();
        }
        for (int i = 0; i < DRAFTS; i++) {
            ChangeRequest begun = Studio.done(studio.drafting.begin(studio.author, Studio.STANDARD));
            String rules = Studio.text(begun, true);
            String examples = Studio.text(begun, false);
            String title = "title: Draft " + i + " " + System.nanoTime();
            String text = i % 2 == 0 ? dear(rules.replaceFirst("title: .*", title)) : Files.readString(corpus.get(i * corpus.size() / DRAFTS), StandardCharsets.ISO_8859_1).replace("\u0000", "");
            Studio.done(studio.drafting.write(studio.author, begun.reference(), begun.version(), Studio.STANDARD, shortened(text, Drafting.LONGEST_RULES),
                    i % 2 == 0 ? many(examples) : examples));
            drafts.add(begun.reference());
        }
        return drafts;
    }

    private static String dear(String rules) {
        StringBuilder all = new StringBuilder(rules);
        String rule = rules.substring(rules.indexOf("rule \""));
        for (int i = 2; all.length() + rule.length() + 10 < Drafting.LONGEST_RULES; i++) {
            all.append('\n').append(rule.replaceFirst("rule \"", "rule \"" + i + " "));
        }
        return all.toString();
    }

    private static String many(String examples) {
        StringBuilder all = new StringBuilder(examples.stripTrailing()).append('\n');
        String list = examples.substring(examples.indexOf("\n") + 1).stripTrailing() + "\n";
        while (all.length() + list.length() < Drafting.LONGEST_EXAMPLES) {
            all.append('\n').append(list);
        }
        return all.toString();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static Times times(Visitor reader, int pages) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = reader.get(PAGES.get(i % PAGES.size()));
            times.add((System.nanoTime() - start) / 1e6);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        return Times.of(times);
    }

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
