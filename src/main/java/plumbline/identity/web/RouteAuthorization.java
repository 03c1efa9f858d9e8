package plumbline.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.UrlPathHelper;
import plumbline.identity.Role;
import plumbline.identity.ServiceAccount;
import plumbline.identity.SignedInUser;

/** Asks {@link RouteRules} whether the signed-in person's role, or the service account that calls, may send a request. */
final class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    @Override
    public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        Authentication authentication = who.get();
        Object caller = authentication == null ? null : authentication.getPrincipal();
        return new AuthorizationDecision(caller instanceof SignedInUser user ? allowed(context.getRequest()).contains(user.role())
                : caller instanceof ServiceAccount && openToServiceAccounts(context.getRequest()));
    }

    private static boolean openToServiceAccounts(HttpServletRequest request) {
        return RouteRules.openToServiceAccounts(HttpMethod.valueOf(request.getMethod()), UrlPathHelper.defaultInstance.getPathWithinApplication(request));
    }

    /** Everybody's roles for a request; empty when no rule names it, which the error page tells as "not found". */
    static Set<Role> allowed(HttpServletRequest request) {
        return RouteRules.allowed(HttpMethod.valueOf(request.getMethod()), UrlPathHelper.defaultInstance.getPathWithinApplication(request));
    }
}
