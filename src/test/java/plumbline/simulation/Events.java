package plumbline.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import plumbline.core.BusinessTime;
import plumbline.standards.RuleSets;
import plumbline.testing.ArrivedFacts;

/** What becomes known of people from one day to the next: work done late or at last, starts corrected, people who die. */
final class Events {

    private static final String SOME_REVIEW = "id = (select id from review order by md5(ref || ?) limit 1)";
    private static final String SOME_PERSON = "id = (select id from person order by md5(ref || ?) limit 1)";

    private final Council council;
    private final Random random;
    private final Diary diary;

    Events(Council council, Random random, Diary diary) {
        this.council = council;
        this.random = random;
        this.diary = diary;
    }

    /** Some things happen, and a file with facts up to today comes in. */
    void ofToday() {
        for (int i = random.nextInt(6); i > 0; i--) {
            one();
        }
        aFileComesIn();
    }

    private void one() {
        LocalDate today = BusinessTime.dayOf(council.now());
        LocalDate earlier = today.minusDays(random.nextInt(60));
        String salt = String.valueOf(random.nextInt());
        switch (random.nextInt(9)) {
            case 0 -> sql("update review set completed_on = greatest(began_on, ?) where " + SOME_REVIEW, earlier, salt);
            case 1 -> sql("update review set completed_on = null where " + SOME_REVIEW, salt);
            case 2 -> sql("update person set died_on = ? where " + SOME_PERSON, earlier, salt);
            case 3 -> sql("update person set died_on = null, left_area_on = null where " + SOME_PERSON, salt);
            case 4 -> sql("update request set accepted_on = ? where id = (select id from request order by md5(ref || ?) limit 1)", earlier, salt);
            case 5 -> sql("""
                    update assessment set signed_off_on = ? where id = (select a.id from assessment a where a.signed_off_on is null
                    order by md5(a.ref || ?) limit 1)""", today, salt);
            case 6 -> sql("""
                    insert into pause (ref, person_id, reason, from_day, batch)
                    select ?, person_id, 'IN_HOSPITAL', ?, batch from request order by md5(ref || ?) limit 1""", "pause-" + salt, earlier, salt);
            case 7 -> sql("""
                    update pause set until_day = ? where ref = (select ref from pause where until_day is null and from_day <= ?
                    order by md5(ref || ?) limit 1)""", today, today, salt);
            default -> { }
        }
    }

    /** Only facts that are known up to a later day than the last action can show that something is met again. */
    private void aFileComesIn() {
        ArrivedFacts.came(council.jdbc(), council.bean(RuleSets.class).inForce(), council.now(), BusinessTime.dayOf(council.now()));
    }

    private void sql(String statement, Object... parameters) {
        int rows = council.jdbc().sql(statement).params(parameters).update();
        diary.tell("facts changed", rows + " rows: " + statement.strip() + " " + List.of(parameters));
    }
}
