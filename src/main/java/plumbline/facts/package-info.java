/**
 * The typed facts that rules see, stored for fast reading in partitions.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Facts",
        allowedDependencies = {"core", "organisation"})
@org.jspecify.annotations.NullMarked
package plumbline.facts;
