package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The service's own settings in a web server that only makes a session. */
class SessionCookieTest {

    @Test
    void travelsOverTlsOnlyInProduction() throws Exception {
        assertThat(cookie(new String[] {"--plumbline.demonstration=false"}))
                .contains("Secure").contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void travelsOverPlainHttpInADemonstrationAndOnOnesOwnMachine() throws Exception {
        assertThat(cookie(new String[] {"--plumbline.demonstration=true"})).doesNotContain("Secure").contains("HttpOnly").contains("SameSite=Lax");
        assertThat(cookie(new String[] {"--plumbline.plain-http=true"})).doesNotContain("Secure").contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void doesNotBelieveWhatAProxyIsSaidToHaveForwarded() throws Exception {
        assertThat(cookie(new String[] {"--plumbline.plain-http=true"}, "X-Forwarded-Proto", "https")).doesNotContain("Secure");
    }

    @Test
    void believesTheProxyWhenToldTo() throws Exception {
        String[] settings = {"--plumbline.plain-http=true", "--PLUMBLINE_FORWARDED_HEADERS=native"};
        assertThat(cookie(settings, "X-Forwarded-Proto", "https")).contains("Secure");
        assertThat(cookie(settings)).doesNotContain("Secure");
    }

    private static String cookie(String[] settings, String... headers) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(JustASession.class).web(WebApplicationType.SERVLET)
                .run(withFreePort(settings))) {
            int port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Set-Cookie").orElse("none");
        }
    }

    private static String[] withFreePort(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "--server.port=0";
        return all;
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class})
    @Import(SessionCookie.class)
    static class JustASession {

        @Bean
        ServletRegistrationBean<HttpServlet> session() {
            return new ServletRegistrationBean<>(new HttpServlet() {
                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) {
                    request.getSession(true);
                }
            }, "/");
        }
    }
}
