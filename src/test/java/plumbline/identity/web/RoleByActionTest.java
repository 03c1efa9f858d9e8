package plumbline.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import plumbline.core.UnitId;
import plumbline.identity.Role;
import plumbline.identity.ServiceAccount;
import plumbline.identity.SignedInUser;
import plumbline.identity.web.Routes.Route;
import plumbline.testing.PlumblineTest;

/**
 * Every role against every action the service has. The requests go through the real filters and stop where the action
 * would begin, so nothing is changed. An action without a row here fails the test: say who may do it.
 */
@PlumblineTest
class RoleByActionTest {

    private static final int REACHED = HttpServletResponse.SC_ACCEPTED;

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> TIERS = EnumSet.range(Role.BOARD, Role.TEAM_MANAGER);
    private static final Set<Role> WITH_WORK = union(TIERS, Role.AUDITOR, Role.ADMINISTRATOR);
    private static final Set<Role> DATA = EnumSet.of(Role.DATA_STEWARD, Role.ADMINISTRATOR);
    private static final Set<Role> RUNNERS = union(DATA, Role.POLICY_AUTHOR, Role.POLICY_APPROVER);
    private static final Set<Role> POLICY = EnumSet.of(Role.POLICY_AUTHOR, Role.POLICY_APPROVER, Role.ADMINISTRATOR);
    private static final Set<Role> ADMINISTRATOR = EnumSet.of(Role.ADMINISTRATOR);

    private static final Set<Role> AUTHOR = EnumSet.of(Role.POLICY_AUTHOR);
    private static final Set<Role> DECIDERS = EnumSet.of(Role.POLICY_APPROVER, Role.BOARD);
    private static final Set<Role> DIRECTORS = EnumSet.of(Role.DIRECTOR);
    private static final Set<Role> RESTORERS = EnumSet.of(Role.POLICY_APPROVER, Role.DIRECTOR);

    /** Actions that need nobody to be signed in. */
    private static final Set<String> OPEN = Set.of("GET /sign-in", "GET /accessibility", "GET /privacy", "GET /cookies");

    private static final Map<String, Set<Role>> WHO_MAY = Map.<String, Set<Role>>ofEntries(
            Map.entry("GET /", EVERYBODY),
            Map.entry("GET /board", EVERYBODY),
            Map.entry("GET /api/v1/board", EVERYBODY),
            Map.entry("GET /escalations", EVERYBODY),
            Map.entry("GET /escalations/{id}", EVERYBODY),
            Map.entry("GET /escalations/process/{name}", EVERYBODY),
            Map.entry("GET /escalations/{id}/evidence/{evidence}", EVERYBODY),
            Map.entry("GET /escalations/{id}/plan", EVERYBODY),
            Map.entry("POST /escalations/{id}/plan", TIERS),
            Map.entry("POST /escalations/{id}/acknowledge", TIERS),
            Map.entry("POST /escalations/{id}/agree", TIERS),
            Map.entry("POST /escalations/{id}/actions/{action}/evidence", TIERS),
            Map.entry("POST /escalations/{id}/actions/{action}/done", TIERS),
            Map.entry("GET /escalations/{id}/actions/{action}/due-date", EVERYBODY),
            Map.entry("POST /escalations/{id}/actions/{action}/due-date", TIERS),
            Map.entry("POST /escalations/{id}/due-dates", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/actions/{action}/due-date", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/due-dates/agree", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/due-dates/refuse", TIERS),
            Map.entry("POST /escalations/{id}/provider-plans", TIERS),
            Map.entry("POST /escalations/{id}/provider-plans/{plan}/decide", TIERS),
            Map.entry("POST /escalations/{id}/provider-plans/{plan}/end", TIERS),
            Map.entry("GET /api/v1/escalations/{id}/provider-plans", EVERYBODY),
            Map.entry("POST /api/v1/tasks/{id}/provider-plans", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/provider-plans/{plan}/decide", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/provider-plans/{plan}/end", TIERS),
            Map.entry("GET /failures", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("GET /board/set-asides", EVERYBODY),
            Map.entry("POST /board/set-asides", DIRECTORS),
            Map.entry("GET /board/set-asides/{id}", EVERYBODY),
            Map.entry("POST /board/set-asides/{id}/end", DIRECTORS),
            Map.entry("GET /board/retired-standards", EVERYBODY),
            Map.entry("GET /board/retired-standards/{standard}", EVERYBODY),
            Map.entry("POST /board/retired-standards/{standard}", DIRECTORS),
            Map.entry("GET /api/v1/retired-standards", EVERYBODY),
            Map.entry("POST /api/v1/retired-standards/{standard}/close", DIRECTORS),
            Map.entry("GET /api/v1/set-asides", EVERYBODY),
            Map.entry("GET /api/v1/set-asides/{id}", EVERYBODY),
            Map.entry("POST /api/v1/set-asides", DIRECTORS),
            Map.entry("POST /api/v1/set-asides/{id}/end", DIRECTORS),
            Map.entry("GET /board/themes", EVERYBODY),
            Map.entry("POST /board/themes", TIERS),
            Map.entry("GET /board/themes/{theme}", EVERYBODY),
            Map.entry("POST /board/themes/{theme}/plans", TIERS),
            Map.entry("POST /board/themes/{theme}/plans/{escalation}/remove", TIERS),
            Map.entry("GET /api/v1/themes", EVERYBODY),
            Map.entry("GET /api/v1/themes/{id}", EVERYBODY),
            Map.entry("POST /api/v1/themes", TIERS),
            Map.entry("POST /api/v1/themes/{id}/plans", TIERS),
            Map.entry("POST /api/v1/themes/{id}/plans/{escalation}/remove", TIERS),
            Map.entry("POST /escalations/{id}/plan-again", TIERS),
            Map.entry("POST /escalations/{id}/sign-off", TIERS),
            Map.entry("POST /escalations/{id}/hand-up", TIERS),
            Map.entry("POST /escalations/{id}/hand-down", TIERS),
            Map.entry("POST /escalations/{id}/support", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/hand-down", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/support", TIERS),
            Map.entry("GET /api/v1/escalations/{id}/ladder", EVERYBODY),
            Map.entry("GET /board/pauses", EVERYBODY),
            Map.entry("POST /escalations/{id}/pauses", TIERS),
            Map.entry("POST /escalations/{id}/pauses/{pause}/decide", TIERS),
            Map.entry("POST /escalations/{id}/pauses/{pause}/end", TIERS),
            Map.entry("GET /api/v1/pauses", EVERYBODY),
            Map.entry("GET /api/v1/escalations/{id}/pauses", EVERYBODY),
            Map.entry("POST /api/v1/tasks/{id}/pauses", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/pauses/{pause}/approve", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/pauses/{pause}/refuse", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/pauses/{pause}/end", TIERS),
            Map.entry("POST /escalations/{id}/waivers", TIERS),
            Map.entry("POST /escalations/{id}/waivers/{waiver}/decide", TIERS),
            Map.entry("POST /escalations/{id}/waivers/{waiver}/end", TIERS),
            Map.entry("GET /api/v1/waivers", EVERYBODY),
            Map.entry("GET /api/v1/escalations/{id}/waivers", EVERYBODY),
            Map.entry("POST /api/v1/tasks/{id}/waivers", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/waivers/{waiver}/approve", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/waivers/{waiver}/refuse", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/waivers/{waiver}/end", TIERS),
            Map.entry("GET /api/v1/tasks/notices", WITH_WORK),
            Map.entry("POST /api/v1/tasks/notices/{notice}/read", TIERS),
            Map.entry("POST /work/notices/{notice}/read", TIERS),
            Map.entry("POST /escalations/{id}/accept-risk", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/accept-risk", TIERS),
            Map.entry("POST /escalations/{id}/refuse-sign-off", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/refuse-sign-off", TIERS),
            Map.entry("POST /escalations/{id}/confirm-actions", TIERS),
            Map.entry("POST /escalations/{id}/confirm-effect", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/confirm-actions", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/confirm-effect", TIERS),
            Map.entry("GET /api/v1/escalations/{id}/sign-offs", EVERYBODY),
            Map.entry("POST /escalations/{id}/actions/{action}/notes", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/actions/{action}/notes", TIERS),
            Map.entry("GET /board/meetings", EVERYBODY),
            Map.entry("GET /board/meetings/{meeting}", EVERYBODY),
            Map.entry("POST /board/meetings", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /board/meetings/{meeting}/move", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /board/meetings/{meeting}/cancel", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("GET /api/v1/board/meetings", EVERYBODY),
            Map.entry("GET /api/v1/board/meetings/{meeting}", EVERYBODY),
            Map.entry("POST /api/v1/board/meetings", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /api/v1/board/meetings/{meeting}/move", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /api/v1/board/meetings/{meeting}/cancel", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("GET /api/v1/escalations/{id}/board", EVERYBODY),
            Map.entry("POST /escalations/{id}/board/{item}/challenge", TIERS),
            Map.entry("POST /escalations/{id}/board/{item}/answer", TIERS),
            Map.entry("POST /escalations/{id}/board/{item}/decide", TIERS),
            Map.entry("POST /escalations/{id}/board/{item}/done", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/board/{item}/challenge", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/board/{item}/answer", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/board/{item}/decide", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/board/{item}/done", TIERS),
            Map.entry("GET /concerns", EVERYBODY),
            Map.entry("GET /concerns/{concern}", EVERYBODY),
            Map.entry("POST /concerns", EnumSet.complementOf(EnumSet.of(Role.AUDITOR))),
            Map.entry("GET /api/v1/concerns", EVERYBODY),
            Map.entry("POST /api/v1/concerns", EnumSet.complementOf(EnumSet.of(Role.AUDITOR))),
            Map.entry("POST /escalations/{id}/confirm-concern", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/confirm-concern", TIERS),
            Map.entry("GET /deputies", WITH_WORK),
            Map.entry("POST /deputies", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /deputies/{deputy}/end", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /deputies/successions", ADMINISTRATOR),
            Map.entry("POST /deputies/fallback", ADMINISTRATOR),
            Map.entry("GET /api/v1/deputies", EVERYBODY),
            Map.entry("POST /api/v1/deputies", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /api/v1/deputies/{deputy}/end", union(TIERS, Role.ADMINISTRATOR)),
            Map.entry("POST /api/v1/successions", ADMINISTRATOR),
            Map.entry("GET /work", WITH_WORK),
            Map.entry("GET /api/v1/escalations", EVERYBODY),
            Map.entry("GET /api/v1/escalations/{id}", EVERYBODY),
            Map.entry("GET /api/v1/escalations/{id}/cases", EVERYBODY),
            Map.entry("GET /api/v1/escalations/{id}/evidence/{evidence}", EVERYBODY),
            Map.entry("GET /api/v1/tasks", WITH_WORK),
            Map.entry("POST /api/v1/tasks/{id}/acknowledge", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/plan", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/agree", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/return", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/actions/{action}/evidence", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/actions/{action}/done", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/plan-again", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/sign-off", TIERS),
            Map.entry("POST /api/v1/tasks/{id}/hand-up", TIERS),
            Map.entry("GET /standards", EVERYBODY),
            Map.entry("GET /standards/{id}", EVERYBODY),
            Map.entry("GET /standards/escalation-policy", EVERYBODY),
            Map.entry("GET /api/v1/escalation-policy", EVERYBODY),
            Map.entry("GET /standards/changes", EVERYBODY),
            Map.entry("POST /standards/changes", AUTHOR),
            Map.entry("GET /standards/changes/{reference}", EVERYBODY),
            Map.entry("GET /standards/changes/{reference}/{standard}", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/{standard}", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/{standard}/form", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/{standard}/form", AUTHOR),
            Map.entry("POST /standards/changes/escalation-policy", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/escalation-policy", EVERYBODY),
            Map.entry("GET /standards/changes/{reference}/escalation-policy/rows/{line}", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/escalation-policy/rows/{line}", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/escalation-policy/rows/{line}/remove", AUTHOR),
            Map.entry("POST /api/v1/change-requests/escalation-policy", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/escalation-policy", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/escalation-policy", AUTHOR),
            Map.entry("GET /standards/targets", EVERYBODY),
            Map.entry("GET /api/v1/targets", EVERYBODY),
            Map.entry("POST /standards/changes/targets", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/targets", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/targets/rows", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/targets/rows/{line}/remove", AUTHOR),
            Map.entry("POST /api/v1/change-requests/targets", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/targets", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/targets", AUTHOR),
            Map.entry("GET /standards/vocabulary-mapping", EVERYBODY),
            Map.entry("GET /api/v1/vocabulary-mapping", EVERYBODY),
            Map.entry("POST /standards/changes/vocabulary-mapping", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/vocabulary-mapping", EVERYBODY),
            Map.entry("GET /standards/changes/{reference}/vocabulary-mapping/rows", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/vocabulary-mapping/rows", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/vocabulary-mapping/rows/{line}/remove", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/vocabulary-mapping/trials", union(DECIDERS, Role.POLICY_AUTHOR)),
            Map.entry("POST /api/v1/change-requests/{reference}/vocabulary-mapping/trials", union(DECIDERS, Role.POLICY_AUTHOR)),
            Map.entry("POST /api/v1/change-requests/vocabulary-mapping", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/vocabulary-mapping", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/vocabulary-mapping", AUTHOR),
            Map.entry("GET /standards/calendar", EVERYBODY),
            Map.entry("GET /standards/calendar/changes/{change}", EVERYBODY),
            Map.entry("GET /api/v1/calendar", EVERYBODY),
            Map.entry("POST /standards/changes/closure-days", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/closure-days", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/closure-days/days", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/closure-days/days/{line}/remove", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/typed-rows/{table}/discard", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/typed-rows/{table}", AUTHOR),
            Map.entry("POST /api/v1/change-requests/closure-days", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/closure-days", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/closure-days", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/{standard}/cases", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/{standard}/cases", AUTHOR),
            Map.entry("GET /standards/new", EVERYBODY),
            Map.entry("GET /standards/reviews", EVERYBODY),
            Map.entry("GET /standards/reviews/{standard}", EVERYBODY),
            Map.entry("POST /standards/reviews/{standard}", AUTHOR),
            Map.entry("POST /standards/reviews/{standard}/votes", EnumSet.complementOf(EnumSet.of(Role.AUDITOR))),
            Map.entry("GET /api/v1/standard-reviews", EVERYBODY),
            Map.entry("POST /api/v1/standard-reviews/{standard}", AUTHOR),
            Map.entry("POST /api/v1/standard-reviews/{standard}/votes", EnumSet.complementOf(EnumSet.of(Role.AUDITOR))),
            Map.entry("POST /standards/new", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/{standard}/take-out", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/standards", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/{standard}/leave-out", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/describe", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/examples", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/examples", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/bring-up-to-date", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/submit", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/take-back", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/withdraw", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/approve", DECIDERS),
            Map.entry("POST /standards/changes/{reference}/request-changes", DECIDERS),
            Map.entry("POST /standards/changes/{reference}/reject", DECIDERS),
            Map.entry("POST /standards/changes/import", AUTHOR),
            Map.entry("GET /standards/changes/{reference}/incoming", EVERYBODY),
            Map.entry("POST /standards/changes/{reference}/incoming", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/incoming", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/incoming", AUTHOR),
            Map.entry("POST /standards/changes/{reference}/what-if", union(DECIDERS, Role.POLICY_AUTHOR)),
            Map.entry("POST /api/v1/change-requests/import", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/what-if", union(DECIDERS, Role.POLICY_AUTHOR)),
            Map.entry("GET /standards/versions/{number}/rules.zip", EVERYBODY),
            Map.entry("GET /api/v1/rule-set-versions", EVERYBODY),
            Map.entry("GET /api/v1/rule-set-versions/{number}", EVERYBODY),
            Map.entry("GET /api/v1/rule-set-versions/{number}/rules.zip", EVERYBODY),
            Map.entry("POST /api/v1/rule-set-versions/{number}/restore", RESTORERS),
            Map.entry("GET /standards/versions", EVERYBODY),
            Map.entry("GET /standards/versions/{number}", EVERYBODY),
            Map.entry("POST /standards/versions/{number}/restore", RESTORERS),
            Map.entry("GET /api/v1/vocabulary", EVERYBODY),
            Map.entry("GET /api/v1/change-requests", EVERYBODY),
            Map.entry("POST /api/v1/change-requests", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/look", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/standards", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/standards/{id}", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/standards/{id}/form", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/standards/{id}/form", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/standards/{id}/cases", AUTHOR),
            Map.entry("POST /api/v1/change-requests/new-standard", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/standards/{id}/take-out", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/standards/{id}/leave-out", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/description", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/trial", AUTHOR),
            Map.entry("GET /api/v1/change-requests/{reference}/examples", EVERYBODY),
            Map.entry("POST /api/v1/change-requests/{reference}/examples", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/bring-up-to-date", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/submit", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/take-back", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/withdraw", AUTHOR),
            Map.entry("POST /api/v1/change-requests/{reference}/approve", DECIDERS),
            Map.entry("POST /api/v1/change-requests/{reference}/request-changes", DECIDERS),
            Map.entry("POST /api/v1/change-requests/{reference}/reject", DECIDERS),
            Map.entry("GET /api/v1/standards", EVERYBODY),
            Map.entry("GET /api/v1/standards/{id}", EVERYBODY),
            Map.entry("GET /breaches", EVERYBODY),
            Map.entry("GET /api/v1/breaches", EVERYBODY),
            Map.entry("GET /api/v1/breaches/{id}", EVERYBODY),
            Map.entry("GET /standards/what-ifs/{id}", EVERYBODY),
            Map.entry("GET /standards/what-ifs/{id}/cases", EVERYBODY),
            Map.entry("GET /standards/what-ifs/{id}/month-ends", EVERYBODY),
            Map.entry("GET /api/v1/standards/what-ifs/{id}/month-ends", EVERYBODY),
            Map.entry("POST /standards/what-ifs/{id}/cancel", POLICY),
            Map.entry("POST /api/v1/standards/what-ifs", POLICY),
            Map.entry("GET /api/v1/standards/what-ifs/{id}", EVERYBODY),
            Map.entry("GET /api/v1/standards/what-ifs/{id}/cases", EVERYBODY),
            Map.entry("POST /api/v1/standards/what-ifs/{id}/cancel", POLICY),
            Map.entry("GET /evaluations", EVERYBODY),
            Map.entry("GET /evaluations/{id}", EVERYBODY),
            Map.entry("POST /evaluations", RUNNERS),
            Map.entry("GET /api/v1/evaluations", EVERYBODY),
            Map.entry("GET /api/v1/evaluations/{id}", EVERYBODY),
            Map.entry("POST /api/v1/evaluations", RUNNERS),
            Map.entry("POST /evaluations/{id}/replay", RUNNERS),
            Map.entry("POST /api/v1/evaluations/{id}/replay", RUNNERS),
            Map.entry("GET /findings/cases", EVERYBODY),
            Map.entry("GET /api/v1/findings/cases", EVERYBODY),
            Map.entry("GET /findings/history", EVERYBODY),
            Map.entry("GET /api/v1/findings/history", EVERYBODY),
            Map.entry("GET /findings", EVERYBODY),
            Map.entry("GET /api/v1/findings", EVERYBODY),
            Map.entry("GET /staff", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("POST /staff", ADMINISTRATOR),
            Map.entry("POST /staff/password", ADMINISTRATOR),
            Map.entry("POST /staff/suspend", ADMINISTRATOR),
            Map.entry("POST /staff/reactivate", ADMINISTRATOR),
            Map.entry("GET /password", EVERYBODY),
            Map.entry("POST /password", EVERYBODY),
            Map.entry("POST /staff/email", ADMINISTRATOR),
            Map.entry("GET /organisation", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("GET /organisation/units.csv", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("GET /organisation/posts.csv", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("POST /organisation/preview", ADMINISTRATOR),
            Map.entry("GET /organisation/second-lines", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("POST /organisation/second-lines", ADMINISTRATOR),
            Map.entry("POST /organisation/second-lines/end", ADMINISTRATOR),
            Map.entry("POST /organisation", ADMINISTRATOR),
            Map.entry("GET /service-accounts", union(ADMINISTRATOR, Role.AUDITOR)),
            Map.entry("POST /service-accounts", ADMINISTRATOR),
            Map.entry("GET /mail", union(DATA, Role.AUDITOR)),
            Map.entry("POST /mail/{id}/again", ADMINISTRATOR),
            Map.entry("POST /service-accounts/{id}/renew", ADMINISTRATOR),
            Map.entry("POST /service-accounts/{id}/revoke", ADMINISTRATOR),
            Map.entry("GET /imports/people", union(DATA, Role.AUDITOR)),
            Map.entry("POST /imports/people", DATA),
            Map.entry("GET /imports/joined-people", union(DATA, Role.AUDITOR)),
            Map.entry("POST /imports/joined-people/part", DATA),
            Map.entry("POST /imports/joined-people/join", DATA),
            Map.entry("GET /api/v1/imports/joined-people", union(DATA, Role.AUDITOR)),
            Map.entry("POST /api/v1/imports/joined-people/part", DATA),
            Map.entry("POST /api/v1/imports/joined-people/join", DATA),
            Map.entry("GET /imports/workers", union(DATA, Role.AUDITOR)),
            Map.entry("GET /imports/workers/decide", union(DATA, Role.AUDITOR)),
            Map.entry("POST /imports/workers/decide", DATA),
            Map.entry("POST /imports/workers/take-back", DATA),
            Map.entry("GET /api/v1/imports/workers", union(DATA, Role.AUDITOR)),
            Map.entry("POST /api/v1/imports/workers/decide", DATA),
            Map.entry("POST /api/v1/imports/workers/take-back", DATA),
            Map.entry("GET /imports", EVERYBODY),
            Map.entry("GET /imports/faults", EVERYBODY),
            Map.entry("GET /imports/faults/files/{name}", EVERYBODY),
            Map.entry("GET /imports/faults/trend", EVERYBODY),
            Map.entry("POST /imports/faults", DATA),
            Map.entry("GET /api/v1/imports/faults", EVERYBODY),
            Map.entry("POST /api/v1/imports/faults/move", DATA),
            Map.entry("GET /imports/closed-locations", EVERYBODY),
            Map.entry("GET /imports/mappings", EVERYBODY),
            Map.entry("POST /imports/mappings/{id}/forget", DATA),
            Map.entry("GET /imports/mappings/{id}/units", union(DATA, Role.AUDITOR)),
            Map.entry("POST /imports/mappings/{id}/units", DATA),
            Map.entry("GET /imports/{id}/mapping", union(DATA, Role.AUDITOR)),
            Map.entry("POST /imports/{id}/mapping", DATA),
            Map.entry("GET /api/v1/imports/mappings", EVERYBODY),
            Map.entry("GET /imports/feeds", EVERYBODY),
            Map.entry("GET /imports/retention", union(DATA, Role.AUDITOR)),
            Map.entry("POST /imports/retention/state", DATA),
            Map.entry("POST /imports/retention/purge", DATA),
            Map.entry("POST /imports/retention/hold", DATA),
            Map.entry("POST /imports/retention/holds/{id}/release", DATA),
            Map.entry("GET /imports/figures", EVERYBODY),
            Map.entry("POST /imports/figures/council", DATA),
            Map.entry("POST /imports/feeds/expect", DATA),
            Map.entry("POST /imports/feeds/confirm", DATA),
            Map.entry("GET /api/v1/imports/feeds", EVERYBODY),
            Map.entry("POST /api/v1/imports/feeds/expect", DATA),
            Map.entry("POST /api/v1/imports/feeds/confirm", DATA),
            Map.entry("GET /imports/{id}", EVERYBODY),
            Map.entry("POST /imports/{id}/cancel", DATA),
            Map.entry("GET /api/v1/imports/{id}/progress", EVERYBODY),
            Map.entry("POST /api/v1/imports/{id}/cancel", DATA),
            Map.entry("POST /imports/{id}/accept", DATA),
            Map.entry("POST /imports/{id}/discard", DATA),
            Map.entry("POST /imports/{id}/withdraw", DATA),
            Map.entry("GET /api/v1/imports/{id}/preview", union(DATA, Role.AUDITOR)),
            Map.entry("POST /api/v1/imports/{id}/accept", DATA),
            Map.entry("POST /api/v1/imports/{id}/discard", DATA),
            Map.entry("POST /api/v1/imports/{id}/withdraw", DATA),
            Map.entry("GET /imports/{id}/faults.csv", EVERYBODY),
            Map.entry("POST /imports", DATA),
            Map.entry("GET /api/v1/imports", EVERYBODY),
            Map.entry("GET /api/v1/imports/{id}", EVERYBODY),
            Map.entry("GET /api/v1/imports/{id}/faults", EVERYBODY),
            Map.entry("GET /api/v1/imports/{id}/words", EVERYBODY),
            Map.entry("POST /api/v1/imports", DATA),
            Map.entry("GET /clock", ADMINISTRATOR),
            Map.entry("POST /clock", ADMINISTRATOR),
            Map.entry("GET /api/v1/clock", EVERYBODY),
            Map.entry("POST /api/v1/clock", ADMINISTRATOR),
            Map.entry("GET /api/v1/openapi", EVERYBODY),
            Map.entry("GET /api/v1/openapi.yaml", EVERYBODY));

    @Autowired
    WebApplicationContext context;

    MockMvc service;

    @BeforeEach
    void stopWhereTheActionWouldBegin() {
        Filter stop = (request, response, chain) -> ((HttpServletResponse) response).setStatus(REACHED);
        service = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).addFilters(stop).build();
    }

    @Test
    void everyActionHasARow() {
        List<String> missing = Routes.all(context).stream().map(Route::toString)
                .filter(route -> !OPEN.contains(route) && !WHO_MAY.containsKey(route)).toList();
        assertThat(missing).as("actions that nobody has decided about").isEmpty();
    }

    @Test
    void everyRowIsAnAction() {
        assertThat(Routes.all(context).stream().map(Route::toString)).containsAll(WHO_MAY.keySet()).containsAll(OPEN);
    }

    @Test
    void letsThroughExactlyTheRolesThatMay() {
        SoftAssertions.assertSoftly(softly -> WHO_MAY.forEach((route, roles) -> {
            for (Role role : Role.values()) {
                softly.assertThat(status(route, role)).as(route + " as " + role)
                        .isEqualTo(roles.contains(role) ? REACHED : HttpServletResponse.SC_FORBIDDEN);
            }
        }));
    }

    @Test
    void letsNobodyThroughWhoIsNotSignedIn() {
        SoftAssertions.assertSoftly(softly -> WHO_MAY.keySet().forEach(route -> softly.assertThat(status(route, (Role) null))
                .as(route).isEqualTo(route.contains(" /api/") ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FOUND)));
        OPEN.forEach(route -> assertThat(status(route, (Role) null)).as(route).isEqualTo(REACHED));
    }

    @Test
    void refusesWhatNoRuleNamesToEverybody() {
        for (Role role : Role.values()) {
            assertThat(status("GET /no-such-page", role)).isEqualTo(HttpServletResponse.SC_NOT_FOUND);
            assertThat(status("DELETE /board", role)).isEqualTo(HttpServletResponse.SC_NOT_FOUND);
            assertThat(status("PUT /api/v1/clock", role)).isEqualTo(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Test
    void letsAServiceAccountSendFilesAndReadTheirResultAndNothingElse() {
        Set<String> open = Set.of("POST /api/v1/imports", "GET /api/v1/imports/{id}", "GET /api/v1/imports/{id}/faults");
        ServiceAccount account = new ServiceAccount(1, "Case management export", LocalDate.MAX, Optional.empty(), Instant.EPOCH, "administrator", null, null, null);
        SoftAssertions.assertSoftly(softly -> WHO_MAY.keySet().forEach(route -> softly.assertThat(status(route, account)).as(route)
                .isEqualTo(open.contains(route) ? REACHED : HttpServletResponse.SC_FORBIDDEN)));
    }

    @Test
    void givesAnAuditorEverythingToReadAndNothingToChange() {
        Set<String> administratorsOnly = Set.of("GET /clock");
        Set<String> theirOwn = Set.of("POST /password");
        WHO_MAY.forEach((route, roles) -> assertThat(roles.contains(Role.AUDITOR)).as(route)
                .isEqualTo(theirOwn.contains(route) || route.startsWith("GET ") && !administratorsOnly.contains(route)));
    }

    private int status(String route, @Nullable Role role) {
        return status(route, role == null ? null : (Object) new Somebody(role));
    }

    private int status(String route, @Nullable Object caller) {
        String[] parts = route.split(" ");
        var asked = request(HttpMethod.valueOf(parts[0]), parts[1].replaceAll("\\{[^}]+}", "1")).with(csrf());
        if (caller != null) {
            asked.with(authentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of())));
        }
        try {
            return service.perform(asked).andReturn().getResponse().getStatus();
        } catch (Exception failed) {
            throw new IllegalStateException(route + " as " + caller, failed);
        }
    }

    private static Set<Role> union(Set<Role> some, Role... others) {
        Set<Role> all = EnumSet.copyOf(some);
        Stream.of(others).forEach(all::add);
        return all;
    }

    private record Somebody(Role role) implements SignedInUser {

        @Override
        public String username() {
            return "somebody";
        }

        @Override
        public String title() {
            return "Somebody";
        }

        @Override
        public UnitId unit() {
            return new UnitId("council");
        }
    }
}
