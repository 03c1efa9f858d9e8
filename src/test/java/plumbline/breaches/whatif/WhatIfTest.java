package plumbline.breaches.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.breaches.BreachFilter;
import plumbline.breaches.Breaches;
import plumbline.breaches.NewWork;
import plumbline.breaches.whatif.Impact.Effect;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.core.StandardId;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.facts.FactKind;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Imports;
import plumbline.intake.JoinedPeople;
import plumbline.organisation.ClosureDay;
import plumbline.organisation.ClosureFile;
import plumbline.organisation.CouncilCalendar;
import plumbline.organisation.OrganisationChanges;
import plumbline.standards.AsAt;
import plumbline.standards.ChangedRules;
import plumbline.standards.Outcome;
import plumbline.standards.RuleSetHistory;
import plumbline.standards.RuleSetPublication;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;
import plumbline.standards.versions.ShippedRules;
import plumbline.testing.ArrivedFacts;
import plumbline.testing.PlumblineTest;
import plumbline.testing.TestUsers;
import plumbline.testing.Visitor;

@PlumblineTest
class WhatIfTest {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final String FILE = "england/assessment/ASC-ASM-01.dslr";
    private static final StandardId STANDARD = new StandardId("ASC-ASM-01");
    private static final Actor AUTHOR = Actor.named("policy-author");
    /** Everything that a what-if must leave alone. */
    private static final List<String> TABLES = List.of("breach", "escalation", "finding", "evaluation_run", "notice", "fact_change", "judged_person",
            "rule_set_version", "impact_finding");

    private static boolean filled;

    @LocalServerPort
    int port;

    @Autowired
    Users users;

    @Autowired
    WhatIf whatIf;

    @Autowired
    Breaches breaches;

    @Autowired
    EvaluationRuns runs;

    @Autowired
    RuleSets ruleSets;

    @Autowired
    RuleSetHistory history;

    @Autowired
    RuleSetPublication publication;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Imports imports;

    @Autowired
    JoinedPeople joined;

    @Autowired
    OrganisationChanges organisation;

    @Autowired
    CouncilCalendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @BeforeEach
    void aCouncilThatWasEvaluatedJustNow() throws IOException {
        if (!filled) {
            organisation.put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
            for (Path file : DemonstrationData.write(folder, 400, 11, BusinessTime.dayOf(clock.instant()))) {
                try (InputStream content = Files.newInputStream(file)) {
                    assertThat(imports.importFile(file.getFileName().toString(), Optional.empty(), content, Actor.SERVICE)).isInstanceOf(Attempt.Done.class);
                }
            }
            filled = true;
        }
        ArrivedFacts.came(jdbc, ruleSets.inForce(), clock.instant(), BusinessTime.dayOf(clock.instant()));
        evaluate();
    }

    @Test
    void saysWhichBreachesATighterLimitOpensAndTouchesNothing() {
        int before = open();
        Map<String, Object> untouched = counted();
        Impact impact = tried(inWords("the limit is 28 days", "the limit is 5 days"));
        assertThat(counted()).isEqualTo(untouched);
        assertThat(impact.state()).as(impact.problem()).isEqualTo(Impact.State.COMPLETED);
        assertThat(impact.standards()).contains(STANDARD);
        Map<Effect, Integer> totals = totals(impact);
        assertThat(totals.getOrDefault(Effect.OPENS, 0)).isPositive();
        assertThat(totals).containsOnlyKeys(Effect.OPENS);
        List<Impact.OutcomeCount> outcomes = whatIf.outcomes(impact.id()).stream().filter(count -> count.standard().equals(STANDARD)).toList();
        assertThat(outcomes).filteredOn(count -> count.outcome() == Outcome.BREACH).singleElement()
                .satisfies(count -> assertThat(count.after()).isGreaterThan(count.before()));
        assertThat(outcomes.stream().mapToInt(Impact.OutcomeCount::after).sum()).isEqualTo(outcomes.stream().mapToInt(Impact.OutcomeCount::before).sum());
        assertThat(open()).isEqualTo(before);
        assertThat(whatIf.newWork(impact.id()).stream().mapToInt(NewWork.AtTier::breaches).sum())
                .isEqualTo(Impact.totals(whatIf.counts(impact.id())).get(Effect.OPENS));
    }

    @Test
    void saysWhichBreachesALooserLimitClears() {
        int before = open();
        assertThat(before).isPositive();
        Impact impact = tried(inWords("the limit is 28 days", "the limit is 3000 days"), "it is due soon from day 21", "it is due soon from day 2900",
                "a breach is S2 after 56 days", "a breach is S2 after 3500 days");
        assertThat(impact.state()).as(impact.problem()).isEqualTo(Impact.State.COMPLETED);
        assertThat(totals(impact)).isEqualTo(Map.of(Effect.CLEARS, before));
        assertThat(whatIf.cases(impact.id(), new ImpactFilter(Optional.of(Effect.CLEARS), Optional.of(STANDARD), Optional.empty()), 1).total()).isEqualTo(before);
    }

    @Test
    void saysWhichBreachesChangeTheirSeverityOnly() {
        Impact impact = tried(inWords("a breach is S3", "a breach is S4"));
        int changed = jdbc.sql("select count(*) from breach where standard = ? and state = 'OPEN' and found and severity = 'S3'").param(STANDARD.value())
                .query(Integer.class).single();
        assertThat(totals(impact)).isEqualTo(changed == 0 ? Map.of() : Map.of(Effect.CHANGES, changed));
        assertThat(whatIf.changedRates(impact.id())).isEmpty();
        List<RuleSource> same = List.of(new RuleSource(FILE, inWords("a breach is S3", "a breach is S4")));
        assertThat(whatIf.latest(ChangedRules.of(same))).hasValueSatisfying(latest -> assertThat(latest.id()).isEqualTo(impact.id()));
    }

    @Test
    void warnsOfBreachesThatTheRuleNoLongerFindsButNothingClears() {
        int before = open();
        Impact impact = tried(ofSafeguarding());
        assertThat(impact.state()).as(impact.problem()).isEqualTo(Impact.State.COMPLETED);
        assertThat(Impact.totals(ofStandard(impact)).get(Effect.STAYS_OPEN)).isEqualTo(before + putDownByOtherTests());
    }

    @Test
    void refusesWhatChangesNothingAndWhatDoesNotHold() {
        Impact same = tried(inWords("the limit is 28 days", "the limit is 28 days"));
        assertThat(same.state()).isEqualTo(Impact.State.FAILED);
        assertThat(same.problem()).contains("expected a change");
        Impact broken = tried(inWords("the limit is 28 days", "the limit is twenty days"));
        assertThat(broken.state()).isEqualTo(Impact.State.FAILED);
        assertThat(broken.problem()).contains(FILE + ":").contains("twenty");
    }

    @Test
    void leavesNothingBehindWhenItIsCancelled() {
        ImpactId id = done(whatIf.start(ChangedRules.of(List.of(new RuleSource(FILE, text().replace("the limit is 28 days", "the limit is 6 days")))), AUTHOR));
        Attempt<ImpactId> cancelled = whatIf.cancel(id, AUTHOR);
        Impact ended = ended(id);
        assertThat(ended.state()).isEqualTo(cancelled instanceof Attempt.Done<ImpactId> ? Impact.State.CANCELLED : Impact.State.COMPLETED);
        if (ended.state() == Impact.State.CANCELLED) {
            assertThat(whatIf.counts(id)).isEmpty();
            assertThat(whatIf.outcomes(id)).isEmpty();
        }
        assertThat(whatIf.cancel(id, AUTHOR)).isInstanceOf(Attempt.Refused.class);
        Awaitility.await().atMost(LONGEST).until(() -> jdbc.sql("select count(*) from impact_finding where run = ?").param(id.value()).query(Integer.class).single() == 0);
    }

    @Test
    void promisesExactlyWhatHappensWhenTheChangeIsInForce() {
        List<RuleSource> before = history.files(ruleSets.inForce().version().number());
        String tighter = inWords("the limit is 28 days", "the limit is 9 days").replace("a breach is S2 after 56 days", "a breach is S2 after 30 days");
        String looser = text("england/reviews/ASC-REV-01.dslr").replace("the limit is 12 months", "the limit is 18 months");
        List<RuleSource> changed = List.of(new RuleSource(FILE, tighter), new RuleSource("england/reviews/ASC-REV-01.dslr", looser));
        Impact promised = ended(done(whatIf.start(ChangedRules.of(changed), AUTHOR)));
        assertThat(promised.state()).as(promised.problem()).isEqualTo(Impact.State.COMPLETED);
        assertThat(promised.newFacts()).isZero();
        assertThat(whatIf.outcomes(promised.id())).as("rates over the records that any standard judges are reached by every change").extracting(Impact.OutcomeCount::standard)
                .contains(new StandardId("ASC-DQ-01"), new StandardId("ASC-DQ-02"), new StandardId("ASC-DQ-03"));
        Map<Effect, Integer> effects = Impact.totals(whatIf.counts(promised.id()));
        assertThat(effects).as("a change that does a bit of everything").containsKeys(Effect.OPENS, Effect.CLEARS, Effect.CHANGES);
        Map<String, String> severities = severities();
        List<NewWork.AtTier> work = whatIf.newWork(promised.id());
        assertThat(work).isNotEmpty();
        try {
            publish(Stream.concat(before.stream().filter(file -> changed.stream().noneMatch(other -> other.path().equals(file.path()))), changed.stream()).toList());
            RunId run = evaluateAsAt(promised.asAt());
            assertApplied(run, promised);
            assertThat(whatIf.newWork(promised.id())).as("what was promised stays readable").isEqualTo(work);
            jdbc.sql("update impact_new_work set escalations = 4711 where impact = ?").param(promised.id().value()).update();
            assertThat(whatIf.newWork(promised.id())).allMatch(tier -> tier.escalations() == 4711);
            Map<String, String> now = severities();
            assertThat(severities.entrySet().stream().filter(breach -> now.containsKey(breach.getKey()) && !now.get(breach.getKey()).equals(breach.getValue())).count())
                    .isEqualTo((long) effects.get(Effect.CHANGES));
        } finally {
            publish(before);
            evaluate();
        }
    }

    @Test
    void promisesExactlyWhatHappensWhenRuleFilesAreTakenOut() {
        String own = "local/reviews/ASC-REV-01.dslr";
        List<RuleSource> before = history.files(ruleSets.inForce().version().number());
        String tighter = text("england/reviews/ASC-REV-01.dslr").replace("the limit is 12 months", "the limit is 7 months");
        try {
            publish(Stream.concat(before.stream(), Stream.of(new RuleSource(own, tighter))).toList());
            evaluate();
            List<RuleSource> now = history.files(ruleSets.inForce().version().number());
            int retired = open() + putDownByOtherTests();
            assertThat(open()).isPositive();
            Impact promised = ended(done(whatIf.start(new ChangedRules(List.of(), Set.of(own, FILE)), AUTHOR)));
            assertThat(promised.state()).as(promised.problem()).isEqualTo(Impact.State.COMPLETED);
            assertThat(promised.newFacts()).isZero();
            assertThat(ofStandard(promised)).as("nothing tests them clean").allSatisfy(count -> assertThat(count.effect()).isEqualTo(Effect.STAYS_OPEN));
            assertThat(Impact.totals(ofStandard(promised)).get(Effect.STAYS_OPEN)).isEqualTo(retired);
            assertThat(Impact.totals(whatIf.counts(promised.id()))).as("the national file tests what the council's own found").containsKey(Effect.CLEARS);
            assertThat(whatIf.latest(new ChangedRules(List.of(), Set.of(FILE, own)))).hasValueSatisfying(same -> assertThat(same.id()).isEqualTo(promised.id()));
            assertThat(whatIf.latest(new ChangedRules(List.of(), Set.of(FILE)))).as("another change").isNotEqualTo(Optional.of(promised));
            publish(now.stream().filter(file -> !file.path().equals(own) && !file.path().equals(FILE)).toList());
            assertApplied(evaluateAsAt(promised.asAt()), promised);
            assertThat(open()).as("found by no rule any more").isZero();
            assertThat(putDownByOtherTests()).as("and open all the same").isEqualTo(retired);
        } finally {
            publish(before);
            evaluate();
        }
    }

    /** Whether data are late is asked of the rules that find, not of those that were in force before. */
    @Test
    void promisesThatBreachesWaitWhenTheChangedRulesAskForFactsThatAreLate() {
        List<RuleSource> before = history.files(ruleSets.inForce().version().number());
        String other = text("england/safeguarding/ASC-SAF-02.dslr");
        RuleSource changed = new RuleSource(FILE, text().replace("the limit is 28 days", "the limit is 3000 days").replace("it is due soon from day 21", "it is due soon from day 2900")
                .replace("a breach is S2 after 56 days", "a breach is S2 after 3500 days") + "\n" + other.substring(other.indexOf("rule \"")));
        Set<FactKind> more = new HashSet<>(ruleSets.inForce().kindsOfFacts(new StandardId("ASC-SAF-02")).orElseThrow());
        more.removeAll(ruleSets.inForce().kindsOfFacts(STANDARD).orElseThrow());
        int open = open();
        assertThat(open).isPositive();
        String late = "list-that-never-came/" + more.iterator().next().name();
        jdbc.sql("insert into feed_expectation (feed, every_days, grace_days, smallest_percent, stated_by, stated_at) values (?, 7, 0, 50, 'test', '2001-01-01T10:00:00Z')").param(late).update();
        try {
            Impact promised = ended(done(whatIf.start(ChangedRules.of(List.of(changed)), AUTHOR)));
            assertThat(promised.state()).as(promised.problem()).isEqualTo(Impact.State.COMPLETED);
            assertThat(Impact.totals(ofStandard(promised))).containsEntry(Effect.WAITS, open).doesNotContainKey(Effect.CLEARS);
            publish(Stream.concat(before.stream().filter(file -> !file.path().equals(FILE)), Stream.of(changed)).toList());
            RunId run = evaluateAsAt(promised.asAt());
            assertThat(clearedBy(run)).isZero();
        } finally {
            jdbc.sql("delete from feed_expectation where feed = ?").param(late).update();
            publish(before);
            evaluate();
        }
    }

    private int clearedBy(RunId run) {
        return jdbc.sql("select count(*) from breach where standard = ? and state = 'CLEARED' and last_run = ?").params(STANDARD.value(), run.value()).query(Integer.class).single();
    }

    @Test
    void clearsTheBreachOfASecondRecordNamesUnderWhomItIsJudgedAndOpensItAgainWhenTheyAreParted() {
        List<String> two = twoWhoseReviewsAreJudged();
        String second = two.get(0);
        String first = two.get(1);
        jdbc.sql("insert into person_apart (person_id, apart_from, reason, parted_by, parted_at) select s.id, f.id, 'Thought so', 'test', ? from person s, person f where s.ref = ? and f.ref = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), second, first).update();
        String number = jdbc.sql("select nhs_digest from person where ref = ?").param(second).query(String.class).single();
        jdbc.sql("update person set nhs_digest = null where ref = ?").param(second).update();
        assertThat(joined.join(second, AUTHOR)).isInstanceOf(Attempt.Done.class);
        try {
            String words = "The record " + second + " is read as the same person as " + first + " and is judged under " + first + " now.";
            RuleSource changed = new RuleSource("england/reviews/ASC-REV-01.dslr", text("england/reviews/ASC-REV-01.dslr").replace("a breach is S3", "a breach is S4"));
            Impact promised = ended(done(whatIf.start(ChangedRules.of(List.of(changed)), AUTHOR)));
            assertThat(jdbc.sql("select effect || ': ' || explanation from impact_case where impact = ? and subject_kind = 'PERSON' and subject_ref = ? and standard = 'ASC-REV-01'")
                    .params(promised.id().value(), second).query(String.class).list()).containsExactly("CLEARS: " + words);
            evaluate();
            assertThat(reviewBreaches(second)).containsExactly("CLEARED: " + words);
            assertThat(joined.part(second, "They are two", AUTHOR)).isInstanceOf(Attempt.Done.class);
            evaluate();
            assertThat(reviewBreaches(second)).singleElement().asString().startsWith("OPEN: ").doesNotContain(first);
        } finally {
            jdbc.sql("update person set same_as = null, nhs_digest = ? where ref = ?").params(number, second).update();
            jdbc.sql("delete from person_apart where person_id = (select id from person where ref = ?)").param(second).update();
            evaluate();
        }
    }

    private List<String> reviewBreaches(String person) {
        return jdbc.sql("select state || ': ' || explanation from breach where standard = 'ASC-REV-01' and subject_kind = 'PERSON' and subject_ref = ?").param(person)
                .query(String.class).list();
    }

    /** Somebody whose review is in breach, once, and somebody else whose review is in time. */
    private List<String> twoWhoseReviewsAreJudged() {
        String said = """
                select f.subject_ref from run_finding f join person p on p.ref = f.subject_ref
                where f.run = ? and f.standard = 'ASC-REV-01' and p.same_as is null and p.nhs_digest is not null
                  and not exists (select from person o where o.same_as = p.id)
                  and (select count(*) from breach b where b.standard = f.standard and b.subject_ref = f.subject_ref) = ?
                group by f.subject_ref having bool_and(f.outcome <> 'UNKNOWN') and bool_or(f.open and f.outcome = 'BREACH') = ?
                order by f.subject_ref limit 1""";
        java.util.UUID run = runs.lastCompleted().orElseThrow().id().value();
        return List.of(jdbc.sql(said).params(run, 1, true).query(String.class).single(), jdbc.sql(said).params(run, 0, false).query(String.class).single());
    }

    /** What a run that was applied did is what was promised: breaches, findings and rates. */
    private void assertApplied(RunId run, Impact promised) {
        Map<Effect, Integer> effects = Impact.totals(whatIf.counts(promised.id()));
        Map<String, Object> applied = jdbc.sql("select opened + reopened as opened, cleared from applied_run where run = ?").param(run.value()).query().singleRow();
        assertThat(applied.get("opened")).isEqualTo(effects.getOrDefault(Effect.OPENS, 0));
        assertThat(applied.get("cleared")).isEqualTo(effects.getOrDefault(Effect.CLEARS, 0));
        assertThat(whatIf.outcomes(promised.id())).isNotEmpty().allSatisfy(count -> assertThat(counted(run, count)).as(count.toString()).isEqualTo(count.after()));
        assertThat(jdbc.sql("""
                select count(*) from impact_rate i left join run_finding f on f.run = ? and f.owner = -1 and f.standard = i.standard
                    and f.subject_kind = i.subject_kind and f.subject_ref = i.subject_ref and f.period = i.period
                where i.impact = ? and (f.outcome, f.used_values::jsonb ->> 'rate') is distinct from (i.outcome_after, i.rate_after)""")
                .params(run.value(), promised.id().value()).query(Integer.class).single()).as("rates that came out otherwise").isZero();
    }

    private int counted(RunId run, Impact.OutcomeCount count) {
        return jdbc.sql("select coalesce(sum(findings), 0) from evaluation_count where run = ? and standard = ? and outcome = ?")
                .params(run.value(), count.standard().value(), count.outcome().name()).query(Integer.class).single();
    }

    /** The severity of every open breach of the standards that change. */
    private Map<String, String> severities() {
        Map<String, String> severities = new TreeMap<>();
        jdbc.sql("select id::text as id, severity from breach where state = 'OPEN' and standard in ('ASC-ASM-01', 'ASC-REV-01')")
                .query(row -> {
                    severities.put(row.getString("id"), row.getString("severity"));
                });
        return severities;
    }

    private void publish(List<RuleSource> files) {
        transactions.executeWithoutResult(status -> assertThat(publication.publish(new RuleSetPublication.NewVersion(files, AUTHOR, "A test", null, null)).problems())
                .isEmpty());
    }

    @Test
    void saysWhichDueDatesOtherClosureDaysMoveAndWhatThatDoesToBreaches() {
        // Every weekday of the weeks around today: whatever is counted in working days and due soon or late moves.
        LocalDate today = BusinessTime.dayOf(clock.instant());
        List<ClosureDay> closures = Stream.iterate(today.minusDays(30), day -> day.plusDays(1)).limit(45)
                .filter(day -> day.getDayOfWeek().getValue() < 6).map(day -> new ClosureDay(day, "Closed", null)).toList();
        RuleSource file = new RuleSource(ClosureFile.PATH, ClosureFile.of(closures).text());
        Impact impact = ended(done(whatIf.start(ChangedRules.of(List.of(file)), AUTHOR)));
        assertThat(impact.state()).as(impact.problem()).isEqualTo(Impact.State.COMPLETED);
        assertThat(impact.standards()).allSatisfy(standard -> assertThat(rules(standard)).contains("working day")).hasSizeGreaterThan(5);
        List<Impact.MovedDeadline> moved = whatIf.movedDeadlines(impact.id());
        assertThat(moved).isNotEmpty().allSatisfy(each -> assertThat(each.after()).isAfter(each.before()));
        assertThat(author().page("/standards/what-ifs/" + impact.id()).select("#due-dates tbody tr")).hasSize(moved.size());

        RunId now = runs.lastCompleted().orElseThrow().id();
        List<ClosureDay> before = calendar.closureDays();
        calendar.close(closures, "A test");
        try {
            RunId then = evaluateAsAt(new AsAt(clock.instant()));
            assertThat(moved.stream().mapToInt(Impact.MovedDeadline::duties).sum()).as("what was promised is what a run then finds, of what is still due soon or late")
                    .isGreaterThanOrEqualTo(movedBetween(now, then)).isPositive();
            assertThat(whatIf.outcomes(impact.id())).isNotEmpty().allSatisfy(count -> assertThat(counted(then, count)).as(count.toString()).isEqualTo(count.after()));
        } finally {
            calendar.close(before, "The test is over");
        }
    }

    private int movedBetween(RunId one, RunId other) {
        return jdbc.sql("""
                select count(*) from run_finding a join run_finding b using (standard, subject_kind, subject_ref, period)
                where a.run = ? and b.run = ? and a.open and b.open and a.deadline <> b.deadline""").params(one.value(), other.value()).query(Integer.class).single();
    }

    private String rules(StandardId standard) {
        return history.files(ruleSets.inForce().version().number()).stream().filter(file -> file.path().endsWith("/" + standard + ".dslr")).findFirst().orElseThrow().text();
    }

    @Test
    void looksBackAtTheLastMonthEnds() {
        int months = whatIf.monthsToLookBack();
        assertThat(months).isGreaterThan(1);
        Impact impact = tried(inWords("the limit is 28 days", "the limit is 6 days"));
        List<Impact.MonthEnd> ends = Awaitility.await().atMost(LONGEST).until(() -> whatIf.monthEnds(impact.id()), all -> all.size() == months);
        assertThat(ends).extracting(Impact.MonthEnd::day).isSorted().allSatisfy(day -> assertThat(day.plusDays(1).getDayOfMonth()).isEqualTo(1));
        assertThat(ends.get(months - 1).day()).isBefore(impact.asAt().day());
        assertThat(ends).allSatisfy(end -> assertThat(end.after()).isGreaterThanOrEqualTo(end.before())).anySatisfy(end -> assertThat(end.after()).isGreaterThan(end.before()));
        assertThat(ends).allSatisfy(end -> {
            assertThat(whatIf.monthCases(impact.id(), end.day(), MonthCase.Rules.IN_FORCE, 1).total()).isEqualTo(end.before());
            assertThat(whatIf.monthCases(impact.id(), end.day(), MonthCase.Rules.CHANGED, 1).total()).isEqualTo(end.after());
        });
        opensTheListOfAMonthEnd(impact, ends.stream().filter(end -> end.after() > end.before()).findFirst().orElseThrow());
        RunId lookedBack = ((Attempt.Done<RunId>) runs.start(AsAt.endOf(ends.get(months - 1).day()), Actor.SERVICE)).value();
        Awaitility.await().atMost(LONGEST).until(() -> runs.run(lookedBack).orElseThrow().state() == EvaluationRun.State.COMPLETED);
        assertThat(impact.standards()).contains(new StandardId("ASC-DQ-01"), new StandardId("ASC-DQ-02"), new StandardId("ASC-DQ-03"));
        assertThat(impact.standards().stream().mapToInt(standard -> openIn(lookedBack, standard)).sum()).as("with the rates over the records that any standard judges")
                .isEqualTo(ends.get(months - 1).before());
    }

    /** What only the changed rules find stands first in their list, and is none of those that the rules in force find. */
    private void opensTheListOfAMonthEnd(Impact impact, Impact.MonthEnd end) {
        assertThat(whatIf.monthCases(impact.id(), end.day(), MonthCase.Rules.CHANGED, 1).items().get(0)).satisfies(first -> {
            assertThat(first.after()).isTrue();
            assertThat(first.before()).isFalse();
        });
        assertThat(whatIf.monthCases(impact.id(), end.day(), MonthCase.Rules.IN_FORCE, 1).items()).allMatch(MonthCase::before);
        Document list = author().page("/standards/what-ifs/" + impact.id() + "/month-ends?rules=CHANGED&end=" + end.day());
        assertThat(list.select("main tbody tr").first().text()).endsWith("Only the changed rules");
        assertThat(list.select("main").text()).contains(end.after() == 1 ? "1 breach" : end.after() + " breaches");
    }

    private int openIn(RunId run, StandardId standard) {
        // Two people's records may claim one case: it is one breach.
        return jdbc.sql("select count(distinct (subject_kind, subject_ref, period)) from run_finding where run = ? and standard = ? and open and outcome in ('BREACH', 'RED')")
                .params(run.value(), standard.value()).query(Integer.class).single();
    }

    @Test
    void showsEachNumberOnItsPageAndOpensItsList() {
        Impact impact = tried(inWords("the limit is 28 days", "the limit is 5 days"));
        int opens = totals(impact).get(Effect.OPENS);
        Visitor author = author();
        Document page = author.page("/standards/what-ifs/" + impact.id());
        assertThat(page.select("main li a").eachText()).first().asString().contains("breach");
        assertThat(page.select("main table caption").eachText()).contains("Breaches by team and service", "New work by tier", "Findings before and after");
        Document list = author.page("/standards/what-ifs/" + impact.id() + "/cases?effect=OPENS&standard=" + STANDARD);
        assertThat(list.select("main strong").first().text()).isEqualTo(opens + (opens == 1 ? " breach" : " breaches"));
        assertThat(list.select("main tbody tr")).hasSize(Math.min(opens, WhatIf.PAGE_SIZE));
        assertThat(author.get("/api/v1/standards/what-ifs/" + impact.id()).body()).contains("\"progress\":100").contains("\"effect\":\"OPENS\"");
        assertThat(author.post("/standards/what-ifs/" + impact.id() + "/cancel", "/accessibility", Map.of()).statusCode()).isEqualTo(302);
        assertThat(author.page("/standards/what-ifs/" + impact.id()).select(".govuk-error-summary").text()).contains("ended already");
    }

    @Test
    void countsByProviderWhatIsAboutOneOrItsLocations() {
        Impact impact = tried(inWords("a breach is S3", "a breach is S4"));
        String provider = "1-" + java.util.UUID.randomUUID();
        for (String location : List.of("north", "south")) {
            jdbc.sql("insert into location (ref, name, provider_id, provider_name, authority, social_care, batch) values (?, ?, ?, 'Care of the Test', 'Elsewhere', true, (select max(id) from import_batch))")
                    .params(provider + location, location, provider).update();
        }
        Stream.of(new String[] {"LOCATION", provider + "north", "OPENS"}, new String[] {"LOCATION", provider + "south", "OPENS"}, new String[] {"PROVIDER", provider, "CLEARS"})
                .forEach(one -> jdbc.sql("""
                        insert into impact_case (impact, effect, standard, subject_kind, subject_ref, period, unit, severity_before, severity_after, explanation)
                        values (?, ?, ?, ?, ?, 'rolling', ?, 'S3', 'S3', 'because')""")
                        .params(impact.id().value(), one[2], STANDARD.value(), one[0], one[1], TestUsers.council(jdbc).value()).update());
        assertThat(whatIf.providers(impact.id())).filteredOn(at -> at.provider().equals(provider)).containsExactlyInAnyOrder(
                new Impact.AtProvider(provider, "Care of the Test", Effect.OPENS, 2), new Impact.AtProvider(provider, "Care of the Test", Effect.CLEARS, 1));
        Visitor author = author();
        Document page = author.page("/standards/what-ifs/" + impact.id());
        String list = page.select("td a[href*=provider=" + provider + "][href*=OPENS]").attr("href");
        assertThat(list).contains("effect=OPENS").contains("provider=" + provider);
        assertThat(author.page(list).select("main strong").first().text()).isEqualTo("2 breaches");
        assertThat(author.page(list).select("select#provider option[selected]").text()).isEqualTo("Care of the Test");
        assertThat(author.get("/api/v1/standards/what-ifs/" + impact.id() + "/cases?provider=" + provider).body()).contains("\"total\":3");
        assertThat(author.get("/api/v1/standards/what-ifs/" + impact.id() + "/cases?provider=%00").statusCode()).isIn(200, 400);
        jdbc.sql("delete from location where provider_id = ?").param(provider).update();
    }

    @Test
    void triesFilesThatComeOverTheApiAndSaysWhatIsMissing() {
        Visitor author = author();
        String token = author.page("/accessibility").select("input[name=_csrf]").attr("value");
        assertThat(sent(author, token, "{\"files\":[]}").statusCode()).isEqualTo(422);
        assertThat(sent(author, token, "{\"files\":[{\"path\":\"" + FILE + "\"}]}").body()).contains("Each file has a path and a text.");
        HttpResponse<String> started = sent(author, token, "{\"files\":[{\"path\":\"" + FILE + "\",\"text\":\"no rule\"}]}");
        assertThat(started.statusCode()).isEqualTo(202);
        ImpactId id = new ImpactId(java.util.UUID.fromString(started.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "")));
        assertThat(ended(id).problem()).contains(FILE + ":1");
    }

    private Visitor author() {
        Visitor author = new Visitor(port);
        author.signIn(TestUsers.anybody(users, jdbc, Role.POLICY_AUTHOR), TestUsers.PASSWORD);
        return author;
    }

    private static HttpResponse<String> sent(Visitor author, String token, String body) {
        return author.send(author.request("/api/v1/standards/what-ifs").header("Content-Type", "application/json").header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<Impact.Count> ofStandard(Impact impact) {
        return whatIf.counts(impact.id()).stream().filter(count -> count.standard().equals(STANDARD)).toList();
    }

    /** What happens to breaches that rules have found. */
    private Map<Effect, Integer> totals(Impact impact) {
        Map<Effect, Integer> totals = Impact.totals(ofStandard(impact));
        assertThat(totals.getOrDefault(Effect.STAYS_OPEN, 0)).isEqualTo(putDownByOtherTests());
        totals.remove(Effect.STAYS_OPEN);
        return totals;
    }

    private int putDownByOtherTests() {
        return jdbc.sql("select count(*) from breach where standard = ? and state = 'OPEN' and not found").param(STANDARD.value()).query(Integer.class).single();
    }

    /** Breaches that the latest run found; other tests put down some that no rule speaks of. */
    private int open() {
        return jdbc.sql("select count(*) from breach where standard = ? and state = 'OPEN' and found").param(STANDARD.value()).query(Integer.class).single();
    }

    private Map<String, Object> counted() {
        Map<String, Object> counted = new TreeMap<>();
        TABLES.forEach(table -> counted.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return counted;
    }

    private static String inWords(String old, String changed) {
        return text().replace(old, changed);
    }

    /** The standard's own heading over a rule about safeguarding concerns: it speaks of no request any more. */
    private static String ofSafeguarding() {
        String other = text("england/safeguarding/ASC-SAF-02.dslr");
        return text().substring(0, text().indexOf("rule \"")) + other.substring(other.indexOf("rule \""));
    }

    private static String text() {
        return text(FILE);
    }

    private static String text(String path) {
        return ShippedRules.read().stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow().text();
    }

    private Impact tried(String text, String... more) {
        String changed = text;
        for (int i = 0; i < more.length; i += 2) {
            changed = changed.replace(more[i], more[i + 1]);
        }
        return ended(done(whatIf.start(ChangedRules.of(List.of(new RuleSource(FILE, changed))), AUTHOR)));
    }

    private Impact ended(ImpactId id) {
        return Awaitility.await().atMost(LONGEST).until(() -> whatIf.impact(id).orElseThrow(), impact -> impact.state() != Impact.State.RUNNING);
    }

    private static ImpactId done(Attempt<ImpactId> attempt) {
        return ((Attempt.Done<ImpactId>) attempt).value();
    }

    private void evaluate() {
        evaluateAsAt(new AsAt(clock.instant()));
    }

    private RunId evaluateAsAt(AsAt asAt) {
        RunId id = ((Attempt.Done<RunId>) runs.start(asAt, Actor.SERVICE)).value();
        Awaitility.await().atMost(LONGEST).until(() -> runs.run(id).orElseThrow().state() == EvaluationRun.State.COMPLETED
                && jdbc.sql("select count(*) from applied_run where run = ?").param(id.value()).query(Integer.class).single() == 1);
        return id;
    }
}
