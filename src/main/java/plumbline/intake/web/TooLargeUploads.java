package plumbline.intake.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import plumbline.intake.Imports;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses an upload by its announced length, before any of it is read. Without this the search for the form's token would
 * fail on the oversized body first, and the sender would be told that the token is missing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TooLargeUploads extends OncePerRequestFilter {

    /** Tells the page that an upload was refused for its size. */
    static final String PARAMETER = "too-large";

    /** What a form may weigh beside its file. */
    private static final long FORM = 1024 * 1024;

    private final JsonMapper json;

    TooLargeUploads(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getContentLengthLong() <= Imports.LARGEST_UPLOAD + FORM || !path.equals("/imports") && !path.equals("/api/v1/imports");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            // The list shows the reason above its form, as it does for every other refused file.
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + "/imports?" + PARAMETER);
            return;
        }
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, ImportWords.TOO_LARGE));
    }
}
