package plumbline.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Goes back to the sign-in page with the reason in the address; it never says which of name and password was wrong. */
final class SignInFailed implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
                                        AuthenticationException reason) throws IOException {
        response.sendRedirect(request.getContextPath() + "/sign-in?problem=" + (reason instanceof LockedException ? "locked" : "wrong"));
    }
}
