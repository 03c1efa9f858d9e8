package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.standards.RuleSource;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/**
 * Twenty drafts at once that mean harm or are as dear to try as a draft can be, through the page and the API, while somebody reads
 * ordinary pages: these answer within twice their usual time, and nineteen of twenty within three times that of their usual nineteen.
 *
 * <p>Rounds with and without drafts take turns and each is held against those beside it, so that other programs on the machine slow
 * both alike; the middle one of the rounds counts. No other test runs beside it: a core that the drafts may have is one that those tests no longer
 * get, and then the reader stands in line with them. That drafts are tried on half of the cores at most, whatever
 * pools compiling knows of, is asserted in processor time, which no other program changes.
 */
@PlumblineTest
@Tag("measured")
class TwentyHostileDraftsTest {

    private static final int DRAFTS = 20;
    private static final int ROUNDS = 5;
    private static final int USUAL = 32;
    private static final double MOST = 2;
    private static final double MOST_OF_THE_SLOW = 3;
    private static final double HALF_OF_THE_CORES = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final List<String> PAGES = List.of("/standards", "/standards/ASC-REV-01", "/standards/changes", "/breaches");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Users users;
    @Autowired
    JdbcClient jdbc;

    /** Pages read before, while and after drafts were tried, in milliseconds, and the cores that the drafts were tried on. */
    private record Round(List<Double> usual, List<Double> meanwhile, double cores) {

        double ratio() {
            return at(meanwhile, 0.5) / at(usual, 0.5);
        }

        String words() {
            return String.format("median %.1f ms, usually %.1f ms, ratio %.2f; p95 %.1f ms, usually %.1f ms, ratio %.2f; %d pages; %.2f cores%n", at(meanwhile, 0.5),
                    at(usual, 0.5), at(meanwhile, 0.5) / at(usual, 0.5), at(meanwhile, 0.95), at(usual, 0.95), at(meanwhile, 0.95) / at(usual, 0.95), meanwhile.size(), cores);
        }
    }

    @Test
    void leaveOrdinaryPagesWithinTwiceTheirUsualTime() throws Exception {
        Studio studio = new Studio(context);
        Visitor author = signedIn(Role.POLICY_AUTHOR);
        Visitor reader = signedIn(Role.POLICY_APPROVER);
        ChangeRequest[] drafts = new ChangeRequest[DRAFTS];
        for (int i = 0; i < DRAFTS; i++) {
            drafts[i] = Studio.done(studio.drafting.begin(studio.author, Studio.STANDARD));
        }
        // The first round warms up what the others measure.
        round(studio, author, reader, drafts);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Round round = round(studio, author, reader, drafts);
            System.out.print("Ordinary pages while twenty hostile drafts are tried: " + round.words());
            rounds.add(round);
        }
        Round all = new Round(rounds.stream().flatMap(round -> round.usual.stream()).toList(), rounds.stream().flatMap(round -> round.meanwhile.stream()).toList(), 0);
        System.out.print("All rounds: " + all.words());
        assertThat(rounds).as("cores that drafts were tried on").allMatch(round -> round.cores > 0 && round.cores <= HALF_OF_THE_CORES * 1.1);
        assertThat(rounds.stream().mapToDouble(Round::ratio).sorted().toArray()[ROUNDS / 2]).as("times the usual, in the middle round of %s", rounds).isLessThan(MOST);
        assertThat(at(all.meanwhile, 0.95)).as("ms, nineteen of twenty").isLessThan(MOST_OF_THE_SLOW * at(all.usual, 0.95));
    }

    private static Round round(Studio studio, Visitor author, Visitor reader, ChangeRequest[] drafts) throws Exception {
        // What was tried before is remembered, so each round has texts of its own.
        write(studio, drafts);
        List<Double> usual = new ArrayList<>(times(reader, USUAL));
        List<Double> meanwhile = new ArrayList<>();
        double cores = whileTwentyAreTried(author, reader, drafts, meanwhile);
        usual.addAll(times(reader, USUAL));
        return new Round(usual, meanwhile, cores);
    }

    /** Times of the pages that were asked for while any of the twenty was still without an answer. */
    private static double whileTwentyAreTried(Visitor author, Visitor reader, ChangeRequest[] drafts, List<Double> meanwhile) throws Exception {
        String token = author.page("/accessibility").select("input[name=_csrf]").attr("value");
        ExecutorService twenty = Executors.newFixedThreadPool(DRAFTS);
        try {
            long began = System.nanoTime();
            Map<Long, Long> processor = processorTimes();
            List<Future<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < DRAFTS; i++) {
                String change = drafts[i].reference();
                // Half of them by the page that shows what came of the trial, half by the API.
                asked.add(i % 4 < 2 ? twenty.submit(() -> author.send(author.request("/standards/changes/" + change).timeout(Duration.ofMinutes(2)).GET()))
                        : twenty.submit(() -> author.send(author.request("/api/v1/change-requests/" + change + "/trial").header("X-CSRF-TOKEN", token)
                        .timeout(Duration.ofMinutes(2)).POST(HttpRequest.BodyPublishers.noBody()))));
            }
            while (asked.stream().anyMatch(answer -> !answer.isDone())) {
                meanwhile.addAll(times(reader, PAGES.size()));
            }
            for (Future<HttpResponse<String>> answer : asked) {
                HttpResponse<String> got = answer.get(2, TimeUnit.MINUTES);
                assertThat(got.statusCode()).as(got.body()).isIn(200, 409);
            }
            Map<Long, Long> after = processorTimes();
            double nanos = after.entrySet().stream().mapToDouble(thread -> thread.getValue() - processor.getOrDefault(thread.getKey(), 0L)).sum();
            assertThat(meanwhile).as("pages read in the meantime").hasSizeGreaterThan(2 * PAGES.size());
            return nanos / (System.nanoTime() - began);
        } finally {
            twenty.shutdownNow();
        }
    }

    /** The processor time that the threads have had on which drafts are tried, and those of the pools that compiling knows of. */
    private static Map<Long, Long> processorTimes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<Long, Long> times = new HashMap<>();
        Stream.of(threads.getThreadInfo(threads.getAllThreadIds())).filter(Objects::nonNull).filter(TwentyHostileDraftsTest::tries)
                .forEach(thread -> times.put(thread.getThreadId(), Math.max(0, threads.getThreadCpuTime(thread.getThreadId()))));
        return times;
    }

    private static boolean tries(ThreadInfo thread) {
        return thread.getThreadName().equals("draft-trial") || thread.getThreadName().contains("ForkJoinPool");
    }

    private static double at(List<Double> times, double share) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }

    /** Ten texts of the hostile corpus, and ten that compile and have as many rules and examples as a draft may have; other ones each time. */
    private static void write(Studio studio, ChangeRequest[] drafts) throws Exception {
        List<Path> corpus;
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/hostile/dslr"))) {
            corpus = files.sorted().toList();
        }
        for (int i = 0; i < DRAFTS; i++) {
            List<RuleSource> now = studio.history.files(drafts[i].baseVersion());
            String rules = inForce(now, StandardFiles.RULES);
            String examples = inForce(now, StandardFiles.EXAMPLES);
            String title = "title: Draft " + i + " " + System.nanoTime();
            String text = i % 2 == 0 ? dear(rules.replaceFirst("title: .*", title))
                    : title + "\n" + Files.readString(corpus.get(i * corpus.size() / DRAFTS), StandardCharsets.ISO_8859_1).replace("\u0000", "");
            drafts[i] = Studio.done(studio.drafting.write(studio.author, drafts[i].reference(), drafts[i].version(), Studio.STANDARD,
                    shortened(text, Drafting.LONGEST_RULES), i % 2 == 0 ? many(examples) : examples));
        }
    }

    private static String inForce(List<RuleSource> files, String suffix) {
        return files.stream().filter(file -> file.path().endsWith("/" + Studio.STANDARD + suffix)).findFirst().orElseThrow().text();
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

    private static List<Double> times(Visitor reader, int pages) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            long start = System.nanoTime();
            HttpResponse<String> answer = reader.get(PAGES.get(i % PAGES.size()));
            times.add((System.nanoTime() - start) / 1e6);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        return times;
    }

    private Visitor signedIn(Role role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(TestUsers.anybody(users, jdbc, role), TestUsers.PASSWORD);
        return visitor;
    }
}
