package plumbline.escalation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.breaches.ByHand;
import plumbline.core.BusinessTime;
import plumbline.core.Jurisdiction;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.organisation.Deputy;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;
import plumbline.organisation.Post;
import plumbline.organisation.Tier;
import plumbline.standards.RuleSets;

/** The names behind the codes and the days behind the instants, as they are at one moment. */
final class Words {

    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final Map<UnitId, String> units = new HashMap<>();
    private final Map<Integer, String> tiers = new HashMap<>();
    private final Map<String, String> posts = new HashMap<>();
    private final Map<String, Deputy> standIns = new HashMap<>();
    private final Map<StandardId, String> standards = new HashMap<>();
    private final WorkingCalendar calendar;
    private final Instant now;

    Words(Organisation organisation, RuleSets ruleSets, List<Deputy> deputies, Instant now) {
        deputies.stream().filter(deputy -> deputy.on(BusinessTime.dayOf(now))).forEach(deputy -> standIns.put(deputy.person(), deputy));
        organisation.units().forEach((OrgUnit unit) -> units.put(unit.id(), unit.name()));
        organisation.ladder().tiers().forEach((Tier tier) -> tiers.put(tier.position(), tier.name()));
        organisation.posts().forEach((Post post) -> posts.putIfAbsent(post.username(), post.title()));
        ruleSets.inForce().standards().forEach(standard -> standards.put(standard.id(), standard.title()));
        standards.put(ByHand.STANDARD, ByHand.TITLE);
        standards.put(ByHand.ABOUT_A_PROVIDER, ByHand.TITLE_ABOUT_A_PROVIDER);
        this.calendar = organisation.calendar(Jurisdiction.ENGLAND);
        this.now = now;
    }

    Instant now() {
        return now;
    }

    String unit(UnitId unit) {
        return units.getOrDefault(unit, unit.value());
    }

    String tier(int tier) {
        return tiers.getOrDefault(tier, "Tier " + tier);
    }

    /** The title of the standard; its id when no rule file in force has it any more. */
    String standard(StandardId standard) {
        return standards.getOrDefault(standard, standard.value());
    }

    /** Who a sign-in name is, for example {@code Head of service, Older people (head-older-people)}. */
    String person(@Nullable String username) {
        if (username == null) {
            return "nobody, the post is vacant";
        }
        String post = posts.get(username);
        return post == null ? username : post + " (" + username + ")";
    }

    /** Who answers today: the person, and who stands in for them. */
    String answering(@Nullable String username) {
        Deputy standIn = username == null ? null : standIns.get(username);
        return person(username) + (standIn == null ? ""
                : ", for whom " + standIn.deputy() + " stands in until " + BusinessTime.write(standIn.ends()));
    }

    /** Who holds something at a tier; the tier too, unless the post's title begins with it. */
    String holder(int tier, @Nullable String username) {
        String person = answering(username);
        return person.startsWith(tier(tier)) ? person : tier(tier) + ": " + person;
    }

    /** A deadline: its day, and its time too when it is not the end of that day. */
    String deadline(Instant deadline) {
        LocalTime time = deadline.atZone(BusinessTime.ZONE).toLocalTime();
        return time.equals(END_OF_DAY) ? BusinessTime.write(BusinessTime.dayOf(deadline)) : BusinessTime.write(deadline);
    }

    /** How long there is still, in words. */
    String left(Instant deadline) {
        LocalDate today = BusinessTime.dayOf(now);
        LocalDate last = BusinessTime.dayOf(deadline);
        if (now.isAfter(deadline)) {
            int late = calendar.workingDaysBetween(last, today);
            return late == 0 ? "Overdue" : "Overdue by " + days(late);
        }
        int left = calendar.workingDaysBetween(today, last);
        return left == 0 ? "Due today" : days(left) + " left";
    }

    /** How old something is, in days. */
    String age(Instant since) {
        long days = ChronoUnit.DAYS.between(BusinessTime.dayOf(since), BusinessTime.dayOf(now));
        return days == 0 ? "today" : days == 1 ? "1 day" : days + " days";
    }

    private static String days(int number) {
        return number == 1 ? "1 working day" : number + " working days";
    }

    static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
