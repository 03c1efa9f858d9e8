package plumbline.intake.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.Batch;
import plumbline.intake.BatchId;
import plumbline.intake.FileMappings;
import plumbline.intake.mapping.Mapping;
import plumbline.intake.mapping.MappingCheck;
import plumbline.intake.mapping.Proposal;
import plumbline.intake.mapping.RowMapping;
import plumbline.intake.mapping.SavedMapping;
import plumbline.intake.mapping.Target;
import plumbline.intake.mapping.TargetField;
import plumbline.intake.mapping.Targets;
import plumbline.intake.mapping.UnitNames;
import plumbline.intake.mapping.UnknownTable;
import plumbline.organisation.Organisation;

/** The pages on which somebody says what the columns of a council's own file mean, and sees which files are known. */
@Controller
@RequestMapping("/imports")
class MappingPages {

    private static final int ROWS_SHOWN = 5;
    private static final String CHECKED = "checked";

    private final FileMappings mappings;
    private final Organisation organisation;

    MappingPages(FileMappings mappings, Organisation organisation) {
        this.mappings = mappings;
        this.organisation = organisation;
    }

    /**
     * A kind of file that is read without asking.
     *
     * @param names how many names of units are explained, or {@code null} when the files have none
     */
    record KnownFile(String id, String name, String target, String saved, String savedBy, @Nullable String names) {

        static KnownFile of(SavedMapping saved) {
            return new KnownFile(Long.toString(saved.id()), saved.name(), saved.mapping().target().title(), BusinessTime.write(saved.savedAt()), saved.savedBy(),
                    saved.mapping().unitSource().isPresent() ? saved.mapping().units().size() == 1 ? "1 name" : saved.mapping().units().size() + " names" : null);
        }
    }

    @GetMapping("/mappings")
    String known(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("files", mappings.inUse().stream().map(KnownFile::of).toList());
        model.addAttribute("mayChange", mayChange(user));
        model.addAttribute("mayRead", mayChange(user) || user.role() == Role.AUDITOR);
        return "imports/mappings";
    }

    static boolean mayChange(SignedInUser user) {
        return user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR;
    }

    @PostMapping("/mappings/{id}/forget")
    String forget(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<SavedMapping> attempt = mappings.retire(id(id).value(), user.actor());
        if (attempt instanceof Attempt.Refused<SavedMapping>) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        next.addFlashAttribute("done", "The next file of this kind is asked about again. What was imported stays.");
        return "redirect:/imports/mappings";
    }

    @GetMapping("/{id}/mapping")
    String show(@PathVariable String id, @RequestParam Map<String, String> values, @AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("mayChange", mayChange(user));
        Attempt<UnknownTable> attempt = mappings.table(id(id));
        if (attempt instanceof Attempt.Refused<UnknownTable> refused) {
            if (refused.kind() == Attempt.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return "redirect:/imports/" + id(id);
        }
        UnknownTable table = ((Attempt.Done<UnknownTable>) attempt).value();
        MappingForm form = new MappingForm(values);
        Proposal proposal = new Proposal(table);
        Target target = form.target().orElseGet(proposal::target);
        Mapping columns = form.chosen() ? form.mapping(target, proposal) : proposal.mapping(target);
        UnitNames units = new UnitNames(organisation);
        List<String> names = units.unknown(names(columns, table));
        List<UnitQuestion> questions = UnitQuestion.about(names, form.units(), units);
        Mapping mapping = columns.with(UnitQuestion.chosen(questions));
        model.addAttribute("unitQuestions", questions);
        model.addAttribute("unitsNotAsked", names.size() - questions.size());
        model.addAttribute("units", UnitQuestion.choices(units));
        Map<String, String> problems = values.containsKey(CHECKED) ? MappingCheck.problems(mapping, table, form.name()) : Map.of();
        String nameTaken = (String) model.getAttribute("nameTaken");
        show(id, table, form, proposal, mapping, nameTaken == null ? problems : Map.of("name", nameTaken), model);
        return "imports/mapping";
    }

    /** What the file calls units, as far as it was looked at. */
    private static List<String> names(Mapping mapping, UnknownTable table) {
        return mapping.unitSource().map(from -> {
            List<String> names = new ArrayList<>(from.column() == null ? List.of() : table.values(from.column()));
            Optional.ofNullable(from.always()).ifPresent(names::add);
            return names;
        }).orElse(List.of());
    }

    /** Whether a name was never asked about, because another column was chosen meanwhile. */
    private boolean asksNow(MappingForm form, Mapping mapping, UnknownTable table) {
        UnitNames units = new UnitNames(organisation);
        return UnitQuestion.about(units.unknown(names(mapping, table)), form.units(), units).stream().anyMatch(question -> !form.units().containsKey(question.name()));
    }

    private static void show(String id, UnknownTable table, MappingForm form, Proposal proposal, Mapping mapping, Map<String, String> problems, Model model) {
        List<MappingField> fields = mapping.target().fields().stream().map(field -> MappingField.of(field, mapping, table, proposal, problems.get(field.name()))).toList();
        List<FieldProblem> errors = new ArrayList<>();
        fields.stream().filter(field -> field.problem() != null)
                .forEach(field -> errors.add(new FieldProblem((field.wrongOrder() ? MappingForm.DATES : MappingForm.COLUMN) + field.part(), String.valueOf(field.problem()))));
        if (problems.containsKey("name")) {
            errors.add(new FieldProblem("name", problems.get("name")));
        }
        List<TargetField> read = mapping.target().fields().stream().filter(field -> mapping.source(field).isPresent()).toList();
        model.addAttribute("id", id);
        model.addAttribute("file", table.source());
        model.addAttribute("targets", targets());
        model.addAttribute("target", mapping.target());
        model.addAttribute("columns", columns(table));
        model.addAttribute("fields", fields);
        model.addAttribute("errors", errors);
        model.addAttribute("name", form.name());
        model.addAttribute("nameProblem", problems.get("name"));
        model.addAttribute("shownFields", read.stream().map(TargetField::label).toList());
        model.addAttribute("rows", new RowMapping(mapping, table.headings()).shown(table.rows().subList(0, Math.min(ROWS_SHOWN, table.rows().size())), read));
        model.addAttribute("unread", table.headings().stream().filter(heading -> mapping.fields().values().stream().noneMatch(source -> heading.equals(source.column()))).toList());
    }

    private static Map<String, String> targets() {
        Map<String, String> targets = new LinkedHashMap<>();
        Targets.all().stream().sorted(Comparator.comparing(Target::title)).forEach(target -> targets.put(target.code(), target.title()));
        return targets;
    }

    private static Map<String, String> columns(UnknownTable table) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("", "Not in this file");
        table.headings().stream().filter(heading -> !heading.isBlank()).forEach(heading -> columns.put(heading, heading));
        return columns;
    }

    @PostMapping("/{id}/mapping")
    String save(@PathVariable String id, @RequestParam Map<String, String> values, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        MappingForm form = new MappingForm(values);
        if (!"save".equals(values.get("do"))) {
            return shown(id, form, next);
        }
        Target target = form.target().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (mappings.table(id(id)) instanceof Attempt.Done<UnknownTable> waiting
                && asksNow(form, form.mapping(target, new Proposal(waiting.value())), waiting.value())) {
            return shown(id, form, next);
        }
        Attempt<Batch> attempt = mappings.table(id(id)).then(table -> mappings.save(id(id), form.name(), form.mapping(target, new Proposal(table)), user.actor()));
        if (attempt instanceof Attempt.Refused<Batch> refused && !refused.field().isEmpty()) {
            next.addAttribute(CHECKED, "yes");
            if (refused.field().equals("name") && !form.name().isEmpty() && form.name().length() <= MappingCheck.LONGEST_NAME) {
                next.addFlashAttribute("nameTaken", refused.reason());
            }
            return shown(id, form, next);
        }
        if (attempt instanceof Attempt.Refused<Batch> refused) {
            next.addFlashAttribute("problem", refused.reason());
        } else {
            next.addFlashAttribute("done", "Saved. The next file with these columns is read without asking.");
        }
        return "redirect:/imports/" + id(id);
    }

    /** What was chosen goes into the address: a link is a view. */
    private static String shown(String id, MappingForm form, RedirectAttributes next) {
        form.kept().forEach(next::addAttribute);
        return "redirect:/imports/" + id(id) + "/mapping";
    }

    private static BatchId id(@Nullable String id) {
        return ImportWords.id(id == null ? "" : id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
