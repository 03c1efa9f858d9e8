package plumbline.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What Spring itself refuses (a missing parameter, a wrong method, an upload that is too large) becomes a problem detail
 * for the API and an error page for everything else.
 */
@ControllerAdvice
class SpringRefusals extends ResponseEntityExceptionHandler {

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception reason, @Nullable Object body,
                                                                       HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ServletWebRequest asked = (ServletWebRequest) request;
        if (asked.getRequest().getRequestURI().startsWith(asked.getRequest().getContextPath() + "/api/")) {
            return super.handleExceptionInternal(reason, body, headers, status, request);
        }
        sendError(asked.getResponse(), status);
        return null;
    }

    private static void sendError(@Nullable HttpServletResponse response, HttpStatusCode status) {
        if (response == null || response.isCommitted()) {
            return;
        }
        try {
            response.sendError(status.value());
        } catch (IOException gone) {
            // The browser has gone away; there is nobody to tell.
        }
    }
}
