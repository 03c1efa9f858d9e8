package plumbline.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import plumbline.core.Attempt;
import plumbline.identity.ServiceAccount;
import plumbline.identity.ServiceAccounts;

/**
 * Lets another system in by its token, for this one request. A token that opens nothing ends the request, whoever is signed in
 * besides: what carries a token is never taken for what a browser sent.
 */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer";

    private final ServiceAccounts accounts;
    private final ApiRefusals refusals;

    BearerTokens(ServiceAccounts accounts, ApiRefusals refusals) {
        this.accounts = accounts;
        this.refusals = refusals;
    }

    static boolean brought(HttpServletRequest request) {
        return begins(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    private static boolean begins(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (authorization.length() == SCHEME.length() || authorization.charAt(SCHEME.length()) == ' ');
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !brought(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
        Attempt<ServiceAccount> attempt = accounts.calling(token);
        if (attempt instanceof Attempt.Refused<ServiceAccount> refused) {
            refusals.refuseToken(response, refused.reason());
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(((Attempt.Done<ServiceAccount>) attempt).value(), null, List.of()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
