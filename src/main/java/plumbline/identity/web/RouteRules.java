package plumbline.identity.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static plumbline.identity.Role.ADMINISTRATOR;
import static plumbline.identity.Role.ASSISTANT_DIRECTOR;
import static plumbline.identity.Role.AUDITOR;
import static plumbline.identity.Role.BOARD;
import static plumbline.identity.Role.DATA_STEWARD;
import static plumbline.identity.Role.DIRECTOR;
import static plumbline.identity.Role.HEAD_OF_SERVICE;
import static plumbline.identity.Role.POLICY_APPROVER;
import static plumbline.identity.Role.POLICY_AUTHOR;
import static plumbline.identity.Role.TEAM_MANAGER;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import plumbline.identity.Role;

/**
 * Who may do what, as one table. The first rule that fits decides; what no rule names is refused to everybody. Which of
 * the escalations, tasks and units a role may touch is checked by the feature, not here.
 */
final class RouteRules {

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> TIERS = EnumSet.of(TEAM_MANAGER, HEAD_OF_SERVICE, ASSISTANT_DIRECTOR, DIRECTOR, BOARD);
    private static final Set<Role> THOSE_WITH_WORK = with(TIERS, AUDITOR, ADMINISTRATOR);
    private static final Set<Role> TIERS_AND_ADMINISTRATOR = with(TIERS, ADMINISTRATOR);
    private static final Set<Role> ALL_BUT_THE_AUDITOR = EnumSet.complementOf(EnumSet.of(AUDITOR));
    private static final Set<Role> DATA = EnumSet.of(DATA_STEWARD, ADMINISTRATOR);
    private static final Set<Role> POLICY = EnumSet.of(POLICY_AUTHOR, POLICY_APPROVER, ADMINISTRATOR);
    private static final Set<Role> RUNNERS = EnumSet.of(DATA_STEWARD, POLICY_AUTHOR, POLICY_APPROVER, ADMINISTRATOR);
    private static final Set<Role> AUTHORS = EnumSet.of(POLICY_AUTHOR);
    private static final Set<Role> DECIDERS = EnumSet.of(POLICY_APPROVER, BOARD);
    private static final Set<Role> TRIERS = with(DECIDERS, POLICY_AUTHOR);
    private static final Set<Role> RESTORERS = EnumSet.of(POLICY_APPROVER, DIRECTOR);
    private static final Set<Role> DIRECTORS = EnumSet.of(DIRECTOR);
    private static final Set<Role> ADMINISTRATORS = EnumSet.of(ADMINISTRATOR);
    private static final Set<Role> ADMINISTRATORS_AND_AUDITOR = EnumSet.of(ADMINISTRATOR, AUDITOR);

    private static final List<Rule> ALL = List.of(
            rule(GET, "/", EVERYBODY),
            rule(GET, "/board/**", EVERYBODY),
            rule(GET, "/escalations/**", EVERYBODY),
            rule(GET, "/breaches/**", EVERYBODY),
            rule(GET, "/findings/**", EVERYBODY),
            rule(GET, "/standards/**", EVERYBODY),
            rule(GET, "/concerns/**", EVERYBODY),
            // It shows rows of files as they came.
            rule(GET, "/imports/*/mapping", with(DATA, AUDITOR)),
            rule(GET, "/imports/mappings/*/units", with(DATA, AUDITOR)),
            rule(GET, "/imports/people", with(DATA, AUDITOR)),
            rule(GET, "/imports/joined-people", with(DATA, AUDITOR)),
            rule(GET, "/imports/workers/**", with(DATA, AUDITOR)),
            // Holds name people.
            rule(GET, "/imports/retention", with(DATA, AUDITOR)),
            rule(GET, "/imports/**", EVERYBODY),
            rule(GET, "/evaluations/**", EVERYBODY),
            rule(GET, "/work/**", THOSE_WITH_WORK),
            rule(GET, "/tasks/**", THOSE_WITH_WORK),
            rule(GET, "/clock", ADMINISTRATORS),
            rule(GET, "/service-accounts", ADMINISTRATORS_AND_AUDITOR),
            rule(POST, "/service-accounts/**", ADMINISTRATORS),
            rule(GET, "/mail", with(DATA, AUDITOR)),
            rule(POST, "/mail/**", ADMINISTRATORS),
            rule(GET, "/failures", ADMINISTRATORS_AND_AUDITOR),
            rule(GET, "/staff", ADMINISTRATORS_AND_AUDITOR),
            rule(POST, "/staff/**", ADMINISTRATORS),
            rule(GET, "/password", EVERYBODY),
            rule(POST, "/password", EVERYBODY),
            rule(GET, "/organisation/**", ADMINISTRATORS_AND_AUDITOR),
            rule(POST, "/organisation/**", ADMINISTRATORS),

            rule(GET, "/deputies", THOSE_WITH_WORK),
            rule(POST, "/deputies/successions", ADMINISTRATORS),
            rule(POST, "/deputies/fallback", ADMINISTRATORS),
            rule(POST, "/deputies/**", TIERS_AND_ADMINISTRATOR),
            rule(POST, "/board/themes/**", TIERS),
            rule(POST, "/board/set-asides/**", DIRECTORS),
            rule(POST, "/board/retired-standards/**", DIRECTORS),
            rule(POST, "/board/meetings/**", TIERS_AND_ADMINISTRATOR),
            rule(POST, "/concerns", ALL_BUT_THE_AUDITOR),
            rule(POST, "/work/**", TIERS),
            rule(POST, "/tasks/**", TIERS),
            rule(POST, "/escalations/**", TIERS),
            rule(POST, "/imports/**", DATA),
            rule(POST, "/evaluations/**", RUNNERS),
            rule(POST, "/standards/changes/*/approve", DECIDERS),
            rule(POST, "/standards/changes/*/request-changes", DECIDERS),
            rule(POST, "/standards/changes/*/reject", DECIDERS),
            rule(POST, "/standards/changes/*/what-if", TRIERS),
            rule(POST, "/standards/changes/*/vocabulary-mapping/trials", TRIERS),
            rule(POST, "/standards/changes/**", AUTHORS),
            rule(POST, "/standards/new", AUTHORS),
            rule(POST, "/standards/reviews/*/votes", ALL_BUT_THE_AUDITOR),
            rule(POST, "/standards/reviews/*", AUTHORS),
            rule(POST, "/standards/versions/*/restore", RESTORERS),
            rule(POST, "/standards/**", POLICY),
            rule(POST, "/clock", ADMINISTRATORS),

            rule(GET, "/api/v1/tasks/**", THOSE_WITH_WORK),
            // It names people.
            rule(GET, "/api/v1/imports/*/preview", with(DATA, AUDITOR)),
            rule(GET, "/api/v1/imports/joined-people", with(DATA, AUDITOR)),
            rule(GET, "/api/v1/imports/workers", with(DATA, AUDITOR)),
            rule(GET, "/api/v1/**", EVERYBODY),
            rule(POST, "/api/v1/successions", ADMINISTRATORS),
            rule(POST, "/api/v1/deputies/**", TIERS_AND_ADMINISTRATOR),
            rule(POST, "/api/v1/themes/**", TIERS),
            rule(POST, "/api/v1/set-asides/**", DIRECTORS),
            rule(POST, "/api/v1/retired-standards/**", DIRECTORS),
            rule(POST, "/api/v1/board/meetings/**", TIERS_AND_ADMINISTRATOR),
            rule(POST, "/api/v1/concerns", ALL_BUT_THE_AUDITOR),
            rule(POST, "/api/v1/tasks/**", TIERS),
            rule(POST, "/api/v1/escalations/**", TIERS),
            rule(POST, "/api/v1/imports/**", DATA),
            rule(POST, "/api/v1/evaluations/**", RUNNERS),
            rule(POST, "/api/v1/change-requests/*/approve", DECIDERS),
            rule(POST, "/api/v1/change-requests/*/request-changes", DECIDERS),
            rule(POST, "/api/v1/change-requests/*/reject", DECIDERS),
            rule(POST, "/api/v1/change-requests/*/what-if", TRIERS),
            rule(POST, "/api/v1/change-requests/*/vocabulary-mapping/trials", TRIERS),
            rule(POST, "/api/v1/change-requests/**", AUTHORS),
            rule(POST, "/api/v1/standard-reviews/*/votes", ALL_BUT_THE_AUDITOR),
            rule(POST, "/api/v1/standard-reviews/*", AUTHORS),
            rule(POST, "/api/v1/rule-set-versions/*/restore", RESTORERS),
            rule(POST, "/api/v1/standards/**", POLICY),
            rule(POST, "/api/v1/clock", ADMINISTRATORS));

    /** What another system may do with its token; which imports are its own is checked by the feature. */
    private static final List<Rule> SERVICE_ACCOUNTS = List.of(
            rule(POST, "/api/v1/imports", Set.of()),
            rule(GET, "/api/v1/imports/{id:\\d+}", Set.of()),
            rule(GET, "/api/v1/imports/{id:\\d+}/faults", Set.of()));

    /** What may be asked for without signing in. */
    static final List<String> OPEN = List.of("/sign-in", "/assets/**", "/favicon.ico", "/accessibility", "/privacy", "/cookies",
            "/actuator/health");

    private RouteRules() {
    }

    /** Who may send this; nobody when no rule names it. */
    static Set<Role> allowed(HttpMethod method, String path) {
        return first(ALL, method, path).map(Rule::roles).orElse(Set.of());
    }

    /** Whether another system may send this. */
    static boolean openToServiceAccounts(HttpMethod method, String path) {
        return first(SERVICE_ACCOUNTS, method, path).isPresent();
    }

    private static Optional<Rule> first(List<Rule> rules, HttpMethod method, String path) {
        HttpMethod asked = method.equals(HttpMethod.HEAD) ? GET : method;
        PathContainer parsed = PathContainer.parsePath(path);
        return rules.stream().filter(rule -> rule.method().equals(asked) && rule.pattern().matches(parsed)).findFirst();
    }

    private static Rule rule(HttpMethod method, String pattern, Set<Role> roles) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), roles);
    }

    private static Set<Role> with(Set<Role> some, Role... others) {
        Set<Role> all = EnumSet.copyOf(some);
        all.addAll(List.of(others));
        return all;
    }

    private record Rule(HttpMethod method, PathPattern pattern, Set<Role> roles) {
    }
}
