package plumbline.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumbline.studio.IncomingChange;
import plumbline.studio.IncomingChange.Text;

/** What somebody who has to choose sees of the files of a standard. */
class IncomingViewTest {

    private static final String RULES = "local/governance/ASC-GOV-09.dslr";
    private static final String EXAMPLES = "local/governance/ASC-GOV-09.examples.yaml";

    @Test
    void whatThePackNeverHadIsHeldAgainstTheCouncilsAndWhatIsTheSameIsLeftOut() {
        IncomingView view = IncomingView.of(new IncomingChange("ASC-GOV-09",
                List.of(new Text(RULES, RULES, null, "nine months\n", "six months\n"), new Text(EXAMPLES, EXAMPLES, null, "the same\n", "the same\n")), null, null), Map.of());
        assertThat(view.texts()).singleElement().satisfies(text -> {
            assertThat(text.path()).isEqualTo(RULES);
            assertThat(text.withoutBefore()).isTrue();
        });
    }

    @Test
    void whatThePackHadIsHeldAgainstThat() {
        IncomingView view = IncomingView.of(new IncomingChange("ASC-FIN-04", List.of(new Text(RULES, RULES, "28 days\n", "35 days\n", "20 days\n")), null, null), Map.of());
        assertThat(view.texts()).singleElement().satisfies(text -> assertThat(text.withoutBefore()).isFalse());
    }
}
