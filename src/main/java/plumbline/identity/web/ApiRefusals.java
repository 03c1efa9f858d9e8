package plumbline.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says why the API refused, as a problem detail (RFC 9457). */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;
    private final boolean demonstration;

    ApiRefusals(JsonMapper json, @Value("${plumbline.demonstration}") boolean demonstration) {
        this.json = json;
        this.demonstration = demonstration;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) throws IOException {
        if (demonstration) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Plumbline demonstration\", charset=\"UTF-8\"");
        }
        write(response, HttpStatus.UNAUTHORIZED, reason instanceof LockedException
                ? "Too many failed attempts with this sign-in name. Wait 15 minutes and try again."
                : "Sign in first.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason) throws IOException {
        if (RouteAuthorization.allowed(request).isEmpty()) {
            write(response, HttpStatus.NOT_FOUND, "There is nothing at this address.");
        } else if (reason instanceof CsrfException) {
            write(response, HttpStatus.FORBIDDEN, "The request came without the token of the page that sends it.");
        } else {
            write(response, HttpStatus.FORBIDDEN, BearerTokens.brought(request)
                    ? "A service account may send files and read what became of them. Nothing else is open to it." : "Your role does not allow this.");
        }
    }

    /** Says why a token opens nothing. */
    void refuseToken(HttpServletResponse response, String reason) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        write(response, HttpStatus.UNAUTHORIZED, reason);
    }

    /** Says why the account of whoever is signed in opens nothing now. */
    void refuseAccount(HttpServletResponse response, HttpStatus status, String reason) throws IOException {
        write(response, status, reason);
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
