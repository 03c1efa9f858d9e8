/** Pages and API of imports. */
@org.jspecify.annotations.NullMarked
package plumbline.intake.web;
