package plumbline.standards.judging;

import java.util.List;
import java.util.Objects;
import plumbline.facts.MeasureValue;

/** Says which way a measure goes, over as many values as its standard asks for and no fewer. */
record Trend(MeasureJudge judge) {

    String words(List<MeasureValue> history) {
        int needs = judge.trendNeeds;
        if (needs == 0) {
            return "";
        }
        List<Figure> figures = history.stream().map(judge::figure).filter(Objects::nonNull).toList();
        if (figures.size() < needs) {
            return " No trend is shown: there are %d values, and it takes %d.".formatted(figures.size(), needs);
        }
        int better = judge.colours.better(figures.get(figures.size() - 1), figures.get(figures.size() - needs));
        String way = better == 0 ? "unchanged" : better > 0 ? "improving" : "getting worse";
        return " Over the last %d values it is %s.".formatted(needs, way);
    }
}
