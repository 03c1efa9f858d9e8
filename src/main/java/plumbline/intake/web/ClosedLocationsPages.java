package plumbline.intake.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import plumbline.core.BusinessTime;
import plumbline.core.UnitId;
import plumbline.identity.SignedInUser;
import plumbline.intake.ClosedLocations;
import plumbline.organisation.OrgUnit;
import plumbline.organisation.Organisation;

/** The page of people who are placed where the regulator has ended the registration, or lists nobody. */
@Controller
@RequestMapping("/imports/closed-locations")
class ClosedLocationsPages {

    private final ClosedLocations locations;
    private final Organisation organisation;

    ClosedLocationsPages(ClosedLocations locations, Organisation organisation) {
        this.locations = locations;
        this.organisation = organisation;
    }

    /** One location; {@code people} says how many in words, {@code placed} what the list of them is called. */
    record LocationRow(String location, String name, String provider, String closed, String people, String placed) {

        static LocationRow of(ClosedLocations.Closed closed) {
            return new LocationRow(closed.location(), closed.name(), closed.provider(), BusinessTime.write(closed.closedOn()), words(closed.people()),
                    "Placed at " + closed.name() + ", closed " + BusinessTime.write(closed.closedOn()));
        }

        static LocationRow of(ClosedLocations.Unlisted unlisted) {
            return new LocationRow(unlisted.location(), "", "", "", words(unlisted.people()), "Placed at " + unlisted.location() + ", which CQC does not list");
        }

        private static String words(int people) {
            return people == 1 ? "1 person" : people + " people";
        }
    }

    /** One service of somebody. */
    record PlacementRow(String person, String unit, String service, String since) {
    }

    @GetMapping
    String show(@RequestParam Optional<String> location, @AuthenticationPrincipal SignedInUser user, Model model) {
        List<LocationRow> closed = locations.all().stream().map(LocationRow::of).toList();
        List<LocationRow> unlisted = locations.unlisted().stream().map(LocationRow::of).toList();
        model.addAttribute("locations", closed);
        model.addAttribute("unlisted", unlisted);
        if (location.isPresent()) {
            LocationRow chosen = Stream.concat(closed.stream(), unlisted.stream()).filter(each -> each.location().equals(location.get())).findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            List<PlacementRow> rows = rows(chosen.location(), user);
            model.addAttribute("chosen", chosen);
            model.addAttribute("placements", rows);
            model.addAttribute("someHidden", rows.stream().anyMatch(row -> row.person().equals(FaultValues.HIDDEN)));
        }
        return "imports/closed-locations";
    }

    private List<PlacementRow> rows(String location, SignedInUser user) {
        FaultValues sight = FaultValues.of(user, organisation);
        Map<UnitId, String> names = organisation.units().stream().collect(Collectors.toMap(OrgUnit::id, OrgUnit::name));
        return locations.at(location).stream().map(each -> new PlacementRow(sight.sees(each.unit()) ? each.person() : FaultValues.HIDDEN, unit(each.unit(), names),
                each.service().isEmpty() ? "Not said" : each.service(), each.since() == null ? "Not said" : BusinessTime.write(each.since()))).toList();
    }

    private static String unit(@Nullable UnitId unit, Map<UnitId, String> names) {
        return unit == null ? "Not allocated" : names.getOrDefault(unit, unit.value());
    }
}
