package plumbline.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;
import plumbline.identity.SignedInUser;
import plumbline.identity.StaffAccount.Standing;
import plumbline.identity.StaffAccounts;
import plumbline.identity.StaffAccounts.Access;

/**
 * Asks with each request whether what somebody signed in to is still open. Whoever is suspended, signed in before the password was last
 * changed or signed in 8 hours ago is signed out, and a one-time password opens nothing but the page on which another is chosen.
 */
final class StandingCheck extends OncePerRequestFilter {

    private static final Duration LONGEST = Duration.ofHours(8);
    private static final String CHOOSE = "/password";
    private static final Set<String> OPEN_BEFORE = Set.of(CHOOSE, "/sign-out", "/accessibility", "/privacy", "/cookies");

    private final StaffAccounts accounts;
    private final @Nullable ApiRefusals refusals;
    /** Real time, as sessions have it: a demonstration's clock is moved by days, and that signs nobody out. */
    private final InstantSource time = InstantSource.system();

    /** @param refusals says why the API refuses; {@code null} for pages, which lead on */
    StandingCheck(StaffAccounts accounts, @Nullable ApiRefusals refusals) {
        this.accounts = accounts;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request).startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            chain.doFilter(request, response);
            return;
        }
        Access access = accounts.access(user);
        SessionEnd end = SessionEnd.of(access, tooLong(request.getSession(false)));
        if (end != null) {
            new SecurityContextLogoutHandler().logout(request, response, authentication);
            refuse(request, response, end.page(), HttpStatus.UNAUTHORIZED, end.words());
        } else if (access.standing() == Standing.PASSWORD_TO_CHANGE && !OPEN_BEFORE.contains(UrlPathHelper.defaultInstance.getPathWithinApplication(request))) {
            refuse(request, response, CHOOSE, HttpStatus.FORBIDDEN, "Choose a password of your own first, on the page /password.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A session is made anew when somebody signs in, so that it is as old as the sign-in. */
    private boolean tooLong(@Nullable HttpSession session) {
        return session != null && !time.instant().isBefore(Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String page, HttpStatus status, String reason) throws IOException {
        if (refusals != null) {
            refusals.refuseAccount(response, status, reason);
        } else {
            response.sendRedirect(request.getContextPath() + page);
        }
    }
}
