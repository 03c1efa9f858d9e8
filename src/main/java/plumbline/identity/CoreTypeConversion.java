package plumbline.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Reads ids and days from addresses and forms. An empty field means "not given"; anything that is neither is a bad request.
 */
@Configuration(proxyBeanMethods = false)
class CoreTypeConversion implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new ToStandardId());
        registry.addConverter(new ToUnitId());
        registry.addConverter(new ToDay());
    }

    private static final class ToStandardId implements Converter<String, StandardId> {
        @Override
        public @Nullable StandardId convert(String text) {
            return text.isBlank() ? null : new StandardId(text.strip());
        }
    }

    private static final class ToUnitId implements Converter<String, UnitId> {
        @Override
        public @Nullable UnitId convert(String text) {
            return text.isBlank() ? null : new UnitId(text.strip());
        }
    }

    /** A day such as 2026-03-31, of a year that every database knows. */
    private static final class ToDay implements Converter<String, LocalDate> {
        @Override
        public @Nullable LocalDate convert(String text) {
            if (text.isBlank()) {
                return null;
            }
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw new IllegalArgumentException("the year is one from 1 to 9999");
            }
            return day;
        }
    }
}
