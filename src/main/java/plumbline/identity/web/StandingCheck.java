package plumbline.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/**
 * Asks with each request whether the account of whoever is signed in is still open: a suspended one is signed out, and one
 * with a one-time password opens nothing but the page on which another is chosen.
 */
final class StandingCheck extends OncePerRequestFilter {

    private static final String CHOOSE = "/password";
    private static final Set<String> OPEN_BEFORE = Set.of(CHOOSE, "/sign-out", "/accessibility", "/privacy", "/cookies");

    private final StaffAccounts accounts;
    private final @Nullable ApiRefusals refusals;

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
        Standing standing = authentication != null && authentication.getPrincipal() instanceof SignedInUser user ? accounts.standing(user.username()) : null;
        if (standing == Standing.SUSPENDED) {
            new SecurityContextLogoutHandler().logout(request, response, authentication);
            refuse(request, response, "/sign-in", HttpStatus.UNAUTHORIZED, "Sign in first.");
        } else if (standing == Standing.PASSWORD_TO_CHANGE && !OPEN_BEFORE.contains(UrlPathHelper.defaultInstance.getPathWithinApplication(request))) {
            refuse(request, response, CHOOSE, HttpStatus.FORBIDDEN, "Choose a password of your own first, on the page /password.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String page, HttpStatus status, String reason) throws IOException {
        if (refusals != null) {
            refusals.refuseAccount(response, status, reason);
        } else {
            response.sendRedirect(request.getContextPath() + page);
        }
    }
}
