package plumbline.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import plumbline.core.StandardId;
import plumbline.core.UnitId;

/**
 * Reads ids from addresses and forms. An empty field means "not given"; anything that is not an id is a bad request.
 */
@Configuration(proxyBeanMethods = false)
class CoreTypeConversion implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new ToStandardId());
        registry.addConverter(new ToUnitId());
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
}
