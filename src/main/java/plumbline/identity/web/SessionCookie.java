package plumbline.identity.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * In production the session's cookie travels over TLS only, whatever the proxy in front says of itself. A demonstration
 * and a service on one's own machine ({@code PLUMBLINE_PLAIN_HTTP}) have no TLS; there it is secure when the request was.
 */
@Configuration(proxyBeanMethods = false)
class SessionCookie {

    @Bean
    ServletContextInitializer secureSessionCookie(@Value("${plumbline.demonstration}") boolean demonstration,
                                                  @Value("${plumbline.plain-http}") boolean plainHttp) {
        return service -> {
            if (!demonstration && !plainHttp) {
                service.getSessionCookieConfig().setSecure(true);
            }
        };
    }
}
