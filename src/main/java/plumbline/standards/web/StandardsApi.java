package plumbline.standards.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import plumbline.core.Attempt;
import plumbline.core.StandardId;
import plumbline.identity.Problems;
import plumbline.standards.LatestReviews;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.StandardFigures;

/** The standards in force over the API. */
@RestController
@RequestMapping("/api/v1/standards")
class StandardsApi {

    private final StandardCatalogue catalogue;

    StandardsApi(StandardCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    List<StandardView> standards() {
        RuleSetVersion version = catalogue.inForce().version();
        Map<StandardId, StandardFigures.Figures> figures = catalogue.figures();
        Map<StandardId, LatestReviews.Review> reviews = catalogue.reviews();
        return catalogue.inForce().standards().stream()
                .map(standard -> StandardView.of(standard, version, figures.get(standard.id()), reviews.get(standard.id()))).toList();
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> standard(@PathVariable String id) {
        return catalogue.standard(id).<ResponseEntity<Object>>map(standard -> ResponseEntity.ok(StandardView.of(standard,
                        catalogue.inForce().version(), catalogue.figures().get(standard.id()), catalogue.reviews().get(standard.id()))))
                .orElseGet(() -> Problems.of(new Attempt.Refused<>(Attempt.Kind.NOT_FOUND,
                        "There is no standard with this id in force. GET /api/v1/standards lists them.")));
    }
}
