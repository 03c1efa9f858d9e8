package plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.ContentHash;
import plumbline.standards.RuleSource;

/** What a draft means beside the rules in force: whose it is to approve, whether it came too late, and how two changes come together. */
class DraftRulesTest {

    private static final String NATIONAL = "england/finance/ASC-FIN-01.dslr";
    private static final String OWN = "local/finance/ASC-FIN-01.dslr";
    private static final String TEXT = "title: A\nsource status: local\nthen\n    green is within 0.5 percent, either way\n    red is S2\n";

    @Test
    void targetsAreTheBoards() {
        assertThat(board(TEXT, TEXT)).isFalse();
        assertThat(board(TEXT, TEXT.replace("title: A", "title: B"))).isFalse();
        assertThat(board(TEXT, TEXT.replace("0.5", "0.6"))).isTrue();
        assertThat(board(TEXT, null)).isTrue();
    }

    @Test
    void severitiesAreTheBoardsWhenStatutory() {
        String statutory = TEXT.replace("local", "statutory");
        assertThat(board(TEXT, TEXT.replace("S2", "S3"))).isFalse();
        assertThat(board(statutory, statutory.replace("S2", "S3"))).isTrue();
        assertThat(board(statutory, statutory.replace("title: A", "title: B"))).isFalse();
        assertThat(board(statutory, TEXT)).as("no longer statutory").isTrue();
    }

    @Test
    void isOvertakenWhenItsFileChangedInBetween() {
        ChangedFile draft = new ChangedFile(OWN, "mine\n", ContentHash.of("before\n"));
        assertThat(DraftRules.overtaken(List.of(new RuleSource(OWN, "before\n")), List.of(draft))).isEmpty();
        assertThat(DraftRules.overtaken(List.of(new RuleSource(OWN, "other\n")), List.of(draft))).containsExactly(OWN);
        assertThat(DraftRules.overtaken(List.of(), List.of(draft))).containsExactly(OWN);
        assertThat(DraftRules.overtaken(List.of(new RuleSource(OWN, "mine\n")), List.of(draft))).as("it says the same already").isEmpty();
    }

    @Test
    void twoChangesOfDifferentLinesComeTogether() {
        String base = "one\ntwo\nthree\nfour\nfive\n";
        assertThat(ThreeWay.merge(base, base.replace("one", "ONE"), base.replace("five", "FIVE\nsix"))).contains("ONE\ntwo\nthree\nfour\nFIVE\nsix\n");
        assertThat(ThreeWay.merge(base, base.replace("two\n", ""), base.replace("five\n", ""))).contains("one\nthree\nfour\n");
        assertThat(ThreeWay.merge(base, base.replace("two", "TWO"), base.replace("two", "TWO"))).as("the same change").contains(base.replace("two", "TWO"));
        assertThat(ThreeWay.merge(base, base.replace("two", "2"), base.replace("two", "II"))).as("the same line").isEmpty();
    }

    @Test
    void linesAreComparedSideBySide() {
        assertThat(LineComparison.of("a\nb\nc", "a\nB\nc\nd")).containsExactly(new LineComparison.Pair("a", "a"), new LineComparison.Pair("b", "B"),
                new LineComparison.Pair("c", "c"), new LineComparison.Pair(null, "d"));
        assertThat(LineComparison.of("", "")).isEmpty();
        assertThat(LineComparison.of("x\ny\nz", "y")).extracting(LineComparison.Pair::same).containsExactly(false, true, false);
    }

    private static boolean board(String before, @Nullable String after) {
        return BoardMatters.among(List.of(new RuleSource(NATIONAL, before)), List.of(new ChangedFile(OWN, after, null)));
    }
}
