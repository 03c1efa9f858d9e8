package plumbline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plumbline.core.UnitId;
import plumbline.facts.CaseRecord;
import plumbline.facts.Fact;
import plumbline.facts.Person;
import plumbline.facts.Rating;
import plumbline.facts.RatingPublication;
import plumbline.facts.Review;

class FactsInShortTest {

    private static final UnitId TEAM = new UnitId("team-1");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Person ANN = new Person(7, "P7", TEAM, LocalDate.of(1940, 1, 1), null, null);
    private static final Person BOB = new Person(8, "P8", TEAM, null, null, null);

    @Test
    void isTheSameInAnyOrder() {
        List<Fact> facts = new ArrayList<>(facts(DAY, DAY, Rating.Band.GOOD));
        Map<Long, UUID> inShort = FactsInShort.of(facts);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(facts, new Random(seed));
            assertThat(FactsInShort.of(facts)).as("seed %d", seed).isEqualTo(inShort).containsOnlyKeys(7L, 8L);
        }
    }

    @Test
    void isAnotherForWhoeverHasOtherFactsAndForNobodyElse() {
        Map<Long, UUID> before = FactsInShort.of(facts(DAY, DAY, Rating.Band.GOOD));
        Map<Long, UUID> reviewed = FactsInShort.of(facts(DAY.plusDays(1), DAY, Rating.Band.GOOD));
        Map<Long, UUID> visited = FactsInShort.of(facts(DAY, DAY.plusDays(1), Rating.Band.GOOD));
        Map<Long, UUID> rated = FactsInShort.of(facts(DAY, DAY, Rating.Band.INADEQUATE));
        assertThat(reviewed.get(7L)).isNotEqualTo(before.get(7L));
        assertThat(visited.get(7L)).isNotEqualTo(before.get(7L));
        assertThat(rated.get(7L)).as("the location her record is about was rated otherwise").isNotEqualTo(before.get(7L));
        assertThat(List.of(reviewed, visited, rated)).allSatisfy(now -> assertThat(now.get(8L)).isEqualTo(before.get(8L)));
    }

    @Test
    void knowsAFactFromTwoOfIt() {
        Review review = review("R1", DAY);
        assertThat(FactsInShort.of(List.of(ANN, review, review))).isNotEqualTo(FactsInShort.of(List.of(ANN, review)));
    }

    private static List<Fact> facts(LocalDate reviewed, LocalDate visited, Rating.Band band) {
        return List.of(ANN, BOB, review("R1", reviewed),
                new CaseRecord("placement", "C1", 7, "P7", TEAM, "1-100", Map.of("was visited", visited, "weeks", "three")),
                new RatingPublication("1-100", TEAM, band, DAY, null), new RatingPublication("1-200", TEAM, Rating.Band.GOOD, DAY, null));
    }

    private static Review review(String ref, LocalDate on) {
        return new Review(ref, 7, "P7", TEAM, on, Review.Kind.values()[0], true);
    }
}
