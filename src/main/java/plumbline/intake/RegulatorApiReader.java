package plumbline.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.stereotype.Component;
import plumbline.database.CopyRows;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the regulator's API gives of locations and providers: one of them, a list of them, or an object whose {@code locations}
 * or {@code providers} are one. Memory holds one entry. What names people is not read.
 */
@Component
class RegulatorApiReader implements FormatReader {

    private static final String FILL_PROVIDERS = """
            update rating_stage s set provider_name = coalesce((select name from provider_stage p where p.provider_id = s.provider_id order by row_number desc limit 1),
                (select provider_name from location l where l.ref = s.location_id and l.provider_id = s.provider_id),
                (select max(provider_name) from location l where l.provider_id = s.provider_id), '')""";

    private final JsonMapper mapper;

    RegulatorApiReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Format format() {
        return Format.CQC_API;
    }

    @Override
    public Staged stage(ImportWork work) {
        work.jdbc().execute(LocationsMerge.STAGE);
        work.jdbc().execute("create temporary table provider_stage (row_number int, provider_id text collate \"C\", name text collate \"C\") on commit drop");
        RegulatorEntry entries = new RegulatorEntry(work);
        long bytes = work.file().textBytes();
        try (CountedBytes in = new CountedBytes(work.file().open()); JsonParser parser = mapper.createParser(in)) {
            work.jdbc().execute((ConnectionCallback<Long>) connection -> {
                try (CopyRows copy = new CopyRows(connection, "rating_stage")) {
                    each(parser, entry -> {
                        entries.read(entry, copy);
                        work.progress().row(in.count(), bytes);
                    });
                    return copy.finish();
                }
            });
        } catch (JacksonException broken) {
            throw BoundedJson.refused(broken, "Send it as the regulator's API gave it.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        work.progress().storing(0);
        entries.stageProviders();
        return () -> {
            work.jdbc().update(FILL_PROVIDERS);
            new LocationsMerge(work).merge(true);
            countProviders(work);
            new OpenServicesOfClosed(work).doubt("deregistrationDate");
        };
    }

    /** What is done with one entry. */
    private interface Entry {
        void read(Map<String, @Nullable Object> entry) throws java.sql.SQLException;
    }

    private static void each(JsonParser parser, Entry reader) throws java.sql.SQLException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            elements(parser, reader);
        } else if (first == JsonToken.START_OBJECT) {
            object(parser, reader);
        }
        if (parser.nextToken() != null) {
            throw new FileRefused("Something follows behind the end of the JSON, in line " + parser.currentTokenLocation().getLineNr()
                    + ". Send one location, one provider, or a list of them in square brackets.");
        }
    }

    private static void elements(JsonParser parser, Entry reader) throws java.sql.SQLException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            pass(BoundedJson.read(parser), reader);
        }
    }

    @SuppressWarnings("unchecked")
    private static void pass(@Nullable Object entry, Entry reader) throws java.sql.SQLException {
        reader.read(entry instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }

    /** One entry, or an object around a list of them. */
    private static void object(JsonParser parser, Entry reader) throws java.sql.SQLException {
        Map<String, @Nullable Object> entry = new java.util.LinkedHashMap<>();
        boolean around = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && (name.equals("locations") || name.equals("providers"))) {
                around = true;
                elements(parser, reader);
            } else {
                entry.put(name, BoundedJson.read(parser));
            }
        }
        if (!around) {
            reader.read(entry);
        }
    }

    /** A provider has no row of its own in the register: its locations are called after it. */
    private static void countProviders(ImportWork work) {
        Integer changed = work.jdbc().queryForObject("""
                with latest as (select distinct on (provider_id) * from provider_stage order by provider_id, row_number desc),
                renamed as (
                    update location l set provider_name = p.name, batch = ? from latest p where l.provider_id = p.provider_id and l.provider_name <> p.name
                    returning l.provider_id)
                select count(distinct provider_id) from renamed""", Integer.class, work.batch().value());
        Integer all = work.jdbc().queryForObject("select count(*) from provider_stage", Integer.class);
        Integer latest = work.jdbc().queryForObject("select count(distinct provider_id) from provider_stage", Integer.class);
        work.counts().accepted(changed);
        work.counts().duplicate(all - latest);
        work.counts().unchanged(latest - changed);
    }
}
