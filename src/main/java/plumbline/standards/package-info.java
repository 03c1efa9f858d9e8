/**
 * Rule files: vocabulary, parser, locks, compiler, versions and worked examples. Drools stays in here.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Standards",
        allowedDependencies = {"identity", "core", "organisation", "facts"})
@org.jspecify.annotations.NullMarked
package plumbline.standards;
