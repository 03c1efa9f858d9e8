/**
 * Where the data is: the embedded PostgreSQL or the configured server.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Database",
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package plumbline.database;
