package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumbline.intake.words.CouncilWord;
import plumbline.intake.words.CouncilWords;
import plumbline.intake.words.ListedField;
import plumbline.intake.words.WordFile;

/** The council's own words for the values of lists: what a table of them may say, and what it does to a cell. */
class CouncilWordsTest {

    private static final String SERVICE = "client level data: service type";
    private static final String OUTCOME = "record list: grade of case-file audit";

    @Test
    void aTableThatSaysWhatEachWordMeansHasNoProblem() {
        assertThat(problems(SERVICE + ",Nursing home perm,Long term support: Nursing care,Written by the old case system")).isEmpty();
        assertThat(file(SERVICE + ",Nursing  home perm,LONG TERM SUPPORT: nursing care,x").words(KnownLists.ALL))
                .containsExactly(new CouncilWord(SERVICE, "Nursing home perm", "Long term support: Nursing care"));
    }

    @Test
    void eachProblemIsSaidInItsRow() {
        assertThat(problems("shoe size,12,x,y")).singleElement().asString().contains("2: no file has a field 'shoe size'");
        assertThat(problems(SERVICE + ",Nursing home,Nursing,y")).singleElement().asString().contains("means is one of").contains("found 'Nursing'");
        assertThat(problems(SERVICE + ",long term support: NURSING CARE,Long term support: Prison,y")).singleElement().asString()
                .contains("is a value of the list itself and means what it says there");
        assertThat(problems(SERVICE + ",,Long term support: Prison,y")).singleElement().asString().contains("word is empty");
        assertThat(problems(SERVICE + ",n/a,Long term support: Prison,y")).singleElement().asString().contains("says that there is no value");
        assertThat(problems(SERVICE + "," + "x".repeat(101) + ",Long term support: Prison,y")).singleElement().asString().contains("1 to 100 letters");
        assertThat(problems(SERVICE + "," + "x".repeat(100) + ",Long term support: Prison,y")).isEmpty();
        assertThat(problems(SERVICE + ",Jail,Long term support: Prison,")).singleElement().asString().contains("reason says who uses the word");
        assertThat(problems(SERVICE + ",Jail,Long term support: Prison," + "y".repeat(201))).singleElement().asString().contains("reason says");
        assertThat(problems(SERVICE + ",Jail,Long term support: Prison,y", SERVICE + ",JAIL,Long term support: Community,y")).singleElement().asString()
                .contains("3: 'JAIL' stands in line 2 already, with another meaning: 'Long term support: Prison'");
        assertThat(problems(SERVICE + ",Jail,Long term support: Prison,y", SERVICE + ",Jail,Long term support: Prison,z")).singleElement().asString()
                .contains("stands in line 2 already. Keep one");
        assertThat(problems(SERVICE + ",Jail,Long term support: Prison,y", "client level data: event type,Jail,Service,y")).as("one word in two fields").isEmpty();
        assertThat(new WordFile("nothing\nof the kind").problems(KnownLists.ALL)).singleElement().asString().contains("this is no vocabulary mapping");
        assertThat(new WordFile("nothing\nof the kind").words(KnownLists.ALL)).isEmpty();
    }

    @Test
    void aRowThatCannotBeUsedLeavesTheOthersInForce() {
        assertThat(file(SERVICE + ",Jail,nowhere,y", "shoe size,12,x,y", SERVICE + ",Gaol,Long term support: Prison,y").words(KnownLists.ALL))
                .containsExactly(new CouncilWord(SERVICE, "Gaol", "Long term support: Prison"));
    }

    @Test
    void everyFieldHasAListAndReadsItsOwnValues() {
        assertThat(KnownLists.ALL.all()).extracting(ListedField::name).contains(SERVICE, OUTCOME, "record list: record kind", "event list: entity type",
                "event list: event type of safeguarding concern", "event list: reason of pause", "client level data: review reason").doesNotHaveDuplicates();
        for (ListedField field : KnownLists.ALL.all()) {
            assertThat(field.values()).as(field.name()).isNotEmpty().allSatisfy(value -> assertThat(field.value(value)).as(field.name()).contains(value));
            assertThat(field.value("no such word at all")).as(field.name()).isEmpty();
        }
    }

    /** Whatever a table says, also of the values of the list themselves: what is on the list is never looked up. */
    @Test
    void noMappingChangesHowAListedValueIsRead() {
        long seed = Long.getLong("plumbline.seed", 61);
        Random random = new Random(seed);
        List<ListedField> fields = KnownLists.ALL.all();
        int listed = 0;
        int meant = 0;
        for (int i = 0; i < 20_000; i++) {
            ListedField field = fields.get(random.nextInt(fields.size()));
            String cell = written(field, random);
            CouncilWords words = new CouncilWords(List.of(new CouncilWord(field.name(), cell, any(field.values(), random)),
                    new CouncilWord(field.name(), written(field, random), any(field.values(), random))));
            if (field.value(cell).isPresent() || Missing.is(cell)) {
                listed++;
                assertThat(words.meant(field, cell)).as("seed " + seed + ": " + field.name() + " '" + cell + "'").isNull();
            } else {
                meant++;
                assertThat(words.meant(field, cell.toUpperCase(Locale.ROOT))).as("seed " + seed + ": " + field.name() + " '" + cell + "'").isNotNull();
            }
        }
        assertThat(List.of(listed, meant)).as("both sides came").allMatch(times -> times > 2_000);
    }

    @Test
    void mappingsAreToldApartByWhatTheyDo() {
        CouncilWord jail = new CouncilWord(SERVICE, "Jail", "Long term support: Prison");
        assertThat(CouncilWords.NONE.hash()).isEmpty();
        assertThat(new CouncilWords(List.of(jail)).hash()).isEqualTo(new CouncilWords(List.of(new CouncilWord(SERVICE, "JAIL", jail.means()))).hash())
                .isNotEqualTo(new CouncilWords(List.of(new CouncilWord(SERVICE, "Jail", "Long term support: Community"))).hash()).isNotEmpty();
    }

    private static String written(ListedField field, Random random) {
        String value = any(field.values(), random);
        return switch (random.nextInt(6)) {
            case 0 -> value;
            case 1 -> value.toUpperCase(Locale.ROOT);
            case 2 -> value.toLowerCase(Locale.ROOT);
            case 3 -> value + " perm";
            case 4 -> "Our " + value;
            default -> any(List.of("", "n/a", "y", "true", "Jail " + random.nextInt(50), "Ünser Wort", "a,b\"c"), random);
        };
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static List<String> problems(String... rows) {
        return file(rows).problems(KnownLists.ALL).stream().map(problem -> problem.line() + ": " + problem.message()).toList();
    }

    private static WordFile file(String... rows) {
        List<String> lines = new ArrayList<>(List.of(String.join(",", WordFile.HEADER)));
        lines.addAll(List.of(rows));
        return new WordFile(String.join("\n", lines) + "\n");
    }
}
