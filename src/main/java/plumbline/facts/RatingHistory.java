package plumbline.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * What counted as the rating of a location, from day to day, made of everything that was ever published about its services:
 * on each day of publication it is worked out anew from what was in force.
 */
final class RatingHistory {

    private final String location;
    private final UnitId unit;
    private final TreeMap<LocalDate, List<PublishedRating>> byDay = new TreeMap<>();
    private final List<Seen> seen = new ArrayList<>();

    /** A rating whose day of publication is not known, with a day on which it held. */
    private record Seen(PublishedRating rating, LocalDate on) {
    }

    /** A service and one question about it: what is rated. */
    private record Rated(String serviceGroup, String domain) {
        private static Rated of(PublishedRating rating) {
            return new Rated(rating.serviceGroup(), rating.domain());
        }
    }

    RatingHistory(String location, UnitId unit) {
        this.location = location;
        this.unit = unit;
    }

    /** @param seenOn a day on which it held */
    void add(PublishedRating rating, LocalDate seenOn) {
        if (rating.publishedOn() == null) {
            seen.add(new Seen(rating, seenOn));
        } else {
            byDay.computeIfAbsent(rating.publishedOn(), day -> new ArrayList<>()).add(rating);
        }
    }

    List<RatingPublication> publications() {
        List<RatingPublication> publications = new ArrayList<>();
        Map<Rated, PublishedRating> inForce = new LinkedHashMap<>();
        Rating before = null;
        for (Map.Entry<LocalDate, List<PublishedRating>> day : byDay.entrySet()) {
            day.getValue().forEach(rating -> inForce.put(Rated.of(rating), rating));
            Rating now = PublishedRating.latestOf(location, unit, List.copyOf(inForce.values()));
            if (before == null || before.band() != now.band() || day.getKey().equals(now.publishedOn())) {
                publications.add(new RatingPublication(location, unit, now.band(), day.getKey(), null));
            }
            before = now;
        }
        seen.stream().filter(one -> one.rating().mayCount() && !isDated(one)).map(one -> new RatingPublication(location, unit,
                Objects.requireNonNull(one.rating().band()), null, one.on())).forEach(publications::add);
        return publications;
    }

    /** Whether the same rating is known with its day by now. */
    private boolean isDated(Seen one) {
        return bandOn(Rated.of(one.rating()), one.on()) == one.rating().band();
    }

    private Rating.@Nullable Band bandOn(Rated rated, LocalDate day) {
        return byDay.headMap(day, true).descendingMap().values().stream().flatMap(List::stream)
                .filter(rating -> Rated.of(rating).equals(rated)).findFirst().map(PublishedRating::band).orElse(null);
    }
}
