package plumbline.establishment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.UnitId;
import plumbline.establishment.PlannedChange.What;
import plumbline.organisation.EstablishedPost;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Tier;

/** Compares the organisation as it is with what files say. */
final class Comparison {

    private final Present present;
    private final OrganisationFiles files;
    private final List<CellProblem> problems = new ArrayList<>();
    private final List<PlannedChange> changes = new ArrayList<>();
    private final Map<UnitId, OrgUnit> units = new LinkedHashMap<>();

    private Comparison(Present present, OrganisationFiles files) {
        this.present = present;
        this.files = files;
        present.units().forEach(unit -> units.put(unit.id(), unit));
    }

    /** What would have to be done; nothing is done yet. */
    static OrganisationPlan of(Present present, OrganisationFiles files) {
        return new Comparison(present, files).plan();
    }

    private OrganisationPlan plan() {
        List<OrgUnit> unitsThere = files.units().isBlank() ? List.of()
                : UnitsCheck.units(Cells.read(CellProblem.UNITS, Cells.UNIT_COLUMNS, files.units(), problems), present.units());
        Map<UnitId, OrgUnit> before = Map.copyOf(units);
        unitsThere.forEach(unit -> units.put(unit.id(), unit));
        List<EstablishedPost> postsThere = files.posts().isBlank() ? List.of()
                : PostsCheck.posts(Cells.read(CellProblem.POSTS, Cells.POST_COLUMNS, files.posts(), problems), present.ladder(), List.copyOf(units.values()));
        List<OrgUnit> newUnits = unitsThere.stream().filter(unit -> !unit.equals(before.get(unit.id()))).toList();
        List<EstablishedPost> newPosts = postsThere.stream().filter(post -> !present.posts().contains(post)).toList();
        newUnits.forEach(unit -> compare(Optional.ofNullable(before.get(unit.id())), unit));
        newPosts.forEach(post -> compare(present.posts().stream().filter(today -> samePlace(today, post)).findFirst(), post));
        return new OrganisationPlan(List.copyOf(problems), List.copyOf(changes), leftOut(unitsThere, postsThere),
                unitsThere.size() + postsThere.size() - newUnits.size() - newPosts.size(), newUnits, newPosts, present.name());
    }

    private void compare(Optional<OrgUnit> before, OrgUnit unit) {
        if (before.isEmpty()) {
            note(What.UNIT_ADDED, unit.id(), unit.name(), "a " + unit.kind().word() + " in " + parent(unit), Optional.empty());
            return;
        }
        if (!before.get().name().equals(unit.name())) {
            note(What.UNIT_RENAMED, unit.id(), before.get().name(), "is called " + unit.name(), Optional.empty());
        }
        if (!before.get().parent().equals(unit.parent())) {
            note(What.UNIT_MOVED, unit.id(), unit.name(), "from " + parent(before.get()) + " to " + parent(unit), Optional.empty());
        }
    }

    private void compare(Optional<EstablishedPost> before, EstablishedPost post) {
        String about = about(post);
        String holder = post.username().map(name -> "held by " + name).orElse("vacant");
        if (before.isEmpty()) {
            note(What.POST_ADDED, post.unit(), about, holder, Optional.empty());
            return;
        }
        Optional<String> until = before.get().username();
        if (!before.get().title().equals(post.title())) {
            note(What.POST_RENAMED, post.unit(), about(before.get()), "is called " + post.title(), Optional.empty());
        }
        if (!until.equals(post.username())) {
            What what = post.username().isEmpty() ? What.POST_VACATED : until.isEmpty() ? What.POST_FILLED : What.POST_PASSED_ON;
            note(what, post.unit(), about, until.map(name -> "from " + name + (post.username().isEmpty() ? "; nobody holds it then" : " to " + post.username().get()))
                    .orElse(holder), until);
        }
    }

    private void note(What what, UnitId unit, String about, String words, Optional<String> passesFrom) {
        changes.add(new PlannedChange(what, unit.value(), about, words, passesFrom));
    }

    private List<String> leftOut(List<OrgUnit> unitsThere, List<EstablishedPost> postsThere) {
        Set<UnitId> named = unitsThere.stream().map(OrgUnit::id).collect(Collectors.toSet());
        Stream<String> unitsLeft = files.units().isBlank() ? Stream.of()
                : present.units().stream().filter(unit -> !named.contains(unit.id())).map(unit -> unit.name() + " (" + unit.kind().word() + ", " + unit.id() + ")");
        Stream<String> postsLeft = files.posts().isBlank() ? Stream.of()
                : present.posts().stream().filter(post -> postsThere.stream().noneMatch(there -> samePlace(there, post))).map(this::about);
        return Stream.concat(unitsLeft, postsLeft).toList();
    }

    private String about(EstablishedPost post) {
        return post.title() + " (" + present.ladder().at(post.tier()).map(Tier::name).orElseThrow() + ", " + name(post.unit()) + ")";
    }

    private String parent(OrgUnit unit) {
        return unit.parent().map(this::name).orElse("nothing");
    }

    private String name(UnitId unit) {
        OrgUnit known = units.get(unit);
        return known == null ? unit.value() : known.name();
    }

    private static boolean samePlace(EstablishedPost one, EstablishedPost other) {
        return one.tier() == other.tier() && one.unit().equals(other.unit());
    }
}
