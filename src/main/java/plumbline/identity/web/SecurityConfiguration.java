package plumbline.identity.web;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import plumbline.identity.ServiceAccounts;
import plumbline.identity.StaffAccounts;

/** Two doors, one set of rules: the API with problem details, the pages with a sign-in form. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * Nothing from elsewhere, nothing inline, never in a frame. A drawing may carry its own pixels, but no address outside.
     */
    static final String CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final long ONE_YEAR_IN_SECONDS = 31_536_000;

    private final boolean demonstration;

    SecurityConfiguration(@Value("${plumbline.demonstration}") boolean demonstration) {
        this.demonstration = demonstration;
    }

    /**
     * The API takes the pages' session and the tokens of service accounts, and in a demonstration also HTTP Basic. The latter two
     * never make a session, and what is sent with each request is not a session that another site could borrow.
     */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiRefusals refusals, ServiceAccounts accounts, StaffAccounts staff) {
        http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        .anyRequest().access(new RouteAuthorization()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(logout -> logout.disable())
                .addFilterBefore(new BearerTokens(accounts, refusals), BasicAuthenticationFilter.class)
                .addFilterBefore(new StandingCheck(staff, refusals), AuthorizationFilter.class)
                .csrf(csrf -> csrf.ignoringRequestMatchers(BearerTokens::brought))
                .headers(SecurityConfiguration::strict);
        if (demonstration) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(refusals));
            http.csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::bringsPassword));
        }
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, PageRefusals refusals, StaffAccounts staff) {
        http.authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(RouteRules.OPEN.toArray(String[]::new)).permitAll()
                        .anyRequest().access(new RouteAuthorization()))
                .addFilterBefore(new StandingCheck(staff, null), AuthorizationFilter.class)
                // Not only another id: the 8 hours that StandingCheck allows begin with the sign-in, not with the page before it.
                .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.migrateSession()))
                .formLogin(form -> form.loginPage("/sign-in").failureHandler(new SignInFailed()).permitAll())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signedOut"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(refusals))
                .csrf(withDefaults())
                .headers(SecurityConfiguration::strict);
        return http.build();
    }

    private static boolean bringsPassword(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private static void strict(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                // Sent also where TLS ends in front of the service; over plain HTTP browsers pass over it.
                .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                        .maxAgeInSeconds(ONE_YEAR_IN_SECONDS));
    }
}
