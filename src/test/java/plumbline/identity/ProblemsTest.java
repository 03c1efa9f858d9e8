package plumbline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import plumbline.core.Attempt.Kind;
import plumbline.core.Attempt.Refused;

class ProblemsTest {

    @Test
    void namesTheFieldThatIsWrong() {
        ResponseEntity<Object> answer = Problems.of(new Refused<>(Kind.INVALID, "Enter another day.", "dueOn"));
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat((ProblemDetail) answer.getBody()).satisfies(problem -> {
            assertThat(problem.getDetail()).isEqualTo("Enter another day.");
            assertThat(problem.getProperties()).isEqualTo(Map.of("field", "dueOn"));
        });
    }

    @Test
    void namesNoneWhereNoneIsMeant() {
        ResponseEntity<Object> answer = Problems.of(new Refused<>(Kind.NOT_FOUND, "There is no such plan."));
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(((ProblemDetail) answer.getBody()).getProperties()).isNull();
    }
}
