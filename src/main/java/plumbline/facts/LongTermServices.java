package plumbline.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Derives spells of long-term support and package starts from one person's long-term services. Adjoining services with a
 * gap of at most one day are one spell, the national method for "12 months of support" in client level data.
 */
final class LongTermServices {

    private final Person person;
    private final List<ServiceSpell> dated;
    private final List<ServiceSpell> undated;

    LongTermServices(Person person, List<ServiceSpell> services) {
        this.person = person;
        this.dated = services.stream().filter(service -> service.beganOn() != null)
                .map(this::endedByDeath)
                .sorted(Comparator.comparing(ServiceSpell::beganOn).thenComparing(ServiceSpell::ref)).toList();
        this.undated = services.stream().filter(service -> service.beganOn() == null)
                .sorted(Comparator.comparing(ServiceSpell::ref)).toList();
    }

    /** A death between start and end, or after the start of an open service, is its end (national method). */
    private ServiceSpell endedByDeath(ServiceSpell service) {
        LocalDate died = person.diedOn();
        boolean cutShort = died != null && !died.isBefore(service.beganOn())
                && (service.endedOn() == null || died.isBefore(service.endedOn()));
        return cutShort ? new ServiceSpell(service.ref(), service.component(), service.beganOn(), died) : service;
    }

    List<LongTermSupport> spells() {
        List<LongTermSupport> spells = new ArrayList<>();
        LocalDate began = null;
        LocalDate ended = null;
        for (ServiceSpell service : dated) {
            if (began != null && (ended == null || !service.beganOn().isAfter(ended.plusDays(1)))) {
                ended = later(ended, service.endedOn());
                continue;
            }
            if (began != null) {
                spells.add(spell(began, ended));
            }
            began = service.beganOn();
            ended = service.endedOn();
        }
        if (began != null) {
            spells.add(spell(began, ended));
        } else {
            // A start that is missing matters only when nothing else says when support began.
            undated.stream().limit(1).forEach(service -> spells.add(spell(null, service.endedOn())));
        }
        return spells;
    }

    List<PackageStart> starts() {
        Map<LocalDate, List<ServiceSpell>> byDay = new TreeMap<>();
        for (ServiceSpell service : dated) {
            if (!carriesOn(service)) {
                byDay.computeIfAbsent(service.beganOn(), day -> new ArrayList<>()).add(service);
            }
        }
        List<PackageStart> starts = new ArrayList<>();
        byDay.forEach((day, services) -> starts.add(start(day, entryOn(day), latestEnd(services))));
        if (dated.isEmpty()) {
            undated.stream().limit(1).forEach(service -> starts.add(start(null, true, service.endedOn())));
        }
        return starts;
    }

    /** Some councils restart every service each April: the same component that ended the day before is no new package. */
    private boolean carriesOn(ServiceSpell service) {
        LocalDate dayBefore = service.beganOn().minusDays(1);
        return dated.stream().anyMatch(other -> other.component().equalsIgnoreCase(service.component())
                && other.beganOn().isBefore(service.beganOn()) && dayBefore.equals(other.endedOn()));
    }

    private boolean entryOn(LocalDate day) {
        return dated.stream().noneMatch(service -> service.beganOn().isBefore(day) && service.lastsUntil(day.minusDays(1)));
    }

    private LongTermSupport spell(@Nullable LocalDate began, @Nullable LocalDate ended) {
        return new LongTermSupport(ref("support", began), person.id(), person.ref(), person.unit(), began, ended);
    }

    private PackageStart start(@Nullable LocalDate began, boolean entry, @Nullable LocalDate ended) {
        return new PackageStart(ref("package", began), person.id(), person.ref(), person.unit(), began, entry, ended);
    }

    private String ref(String what, @Nullable LocalDate began) {
        return person.ref() + "/" + what + "/" + Objects.requireNonNullElse(began, "no-date");
    }

    private static @Nullable LocalDate latestEnd(List<ServiceSpell> services) {
        LocalDate latest = services.get(0).endedOn();
        for (ServiceSpell service : services) {
            latest = later(latest, service.endedOn());
        }
        return latest;
    }

    /** The later of two ends, where no end is later than any. */
    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}
