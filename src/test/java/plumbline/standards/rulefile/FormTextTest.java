package plumbline.standards.rulefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumbline.core.Attempt;
import plumbline.standards.RuleSource;
import plumbline.standards.StandardForm.Field;
import plumbline.standards.StandardForm.Line;
import plumbline.standards.versions.ShippedRules;

/** The form of a standard and its text never disagree. */
class FormTextTest {

    private static final List<RuleSource> SHIPPED = ShippedRules.read();
    private static final FormText FORM = new FormText(new VocabularyBook(SHIPPED.stream()
            .filter(file -> file.path().equals("vocabulary.dsl")).findFirst().orElseThrow().text()));

    @Test
    void aFormThatSaysWhatTheTextSaysLeavesEveryLetter() {
        rules().forEach(file -> {
            assertThat(done(FORM.write(file.text(), Map.of()))).as(file.path()).isEqualTo(file.text());
            assertThat(done(FORM.write(file.text(), everything(file.text())))).as(file.path()).isEqualTo(file.text());
        });
    }

    @Test
    void everySentenceOfEveryStandardIsInItsForm() {
        rules().forEach(file -> {
            long sentences = file.text().lines().filter(line -> line.startsWith("    ")).count();
            assertThat(FORM.lines(file.text()).stream().filter(line -> line.words().equals(line.topic())).count()).as(file.path()).isGreaterThanOrEqualTo(11);
            assertThat(FORM.lines(file.text()).stream().filter(line -> !line.words().equals(line.topic())).count()).as(file.path()).isEqualTo(sentences);
        });
    }

    @Test
    void whatIsTypedInOneFieldChangesThatFieldAndNothingElse() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (RuleSource file : rules()) {
            List<Field> fields = FORM.lines(file.text()).stream().flatMap(line -> line.slots().stream()).toList();
            for (int i = 0; i < 6; i++) {
                Field field = fields.get(random.nextInt(fields.size()));
                String value = other(field, random);
                Attempt<String> attempt = FORM.write(file.text(), Map.of(field.field(), value));
                if (attempt instanceof Attempt.Refused<String> refused) {
                    assertThat(refused.field()).as("seed %d, %s", seed, file.path()).isEqualTo(field.field());
                    continue;
                }
                String written = done(attempt);
                List<Field> now = FORM.lines(written).stream().flatMap(line -> line.slots().stream()).toList();
                assertThat(now).as("seed %d, %s, %s", seed, file.path(), field).hasSameSizeAs(fields);
                for (int k = 0; k < now.size(); k++) {
                    assertThat(now.get(k).value()).as("seed %d, %s", seed, file.path()).isEqualTo(fields.get(k).equals(field) ? value : fields.get(k).value());
                }
                assertThat(done(FORM.write(written, Map.of(field.field(), field.value())))).as("seed %d, %s", seed, file.path()).isEqualTo(file.text());
            }
        }
    }

    @Test
    void daysBecomeWorkingDaysByChoosingTheOtherSentence() {
        String text = text("ASC-ASM-01");
        Line limit = line(text, "the limit is ");
        assertThat(limit.alternatives()).as("no word of developers").allSatisfy(words -> assertThat(limit.shown(words)).doesNotContainPattern("[a-z][A-Z]|[{}]"));
        assertThat(limit.shown("the limit is {workingDays} working days")).isEqualTo("the limit is (working days) working days");
        assertThat(limit.alternatives()).as("a later limit, a step and a rolling deadline say something else").hasSizeGreaterThan(3).allSatisfy(words -> assertThat(words).startsWith("the limit "));
        String working = limit.alternatives().stream().filter(words -> words.equals("the limit is {workingDays} working days, not counting the start day")).findFirst().orElseThrow();
        Map<String, String> typed = Map.of(limit.wordsField(), working, limit.slots().get(0).field(), "20");
        assertThat(done(FORM.write(text, typed))).isEqualTo(text.replace("the limit is 28 days, not", "the limit is 20 working days, not"));
        Attempt<String> refused = FORM.write(text, Map.of(limit.slots().get(0).field(), "twenty"));
        assertThat(refused).isInstanceOfSatisfying(Attempt.Refused.class, no -> {
            assertThat(no.field()).isEqualTo(limit.slots().get(0).field());
            assertThat(no.reason()).isEqualTo("expected a number of days between 1 and 3650, found 'twenty'");
        });
    }

    @Test
    void aStepOfTheLadderComesAndGoes() {
        String text = text("ASC-ASM-01");
        String added = done(FORM.write(text, Map.of("add", "a breach is S1 after 84 days")));
        assertThat(added).isEqualTo(text.replace("    a breach is S2 after 56 days\n", "    a breach is S2 after 56 days\n    a breach is S1 after 84 days\n"));
        Line step = FORM.lines(added).stream().filter(line -> line.slots().stream().anyMatch(slot -> slot.value().equals("84"))).findFirst().orElseThrow();
        assertThat(done(FORM.write(added, Map.of("remove", String.valueOf(step.number()))))).isEqualTo(text);
        assertThat(FORM.write(text, Map.of("add", "System.exit( 0 );"))).isInstanceOf(Attempt.Refused.class);
        assertThat(FORM.write(text, Map.of("remove", "1"))).isInstanceOf(Attempt.Refused.class);
    }

    @Test
    void aLineEndTypedIntoAFieldBeginsNoSentence() {
        String text = text("ASC-ASM-01");
        Line title = FORM.lines(text).get(0);
        String written = done(FORM.write(text, Map.of(title.slots().get(0).field(), "One title\n> System.exit( 0 );")));
        assertThat(written.lines().count()).isEqualTo(text.lines().count());
        assertThat(written).startsWith("title: One title > System.exit( 0 );\n");
    }

    private static Map<String, String> everything(String text) {
        Map<String, String> fields = new HashMap<>();
        FORM.lines(text).forEach(line -> {
            line.slots().forEach(slot -> fields.put(slot.field(), slot.value()));
            if (!line.alternatives().isEmpty()) {
                fields.put(line.wordsField(), line.words());
            }
        });
        return fields;
    }

    private static String other(Field field, Random random) {
        List<String> choices = new ArrayList<>(field.choices());
        choices.remove(field.value());
        return !choices.isEmpty() ? choices.get(random.nextInt(choices.size())) : field.value().matches("\\d+") ? String.valueOf(1 + random.nextInt(30))
                : field.value() + " also";
    }

    private static Line line(String text, String start) {
        return FORM.lines(text).stream().filter(line -> line.words().startsWith(start)).findFirst().orElseThrow();
    }

    private static String text(String standard) {
        return rules().stream().filter(file -> file.path().contains(standard)).findFirst().orElseThrow().text();
    }

    private static List<RuleSource> rules() {
        return SHIPPED.stream().filter(file -> file.path().endsWith(".dslr")).toList();
    }

    private static <T> T done(Attempt<T> attempt) {
        assertThat(attempt).isInstanceOf(Attempt.Done.class);
        return ((Attempt.Done<T>) attempt).value();
    }
}
