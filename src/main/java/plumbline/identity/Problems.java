package plumbline.identity;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import plumbline.core.Attempt;

/** How a refusal is answered by the API: RFC 9457 problem details with the reason people read, and the field it is about. */
public final class Problems {

    private Problems() {
    }

    /** The answer to a refused attempt. */
    public static ResponseEntity<Object> of(Attempt.Refused<?> refused) {
        HttpStatus status = status(refused.kind());
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, refused.reason());
        if (!refused.field().isEmpty()) {
            detail.setProperty("field", refused.field());
        }
        return ResponseEntity.of(detail).build();
    }

    /** The status that says best why. */
    public static HttpStatus status(Attempt.Kind kind) {
        return switch (kind) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case NOT_NOW -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
    }
}
