package plumbline.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import plumbline.core.Actor;
import plumbline.core.Attempt;
import plumbline.core.BusinessTime;
import plumbline.demonstration.generator.DemonstrationData;
import plumbline.demonstration.generator.DemonstrationOrganisation;
import plumbline.evaluation.EvaluationRun;
import plumbline.evaluation.EvaluationRuns;
import plumbline.evaluation.RunId;
import plumbline.identity.Role;
import plumbline.identity.Users;
import plumbline.intake.Batch;
import plumbline.intake.Imports;
import plumbline.organisation.BoardMeetings;
import plumbline.organisation.OrganisationChanges;
import plumbline.organisation.Post;
import plumbline.standards.AsAt;

/**
 * Sets the demonstration council up on first start, by the same doors a council would use: its files are imported, then
 * evaluated. Every step may be repeated, so a start that was interrupted is simply started again.
 */
@Component
@ConditionalOnProperty(name = "plumbline.demonstration", havingValue = "true")
class DemonstrationCouncil {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationCouncil.class);

    /** Any number will do; this one makes every demonstration alike. */
    private static final long SEED = 20_260_401L;

    private static final Duration LONGEST_EVALUATION = Duration.ofMinutes(5);

    private final DemonstrationTable table;
    private final OrganisationChanges organisation;
    private final Users users;
    private final Imports imports;
    private final EvaluationRuns runs;
    private final BoardMeetings meetings;
    private final Clock clock;
    private final int people;

    DemonstrationCouncil(DemonstrationTable table, OrganisationChanges organisation, Users users, Imports imports,
                         EvaluationRuns runs, BoardMeetings meetings, Clock clock,
                         @Value("${plumbline.demonstration-people}") int people) {
        this.table = table;
        this.organisation = organisation;
        this.users = users;
        this.imports = imports;
        this.runs = runs;
        this.meetings = meetings;
        this.clock = clock;
        this.people = people;
    }

    /** Sets everything up, or does nothing when it was set up before. */
    void ensureLoaded() throws IOException {
        if (table.loaded()) {
            return;
        }
        LocalDate asAt = table.asAt(BusinessTime.dayOf(clock.instant()));
        LOG.info("Making the demonstration council as at {}", asAt);
        organisation.put(DemonstrationOrganisation.units(), DemonstrationOrganisation.posts());
        meetings.enter(meetingsAfter(asAt));
        createUsers();
        importEverything(asAt);
        evaluate();
        table.markLoaded(clock.instant());
    }

    /** The board meets every fourth Thursday, for the first time when its agenda can still be read before. */
    private static List<LocalDate> meetingsAfter(LocalDate asAt) {
        LocalDate first = asAt.plusWeeks(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        return Stream.iterate(first, day -> day.plusWeeks(4)).limit(7).toList();
    }

    private void createUsers() {
        for (Post post : DemonstrationOrganisation.posts()) {
            create(post.username(), post.title(), role(post.tier()), post.unit());
        }
        var council = DemonstrationOrganisation.units().get(0).id();
        create("policy-author", "Policy officer", Role.POLICY_AUTHOR, council);
        create("policy-approver", "Policy lead", Role.POLICY_APPROVER, council);
        create("data-steward", "Data steward", Role.DATA_STEWARD, council);
        create("auditor", "Internal auditor", Role.AUDITOR, council);
        create("administrator", "Administrator", Role.ADMINISTRATOR, council);
    }

    private void create(String username, String title, Role role, plumbline.core.UnitId unit) {
        if (users.named(username).isEmpty()) {
            users.create(username, username, title, role, unit);
        }
    }

    private static Role role(int tier) {
        return List.of(Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.ASSISTANT_DIRECTOR, Role.DIRECTOR, Role.BOARD).get(tier - 1);
    }

    private void importEverything(LocalDate asAt) throws IOException {
        try (InputStream holidays = new ClassPathResource("reference/bank-holidays.json").getInputStream()) {
            take("bank-holidays.json", holidays);
        }
        Path folder = Files.createTempDirectory("plumbline-demonstration");
        try {
            for (Path file : DemonstrationData.write(folder, people, SEED, asAt)) {
                try (InputStream content = Files.newInputStream(file)) {
                    take(file.getFileName().toString(), content);
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void take(String name, InputStream content) {
        Attempt<Batch> attempt = imports.importFile(name, Optional.empty(), content, Actor.SERVICE);
        if (attempt instanceof Attempt.Refused<Batch> refused) {
            throw new IllegalStateException("the demonstration file " + name + " was refused: " + refused.reason());
        }
    }

    private void evaluate() {
        Attempt<RunId> attempt = runs.start(new AsAt(clock.instant()), Actor.SERVICE);
        if (attempt instanceof Attempt.Refused<RunId> refused) {
            throw new IllegalStateException("the demonstration was not evaluated: " + refused.reason());
        }
        RunId run = ((Attempt.Done<RunId>) attempt).value();
        Waiting.until(LONGEST_EVALUATION, () -> state(run) != EvaluationRun.State.RUNNING);
        if (state(run) != EvaluationRun.State.COMPLETED) {
            throw new IllegalStateException("the evaluation of the demonstration did not complete");
        }
    }

    private EvaluationRun.State state(RunId run) {
        return runs.run(run).orElseThrow().state();
    }
}
