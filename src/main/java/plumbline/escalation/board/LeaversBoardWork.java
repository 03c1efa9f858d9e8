package plumbline.escalation.board;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import plumbline.core.Actor;
import plumbline.escalation.EscalationId;
import plumbline.escalation.LeaversWork;

/** What the board has asked of somebody who leaves and is not answered, and what it decided that they have not carried out. */
@Component
class LeaversBoardWork implements LeaversWork {

    /** The question that waits for an answer is the last one of its item. */
    private static final String WAITING = """
            select i.escalation, c.asked_of as person from board_item i join board_challenge c on c.item = i.id
            where i.step = 'ANSWER' and c.number = (select max(number) from board_challenge where item = i.id)
            union all
            select i.escalation, a.owner from board_item i join board_action a on a.item = i.id where i.step = 'FOLLOW_UP'""";

    private final JdbcClient jdbc;

    LeaversBoardWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Collection<String> people() {
        return jdbc.sql("select distinct person from (" + WAITING + ") w").query(String.class).list();
    }

    @Override
    public Collection<EscalationId> escalations(String person) {
        return jdbc.sql("select distinct escalation from (" + WAITING + ") w where person = ?").param(person).query(UUID.class).list().stream()
                .map(EscalationId::new).toList();
    }

    @Override
    public Passed pass(Actor actor, String leaver, String successor, Set<EscalationId> locked) {
        UUID[] held = locked.stream().map(EscalationId::value).toArray(UUID[]::new);
        int asked = jdbc.sql("""
                update board_challenge c set asked_of = ? from board_item i
                where i.id = c.item and c.asked_of = ? and i.step = 'ANSWER' and i.escalation = any (?)
                  and c.number = (select max(number) from board_challenge where item = i.id)""").params(successor, leaver, held).update();
        int decided = jdbc.sql("""
                update board_action a set owner = ? from board_item i
                where i.id = a.item and a.owner = ? and i.step = 'FOLLOW_UP' and i.escalation = any (?)""").params(successor, leaver, held).update();
        return new Passed(asked + decided, () -> { });
    }
}
