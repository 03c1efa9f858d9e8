package plumbline.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.core.UnitId;

/**
 * A number measured for a standard: a total that others counted, a survey result, a budget with its forecast.
 *
 * @param standard    the id of the standard it is measured for, as text
 * @param period      what it is for: {@code 2026-04}, {@code 2026-Q1}, {@code 2025-26} or a year
 * @param provider    the provider it is about, or {@code null}
 * @param group       the group of people it is about, after its characteristic, for example {@code sex: women}, or {@code null}
 * @param value       the number itself, when it is not a numerator over a denominator
 * @param target      the target set for it, if its standard has one for each council
 * @param baseline    the value that a target is reckoned from
 */
public record MeasureValue(String ref, UnitId unit, String standard, String period, @Nullable String provider, @Nullable String group,
                           @Nullable BigDecimal value, @Nullable BigDecimal numerator, @Nullable BigDecimal denominator,
                           @Nullable BigDecimal target, @Nullable BigDecimal baseline) implements Fact {
}
