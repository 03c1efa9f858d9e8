/**
 * The tree of units, the posts, the ladder of tiers and the working calendar.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Organisation",
        allowedDependencies = {"core"})
@org.jspecify.annotations.NullMarked
package plumbline.organisation;
