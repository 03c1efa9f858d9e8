package plumbline.escalation.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import plumbline.core.Page;
import plumbline.core.Severity;
import plumbline.core.StandardId;
import plumbline.escalation.Deputizing;
import plumbline.escalation.Escalations;
import plumbline.escalation.Notices;
import plumbline.escalation.Slippage;
import plumbline.escalation.WorkItem;
import plumbline.identity.SignedInUser;

/** My work: everything that waits for the person who asks. */
@Controller
class WorkPages {

    /** What a list can be sorted by. */
    enum Sort {
        DUE("Due date"),
        SEVERITY("Severity"),
        STANDARD("Standard"),
        UNIT("Unit");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** One page of one's own work. */
    record WorkPage(List<WorkRow> rows, int number, int pages, int total, int overdue, String address) {
    }

    private final Escalations escalations;
    private final Wording wording;
    private final Notices notices;
    private final Deputizing deputizing;
    private final Slippage slippage;

    WorkPages(Escalations escalations, Wording wording, Notices notices, Deputizing deputizing, Slippage slippage) {
        this.escalations = escalations;
        this.wording = wording;
        this.notices = notices;
        this.deputizing = deputizing;
        this.slippage = slippage;
    }

    @GetMapping("/work")
    String work(@RequestParam Optional<WorkItem.Kind> kind, @RequestParam Optional<Severity> severity,
                @RequestParam Optional<StandardId> standard, @RequestParam(defaultValue = "DUE") Sort sort,
                @RequestParam(defaultValue = "1") int page, @AuthenticationPrincipal SignedInUser user, Model model) {
        Words words = wording.now();
        List<WorkItem> all = escalations.workOf(user.username());
        List<WorkItem> shown = all.stream()
                .filter(item -> kind.isEmpty() || kind.get() == item.kind())
                .filter(item -> severity.isEmpty() || severity.get() == item.summary().escalation().severity())
                .filter(item -> standard.isEmpty() || standard.get().equals(item.summary().escalation().standard()))
                .sorted(order(sort, words)).toList();
        model.addAttribute("page", page(shown, page, words, address(kind, severity, standard, sort)));
        model.addAttribute("all", all.size());
        model.addAttribute("before", escalations.heldBefore(user.username()).stream()
                .map(summary -> EscalationRow.of(summary, words)).toList());
        model.addAttribute("away", deputizing.today(user.username()).map(deputy -> words.answering(user.username())).orElse(""));
        model.addAttribute("notices", notices.unread(user.username()).stream().map(notice -> NoticeView.of(notice, user.username())).toList());
        model.addAttribute("kinds", WorkItem.Kind.values());
        model.addAttribute("kind", kind.orElse(null));
        model.addAttribute("severities", Severity.values());
        model.addAttribute("severity", severity.orElse(null));
        model.addAttribute("standards", all.stream().map(item -> item.summary().escalation().standard().value()).distinct().sorted().toList());
        model.addAttribute("standard", standard.map(StandardId::value).orElse(""));
        model.addAttribute("sorts", Sort.values());
        model.addAttribute("sort", sort);
        return "escalation/work";
    }

    @PostMapping("/work/notices/{notice}/read")
    String read(@PathVariable UUID notice, @AuthenticationPrincipal SignedInUser user) {
        notices.read(notice, user.username());
        return "redirect:/work";
    }

    private WorkPage page(List<WorkItem> shown, int asked, Words words, String address) {
        Page<WorkRow> page = Page.of(shown, asked, Escalations.PAGE_SIZE).map(item -> WorkRow.of(item, slippage, words));
        return new WorkPage(page.items(), page.number(), page.pages(), page.total(), (int) shown.stream().filter(WorkItem::overdue).count(), address);
    }

    /** Overdue first whatever the order, because that is what the page is for. */
    private static Comparator<WorkItem> order(Sort sort, Words words) {
        Comparator<WorkItem> overdueFirst = Comparator.comparing(WorkItem::overdue).reversed();
        Comparator<WorkItem> chosen = switch (sort) {
            case DUE -> Comparator.comparing(WorkItem::dueAt);
            case SEVERITY -> Comparator.comparing(item -> item.summary().escalation().severity());
            case STANDARD -> Comparator.comparing(item -> item.summary().escalation().standard());
            case UNIT -> Comparator.comparing(item -> words.unit(item.summary().escalation().unit()));
        };
        return overdueFirst.thenComparing(chosen).thenComparing(WorkItem::dueAt);
    }

    private static String address(Optional<WorkItem.Kind> kind, Optional<Severity> severity, Optional<StandardId> standard,
                                  Sort sort) {
        return UriComponentsBuilder.fromPath("/work").queryParamIfPresent("kind", kind).queryParamIfPresent("severity", severity)
                .queryParamIfPresent("standard", standard).queryParam("sort", sort).build().toUriString();
    }
}
