package plumbline.identity.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Everything the service answers to, as it is registered. */
final class Routes {

    private Routes() {
    }

    /**
     * One address and method.
     *
     * @param page whether it answers with a page, not with data
     */
    record Route(HttpMethod method, String pattern, boolean page) {

        @Override
        public String toString() {
            return method + " " + pattern;
        }

        boolean needsAnId() {
            return pattern.contains("{");
        }
    }

    /** All routes but the one errors are sent to. */
    static List<Route> all(ApplicationContext context) {
        return context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .filter(route -> !route.pattern().equals("/error"))
                .distinct().sorted(Comparator.comparing(Route::pattern).thenComparing(route -> route.method().name())).toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream().flatMap(pattern ->
                (methods.isEmpty() ? Stream.of(RequestMethod.GET, RequestMethod.POST) : methods.stream())
                        .map(method -> new Route(method.asHttpMethod(), pattern, isPage(handler))));
    }

    private static boolean isPage(HandlerMethod handler) {
        return !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
                && !handler.hasMethodAnnotation(ResponseBody.class)
                && !ResponseEntity.class.isAssignableFrom(handler.getReturnType().getParameterType());
    }
}
