/**
 * Mail that leaves the service: what is to be sent, by whom it waits to be taken, and what became of it.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Mail",
        allowedDependencies = {"core", "identity", "audit"})
@org.jspecify.annotations.NullMarked
package plumbline.mail;
