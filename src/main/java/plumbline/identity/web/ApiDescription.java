package plumbline.identity.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import plumbline.core.StandardId;
import plumbline.core.UnitId;
import plumbline.identity.Role;

/**
 * Completes what is generated from the code: what each operation is for and who may use it, what parameters mean, what
 * comes back, and every error as a problem detail.
 */
@Component
class ApiDescription implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "Problem";

    static {
        // Ids are written as text, not as the objects they are in the code.
        SpringDocUtils.getConfig().replaceWithSchema(StandardId.class, new StringSchema().pattern("^" + StandardId.PATTERN + "$"));
        SpringDocUtils.getConfig().replaceWithSchema(UnitId.class, new StringSchema());
    }

    private final ApiText text = ApiText.read();

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info().title("Plumbline").version("1")
                .description("Assurance and escalation for adult social care. Errors are problem details (RFC 9457). "
                        + "A browser's session serves here too, with the token of its pages; another system sends the token of its service account as \"Authorization: Bearer\"; "
                        + "a demonstration also takes HTTP Basic."));
        api.setServers(List.of(new Server().url("/").description("This service")));
        api.getComponents().addSchemas(PROBLEM, new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema().description("The status in words"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is wrong and how to put it right"))
                .addProperty("instance", new StringSchema()));
        api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> describe(method, path, operation)));
    }

    private void describe(PathItem.HttpMethod method, String path, Operation operation) {
        ApiText.@Nullable Operation words = text.operations().get(method + " " + path);
        String who = whoMay(method, path);
        operation.setDescription(words == null || words.more() == null ? who : words.more() + " " + who);
        if (words != null) {
            operation.setSummary(words.says());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> parameter.setDescription(text.parameters().get(parameter.getName())));
        }
        operation.setTags(List.of(path.split("/")[3]));
        operation.setOperationId(null);
        operation.setResponses(responses(method, path, operation, words == null ? null : words.answers()));
    }

    private static String whoMay(PathItem.HttpMethod method, String path) {
        Set<Role> roles = RouteRules.allowed(HttpMethod.valueOf(method.name()), path.replaceAll("\\{[^}]+}", "1"));
        String people = roles.size() == Role.values().length ? "For everybody who is signed in."
                : "For: " + roles.stream().sorted().map(Role::word).collect(Collectors.joining(", ")) + ".";
        return RouteRules.openToServiceAccounts(HttpMethod.valueOf(method.name()), path.replaceAll("\\{[^}]+}", "1"))
                ? people + " A service account may use it for its own files." : people;
    }

    private ApiResponses responses(PathItem.HttpMethod method, String path, Operation operation, @Nullable String answers) {
        ApiResponses all = new ApiResponses();
        all.addApiResponse(answers == null ? "200" : answers.split(" ")[0], new ApiResponse().description("What was asked for")
                .content(answers == null ? asGenerated(operation) : answer(answers.split(" ")[1])));
        for (String status : errors(method, path, operation)) {
            all.addApiResponse(status, new ApiResponse().description(text.errors().get(status)).content(new Content()
                    .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, new MediaType().schema(reference(PROBLEM)))));
        }
        return all;
    }

    private static Content asGenerated(Operation operation) {
        Content generated = operation.getResponses().get("200").getContent();
        return new Content().addMediaType(JSON, generated.values().iterator().next());
    }

    private static Content answer(String name) {
        return name.equals("file") ? new Content().addMediaType("application/octet-stream", new MediaType().schema(new StringSchema().format("binary")))
                : new Content().addMediaType(JSON, new MediaType().schema(reference(name)));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Set<String> errors(PathItem.HttpMethod method, String path, Operation operation) {
        Set<String> errors = new TreeSet<>(Set.of("401", "403"));
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            errors.add("400");
        }
        if (path.contains("{")) {
            errors.add("404");
        }
        if (method == PathItem.HttpMethod.POST) {
            errors.addAll(Set.of("409", "422"));
        }
        return errors;
    }
}
