package plumbline.studio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.FieldProblem;
import plumbline.core.Page;
import plumbline.identity.Choices;
import plumbline.identity.Problems;
import plumbline.identity.SignedInUser;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.RuleSource;
import plumbline.standards.StoredVersion;
import plumbline.studio.ExchangingRules;
import plumbline.studio.RollingBack;

/** The versions there have been: when, by whom, why; their files and what differs between two of them. */
@Controller
class VersionPages {

    private static final int ON_A_PAGE = 25;

    private final RuleSetHistory history;
    private final RollingBack rollingBack;
    private final ExchangingRules exchange;

    VersionPages(RuleSetHistory history, RollingBack rollingBack, ExchangingRules exchange) {
        this.exchange = exchange;
        this.history = history;
        this.rollingBack = rollingBack;
    }

    /** What was in force on a day: the words before the version, and its number, 0 when there was none. */
    record Answer(String words, int number) {
    }

    @GetMapping("/standards/versions")
    String list(@RequestParam(defaultValue = "1") int page, @RequestParam Map<String, String> fields, Model model) {
        model.addAttribute("rows", Page.of(history.versions(), page, ON_A_PAGE).map(VersionRow::of));
        model.addAttribute("form", Map.of("on-day", fields.getOrDefault("on-day", ""), "on-month", fields.getOrDefault("on-month", ""),
                "on-year", fields.getOrDefault("on-year", "")));
        boolean asked = fields.keySet().stream().anyMatch(name -> name.startsWith("on-"));
        LocalDate day = day(fields);
        boolean wrong = asked && day == null;
        model.addAttribute("errors", wrong ? List.of(new FieldProblem("on-day", "Enter a day, for example 1 3 2026.")) : List.of());
        model.addAttribute("wrong", wrong ? Map.of("on", "Enter a day, for example 1 3 2026.") : Map.of());
        if (day != null) {
            model.addAttribute("answer", history.inForceAt(BusinessTime.endOf(day))
                    .map(version -> new Answer("At the end of " + BusinessTime.write(day) + " this was in force:", version.number()))
                    .orElseGet(() -> new Answer("At the end of " + BusinessTime.write(day) + " no version had been stored here yet.", 0)));
        }
        return "studio/versions";
    }

    @GetMapping("/standards/versions/{number}")
    String version(@PathVariable int number, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String standard,
                   @AuthenticationPrincipal SignedInUser user, Model model) {
        return draw(number, from, standard, List.of(), user, model);
    }

    @GetMapping("/standards/versions/{number}/rules.zip")
    ResponseEntity<Object> archive(@PathVariable int number) {
        byte[] archive = exchange.archive(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return download(String.valueOf(number), archive);
    }

    /** A rules folder to keep or to hand on. */
    static ResponseEntity<Object> download(String number, byte[] archive) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("rules-version-" + number + ".zip").build().toString())
                .body(archive);
    }

    @PostMapping("/standards/versions/{number}/restore")
    String restore(@PathVariable int number, @RequestParam(defaultValue = "") String why, @AuthenticationPrincipal SignedInUser user, Model model,
                   RedirectAttributes flash, HttpServletResponse response) {
        Attempt<RuleSetVersion> restored = rollingBack.restore(user, number, why);
        if (restored instanceof Attempt.Refused<RuleSetVersion> refused) {
            response.setStatus(Problems.status(refused.kind()).value());
            return draw(number, "", "", List.of(new FieldProblem("why", refused.reason())), user, model);
        }
        int became = ((Attempt.Done<RuleSetVersion>) restored).value().number();
        flash.addFlashAttribute("done", "Version " + number + " is in force again, as version " + became + ".");
        return "redirect:/standards/versions/" + became;
    }

    private String draw(int number, String from, String standard, List<FieldProblem> problems, SignedInUser user, Model model) {
        StoredVersion version = history.stored(number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<StoredVersion> all = history.versions();
        List<RuleSource> files = history.files(number);
        @Nullable StoredVersion next = all.stream().filter(other -> other.number() == number + 1).findFirst().orElse(null);
        model.addAttribute("version", VersionRow.of(version));
        model.addAttribute("fullHash", version.contentHash());
        model.addAttribute("until", next == null ? "It is in force now" : BusinessTime.write(next.createdAt()));
        model.addAttribute("files", files);
        model.addAttribute("from", from);
        model.addAttribute("choices", Choices.anyOr("Choose a version", all.stream().filter(other -> other.number() != number).toList(),
                other -> String.valueOf(other.number()), other -> "Version " + other.number() + ", " + BusinessTime.write(other.createdAt())));
        model.addAttribute("comparisons", all.stream().filter(other -> String.valueOf(other.number()).equals(from)).findFirst()
                .map(other -> compared(history.files(other.number()), files)).orElse(List.of()).stream().filter(file -> standard.isBlank() || of(standard, file)).toList());
        model.addAttribute("standard", standard);
        model.addAttribute("mayRestore", next != null && RollingBack.may(user));
        model.addAttribute("errors", problems);
        model.addAttribute("wrong", problems.isEmpty() ? Map.of() : Map.of("why", problems.get(0).words()));
        return "studio/version";
    }

    private static boolean of(String standard, Comparison file) {
        return file.path().contains("/" + standard + ".");
    }

    static List<Comparison> compared(List<RuleSource> before, List<RuleSource> after) {
        Map<String, String> first = texts(before);
        Map<String, String> second = texts(after);
        TreeSet<String> paths = new TreeSet<>(first.keySet());
        paths.addAll(second.keySet());
        return paths.stream().filter(path -> !first.getOrDefault(path, "").equals(second.getOrDefault(path, "")))
                .map(path -> Comparison.of(path, first.getOrDefault(path, ""), second.getOrDefault(path, ""))).toList();
    }

    private static Map<String, String> texts(List<RuleSource> files) {
        return files.stream().collect(Collectors.toMap(RuleSource::path, RuleSource::text, (one, other) -> one, TreeMap::new));
    }

    private static @Nullable LocalDate day(Map<String, String> fields) {
        try {
            return LocalDate.of(Integer.parseInt(fields.getOrDefault("on-year", "").strip()), Integer.parseInt(fields.getOrDefault("on-month", "").strip()),
                    Integer.parseInt(fields.getOrDefault("on-day", "").strip()));
        } catch (NumberFormatException | DateTimeException notADate) {
            return null;
        }
    }
}
