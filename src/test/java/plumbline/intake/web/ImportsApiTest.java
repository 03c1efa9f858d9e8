package plumbline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

/** Files as they come over the wire: good ones, and every kind of bad one. Nothing bad is ever half imported. */
@PlumblineTest
class ImportsApiTest {

    private static final String HEADER = "entity_type,entity_ref,person_ref,team,event_type,start_date\n";
    private static final String BOUNDARY = "test-boundary";

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor steward;

    @BeforeEach
    void signIn() {
        steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
    }

    private HttpResponse<String> post(byte[] content) {
        return post(steward, content, "");
    }

    private HttpResponse<String> post(Visitor visitor, byte[] content, String format) {
        return post(visitor, new ByteArrayInputStream(content), format);
    }

    private HttpResponse<String> post(Visitor visitor, InputStream content, String format) {
        String token = visitor.page("/accessibility").select("input[name=_csrf]").attr("value");
        String before = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\n" + format + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../test.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        InputStream body = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)), content,
                new ByteArrayInputStream(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8)))));
        return visitor.send(visitor.request("/api/v1/imports").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("X-CSRF-TOKEN", token).POST(HttpRequest.BodyPublishers.ofInputStream(() -> body)));
    }

    private void refused(byte[] content, String... words) {
        int known = rowsOfFacts();
        HttpResponse<String> answer = post(content);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(words).doesNotContain("Exception");
        assertThat(rowsOfFacts()).as("nothing half imported").isEqualTo(known);
    }

    private int rowsOfFacts() {
        return jdbc.sql("""
                select (select count(*) from person) + (select count(*) from request) + (select count(*) from concern)
                     + (select count(*) from service) + (select count(*) from location)""").query(Integer.class).single();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String row(int number) {
        return "request,API-" + number + ",API-P-" + number + ",,accepted,02/06/2026\n";
    }

    @Test
    void answersWithTheBatchAndGivesItBackUnderItsAddress() {
        HttpResponse<String> answer = post(text(HEADER + row(1) + row(2).replace("02/06/2026", "31/02/2026")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"format\":\"event-list\"", "\"state\":\"IMPORTED\"", "\"read\":2", "\"accepted\":1", "\"rejected\":1",
                "\"fileName\":\"test.csv\"");
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(steward.get(address).body()).contains("\"read\":2");
        assertThat(steward.get(address + "/faults").body()).contains("\"row\":3", "\"column\":\"start_date\"", "\"value\":\"31/02/2026\"");
        assertThat(steward.get("/api/v1/imports").body()).contains("\"feeds\"", "\"event-list\"");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String first = post(text(HEADER + row(10))).headers().firstValue("Location").orElseThrow();
        int known = rowsOfFacts();
        HttpResponse<String> again = post(text(HEADER + row(10)));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location")).contains(first);
        assertThat(again.body()).contains("\"repeated\":true");
        assertThat(rowsOfFacts()).isEqualTo(known);
    }

    @Test
    void takesAByteOrderMarkAndDosLineEnds() {
        assertThat(post(text("\ufeff" + (HEADER + row(20)).replace("\n", "\r\n"))).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoKnownFormat() {
        refused(text("a,b,c\n1,2,3\n"), "not the header of a known format", "client-level-data");
        refused(text("hello"), "not the header of a known format");
        refused(text("{\"a\": 1}"), "england-and-wales");
        refused(new byte[0], "empty");
        assertThat(post(steward, text(HEADER + row(30)), "client-level-data").body()).contains("eventenddate");
        assertThat(post(steward, text(HEADER + row(30)), "spreadsheet").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAColumnThatIsMisspelt() {
        refused(text(HEADER.replace("team", "taem") + row(40)), "Column 4", "taem");
    }

    @Test
    void refusesAFileThatIsCutOff() {
        refused(text(HEADER + row(50) + "request,API-51,API-P-51,,acc"), "row 3", "5 of 6");
        refused(text(HEADER + row(50) + "request,\"API-51,API-P-51,,accepted,02/06/2026\n"), "quotation mark");
    }

    @Test
    void refusesOtherEncodingsSayingWhere() {
        byte[] latin = (HEADER + "request,caf\u00e9,API-P-60,,accepted,02/06/2026\n").getBytes(StandardCharsets.ISO_8859_1);
        refused(latin, "UTF-8", "byte " + (HEADER.length() + "request,caf".length() + 1 + 1), "line 2");
        refused((HEADER + row(60)).getBytes(StandardCharsets.UTF_16), "UTF-16");
    }

    @Test
    void refusesBinaryDataAndArchivesWithoutUnpackingThem() throws IOException {
        refused(text(HEADER + "request,API\0,API-P-70,,accepted,02/06/2026\n"), "binary");
        refused(zipBomb(), "zip archive");
        refused(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0}, "compressed");
    }

    private static byte[] zipBomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("data.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void refusesGiantCellsAndTooManyColumns() {
        refused(text(HEADER + row(80) + "request," + "x".repeat(40_000) + ",P,,accepted,02/06/2026\n"), "Row 3", "32768");
        refused(text("x,".repeat(5_000) + "y\n"), "columns");
    }

    @Test
    void refusesAFileOfMoreThanTwoHundredMegabytes() {
        InputStream endless = new InputStream() {
            private long left = 201L * 1024 * 1024;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int some = (int) Math.min(length, left);
                java.util.Arrays.fill(buffer, offset, offset + some, (byte) 'x');
                left -= some;
                return some;
            }
        };
        HttpResponse<String> answer = post(steward, endless, "");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("200 MB");
    }

    @Test
    void saysWhatIsMissing() {
        String token = steward.page("/accessibility").select("input[name=_csrf]").attr("value");
        HttpResponse<String> answer = steward.send(steward.request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString("--" + BOUNDARY + "--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(steward.get("/api/v1/imports/999999999").statusCode()).isEqualTo(404);
        assertThat(steward.get("/api/v1/imports/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void letsDataStewardsImportAndOthersReadOnly() {
        Visitor auditor = new Visitor(port);
        auditor.signIn(TestUsers.anybody(users, jdbc, Role.AUDITOR), TestUsers.PASSWORD);
        assertThat(post(auditor, text(HEADER + row(90)), "").statusCode()).isEqualTo(403);
        assertThat(auditor.get("/api/v1/imports").statusCode()).isEqualTo(200);
        assertThat(auditor.page("/imports").select("form[enctype]")).isEmpty();
        assertThat(steward.page("/imports").select("form[enctype]")).hasSize(1);
    }

    @Test
    void showsTheResultOnAPageWithItsFaults() {
        String address = post(text(HEADER + row(100) + row(101).replace("02/06/2026", "=1+1"))).headers().firstValue("Location").orElseThrow();
        String page = address.replace("/api/v1", "");
        assertThat(steward.page(page).select("table").text()).contains("=1+1").contains("Left out");
        assertThat(steward.page("/imports").select("table").text()).contains("test.csv").contains("Imported");
        assertThat(steward.get(page + "/faults.csv").body()).contains("'=1+1");
        assertThat(steward.get("/imports/999999999").statusCode()).isEqualTo(404);
    }
}
