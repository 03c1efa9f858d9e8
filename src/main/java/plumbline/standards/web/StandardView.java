package plumbline.standards.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.standards.LatestReviews;
import plumbline.standards.RuleSetVersion;
import plumbline.standards.Standard;
import plumbline.standards.StandardFigures;

/** A standard as the API gives it. */
record StandardView(String id, String title, String statement, String kind, String jurisdiction, String source, String sourceStatus,
                    String theme, String qualityStatement, @Nullable String visionOutcome, @Nullable String quadrant, String owner, LocalDate inForceFrom, LocalDate nextReview, @Nullable Instant lastReviewedAt,
                    List<String> sentences, String file, String contentHash, int ruleSetVersion, String ruleSetHash,
                    @Nullable FiguresView figures) {

    /** Current figures as the API gives them. */
    record FiguresView(Instant asAt, Map<String, Integer> findings, int openBreaches) {

        static FiguresView of(StandardFigures.Figures figures) {
            Map<String, Integer> findings = new TreeMap<>();
            figures.findings().forEach((outcome, count) -> findings.put(outcome.name(), count));
            return new FiguresView(figures.asAt(), findings, figures.openBreaches());
        }
    }

    static StandardView of(Standard standard, RuleSetVersion version, StandardFigures.@Nullable Figures figures, LatestReviews.@Nullable Review review) {
        return new StandardView(standard.id().value(), standard.title(), standard.statement(), standard.kind().name(),
                standard.jurisdiction().name(), standard.source(), standard.sourceStatus().name(), standard.theme(),
                standard.qualityStatement(), standard.visionOutcome(), standard.quadrant(), standard.ownerTier(), standard.inForceFrom(), standard.nextReview(),
                review == null ? null : review.at(), standard.sentences(),
                standard.file(), standard.contentHash(), version.number(), version.contentHash(),
                figures == null ? null : FiguresView.of(figures));
    }
}
