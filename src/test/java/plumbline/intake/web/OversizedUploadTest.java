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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.io.input.NullInputStream;
import org.awaitility.Awaitility;
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

/** Files beyond the limit and files that would grow when unpacked, over the page's form and over the API. */
@PlumblineTest
class OversizedUploadTest {

    private static final String BOUNDARY = "test-boundary";
    private static final long MEGABYTE = 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    Visitor steward;
    List<Path> before;

    @BeforeEach
    void signIn() throws IOException {
        before = leftBehind();
        steward = new Visitor(port);
        steward.signIn(TestUsers.anybody(users, jdbc, Role.DATA_STEWARD), TestUsers.PASSWORD);
    }

    private String token() {
        return steward.page("/imports").select("input[name=_csrf]").attr("value");
    }

    /** The form as a browser sends it, its length announced. */
    private HttpResponse<String> post(String path, String fileName, Supplier<InputStream> content, long length) {
        String token = token();
        byte[] before = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), content.get(), new ByteArrayInputStream(after)))));
        return steward.send(steward.request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.fromPublisher(body, before.length + length + after.length)));
    }

    private HttpResponse<String> post(String path, String fileName, byte[] content) {
        return post(path, fileName, () -> new ByteArrayInputStream(content), content.length);
    }

    /** Other tests that run at the same time have files there as well, which go soon. */
    private void leavesNothingBehind() {
        Awaitility.await().untilAsserted(() -> assertThat(leftBehind()).isSubsetOf(before));
    }

    private static List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("plumbline-import-")).toList();
        }
    }

    @Test
    void tellsThePersonOnThePageHowLargeAFileMayBe() throws IOException {
        HttpResponse<String> answer = post("/imports", "large.csv", () -> new NullInputStream(270 * MEGABYTE), 270 * MEGABYTE);
        assertThat(answer.statusCode()).isEqualTo(303);
        String list = answer.headers().firstValue("Location").orElseThrow();
        assertThat(steward.page(list).select(".govuk-error-summary").text()).contains("larger than 200 MB");
        leavesNothingBehind();
    }

    @Test
    void tellsTheCallerOfTheApiHowLargeAFileMayBe() throws IOException {
        HttpResponse<String> answer = post("/api/v1/imports", "large.csv", () -> new NullInputStream(270 * MEGABYTE), 270 * MEGABYTE);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("200 MB");
        leavesNothingBehind();
    }

    @Test
    void refusesFilesThatGrowWhenUnpackedWithoutUnpackingThem() throws IOException {
        byte[] zip = zipOfZeros(1024);
        byte[] gzip = gzipOfZeros(256);
        for (String name : List.of("bomb.zip", "workbook.xlsx", "sheet.ods", "innocent.csv")) {
            refused(name, zip, "No cell is that long");
        }
        refused("bomb.csv.gz", gzip, "compressed");
        leavesNothingBehind();
    }

    private void refused(String name, byte[] content, String words) {
        HttpResponse<String> problem = post("/api/v1/imports", name, content);
        assertThat(problem.statusCode()).as(name).isEqualTo(422);
        assertThat(problem.body()).as(name).contains(words);
        HttpResponse<String> page = post("/imports", name, content);
        assertThat(page.statusCode()).as(name).isEqualTo(302);
        assertThat(steward.page("/imports").select(".govuk-error-summary").text()).as(name).contains(words);
    }

    /** About a thousandth of what it unpacks to. */
    private static byte[] zipOfZeros(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int i = 0; i < megabytes; i++) {
                zip.write(new byte[(int) MEGABYTE]);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipOfZeros(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                gzip.write(new byte[(int) MEGABYTE]);
            }
        }
        return bytes.toByteArray();
    }
}
