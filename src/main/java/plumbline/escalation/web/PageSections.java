package plumbline.escalation.web;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plumbline.breaches.Waiver;
import plumbline.core.BusinessTime;
import plumbline.escalation.AcceptingRisk;
import plumbline.escalation.MovingDueDates;
import plumbline.escalation.Muting;
import plumbline.escalation.OverdueActions;
import plumbline.escalation.VacantPosts;
import plumbline.escalation.Waiving;
import plumbline.escalation.setaside.SettingAside;
import plumbline.escalation.theme.Themes;

/** The parts of the page of one escalation; a new part is a line here, and the page itself stays as it is. */
@Configuration(proxyBeanMethods = false)
class PageSections {

    /** Cases of one escalation that were set aside together with others, in words. */
    record SetAsideHere(UUID id, String words) {
    }

    @Bean
    PageSection vacantPostsSection(VacantPosts posts) {
        return new PageSection("vacant", seen -> seen.escalation().open() ? posts.of(seen.escalation().unit()) : List.of());
    }

    @Bean
    PageSection mutedBySection(Muting muting) {
        return new PageSection("mutedBy", seen -> muting.parent(seen.escalation().id()).orElse(null));
    }

    @Bean
    PageSection mutesSection(Muting muting) {
        return new PageSection("mutes", seen -> muting.children(seen.escalation().id()));
    }

    @Bean
    PageSection setAsideSection(Waiving waiving, SettingAside settingAside) {
        return new PageSection("setAside", seen -> waiving.of(seen.escalation().id()).stream()
                .filter(waiver -> waiver.setAside() != null && waiver.state() == Waiver.State.IN_FORCE)
                .collect(Collectors.groupingBy(waiver -> Objects.requireNonNull(waiver.setAside()), Collectors.counting())).entrySet().stream()
                .flatMap(each -> settingAside.setAside(each.getKey()).stream().map(made -> new SetAsideHere(made.id(), each.getValue()
                        + (each.getValue() == 1 ? " case is" : " cases are") + " set aside until " + BusinessTime.write(made.until())
                        + ", or until the rule changes, by " + seen.words().person(made.director()) + ": " + made.reason()))).toList());
    }

    @Bean
    PageSection pathSection(LadderSection ladder) {
        return new PageSection("ladder", seen -> ladder.of(seen.escalation(), seen.words()));
    }

    @Bean
    PageSection stagesSection(StageSection stages) {
        return new PageSection("stages", seen -> stages.of(seen.escalation(), seen.username(), seen.words()));
    }

    @Bean
    PageSection raisedConcernSection(ConcernSection concern) {
        return new PageSection("concern", seen -> concern.of(seen.escalation(), seen.user(), seen.words()));
    }

    @Bean
    PageSection beforeTheBoardSection(BoardSection board) {
        return new PageSection("board", seen -> board.of(seen.escalation().id(), seen.user().actor(), seen.words()));
    }

    @Bean
    PageSection riskSection(AcceptingRisk risk) {
        return new PageSection("mayAcceptRisk", seen -> risk.may(seen.escalation(), seen.username()));
    }

    @Bean
    PageSection providersSection(ProviderSection providers) {
        return new PageSection("providers", seen -> providers.of(seen.escalation(), seen.username(), seen.words()));
    }

    @Bean
    PageSection themeSection(Themes themes) {
        return new PageSection("theme", seen -> themes.of(seen.escalation().id()).orElse(null));
    }

    @Bean
    PageSection aboutActionsSection(OverdueActions actions) {
        return new PageSection("aboutActions", seen -> actions.about(seen.escalation()));
    }

    @Bean
    PageSection movedDatesSection(MovingDueDates dates) {
        return new PageSection("mayAgreeAgain", seen -> dates.mayDecide(seen.escalation(), seen.username()));
    }

    @Bean
    PageSection pausesSection(PauseSections pauses) {
        return new PageSection("pauses", seen -> pauses.of(seen.escalation(), seen.cases().items(), seen.username(), seen.words()));
    }
}
