package plumbline.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.demonstration.generator.DemonstrationData;

/**
 * Kills the whole service in the middle of an import and of an evaluation and starts it again. The checks are SQL on its
 * database, without any of its code: no breach lost, none doubled, no escalation without a process.
 */
class KilledServiceTest {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final int PEOPLE = 100;

    /** Enough that both the import and the evaluation take long enough to be killed in the middle. */
    private static final int MORE_PEOPLE = 2_500;

    /** Every open breach of the last applied run has its row; computed from the findings, not from the breaches. */
    private static final String LOST = """
            select count(*) from run_finding f
            where f.run = (select run from applied_run order by applied_at desc limit 1)
              and f.open and f.outcome in ('BREACH', 'RED')
              and not exists (select 1 from breach b where b.state = 'OPEN' and b.standard = f.standard
                  and b.subject_kind = f.subject_kind and b.subject_ref = f.subject_ref and b.period = f.period)""";

    private static final String DOUBLED = """
            select count(*) from (select 1 from breach group by standard, subject_kind, subject_ref, period having count(*) > 1) d""";

    private static final String BREACH_WITHOUT_ESCALATION = """
            select count(*) from breach b where b.state = 'OPEN' and not exists (
                select 1 from escalation_breach eb join escalation e on e.id = eb.escalation
                where eb.breach = b.id and e.closed_at is null)""";

    private static final String ESCALATION_WITHOUT_PROCESS = """
            select count(*) from escalation e where e.closed_at is null and not exists (
                select 1 from camunda.act_ru_execution x where x.id_ = e.process_id)""";

    private static final String PROCESS_WITHOUT_ESCALATION = """
            select count(*) from camunda.act_ru_execution x
            join camunda.act_re_procdef d on d.id_ = x.proc_def_id_ and d.key_ = 'escalation'
            where x.parent_id_ is null and not exists (
                select 1 from escalation e where e.process_id = x.id_ and e.closed_at is null)""";

    @TempDir
    Path folder;

    @Test
    void losesAndDoublesNothingWhenKilledInTheMiddleOfAnImportAndOfAnEvaluation() throws Exception {
        ServiceProcess service = ServiceProcess.startAndWait(folder, PEOPLE);
        long peopleBefore;
        try {
            peopleBefore = service.count("select count(*) from person");
            killInTheMiddleOfAnImport(service);
        } finally {
            service.kill();
        }

        service = ServiceProcess.startAndWait(folder, PEOPLE);
        try {
            assertThat(service.count("select count(*) from person")).as("nothing half imported").isEqualTo(peopleBefore);
            assertThat(importLargeFile(service).statusCode()).as("the same file goes in after all").isEqualTo(201);
            assertThat(service.count("select count(*) from person")).isGreaterThan(peopleBefore);
            killInTheMiddleOfAnEvaluation(service);
        } finally {
            service.kill();
        }

        try (ServiceProcess again = ServiceProcess.startAndWait(folder, PEOPLE)) {
            again.await("the run to be completed by itself", LONGEST, () -> again.count(
                    "select count(*) from evaluation_run where state = 'RUNNING'") == 0);
            again.await("its events to be through", LONGEST, () -> "events " + again.words("select string_agg(concat_ws(' ', listener_id, event_type, publication_date), '; ') "
                    + "from event_publication where completion_date is null") + ", runs " + again.words("select string_agg(concat_ws(' ', r.number, r.state, r.problem, "
                    + "a.run is not null), '; ') from evaluation_run r left join applied_run a on a.run = r.id"), () -> again.count(
                    "select count(*) from event_publication where completion_date is null") == 0
                    && again.count("select count(*) from evaluation_run r where not exists (select 1 from applied_run a where a.run = r.id)") == 0);
            assertThat(again.count("select count(*) from evaluation_run where state = 'COMPLETED'")).isGreaterThanOrEqualTo(2);
            assertThat(again.count("select count(*) from breach where state = 'OPEN'")).isPositive();
            assertThat(again.count(LOST)).as("breaches lost").isZero();
            assertThat(again.count(DOUBLED)).as("breaches doubled").isZero();
            assertThat(again.count(BREACH_WITHOUT_ESCALATION)).as("breaches without an escalation").isZero();
            assertThat(again.count(ESCALATION_WITHOUT_PROCESS)).as("escalations without a process").isZero();
            assertThat(again.count(PROCESS_WITHOUT_ESCALATION)).as("processes without an escalation").isZero();
        }
    }

    private void killInTheMiddleOfAnImport(ServiceProcess service) throws Exception {
        HttpRequest upload = largeFile(service);
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(upload, HttpResponse.BodyHandlers.ofString());
        service.await("rows being copied", LONGEST, () -> service.count(
                "select count(*) from pg_stat_progress_copy") > 0 || answer.isDone());
        assertThat(answer).as("the import was still going on").isNotDone();
        service.kill();
    }

    private void killInTheMiddleOfAnEvaluation(ServiceProcess service) throws Exception {
        assertThat(service.post("/api/v1/evaluations", "data-steward", "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .statusCode()).isEqualTo(202);
        service.await("some partitions judged, some not", LONGEST, () -> service.count("""
                select count(*) from evaluation_partition p join evaluation_run r on r.id = p.run
                where r.state = 'RUNNING' and p.done""") > 0);
        service.kill();
    }

    private HttpResponse<String> importLargeFile(ServiceProcess service) throws IOException, InterruptedException {
        return service.send(largeFile(service));
    }

    private HttpRequest largeFile(ServiceProcess service) throws IOException {
        Path made = Files.createDirectories(folder.resolve("large"));
        List<Path> files = DemonstrationData.write(made, MORE_PEOPLE, 77, LocalDate.of(2026, 11, 1));
        Path data = files.stream().filter(file -> file.getFileName().toString().startsWith("client-level-data")).findFirst().orElseThrow();
        String boundary = "plumbline-test-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"client-level-data.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(data));
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return service.request("/api/v1/imports", "data-steward")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build();
    }
}
