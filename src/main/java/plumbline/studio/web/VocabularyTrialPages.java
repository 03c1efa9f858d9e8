package plumbline.studio.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import plumbline.breaches.whatif.ImpactId;
import plumbline.core.Attempt;
import plumbline.core.FieldProblem;
import plumbline.identity.SignedInUser;
import plumbline.intake.BatchId;
import plumbline.intake.Imports;
import plumbline.studio.ChangeRequest;
import plumbline.studio.TryingWordsOnFiles;
import plumbline.studio.TypedTable;

/** Tries the words of a change request on a file, given here or waiting to be accepted. */
@Controller
class VocabularyTrialPages {

    private final TryingWordsOnFiles trying;
    private final ChangeAnswer answer;

    VocabularyTrialPages(TryingWordsOnFiles trying, ChangeAnswer answer) {
        this.trying = trying;
        this.answer = answer;
    }

    @PostMapping(VocabularyDraftPages.DRAFT + "/trials")
    String start(@PathVariable String reference, @RequestParam(defaultValue = "") String waiting, @RequestParam(required = false) @Nullable MultipartFile file,
                 @AuthenticationPrincipal SignedInUser user, RedirectAttributes flash) throws IOException {
        ChangeRequest request = answer.find(reference);
        Attempt<ImpactId> started = started(request, waiting, file, user);
        if (started instanceof Attempt.Refused<ImpactId> refused) {
            flash.addFlashAttribute("notTried", new FieldProblem(refused.field().isEmpty() ? null : refused.field(), refused.reason()));
            return "redirect:" + TypedRowAnswer.address(request, TypedTable.VOCABULARY);
        }
        return "redirect:/standards/what-ifs/" + ((Attempt.Done<ImpactId>) started).value() + "?change=" + request.reference();
    }

    private Attempt<ImpactId> started(ChangeRequest request, String waiting, @Nullable MultipartFile file, SignedInUser user) throws IOException {
        if (waiting.matches("\\d{1,18}")) {
            return trying.start(request, new BatchId(Long.parseLong(waiting)), user.actor());
        }
        if (file == null || file.isEmpty()) {
            return Attempt.invalid("file", "Choose a file that waits, or give one.");
        }
        if (file.getSize() > Imports.LARGEST_UPLOAD) {
            return Attempt.invalid("file", "The file is larger than 200 MB. Give one with fewer rows: the words mean the same in each.");
        }
        try (InputStream content = file.getInputStream()) {
            return trying.start(request, Objects.requireNonNullElse(file.getOriginalFilename(), ""), content, user.actor());
        }
    }
}
