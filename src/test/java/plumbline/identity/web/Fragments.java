package plumbline.identity.web;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Draws one fragment of the templates without the service. */
final class Fragments {

    private static final SpringTemplateEngine ENGINE = engine();

    private Fragments() {
    }

    /** The markup of a fragment call, for example {@code fragments/govuk/tag :: tag(${text}, null)}, with its values. */
    static String draw(String call, Map<String, @Nullable Object> values) {
        return ENGINE.process("<th:block th:replace=\"~{" + call + "}\"></th:block>", new Context(Locale.UK, values));
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setResolvablePatterns(java.util.Set.of("fragments/*"));
        files.setOrder(1);
        StringTemplateResolver calls = new StringTemplateResolver();
        calls.setOrder(2);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.addTemplateResolver(files);
        engine.addTemplateResolver(calls);
        return engine;
    }
}
