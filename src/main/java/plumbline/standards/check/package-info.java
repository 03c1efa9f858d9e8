/**
 * {@code bin/check-rules}: compiles rule files and runs their worked examples without a server or a database.
 */
@org.jspecify.annotations.NullMarked
package plumbline.standards.check;
