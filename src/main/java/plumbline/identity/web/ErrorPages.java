package plumbline.identity.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is shown when a request fails: a page that says what to do, or a problem detail for the API. Each carries a
 * reference that is in the log beside the cause; neither shows the cause itself.
 */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final Map<Integer, String> PAGES = Map.of(
            400, "error/400", 403, "error/403", 404, "error/404", 409, "error/409", 413, "error/413");

    @RequestMapping("/error")
    Object failed(HttpServletRequest request, Model model) {
        HttpStatusCode status = statusOf(request);
        String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log(request, status, reference, address);
        if (address.startsWith(request.getContextPath() + "/api/")) {
            return problem(status, reference);
        }
        model.addAttribute("reference", reference);
        return new ModelAndView(pageFor(status), model.asMap(), status);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatusCode status, String reference) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, status.is5xxServerError()
                ? "Something went wrong in the service. If it happens again, report the reference."
                : "The request could not be answered as it was sent.");
        problem.setProperty("reference", reference);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static String pageFor(HttpStatusCode status) {
        return PAGES.getOrDefault(status.value(), status.is4xxClientError() ? "error/400" : "error/500");
    }

    private static HttpStatusCode statusOf(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return code instanceof Integer number ? HttpStatusCode.valueOf(number) : HttpStatus.NOT_FOUND;
    }

    private static void log(HttpServletRequest request, HttpStatusCode status, String reference, String address) {
        @Nullable Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status.is5xxServerError()) {
            LOG.error("Reference {}: {} answered {}", reference, address, status.value(), cause);
        } else {
            LOG.info("Reference {}: {} answered {}", reference, address, status.value());
        }
    }
}
