package plumbline.standards.versions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import plumbline.standards.RuleSource;

/** The rule files that come with the service: the folder {@code rules}, also inside the jar. */
public final class ShippedRules {

    private static final String FOLDER = "/rules/";

    private ShippedRules() {
    }

    /** Vocabulary, rule files and worked examples, by path. */
    public static List<RuleSource> read() {
        List<RuleSource> sources = new ArrayList<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(ShippedRules.class.getClassLoader());
        try {
            for (String pattern : List.of("*.dsl", "**/*.dslr", "**/*.examples.yaml")) {
                for (Resource file : resolver.getResources("classpath:rules/" + pattern)) {
                    sources.add(new RuleSource(path(file), file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        sources.sort(Comparator.comparing(RuleSource::path));
        return sources;
    }

    private static String path(Resource file) throws IOException {
        String address = URLDecoder.decode(file.getURL().toString(), StandardCharsets.UTF_8);
        return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
    }
}
