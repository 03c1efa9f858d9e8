package plumbline.standards.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import plumbline.core.Actor;
import plumbline.core.Calendars;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.core.WorkingCalendar;
import plumbline.facts.FactPartition;
import plumbline.facts.Request;
import plumbline.standards.AsAt;
import plumbline.standards.CompiledRuleSet;
import plumbline.standards.Judgement;
import plumbline.standards.Outcome;
import plumbline.standards.RuleProblem;
import plumbline.standards.RuleSetPublication.NewVersion;
import plumbline.standards.RuleSets;
import plumbline.standards.RuleSource;
import plumbline.standards.Standard;
import plumbline.standards.compiler.RuleCompiler;
import plumbline.testing.PlumblineTest;

@PlumblineTest
class StoredRuleSetsTest {

    private static final StandardId ASSESSMENT = new StandardId("ASC-ASM-01");

    @Autowired
    private RuleSets ruleSets;

    @Autowired
    private StoredRuleSets storedRuleSets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuleSetStore store;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void theShippedFilesBecomeVersionOneOnFirstStart() {
        CompiledRuleSet inForce = ruleSets.inForce();
        assertThat(inForce.standards()).extracting(standard -> standard.id().value()).contains("ASC-ASM-01", "ASC-REV-03", "ASC-DQ-01");
        assertThat(jdbc.sql("select content_hash from rule_set_version where number = 1").query(String.class).single())
                .isEqualTo(RuleCompiler.hash(ShippedRules.read()));
    }

    @Test
    void aVersionCannotBeChanged() {
        assertThatThrownBy(() -> jdbc.sql("update rule_file set content = 'other' where version = 1").update())
                .hasMessageContaining("never changes");
    }

    @Test
    void judgesALateRequestAsABreach() {
        LocalDate accepted = LocalDate.of(2025, 3, 3);
        Request request = new Request("R-1", 1, "P-1", new UnitId("team-north"), accepted, null, true);
        List<Judgement> judgements = ruleSets.inForce().judgeCases(new FactPartition(List.of(request)),
                AsAt.endOf(LocalDate.of(2025, 4, 1)), new Calendars(WorkingCalendar.of(Set.of(), Set.of()), WorkingCalendar.of(Set.of(), Set.of()))).judgements();
        assertThat(judgements).filteredOn(judgement -> judgement.standard().equals(ASSESSMENT)).singleElement().satisfies(judgement -> {
            assertThat(judgement.outcome()).isEqualTo(Outcome.BREACH);
            assertThat(judgement.open()).isTrue();
            assertThat(judgement.period()).isEqualTo("2025-03-03");
            assertThat(judgement.explanation().text()).contains("Request R-1 was accepted on Mon 3 March 2025");
        });
    }

    @Test
    void aBrokenRuleFileIsRefusedAndTheLiveRulesStayAsTheyAre() {
        CompiledRuleSet before = ruleSets.inForce();
        List<RuleSource> broken = ShippedRules.read().stream().map(source -> source.path().endsWith("ASC-ASM-01.dslr")
                ? new RuleSource(source.path(), source.text().replace("the limit is 28 days", "the limit is twenty days")) : source).toList();
        List<RuleProblem> problems = RuleCompiler.compile(broken, 0).problems();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line(before, broken) );
            assertThat(problem.message()).contains("expected a number of days between 1 and 3650, found 'twenty'");
        });
        assertThat(ruleSets.inForce()).isSameAs(before);
    }

    /** As another node on the same database does: the version is stored, and nobody tells this one. */
    @Test
    void followsAVersionThatAnotherNodePutInForce() {
        CompiledRuleSet before = ruleSets.inForce();
        List<RuleSource> files = store.files(before.version().number());
        try {
            int next = stored(files.stream().map(file -> file.path().endsWith("ASC-ASM-01.dslr")
                    ? new RuleSource(file.path(), file.text().replaceFirst("title: .*", "title: From another node")) : file).toList());
            await().atMost(Duration.ofSeconds(30)).until(() -> ruleSets.inForce().version().number() == next);
            assertThat(ruleSets.inForce().standards()).anyMatch(standard -> standard.title().equals("From another node"));
            assertThat(ruleSets.version(before.version().number())).containsSame(before);
        } finally {
            int last = stored(files);
            await().atMost(Duration.ofSeconds(30)).until(() -> ruleSets.inForce().version().number() == last);
        }
    }

    /** What is in force goes on judging for months: it is not left in two parts for longer than somebody waits for it. */
    @Test
    void rulesOfWhichAPartWasCompiledAreCompiledAsAWholeOnceTheyHaveStayed() {
        List<RuleSource> files = store.files(ruleSets.inForce().version().number());
        try {
            int next = stored(files.stream().map(file -> file.path().endsWith("/ASC-CQA-06.dslr")
                    ? new RuleSource(file.path(), file.text().replaceFirst("the limit is \\d+ working days", "the limit is 77 working days")) : file).toList());
            await().atMost(Duration.ofSeconds(60)).until(() -> ruleSets.inForce().version().number() == next);
            CompiledRuleSet part = ruleSets.inForce();
            assertThat(RuleCompiler.whole(part)).isFalse();
            await().atMost(Duration.ofMinutes(3)).until(() -> {
                storedRuleSets.follow();
                return RuleCompiler.whole(ruleSets.inForce());
            });
            assertThat(ruleSets.inForce().version()).isEqualTo(part.version());
            assertThat(ruleSets.inForce().standards()).isEqualTo(part.standards());
        } finally {
            int last = stored(files);
            await().atMost(Duration.ofSeconds(60)).until(() -> ruleSets.inForce().version().number() == last);
        }
    }

    private int stored(List<RuleSource> files) {
        return Objects.requireNonNull(transactions.execute(status -> {
            int next = store.holdNewest() + 1;
            store.store(next, RuleCompiler.hash(files), new NewVersion(files, Actor.named("another-node"), "A test", null, null));
            return next;
        }));
    }

    private static int line(CompiledRuleSet ruleSet, List<RuleSource> sources) {
        Standard standard = ruleSet.standards().stream().filter(known -> known.id().equals(ASSESSMENT)).findFirst().orElseThrow();
        List<String> lines = sources.stream().filter(source -> source.path().equals(standard.file())).findFirst().orElseThrow().text().lines().toList();
        return lines.indexOf("    the limit is twenty days, not counting the start day") + 1;
    }
}
