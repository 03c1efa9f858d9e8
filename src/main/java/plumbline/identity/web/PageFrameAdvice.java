package plumbline.identity.web;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;
import plumbline.core.BusinessTime;
import plumbline.identity.SignedInUser;
import plumbline.identity.web.PageFrame.Link;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** Gives every page its frame. It is worked out only when a page is drawn, not for redirects and the API. */
@ControllerAdvice
class PageFrameAdvice {

    private static final List<Link> PAGES = List.of(
            new Link("board", "Board", "/board"),
            new Link("work", "My work", "/work"),
            new Link("standards", "Standards", "/standards"),
            new Link("concerns", "Concerns", "/concerns"),
            new Link("imports", "Imports", "/imports"),
            new Link("evaluations", "Evaluations", "/evaluations"),
            new Link("organisation", "Organisation", "/organisation"),
            new Link("failures", "Failures", "/failures"),
            new Link("clock", "Clock", "/clock"));

    private final Organisation organisation;
    private final Clock clock;
    private final boolean demonstration;

    PageFrameAdvice(Organisation organisation, Clock clock, @Value("${plumbline.demonstration}") boolean demonstration) {
        this.organisation = organisation;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @ModelAttribute("frame")
    LazyContextVariable<PageFrame> frame(@AuthenticationPrincipal @Nullable SignedInUser user) {
        return new LazyContextVariable<>() {
            @Override
            protected PageFrame loadValue() {
                return new PageFrame(council(), demonstration ? BusinessTime.write(BusinessTime.dayOf(clock.instant())) : null,
                        user, user == null ? List.of() : navigationFor(user));
            }
        };
    }

    /** Before a council is set up there is no name to show. */
    private String council() {
        return organisation.units().stream().findFirst().map(OrgUnit::name).orElse("Adult social care");
    }

    private List<Link> navigationFor(SignedInUser user) {
        return PAGES.stream()
                .filter(page -> demonstration || !page.key().equals("clock"))
                .filter(page -> RouteRules.allowed(HttpMethod.GET, page.address()).contains(user.role()))
                .toList();
    }
}
