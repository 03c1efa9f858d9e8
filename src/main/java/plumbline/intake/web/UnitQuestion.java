package plumbline.intake.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.intake.mapping.UnitNames;

/**
 * Which unit a name in a file means, as a page asks it.
 *
 * @param number counts from 0 on its page
 * @param name   as the file writes it
 * @param unit   the code that is chosen or proposed; empty when none is
 * @param hint   says of a proposal that it is one
 */
record UnitQuestion(int number, String name, String unit, @Nullable String hint) {

    static final String NAME = "unit-name-";
    static final String UNIT = "unit-code-";

    /** More are asked when the first are answered. */
    static final int MOST = 40;

    /** Asks about names; what is answered already stands as it is, and for the others a likely unit is proposed. */
    static List<UnitQuestion> about(List<String> names, Map<String, String> answers, UnitNames units) {
        List<UnitQuestion> questions = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            String code = answers.get(name);
            String likely = code == null ? units.likeliest(name) : null;
            questions.add(new UnitQuestion(questions.size(), name, code == null ? likely == null ? "" : likely : units.isUnit(code) ? code : "",
                    likely == null ? null : "Proposed because the names are alike."));
        }
        return questions;
    }

    /** The units that are chosen or proposed, by name. */
    static Map<String, String> chosen(List<UnitQuestion> questions) {
        Map<String, String> chosen = new LinkedHashMap<>();
        questions.stream().filter(question -> !question.unit().isEmpty()).forEach(question -> chosen.put(question.name(), question.unit()));
        return chosen;
    }

    /** The units to choose from. */
    static Map<String, String> choices(UnitNames units) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Not said: such rows are faults");
        choices.putAll(units.choices());
        return choices;
    }

    /** What was answered on a page: the unit's code by name, empty where none was chosen. */
    static Map<String, String> answers(Map<String, String> values) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (int number = 0; number < MOST; number++) {
            String name = values.getOrDefault(NAME + number, "").strip();
            if (!name.isEmpty() && name.length() <= UnitNames.LONGEST) {
                answers.put(name, values.getOrDefault(UNIT + number, "").strip());
            }
        }
        return answers;
    }
}
