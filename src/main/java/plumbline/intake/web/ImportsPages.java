package plumbline.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.core.Attempt;
import plumbline.identity.Role;
import plumbline.identity.SignedInUser;
import plumbline.intake.Batch;
import plumbline.intake.BatchDecisions;
import plumbline.intake.ClosedLocations;
import plumbline.intake.FaultPage;
import plumbline.intake.Format;
import plumbline.intake.Imports;
import plumbline.intake.Preview;
import plumbline.intake.dropfolder.DropFolderWatch;
import plumbline.intake.freshness.Freshness;

/** The pages on which files are sent and everybody sees what became of them and how fresh the data is. */
@Controller
@RequestMapping("/imports")
class ImportsPages {

    private static final int SHOWN = 50;

    private final Imports imports;
    private final BatchDecisions decisions;
    private final Freshness freshness;
    private final DropFolderWatch dropFolder;
    private final ClosedLocations closed;
    private final Clock clock;

    ImportsPages(Imports imports, BatchDecisions decisions, Freshness freshness, DropFolderWatch dropFolder, ClosedLocations closed, Clock clock) {
        this.imports = imports;
        this.decisions = decisions;
        this.freshness = freshness;
        this.dropFolder = dropFolder;
        this.closed = closed;
        this.clock = clock;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser user, @RequestParam Map<String, String> asked, Model model) {
        if (asked.containsKey(TooLargeUploads.PARAMETER)) {
            model.addAttribute("problem", ImportWords.TOO_LARGE);
        }
        model.addAttribute("mayImport", mayDecide(user));
        boolean looksAfterIt = mayDecide(user) || user.role() == Role.AUDITOR;
        model.addAttribute("seesMail", looksAfterIt);
        model.addAttribute("seesServiceAccounts", looksAfterIt && user.role() != Role.DATA_STEWARD);
        model.addAttribute("dropFolder", looksAfterIt ? dropFolder.status().map(ImportWords::dropFolder).orElse(null) : null);
        model.addAttribute("formats", formats());
        List<FeedLine> lines = freshness.feeds(clock.instant()).stream().map(FeedLine::of).toList();
        model.addAttribute("troubles", lines.stream().filter(FeedLine::factsMissing).toList());
        model.addAttribute("closedPlacements", closed.people());
        model.addAttribute("unlistedPlacements", closed.peopleAtUnlisted());
        model.addAttribute("unexpected", lines.stream().filter(line -> !line.expected()).count());
        model.addAttribute("feeds", imports.feeds().stream().map(FeedRow::of).toList());
        model.addAttribute("batches", imports.batches(SHOWN).stream().map(BatchRow::of).toList());
        return "imports/list";
    }

    private static boolean mayDecide(SignedInUser user) {
        return user.role() == Role.DATA_STEWARD || user.role() == Role.ADMINISTRATOR;
    }

    private static Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        formats.put("", "Recognise it by its content");
        for (Format format : Format.values()) {
            formats.put(format.code(), format.title());
        }
        return formats;
    }

    @PostMapping
    String post(@RequestParam("file") MultipartFile file, @RequestParam(defaultValue = "") String format,
                @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) throws IOException {
        if (file.isEmpty() && Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty()) {
            return refused("Choose a file to import.", format, next);
        }
        if (file.getSize() > Imports.LARGEST_UPLOAD) {
            return refused(ImportWords.TOO_LARGE, format, next);
        }
        try (InputStream content = file.getInputStream()) {
            Attempt<Batch> attempt = decisions.beginPreview(Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                    Format.coded(format), content, user.actor());
            if (attempt instanceof Attempt.Refused<Batch> refused) {
                return refused(refused.reason(), format, next);
            }
            Batch batch = ((Attempt.Done<Batch>) attempt).value();
            if (batch.repeated()) {
                next.addFlashAttribute("done", "This file was imported before. Nothing has changed.");
            }
            return "redirect:/imports/" + batch.id() + (batch.state() == Batch.State.TO_BE_MAPPED ? "/mapping" : "");
        }
    }

    private static String refused(String reason, String format, RedirectAttributes next) {
        next.addFlashAttribute("problem", reason);
        next.addFlashAttribute("format", format);
        return "redirect:/imports";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, @RequestParam(defaultValue = "1") String page, @AuthenticationPrincipal SignedInUser user, Model model) {
        Batch batch = found(id);
        FaultPage faults = imports.faults(batch.id(), page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1);
        model.addAttribute("batch", BatchRow.of(batch));
        model.addAttribute("faults", new FaultPage(faults.faults().stream().map(FaultValues.ofImport(user)).toList(), faults.page(), faults.pages(), faults.kept()));
        model.addAttribute("words", imports.words(batch.id()));
        model.addAttribute("mayDecide", mayDecide(user));
        model.addAttribute("progress", batch.state() == Batch.State.RUNNING ? ProgressView.of(batch, imports.progress(batch.id()).orElse(null)) : null);
        Preview preview = decisions.preview(batch.id());
        model.addAttribute("preview", preview.facts());
        // Who is concerned is for those who answer for the data; everybody else sees how many.
        model.addAttribute("people", mayDecide(user) || user.role() == Role.AUDITOR ? preview.people() : List.of());
        return "imports/batch";
    }

    @PostMapping("/{id}/accept")
    String accept(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        Attempt<Batch> attempt = decisions.beginAccept(found(id).id(), user.actor());
        boolean goesOn = attempt instanceof Attempt.Done<Batch> done && done.value().state() == Batch.State.RUNNING;
        return decided(id, attempt, goesOn ? "The file is being imported." : "The file was imported.", next);
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return decided(id, decisions.cancel(found(id).id(), user.actor()), "The import is being stopped. Nothing of the file is kept.", next);
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, RedirectAttributes next) {
        return decided(id, decisions.discard(found(id).id(), user.actor()), "The file was discarded. Nothing of it was imported.", next);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable String id, @RequestParam(defaultValue = "") String reason, @AuthenticationPrincipal SignedInUser user,
                    RedirectAttributes next) {
        next.addFlashAttribute("reason", reason);
        return decided(id, decisions.withdraw(found(id).id(), reason, user.actor()),
                "The import was withdrawn. The next evaluation judges the people concerned again.", next);
    }

    private static String decided(String id, Attempt<Batch> attempt, String done, RedirectAttributes next) {
        if (attempt instanceof Attempt.Refused<Batch> refused) {
            next.addFlashAttribute("problem", refused.reason());
            next.addFlashAttribute("field", refused.field());
            return "redirect:/imports/" + id;
        }
        next.addFlashAttribute("done", done);
        return "redirect:/imports/" + ((Attempt.Done<Batch>) attempt).value().id();
    }

    /** All kept faults as a file for a spreadsheet. */
    @GetMapping("/{id}/faults.csv")
    void csv(@PathVariable String id, @AuthenticationPrincipal SignedInUser user, HttpServletResponse response) throws IOException {
        Batch batch = found(id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"faults-of-import-" + batch.id() + ".csv\"");
        Writer out = response.getWriter();
        FaultsCsv.writeHeader(out);
        for (int page = 1; page <= imports.faults(batch.id(), 1).pages(); page++) {
            imports.faults(batch.id(), page).faults().stream().map(FaultValues.ofImport(user)).forEach(fault -> FaultsCsv.write(fault, out));
        }
    }

    private Batch found(String id) {
        Optional<Batch> batch = ImportWords.id(id).flatMap(imports::batch);
        return batch.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
